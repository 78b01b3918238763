import { test } from "vitest";
import { legalizeFloatToInt } from "./legalize-float-to-int.ts";
import { expectPass, expectSameResults } from "./testing.ts";

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
  ).toPrint(`
    define i64 @wide(double %x) {
      %r = call i64 @llvm.fptoui.sat.i64.f64(double %x)
      ret i64 %r
    }
    define i8 @narrow(float %x) {
      %1 = call i32 @llvm.fptosi.sat.i32.f32(float %x)
      %r = trunc i32 %1 to i8
      ret i8 %r
    }
    define i32 @half(half %x) {
      %1 = fpext half %x to float
      %r = call i32 @llvm.fptosi.sat.i32.f32(float %1)
      ret i32 %r
    }
    define <2 x i16> @lanes(<2 x float> %x) {
      %1 = call <2 x i32> @llvm.fptosi.sat.v2i32.v2f32(<2 x float> %x)
      %r = trunc <2 x i32> %1 to <2 x i16>
      ret <2 x i16> %r
    }
  `);
});

const numbers = [0, -0.9, 1.5, -1.5, 127.9, 300, -300, 3e9, -3e9, 1e20, -1e20, Infinity, -Infinity, NaN];

test.each(["fptosi", "fptoui"])("%s gives what the interpreter says hardware does", (opcode) => {
  for (const to of ["i8", "i16", "i32", "i64"]) {
    expectSameResults(
      legalizeFloatToInt,
      `define ${to} @convert(double %x) {\n%r = ${opcode} double %x to ${to}\nret ${to} %r\n}`,
      "convert",
      numbers.map((number) => [number]),
    );
  }
});
