import { test } from "vitest";
import { legalizeDivision } from "./legalize-division.ts";
import { expectPass } from "./testing.ts";

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
  ).toPrint("FILL");
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
  ).toPrint("FILL");
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
  ).toPrint("FILL");
});
