import { test } from "vitest";
import { splitAggregates } from "./split-aggregates.ts";
import { expectPass, expectSameKernel } from "./testing.ts";

test("members become values of their own", () => {
  expectPass(
    splitAggregates,
    `
    define float @f(float %x, i32 %n) {
      %p = insertvalue { float, i32 } poison, float %x, 0
      %q = insertvalue { float, i32 } %p, i32 %n, 1
      %y = extractvalue { float, i32 } %q, 0
      ret float %y
    }`,
  ).toPrint(`
    define float @f(float %x, i32 %n) {
      ret float %x
    }`);
});

test("structs in loops, choices and memory hold what they held", () => {
  expectSameKernel(
    splitAggregates,
    `
    declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    define ptx_kernel void @k(ptr %out, i32 %n) {
    entry:
      %i = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      %place = getelementptr { i32, [2 x i16] }, ptr %out, i32 %i
      %first = load { i32, [2 x i16] }, ptr %place
      br label %loop
    loop:
      %now = phi { i32, [2 x i16] } [ %first, %entry ], [ %chosen, %loop ]
      %turn = phi i32 [ 0, %entry ], [ %next, %loop ]
      %a = extractvalue { i32, [2 x i16] } %now, 0
      %b = extractvalue { i32, [2 x i16] } %now, 1, 1
      %more = add i32 %a, %turn
      %less = sub i16 %b, 3
      %changed = insertvalue { i32, [2 x i16] } %now, i32 %more, 0
      %other = insertvalue { i32, [2 x i16] } %changed, i16 %less, 1, 0
      %odd = trunc i32 %turn to i1
      %chosen = select i1 %odd, { i32, [2 x i16] } %other, { i32, [2 x i16] } %changed
      %next = add i32 %turn, 1
      %again = icmp ult i32 %next, %n
      br i1 %again, label %loop, label %end
    end:
      store { i32, [2 x i16] } %chosen, ptr %place
      ret void
    }`,
    { grid: 1, block: 4, arguments: [Int32Array.from({ length: 8 }, (_, at) => at * 77_777), 5] },
  );
});
