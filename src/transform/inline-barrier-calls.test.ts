import { expect, test } from "vitest";
import { inlineBarrierCalls } from "./inline-barrier-calls.ts";
import { expectPass, expectSameKernel } from "./testing.ts";

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
  ).toPrint(`
    define ptx_kernel void @kernel(ptr %p, i32 %n) {
    entry:
      %v = alloca i32, align 4
      br label %outer.entry
    outer.entry:
      store i32 %n, ptr %v, align 4
      %c = icmp sgt i32 %n, 0
      br i1 %c, label %outer.then, label %outer.else
    outer.then:
      br label %outer.inner.0
    outer.inner.0:
      call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
      store i32 7, ptr %v, align 4
      br label %outer.inner.exit
    outer.inner.exit:
      br label %outer.else
    outer.else:
      %r = phi i32 [ 1, %outer.entry ], [ 2, %outer.inner.exit ]
      br label %outer.exit
    outer.exit:
      store i32 %r, ptr %p, align 4
      call void @plain(ptr %p)
      ret void
    }
    define void @plain(ptr %p) {
      store i32 8, ptr %p, align 4
      ret void
    }
  `);
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
  ).toPrint(`
    %struct.S = type { i32, i32 }
    define ptx_kernel void @kernel(ptr %p, i1 %c) {
    entry:
      %s = alloca %struct.S, align 4
      call void @llvm.memcpy.p0.p0.i32(ptr %s, ptr %p, i32 8, i1 false)
      br label %choose.entry
    choose.entry:
      call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
      br i1 %c, label %choose.a, label %choose.b
    choose.a:
      %x = load i32, ptr %s, align 4
      br label %choose.exit
    choose.b:
      br label %choose.exit
    choose.exit:
      %x.1 = phi i32 [ %x, %choose.a ], [ 0, %choose.b ]
      store i32 %x.1, ptr %p, align 4
      br label %never.0
    never.0:
      call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
      unreachable
    }
  `);
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
      message: "this call through a pointer may reach a barrier or a warp operation in target",
    },
    {
      code: "barrier-in-recursion",
      message: "the recursive function again may reach a barrier or a warp operation",
    },
  ]);
});

test("threads that exchange values in a function called in a loop get the same", () => {
  const { buffers } = expectSameKernel(
    inlineBarrierCalls,
    `
    @tile = addrspace(3) global [4 x i32] undef, align 4
    define ptx_kernel void @kernel(ptr %out) {
    entry:
      %i = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      br label %loop
    loop:
      %n = phi i32 [ 0, %entry ], [ %n.next, %loop ]
      %v = phi i32 [ %i, %entry ], [ %moved, %loop ]
      %moved = call i32 @rotate(i32 %i, i32 %v)
      %n.next = add i32 %n, 1
      %done = icmp eq i32 %n.next, 3
      br i1 %done, label %exit, label %loop
    exit:
      %p = getelementptr i32, ptr %out, i32 %i
      store i32 %moved, ptr %p, align 4
      ret void
    }
    define i32 @rotate(i32 %i, i32 %v) {
    entry:
      %local = alloca i32, align 4
      %p = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @tile to ptr), i32 %i
      store i32 %v, ptr %p, align 4
      ${sync}
      %j = add i32 %i, 1
      %next = and i32 %j, 3
      %q = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @tile to ptr), i32 %next
      %w = load i32, ptr %q, align 4
      store i32 %w, ptr %local, align 4
      ${sync}
      %r = load i32, ptr %local, align 4
      ret i32 %r
    }
    ${barrier}
    declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    `,
    { grid: 1, block: 4, arguments: [new Int32Array(4)] },
  );
  expect(buffers).toEqual([new Int32Array([3, 0, 1, 2])]);
});
