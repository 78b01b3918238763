import { test } from "vitest";
import { legalizeShifts } from "./legalize-shifts.ts";
import { expectPass } from "./testing.ts";

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
  ).toPrint("FILL");
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
  ).toPrint("FILL");
});
