import { expect, test } from "vitest";
import type { ScalarType } from "../artifact/kernel-module.ts";
import { encode } from "./encode.ts";

const noPointers = (): number => 0;

function bitsOf(scalar: ScalarType, value: unknown): number {
  const view = new DataView(new ArrayBuffer(8));
  encode(view, 0, { kind: "scalar", scalar }, value, "k: x", noPointers);
  return view.getUint32(0, true);
}

test("half floats are rounded to nearest, to even between two", () => {
  expect(bitsOf("f16", 1)).toBe(0x3c00);
  expect(bitsOf("f16", -2)).toBe(0xc000);
  expect(bitsOf("f16", 65504)).toBe(0x7bff);
  expect(bitsOf("f16", 65520)).toBe(0x7c00);
  expect(bitsOf("f16", 2 ** -24)).toBe(1);
  expect(bitsOf("f16", 2 ** -25)).toBe(0);
  expect(bitsOf("f16", 1 + 2 ** -11)).toBe(0x3c00);
  expect(bitsOf("f16", 1 + 3 * 2 ** -11)).toBe(0x3c02);
  expect(bitsOf("bf16", 1)).toBe(0x3f80);
  expect(bitsOf("bf16", NaN)).toBe(0x7fc0);
});

test("integers have the parameter's width, and nothing is cut off", () => {
  expect(bitsOf("i32", -1)).toBe(0xffffffff);
  expect(bitsOf("u32", 0xffffffff)).toBe(0xffffffff);
  expect(bitsOf("i8", 200)).toBe(200);
  expect(() => bitsOf("i32", 2 ** 32)).toThrow("k: x takes an integer of 32 bits, not 4294967296");
  expect(() => bitsOf("i32", 1.5)).toThrow(TypeError);
  expect(() => bitsOf("u64", 2 ** 60)).toThrow("a bigint, or a number that is an integer");
  expect(() => bitsOf("f32", "1")).toThrow("k: x takes a number, not a string");
});
