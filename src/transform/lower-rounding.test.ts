import { test } from "vitest";
import { lowerRounding } from "./lower-rounding.ts";
import { expectPass } from "./testing.ts";

test("round is spelled out", () => {
  expectPass(
    lowerRounding,
    `
    define float @f(float %x) {
      %r = call float @llvm.round.f32(float %x)
      ret float %r
    }
    declare float @llvm.round.f32(float)
    `,
  ).toPrint("FILL");
});

test("lrint is the nearest integer, saturated; rint stays", () => {
  expectPass(
    lowerRounding,
    `
    define i32 @f(double %x) {
      %a = call double @llvm.rint.f64(double %x)
      %r = call i32 @llvm.lrint.i32.f64(double %a)
      ret i32 %r
    }
    declare i32 @llvm.lrint.i32.f64(double)
    declare double @llvm.rint.f64(double)
    `,
  ).toPrint("FILL");
});
