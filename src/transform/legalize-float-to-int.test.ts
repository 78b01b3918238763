import { test } from "vitest";
import { legalizeFloatToInt } from "./legalize-float-to-int.ts";
import { expectPass } from "./testing.ts";

test("conversions saturate, at 32 bits at least", () => {
  expectPass(
    legalizeFloatToInt,
    `
    define i64 @wide(double %x) {
      %r = fptoui double %x to i64
      ret i64 %r
    }
    define i8 @narrow(float %x) {
      %r = fptosi float %x to i8
      ret i8 %r
    }
    define i32 @half(half %x) {
      %r = fptosi half %x to i32
      ret i32 %r
    }
    define <2 x i16> @lanes(<2 x float> %x) {
      %r = fptosi <2 x float> %x to <2 x i16>
      ret <2 x i16> %r
    }
    `,
  ).toPrint("FILL");
});
