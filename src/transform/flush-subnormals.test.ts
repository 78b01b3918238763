import { test } from "vitest";
import { flushSubnormals } from "./flush-subnormals.ts";
import { expectPass } from "./testing.ts";

test("a division takes and gives zero for subnormal numbers", () => {
  expectPass(
    flushSubnormals,
    `define float @f(float %a) {
      %q = fdiv float 1.0, %a
      ret float %q
    }`,
  ).toPrintFunction(
    "f",
    `define float @f(float %a) {
      %1 = call float @llvm.fabs.f32(float %a)
      %2 = fcmp olt float %1, 0x3810000000000000
      %3 = call float @llvm.copysign.f32(float 0.000000e+00, float %a)
      %4 = select i1 %2, float %3, float %a
      %q = fdiv float 1.000000e+00, %4
      %5 = call float @llvm.fabs.f32(float %q)
      %6 = fcmp olt float %5, 0x3810000000000000
      %7 = call float @llvm.copysign.f32(float 0.000000e+00, float %q)
      %8 = select i1 %6, float %7, float %q
      ret float %8
    }`,
  );
});

test("other operations, and divisions of doubles, are left alone", () => {
  expectPass(
    flushSubnormals,
    `define double @f(float %a, double %d) {
      %m = fmul float %a, %a
      %q = fdiv double %d, %d
      ret double %q
    }`,
  ).toLeaveAlone();
});
