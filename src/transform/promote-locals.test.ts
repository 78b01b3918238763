import { test } from "vitest";
import { promoteLocals } from "./promote-locals.ts";
import { expectPass } from "./testing.ts";

test("a variable becomes values, with phis where paths meet", () => {
  expectPass(
    promoteLocals,
    `
    define i32 @f(i32 %n) {
    entry:
      %sum = alloca i32, align 4
      %i = alloca i32, align 4
      call void @llvm.lifetime.start.p0(ptr %sum)
      store i32 0, ptr %sum, align 4
      store i32 0, ptr %i, align 4
      br label %loop
    loop:
      %a = load i32, ptr %sum, align 4
      %b = load i32, ptr %i, align 4
      %c = add i32 %a, %b
      store i32 %c, ptr %sum, align 4
      %d = add i32 %b, 1
      store i32 %d, ptr %i, align 4
      %done = icmp eq i32 %d, %n
      br i1 %done, label %exit, label %loop
    exit:
      %r = load i32, ptr %sum, align 4
      call void @llvm.lifetime.end.p0(ptr %sum)
      ret i32 %r
    }
    declare void @llvm.lifetime.start.p0(ptr)
    declare void @llvm.lifetime.end.p0(ptr)
    `,
  ).toPrint(`
    define i32 @f(i32 %n) {
    entry:
      br label %loop
    loop:
      %0 = phi i32 [ 0, %entry ], [ %d, %loop ]
      %1 = phi i32 [ 0, %entry ], [ %c, %loop ]
      %c = add i32 %1, %0
      %d = add i32 %0, 1
      %done = icmp eq i32 %d, %n
      br i1 %done, label %exit, label %loop
    exit:
      ret i32 %c
    }
  `);
});

test("structs and arrays are taken apart; what was never written reads as 0", () => {
  expectPass(
    promoteLocals,
    `
    %struct.S = type { i32, float, [2 x i32] }
    define float @f(float %x) {
      %s = alloca %struct.S, align 4
      %p = getelementptr inbounds %struct.S, ptr %s, i32 0, i32 1
      store float %x, ptr %p, align 4
      %a = getelementptr i8, ptr %s, i32 8
      %b = getelementptr i8, ptr %a, i32 4
      %never = load i32, ptr %b, align 4
      %y = load float, ptr %p, align 4
      %z = sitofp i32 %never to float
      %r = fadd float %y, %z
      ret float %r
    }
    `,
  ).toPrint(`
    %struct.S = type { i32, float, [2 x i32] }
    define float @f(float %x) {
      %z = sitofp i32 0 to float
      %r = fadd float %x, %z
      ret float %r
    }
  `);
});

test("a variable that is only changed on one side of a branch", () => {
  expectPass(
    promoteLocals,
    `
    define i32 @f(i1 %c, i32 %x) {
    entry:
      %v = alloca i32, align 4
      store i32 %x, ptr %v, align 4
      br i1 %c, label %then, label %end
    then:
      %one = load i32, ptr %v, align 4
      %two = add i32 %one, 1
      store i32 %two, ptr %v, align 4
      br label %end
    end:
      %r = load i32, ptr %v, align 4
      ret i32 %r
    }
    `,
  ).toPrint(`
    define i32 @f(i1 %c, i32 %x) {
    entry:
      br i1 %c, label %then, label %end
    then:
      %two = add i32 %x, 1
      br label %end
    end:
      %0 = phi i32 [ %x, %entry ], [ %two, %then ]
      ret i32 %0
    }
  `);
});

test("a variable whose address goes elsewhere, or that is indexed, stays", () => {
  expectPass(
    promoteLocals,
    `
    define i32 @f(i32 %i, ptr %out) {
      %array = alloca [4 x i32], align 4
      %p = getelementptr i32, ptr %array, i32 %i
      %x = load i32, ptr %p, align 4
      %leaked = alloca i32, align 4
      store ptr %leaked, ptr %out, align 4
      %passed = alloca i32, align 4
      call void @g(ptr %passed)
      %mixed = alloca i64, align 8
      store i64 0, ptr %mixed, align 8
      %half = load i32, ptr %mixed, align 4
      %r = add i32 %x, %half
      ret i32 %r
    }
    declare void @g(ptr)
    `,
  ).toLeaveAlone();
});

test("a struct that is copied into the variable is read member by member", () => {
  expectPass(
    promoteLocals,
    `
    %struct.S = type { i32, i64 }
    define i64 @f(ptr %p) {
      %s = alloca %struct.S, align 8
      call void @llvm.memcpy.p0.p0.i32(ptr align 8 %s, ptr align 8 %p, i32 16, i1 false)
      %q = getelementptr i8, ptr %s, i32 8
      %x = load i64, ptr %q, align 8
      ret i64 %x
    }
    declare void @llvm.memcpy.p0.p0.i32(ptr, ptr, i32, i1)
    `,
  ).toPrint(`
    %struct.S = type { i32, i64 }
    define i64 @f(ptr %p) {
      %1 = getelementptr i8, ptr %p, i32 8
      %2 = load i64, ptr %1, align 8
      ret i64 %2
    }
  `);
});
