import { test } from "vitest";
import { guardNullPages } from "./guard-null-pages.ts";
import { expectPass } from "./testing.ts";

test("an argument is guarded once, at entry; variables are not", () => {
  expectPass(
    guardNullPages,
    `
    @table = addrspace(4) constant [4 x float] zeroinitializer, align 4
    define ptx_kernel void @f(ptr noalias %p, i32 %i) {
      %local = alloca float, align 4
      %q = getelementptr inbounds float, ptr %p, i32 %i
      %x = load float, ptr %q, align 4
      store float %x, ptr %local, align 4
      %c = load float, ptr addrspace(4) @table, align 4
      store float %c, ptr %p, align 4
      ret void
    }
    `,
  ).toPrint("FILL");
});

test("a list is walked by guarded pointers but ends at the original null", () => {
  expectPass(
    guardNullPages,
    `
    define i32 @length(ptr %head) {
    entry:
      br label %test
    test:
      %node = phi ptr [ %head, %entry ], [ %next, %body ]
      %n = phi i32 [ 0, %entry ], [ %more, %body ]
      %end = icmp eq ptr %node, null
      br i1 %end, label %exit, label %body
    body:
      %more = add i32 %n, 1
      %field = getelementptr i8, ptr %node, i32 4
      %next = load ptr, ptr %field, align 4
      br label %test
    exit:
      ret i32 %n
    }
    `,
  ).toPrint("FILL");
});

test("arithmetic that serves an access and a call is doubled", () => {
  expectPass(
    guardNullPages,
    `
    define void @f(ptr %p) {
      %q = getelementptr i8, ptr %p, i32 4
      store i32 0, ptr %q, align 4
      call void @g(ptr %q)
      ret void
    }
    declare void @g(ptr)
    `,
  ).toPrint("FILL");
});

test("constant null pointers and copies of memory", () => {
  expectPass(
    guardNullPages,
    `
    define void @f(ptr %p, i1 %c) {
    entry:
      store i32 0, ptr null, align 4
      %x = load i32, ptr inttoptr (i32 16 to ptr), align 4
      %y = load i32, ptr inttoptr (i32 1000000 to ptr), align 4
      br i1 %c, label %then, label %end
    then:
      br label %end
    end:
      %q = phi ptr [ %p, %entry ], [ null, %then ]
      call void @llvm.memcpy.p0.p0.i32(ptr %q, ptr %p, i32 8, i1 false)
      ret void
    }
    declare void @llvm.memcpy.p0.p0.i32(ptr, ptr, i32, i1)
    `,
  ).toPrint("FILL");
});

test("a function without unknown pointers stays as it is", () => {
  expectPass(
    guardNullPages,
    `
    %struct.S = type { i32, i32 }
    define void @f(ptr byval(%struct.S) align 4 %s, ptr %unused) {
      %x = load i32, ptr %s, align 4
      ret void
    }
    `,
  ).toLeaveAlone();
});
