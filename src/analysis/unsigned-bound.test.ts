import { expect, test } from "vitest";
import { parseNamed } from "./testing.ts";
import { unsignedBound } from "./unsigned-bound.ts";

test.each([
  ["and i32 %x, 31", 31n],
  ["lshr i32 %x, 28", 15n],
  ["urem i32 %x, 10", 9n],
  ["udiv i32 100, 7", 14n],
  // x / 0 is all ones.
  ["udiv i32 5, %x", 2n ** 32n - 1n],
  ["urem i32 5, %x", 2n ** 32n - 1n],
  ["lshr i32 %x, 32", 2n ** 32n - 1n],
  ["freeze i32 undef", 2n ** 32n - 1n],
  ["zext i8 %b to i32", 255n],
  ["select i1 %c, i32 3, i32 8", 8n],
  ["call i32 @llvm.umin.i32(i32 %x, i32 31)", 31n],
  ["add i32 %x, 1", 2n ** 32n - 1n],
])("%s", (instruction, bound) => {
  const named = parseNamed(`declare i32 @llvm.umin.i32(i32, i32)
    define i32 @f(i32 %x, i8 %b, i1 %c) {\n%r = ${instruction}\nret i32 %r\n}`);
  expect(unsignedBound(named.value("r"))).toBe(bound);
});
