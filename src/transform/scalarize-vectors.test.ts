import { expect, test } from "vitest";
import { parseModule } from "../ir/parse.ts";
import { printModule } from "../ir/print.ts";
import { verifyModule } from "../ir/verify.ts";
import { functionPass } from "./pass.ts";
import { scalarizeVectors } from "./scalarize-vectors.ts";
import { expectPass, expectSameResults } from "./testing.ts";

const pass = functionPass({
  name: "scalarize-vectors",
  summary: "take vectors apart",
  run: (fn, module) => scalarizeVectors(fn, module),
});

test("each element of a vector becomes a value of its own", () => {
  expectPass(
    pass,
    `define void @f(ptr %p, float %a) {
      %v = load <2 x float>, ptr %p, align 8
      %one = insertelement <2 x float> poison, float %a, i32 0
      %both = shufflevector <2 x float> %one, <2 x float> poison, <2 x i32> zeroinitializer
      %w = fmul <2 x float> %v, %both
      store <2 x float> %w, ptr %p, align 8
      ret void
    }`,
  ).toPrintFunction(
    "f",
    `define void @f(ptr %p, float %a) {
      %v.0 = load float, ptr %p, align 8
      %1 = getelementptr i8, ptr %p, i32 4
      %v.1 = load float, ptr %1, align 4
      %w.0 = fmul float %v.0, %a
      %w.1 = fmul float %v.1, %a
      store float %w.0, ptr %p, align 8
      %2 = getelementptr i8, ptr %p, i32 4
      store float %w.1, ptr %2, align 4
      ret void
    }`,
  );
});

test("what needs the whole vector gets it put together", () => {
  const module = parseModule(
    `declare void @g(<2 x i32>)
    define void @f(i32 %a) {
      %v = insertelement <2 x i32> zeroinitializer, i32 %a, i32 1
      call void @g(<2 x i32> %v)
      ret void
    }`,
  );
  const fn = module.functions.get("f");
  expect(fn && scalarizeVectors(fn, module)).toBe(true);
  expect(verifyModule(module)).toEqual([]);
  expect(printModule(module)).toContain("call void @g(<2 x i32> %2)");
});

test("bits, comparisons, phis and indices that are no constants mean the same", () => {
  const ir = `
    declare <2 x i32> @llvm.umin.v2i32(<2 x i32>, <2 x i32>)
    define i64 @f(i64 %x, i32 %n) {
    entry:
      %v = bitcast i64 %x to <2 x i32>
      %half = bitcast <2 x i32> %v to <4 x i16>
      br label %loop
    loop:
      %i = phi i32 [ 0, %entry ], [ %next, %loop ]
      %s = phi <2 x i32> [ <i32 1, i32 2>, %entry ], [ %t, %loop ]
      %more = add <2 x i32> %s, %v
      %least = call <2 x i32> @llvm.umin.v2i32(<2 x i32> %more, <2 x i32> <i32 1000000, i32 -5>)
      %odd = icmp ugt <2 x i32> %least, %s
      %t = select <2 x i1> %odd, <2 x i32> %least, <2 x i32> zeroinitializer
      %next = add i32 %i, 1
      %again = icmp ult i32 %next, 3
      br i1 %again, label %loop, label %exit
    exit:
      %pick = extractelement <4 x i16> %half, i32 %n
      %put = insertelement <2 x i32> %t, i32 77, i32 %i
      %wide = zext i16 %pick to i64
      %sum = bitcast <2 x i32> %put to i64
      %r = add i64 %sum, %wide
      ret i64 %r
    }`;
  const numbers = [0n, 0x1234_5678_9abc_def0n, 0xffff_ffff_0000_0001n];
  expectSameResults(
    pass,
    ir.replace("i32 %i\n      %wide", "i32 1\n      %wide"),
    "f",
    numbers.flatMap((x) => [0, 1, 3].map((n) => [BigInt.asIntN(64, x), n])),
  );
});
