import { expect, test } from "vitest";
import { evaluate } from "./testing.ts";

const min = -(2 ** 31);
const max = 2 ** 31 - 1;

test.each([
  ["add", max, 1, min],
  ["sub", min, 1, max],
  ["mul", 65537, 65537, 131073],
  ["mul", max, max, 1],
  ["udiv", -1, 2, max],
  ["udiv", 7, 0, -1],
  ["sdiv", -7, 2, -3],
  ["sdiv", 7, 0, -1],
  ["sdiv", min, -1, min],
  ["urem", -1, 10, 5],
  ["urem", 7, 0, 7],
  ["srem", -7, 2, -1],
  ["srem", -7, 0, -7],
  ["srem", min, -1, 0],
  ["shl", 1, 31, min],
  ["shl", 1, 32, 0],
  ["shl", 1, -1, 0],
  ["lshr", -1, 28, 15],
  ["lshr", -1, 32, 0],
  ["lshr", -1, 0, -1],
  ["ashr", -16, 2, -4],
  ["ashr", -16, 32, -1],
  ["ashr", 16, 99, 0],
  ["and", 12, 10, 8],
  ["or", 12, 10, 14],
  ["xor", -1, 10, -11],
])("%s i32 %i, %i is %i", (opcode, a, b, expected) => {
  const values = { a: ["i32", a], b: ["i32", b] } as const;
  expect(evaluate("i32", `${opcode} i32 %a, %b`, values)).toBe(expected);
});

test.each([
  ["i8", "add", 127, 1, -128],
  ["i8", "udiv", -1, 2, 127],
  ["i8", "sdiv", -128, -1, -128],
  ["i8", "sdiv", 5, 0, -1],
  ["i8", "shl", 1, 8, 0],
  ["i8", "lshr", -1, 4, 15],
  ["i8", "ashr", -128, 9, -1],
  ["i16", "mul", 256, 256, 0],
  ["i16", "urem", -1, 256, 255],
  ["i24", "add", 2 ** 23 - 1, 1, -(2 ** 23)],
  ["i1", "add", 1, 1, 0],
  ["i1", "xor", 1, 1, 0],
  ["i1", "sdiv", 1, 1, 1],
])("%s %s %i, %i is %i", (type, opcode, a, b, expected) => {
  const values = { a: [type, a], b: [type, b] } as const;
  expect(evaluate(type, `${opcode} ${type} %a, %b`, values)).toBe(expected);
});

const min64 = -(2n ** 63n);
test.each([
  ["add", 2n ** 63n - 1n, 1n, min64],
  ["mul", 2n ** 40n, 2n ** 40n, 0n],
  ["udiv", -1n, 2n, 2n ** 63n - 1n],
  ["udiv", 1n, 0n, -1n],
  ["sdiv", min64, -1n, min64],
  ["sdiv", 5n, 0n, -1n],
  ["urem", -1n, 16n, 15n],
  ["urem", 9n, 0n, 9n],
  ["srem", min64, -1n, 0n],
  ["shl", 1n, 63n, min64],
  ["shl", 1n, 64n, 0n],
  ["lshr", -1n, 60n, 15n],
  ["ashr", min64, 70n, -1n],
  ["xor", -1n, 1n, -2n],
])("%s i64 %i, %i is %i", (opcode, a, b, expected) => {
  const values = { a: ["i64", a], b: ["i64", b] } as const;
  expect(evaluate("i64", `${opcode} i64 %a, %b`, values)).toBe(expected);
});

test.each([
  ["i32", "slt", -1, 0, 1],
  ["i32", "ult", -1, 0, 0],
  ["i32", "uge", min, max, 1],
  ["i32", "sge", min, max, 0],
  ["i32", "eq", 5, 5, 1],
  ["i32", "ne", 5, 5, 0],
  ["i8", "ugt", -1, 1, 1],
  ["i8", "sle", -1, 1, 1],
  ["i1", "slt", 1, 0, 1],
  ["i1", "ugt", 1, 0, 1],
  ["ptr", "ugt", 2 ** 32 - 4, 8, 1],
  ["ptr", "slt", 2 ** 32 - 4, 8, 1],
  ["i64", "ult", -1n, 0n, 0],
  ["i64", "slt", -1n, 0n, 1],
])("icmp of %s: %s %s, %s is %i", (type, predicate, a, b, expected) => {
  const values = { a: [type, a], b: [type, b] } as const;
  expect(evaluate("i1", `icmp ${predicate} ${type} %a, %b`, values)).toBe(expected);
});

test.each([
  ["i32", "ctpop", [-1], 32],
  ["i32", "ctlz", [1, "false"], 31],
  ["i32", "ctlz", [0, "true"], 32],
  ["i32", "cttz", [8, "false"], 3],
  ["i32", "cttz", [0, "false"], 32],
  ["i32", "bitreverse", [1], min],
  ["i32", "bswap", [0x01020304], 0x04030201],
  ["i32", "fshl", [1, min, 1], 3],
  ["i32", "fshl", [7, 9, 32], 7],
  ["i32", "fshr", [1, 0, 1], min],
  ["i32", "abs", [min, "false"], min],
  ["i32", "smax", [-1, 1], 1],
  ["i32", "umax", [-1, 1], -1],
  ["i32", "uadd.sat", [-2, 5], -1],
  ["i32", "sadd.sat", [max, 5], max],
  ["i32", "usub.sat", [1, 5], 0],
  ["i8", "ctlz", [1, "false"], 7],
])("%s: llvm.%s of %o is %i", (type, name, args, expected) => {
  const typed = args.map((arg) => (typeof arg === "string" ? `i1 ${arg}` : `${type} ${arg}`));
  const types = args.map((arg) => (typeof arg === "string" ? "i1" : type));
  const call = `call ${type} @llvm.${name}.${type}(${typed.join(", ")})`;
  const declaration = `declare ${type} @llvm.${name}.${type}(${types.join(", ")})`;
  expect(evaluate(type, call, {}, declaration)).toBe(expected);
});

test("overflow is reported beside the wrapped result", () => {
  const declaration = "declare { i32, i1 } @llvm.sadd.with.overflow.i32(i32, i32)";
  const add = (a: number, b: number) =>
    evaluate(
      "{ i32, i1 }",
      `call { i32, i1 } @llvm.sadd.with.overflow.i32(i32 ${a}, i32 ${b})`,
      {},
      declaration,
    );
  expect(add(max, 1)).toEqual([min, 1]);
  expect(add(1, 1)).toEqual([2, 0]);
});
