import { test } from "vitest";
import { lowerFloatMinmax } from "./lower-float-minmax.ts";
import { expectPass } from "./testing.ts";

test("fmin becomes WASM's minimum, corrected for NaN", () => {
  expectPass(
    lowerFloatMinmax,
    `
    define float @f(float %a, float %b) {
      %r = call float @llvm.minnum.f32(float %a, float %b)
      ret float %r
    }
    declare float @llvm.minnum.f32(float, float)
    `,
  ).toPrint("FILL");
});

test("a constant needs no test for NaN", () => {
  expectPass(
    lowerFloatMinmax,
    `
    define double @f(double %a) {
      %r = call double @fmax(double %a, double 0.0)
      ret double %r
    }
    declare double @fmax(double, double)
    `,
  ).toPrint("FILL");
});
