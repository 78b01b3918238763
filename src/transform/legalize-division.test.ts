import { test } from "vitest";
import { legalizeDivision } from "./legalize-division.ts";
import { expectPass, expectSameResults, pairsOf } from "./testing.ts";

test("an unknown unsigned divisor is tested for zero", () => {
  expectPass(
    legalizeDivision,
    `
    define i32 @f(i32 %a, i32 %b) {
      %q = udiv i32 %a, %b
      %r = urem i32 %q, %b
      ret i32 %r
    }
    `,
  ).toPrint(`
    define i32 @f(i32 %a, i32 %b) {
      %1 = icmp eq i32 %b, 0
      %2 = select i1 %1, i32 1, i32 %b
      %3 = udiv i32 %a, %2
      %q = select i1 %1, i32 -1, i32 %3
      %4 = icmp eq i32 %b, 0
      %5 = select i1 %4, i32 1, i32 %b
      %6 = urem i32 %q, %5
      %r = select i1 %4, i32 %q, i32 %6
      ret i32 %r
    }
  `);
});

test("signed division is also tested for its overflow", () => {
  expectPass(
    legalizeDivision,
    `
    define i64 @f(i64 %a, i64 %b) {
      %q = sdiv i64 %a, %b
      ret i64 %q
    }
    define i32 @g(i32 %a, i32 %b) {
      %r = srem i32 %a, %b
      ret i32 %r
    }
    `,
  ).toPrint(`
    define i64 @f(i64 %a, i64 %b) {
      %1 = icmp eq i64 %b, 0
      %2 = icmp eq i64 %a, -9223372036854775808
      %3 = icmp eq i64 %b, -1
      %4 = and i1 %2, %3
      %5 = or i1 %1, %4
      %6 = select i1 %5, i64 1, i64 %b
      %7 = sdiv i64 %a, %6
      %q = select i1 %1, i64 -1, i64 %7
      ret i64 %q
    }
    define i32 @g(i32 %a, i32 %b) {
      %1 = icmp eq i32 %b, 0
      %2 = icmp eq i32 %a, -2147483648
      %3 = icmp eq i32 %b, -1
      %4 = and i1 %2, %3
      %5 = or i1 %1, %4
      %6 = select i1 %5, i32 1, i32 %b
      %7 = srem i32 %a, %6
      %r = select i1 %1, i32 %a, i32 %7
      ret i32 %r
    }
  `);
});

test("safe constants are left alone", () => {
  expectPass(
    legalizeDivision,
    `
    define i32 @f(i32 %a) {
      %q = sdiv exact i32 %a, 4
      %r = urem i32 %q, -1
      %s = srem i32 %r, -2
      ret i32 %s
    }
    define <2 x i32> @g(<2 x i32> %a) {
      %q = udiv <2 x i32> %a, <i32 3, i32 5>
      ret <2 x i32> %q
    }
    `,
  ).toLeaveAlone();
});

test("lanes of vectors are tested one by one", () => {
  expectPass(
    legalizeDivision,
    `
    define <2 x i32> @f(<2 x i32> %a, <2 x i32> %b) {
      %q = udiv <2 x i32> %a, %b
      ret <2 x i32> %q
    }
    `,
  ).toPrint(`
    define <2 x i32> @f(<2 x i32> %a, <2 x i32> %b) {
      %1 = icmp eq <2 x i32> %b, splat (i32 0)
      %2 = select <2 x i1> %1, <2 x i32> splat (i32 1), <2 x i32> %b
      %3 = udiv <2 x i32> %a, %2
      %q = select <2 x i1> %1, <2 x i32> splat (i32 -1), <2 x i32> %3
      ret <2 x i32> %q
    }
  `);
});

const edges = [0, 1, -1, 2, 7, -7, 2 ** 31 - 1, -(2 ** 31)];

test.each(["udiv", "sdiv", "urem", "srem"])("%s gives what the interpreter says hardware does", (opcode) => {
  const divide = (type: string) =>
    `define ${type} @divide(${type} %a, ${type} %b) {\n%r = ${opcode} ${type} %a, %b\nret ${type} %r\n}`;
  expectSameResults(legalizeDivision, divide("i32"), "divide", pairsOf(edges));
  expectSameResults(legalizeDivision, divide("i64"), "divide", pairsOf([0n, 1n, -1n, 5n, -(2n ** 63n)]));
});
