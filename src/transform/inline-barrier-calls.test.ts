import { test } from "vitest";
import { inlineBarrierCalls } from "./inline-barrier-calls.ts";
import { expectPass } from "./testing.ts";

const barrier = "declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)";
const sync = "call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)";

test("functions with barriers move into the kernel, through several levels; others stay", () => {
  expectPass(
    inlineBarrierCalls,
    `
    define ptx_kernel void @kernel(ptr %p, i32 %n) {
    entry:
      %x = call i32 @outer(ptr %p, i32 %n)
      store i32 %x, ptr %p, align 4
      call void @plain(ptr %p)
      ret void
    }
    define i32 @outer(ptr %p, i32 %n) {
    entry:
      %v = alloca i32, align 4
      store i32 %n, ptr %v, align 4
      %c = icmp sgt i32 %n, 0
      br i1 %c, label %then, label %else
    then:
      call void @inner(ptr %v)
      br label %else
    else:
      %r = phi i32 [ 1, %entry ], [ 2, %then ]
      ret i32 %r
    }
    define void @inner(ptr %p) {
      ${sync}
      store i32 7, ptr %p, align 4
      ret void
    }
    define void @plain(ptr %p) {
      store i32 8, ptr %p, align 4
      ret void
    }
    ${barrier}
    `,
  ).toPrint("FILL");
});

test("several returns, none, and parameters by value", () => {
  expectPass(
    inlineBarrierCalls,
    `
    %struct.S = type { i32, i32 }
    define ptx_kernel void @kernel(ptr %p, i1 %c) {
    entry:
      %x = call i32 @choose(ptr %p, i1 %c)
      store i32 %x, ptr %p, align 4
      call void @never()
      ret void
    }
    define i32 @choose(ptr byval(%struct.S) align 4 %s, i1 %c) {
    entry:
      ${sync}
      br i1 %c, label %a, label %b
    a:
      %x = load i32, ptr %s, align 4
      ret i32 %x
    b:
      ret i32 0
    }
    define void @never() {
      ${sync}
      unreachable
    }
    ${barrier}
    `,
  ).toPrint("FILL");
});

test("recursion and pointers to functions with barriers are errors", () => {
  expectPass(
    inlineBarrierCalls,
    `
    define ptx_kernel void @kernel(ptr %f) {
      call void %f(i32 1)
      call void @_Z5againi(i32 1)
      ret void
    }
    define void @_Z5againi(i32 %n) {
      ${sync}
      call void @_Z5againi(i32 %n)
      ret void
    }
    @table = constant [1 x ptr] [ptr @_Z6targeti]
    define void @_Z6targeti(i32 %n) {
      ${sync}
      ret void
    }
    ${barrier}
    `,
  ).toReport([
    {
      code: "barrier-through-pointer",
      message: "this call through a pointer may reach __syncthreads() in target",
    },
    {
      code: "barrier-in-recursion",
      message: "the recursive function again may reach __syncthreads()",
    },
  ]);
});
