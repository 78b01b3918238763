import { expect, test } from "vitest";
import { parseNamed } from "../../analysis/testing.ts";
import { findRecomputable } from "./recompute.ts";

const chain = (length: number) =>
  Array.from({ length }, (_, at) => `%c${at} = add i32 ${at === 0 ? "%n" : `%c${at - 1}`}, 1`).join("\n");
const named = parseNamed(`
  declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  declare i32 @f(i32)
  @table = global [4 x i32] zeroinitializer
  define ptx_kernel void @k(ptr %p, i32 %n, float %x) {
  entry:
    %local = alloca [4 x i32], align 4
    %tid = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    %address = getelementptr i32, ptr %p, i32 %tid
    %place = getelementptr i32, ptr %local, i32 %tid
    %entry.of = getelementptr i32, ptr @table, i32 %tid
    %float = fmul float %x, 2.0
    %choice = select i1 true, i32 %tid, i32 %n
    %loaded = load i32, ptr %address
    %of.loaded = add i32 %loaded, 1
    %quotient = udiv i32 %tid, %n
    %called = call i32 @f(i32 %n)
    %frozen = freeze i32 %n
    %first = insertelement <4 x i32> poison, i32 %n, i32 0
    %bound = shufflevector <4 x i32> %first, <4 x i32> poison, <4 x i32> zeroinitializer
    %mask = icmp ult <4 x i32> <i32 0, i32 1, i32 2, i32 3>, %bound
    ${chain(12)}
    br label %loop
  loop:
    %phi = phi i32 [ 0, %entry ], [ %more, %loop ]
    %more = add i32 %phi, 1
    %end = icmp eq i32 %more, %n
    br i1 %end, label %exit, label %loop
  exit:
    ret void
  }`);
const isRecomputable = findRecomputable();

test.each(["local", "tid", "address", "place", "entry.of", "float", "choice", "mask", "c7"])(
  "%s is computed again",
  (name) => {
    expect(isRecomputable(named.value(name))).toBe(true);
  },
);

test.each([
  "loaded", // another thread may have written there
  "of.loaded",
  "quotient", // dear
  "called",
  "frozen", // must stay what it was
  "phi",
  "more",
  "c8", // too long
  "c11",
])("%s is kept", (name) => {
  expect(isRecomputable(named.value(name))).toBe(false);
});
