import { test } from "vitest";
import { legalizeShifts } from "./legalize-shifts.ts";
import { expectPass, expectSameResults, pairsOf } from "./testing.ts";

test("amounts that may be too large shift everything out", () => {
  expectPass(
    legalizeShifts,
    `
    define i32 @left(i32 %a, i32 %n) {
      %r = shl nuw i32 %a, %n
      ret i32 %r
    }
    define i64 @right(i64 %a, i64 %n) {
      %r = lshr i64 %a, %n
      ret i64 %r
    }
    define i32 @sign(i32 %a, i32 %n) {
      %r = ashr i32 %a, %n
      ret i32 %r
    }
    `,
  ).toPrint(`
    define i32 @left(i32 %a, i32 %n) {
      %1 = and i32 %n, 31
      %2 = shl i32 %a, %1
      %3 = icmp ult i32 %n, 32
      %r = select i1 %3, i32 %2, i32 0
      ret i32 %r
    }
    define i64 @right(i64 %a, i64 %n) {
      %1 = and i64 %n, 63
      %2 = lshr i64 %a, %1
      %3 = icmp ult i64 %n, 64
      %r = select i1 %3, i64 %2, i64 0
      ret i64 %r
    }
    define i32 @sign(i32 %a, i32 %n) {
      %1 = call i32 @llvm.umin.i32(i32 %n, i32 31)
      %r = ashr i32 %a, %1
      ret i32 %r
    }
  `);
});

test("amounts that are known to be small are left alone", () => {
  expectPass(
    legalizeShifts,
    `
    define i64 @f(i64 %a, i32 %n, i5 %m) {
      %low = and i32 %n, 31
      %wide = zext i32 %low to i64
      %r = shl i64 %a, %wide
      %s = lshr i64 %r, 63
      %t = zext i5 %m to i64
      %u = ashr i64 %s, %t
      ret i64 %u
    }
    `,
  ).toLeaveAlone();
});

test("a constant that is too large is no exception", () => {
  expectPass(
    legalizeShifts,
    `
    define i32 @f(i32 %a) {
      %r = ashr i32 %a, 32
      ret i32 %r
    }
    `,
  ).toPrint(`
    define i32 @f(i32 %a) {
      %1 = call i32 @llvm.umin.i32(i32 32, i32 31)
      %r = ashr i32 %a, %1
      ret i32 %r
    }
  `);
});

test.each(["shl", "lshr", "ashr"])("%s gives what the interpreter says hardware does", (opcode) => {
  const shift = (type: string) =>
    `define ${type} @shift(${type} %a, ${type} %b) {\n%r = ${opcode} ${type} %a, %b\nret ${type} %r\n}`;
  const numbers = [0, 1, 3, 31, 32, 33, -1, -(2 ** 31), 2 ** 31 - 1];
  expectSameResults(legalizeShifts, shift("i32"), "shift", pairsOf(numbers));
  expectSameResults(legalizeShifts, shift("i64"), "shift", pairsOf([0n, 1n, 63n, 64n, -1n, -(2n ** 63n)]));
  expectSameResults(legalizeShifts, shift("i24"), "shift", pairsOf([0, 1, 23, 24, -1]));
});
