import { test } from "vitest";
import { lowerFloatMinmax } from "./lower-float-minmax.ts";
import { expectPass, expectSameResults, pairsOf } from "./testing.ts";

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
  ).toPrint(`
    define float @f(float %a, float %b) {
      %1 = call float @llvm.minimum.f32(float %a, float %b)
      %2 = fcmp uno float %a, %a
      %3 = select i1 %2, float %b, float %1
      %4 = fcmp uno float %b, %b
      %r = select i1 %4, float %a, float %3
      ret float %r
    }
  `);
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
  ).toPrint(`
    define double @f(double %a) {
      %1 = call double @llvm.maximum.f64(double %a, double 0.000000e+00)
      %2 = fcmp uno double %a, %a
      %r = select i1 %2, double 0.000000e+00, double %1
      ret double %r
    }
  `);
});

test.each(["minnum", "maxnum"])("%s gives what the interpreter says hardware does", (operation) => {
  expectSameResults(
    lowerFloatMinmax,
    `define float @f(float %a, float %b) {
      %r = call float @llvm.${operation}.f32(float %a, float %b)
      ret float %r
    }
    declare float @llvm.${operation}.f32(float, float)`,
    "f",
    pairsOf([0, -0, 1, -1, Infinity, -Infinity, NaN]),
  );
});
