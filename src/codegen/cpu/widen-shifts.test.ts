import { expect, test } from "vitest";
import { printModule } from "../../ir/print.ts";
import { applyPass, expectPass, expectSameKernel } from "../../transform/testing.ts";
import { widenShifts } from "./widen-shifts.ts";

test("narrow numbers are shifted in 32 bits, above which LLVM knows nothing", () => {
  expectPass(
    widenShifts,
    `
    define i16 @f(i16 %n) {
      %r = lshr i16 -1, %n
      ret i16 %r
    }`,
  ).toPrint(`
    declare i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
    define i16 @f(i16 %n) {
      %1 = zext i16 -1 to i32
      %ntid.x = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
      %2 = lshr i32 %ntid.x, 11
      %3 = or i32 %1, %2
      %4 = zext i16 %n to i32
      %5 = lshr i32 %3, %4
      %r = trunc i32 %5 to i16
      ret i16 %r
    }`);
});

test.each([
  ["by a constant", "%r = lshr i16 %b, 3", false],
  ["of numbers that are wide", "%r = lshr i32 %a, %n", false],
  ["to the left", "%r = shl i16 %b, %b", false],
  ["with the sign", "%r = ashr i16 %b, %b", false],
  ["of wide numbers that LLVM could make narrow", "%z = zext i16 %b to i32\n%r = lshr i32 %z, %n", true],
])("shifts %s: %s", (_, body, isWidened) => {
  const { module } = applyPass(widenShifts, `define void @f(i32 %a, i32 %n, i16 %b) {\n${body}\nret void\n}`);
  expect(printModule(module).includes("ntid.x")).toBe(isWidened);
});

test.each(["i8", "i16"])("shifts and funnel shifts of %s do what they did", (type) => {
  const bytes = type === "i8" ? 1 : 2;
  const bits = 8 * bytes;
  const store = (value: string, at: number) => `
    %p${at} = getelementptr [8 x ${type}], ptr %out, i32 %i, i32 ${at}
    store ${type} ${value}, ptr %p${at}`;
  expectSameKernel(
    widenShifts,
    `
    declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    declare ${type} @llvm.fshl.${type}(${type}, ${type}, ${type})
    declare ${type} @llvm.fshr.${type}(${type}, ${type}, ${type})
    declare <2 x ${type}> @llvm.fshr.v2${type}(<2 x ${type}>, <2 x ${type}>, <2 x ${type}>)
    define ptx_kernel void @k(ptr %out, i32 %seed) {
      %i = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      %mixed = mul i32 %seed, %i
      %v = trunc i32 %mixed to ${type}
      %any = trunc i32 %i to ${type}
      %n = and ${type} %any, ${bits - 1}
      %a = lshr ${type} -1, %n
      %b = lshr ${type} %v, %n
      %c = call ${type} @llvm.fshl.${type}(${type} %v, ${type} -3, ${type} %any)
      %d = call ${type} @llvm.fshr.${type}(${type} 5, ${type} %v, ${type} %any)
      %e = call ${type} @llvm.fshr.${type}(${type} 5, ${type} %v, ${type} 3)
      %two = insertelement <2 x ${type}> <${type} 1, ${type} 2>, ${type} %v, i32 1
      %shifted = lshr <2 x ${type}> %two, <${type} 1, ${type} 3>
      %turned = call <2 x ${type}> @llvm.fshr.v2${type}(<2 x ${type}> %two, <2 x ${type}> %shifted, <2 x ${type}> %two)
      %f = extractelement <2 x ${type}> %turned, i32 1
      ${["a", "b", "c", "d", "e", "f"].map((name, at) => store(`%${name}`, at)).join("")}
      ret void
    }`,
    { grid: 1, block: 40, arguments: [new Uint8Array(40 * 8 * bytes), 40503] },
  );
});
