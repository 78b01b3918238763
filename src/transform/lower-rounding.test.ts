import { test } from "vitest";
import { lowerRounding } from "./lower-rounding.ts";
import { expectPass, expectSameResults } from "./testing.ts";

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
  ).toPrint(`
    define float @f(float %x) {
      %1 = call float @llvm.trunc.f32(float %x)
      %2 = fsub float %x, %1
      %3 = call float @llvm.fabs.f32(float %2)
      %4 = fcmp oge float %3, 5.000000e-01
      %5 = select i1 %4, float 1.000000e+00, float 0.000000e+00
      %6 = call float @llvm.copysign.f32(float %5, float %x)
      %r = fadd float %1, %6
      ret float %r
    }
  `);
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
  ).toPrint(`
    define i32 @f(double %x) {
      %a = call double @llvm.rint.f64(double %x)
      %1 = call double @llvm.rint.f64(double %a)
      %r = call i32 @llvm.fptosi.sat.i32.f64(double %1)
      ret i32 %r
    }
  `);
});

const numbers = [
  0,
  -0,
  0.3,
  -0.3,
  0.5,
  -0.5,
  1.5,
  -2.5,
  0.49999997,
  8388609,
  2 ** 52 + 1,
  1e30,
  Infinity,
  -Infinity,
  NaN,
];

test.each([
  ["float", "llvm.round.f32", "float"],
  ["double", "llvm.round.f64", "double"],
  ["i32", "llvm.lround.i32.f64", "double"],
  ["i64", "llvm.llrint.i64.f64", "double"],
])("%s @%s gives what the interpreter says hardware does", (result, name, type) => {
  expectSameResults(
    lowerRounding,
    `define ${result} @f(${type} %x) {\n%r = call ${result} @${name}(${type} %x)\nret ${result} %r\n}
    declare ${result} @${name}(${type})`,
    "f",
    numbers.map((number) => [type === "float" ? Math.fround(number) : number]),
  );
});

test.each([0, 1])("part %i of modf is what the interpreter says, alone and in the pair", (index) => {
  const ir = `declare { double, double } @llvm.modf.f64(double)
    define double @f(double %x) {
      %both = call { double, double } @llvm.modf.f64(double %x)
      %part = extractvalue { double, double } %both, ${index}
      %same = insertvalue { double, double } %both, double %part, ${index}
      %r = extractvalue { double, double } %same, ${index}
      ret double %r
    }`;
  expectSameResults(
    lowerRounding,
    ir,
    "f",
    numbers.map((number) => [number]),
  );
});
