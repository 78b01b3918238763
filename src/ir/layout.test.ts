import { expect, test } from "vitest";
import {
  abiAlign,
  addressSteps,
  allocBytes,
  constantOffset,
  memberOffset,
  storeBytes,
  structLayout,
} from "./layout.ts";
import { arrayType, f32, f64, i1, i16, i64, i8, intType, ptr, structType, vectorType } from "./types.ts";
import { Argument, ConstantInt } from "./values.ts";

test.each([
  [i1, 1, 1],
  [i8, 1, 1],
  [intType(24), 4, 4],
  [i64, 8, 8],
  [intType(128), 16, 16],
  [f64, 8, 8],
  [ptr, 4, 4],
  [vectorType(2, f32), 8, 8],
  [vectorType(3, f32), 16, 16],
  [vectorType(8, f64), 64, 64],
  [arrayType(3, i16), 6, 2],
  [structType([i8, f64, i8]), 24, 8],
  [structType([i8, f64, i8], true), 10, 1],
  [structType([]), 0, 1],
])("%o takes %i bytes and is aligned to %i", (type, bytes, align) => {
  expect([allocBytes(type), abiAlign(type)]).toEqual([bytes, align]);
});

test("a three-component vector is stored in twelve bytes, a vector of i1 in bits", () => {
  expect(storeBytes(vectorType(3, f32))).toBe(12);
  expect(storeBytes(vectorType(16, i1))).toBe(2);
});

test("fields are aligned, and nested structs with them", () => {
  const inner = structType([i8, i16]);
  expect(structLayout(structType([i8, inner, ptr, i64])).offsets).toEqual([0, 2, 8, 16]);
});

test("the bytes that indices add, and the strides of the ones that vary", () => {
  const point = structType([i8, arrayType(4, f64)]);
  const three = new ConstantInt(i64, 3);
  const one = new ConstantInt(i64, 1);
  const minusOne = new ConstantInt(i64, -1);
  const index = new Argument(i64, "i");
  expect(constantOffset(point, [minusOne])).toBe(-40);
  expect(constantOffset(point, [one, one, three])).toBe(40 + 8 + 24);
  expect(constantOffset(vectorType(4, f32), [one, three])).toBe(16 + 12);
  expect(constantOffset(point, [index])).toBeUndefined();
  expect(addressSteps(point, [index, one, index])).toEqual([
    { index, stride: 40 },
    { bytes: 8 },
    { index, stride: 8 },
  ]);
  expect(memberOffset(point, 1)).toBe(8);
});
