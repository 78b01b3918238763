import { expect, test } from "vitest";
import { shuffledOrder } from "./execution-order.ts";
import { type KernelRun, runKernel } from "./testing.ts";

const declarations = `
declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
declare i1 @llvm.nvvm.barrier.cta.red.and.aligned.all(i32, i1)
declare i1 @llvm.nvvm.barrier.cta.red.or.aligned.all(i32, i1)
declare i32 @llvm.nvvm.barrier.cta.red.popc.aligned.all(i32, i1)
`;

/** The buffers must come out the same whichever thread goes first. */
function runInAllOrders(kernel: string, run: KernelRun) {
  const outcome = runKernel(kernel, run);
  for (const seed of [1, 2, 3, 10])
    expect(runKernel(kernel, { ...run, threadOrder: shuffledOrder(seed) })).toEqual(outcome);
  return outcome;
}

test("a barrier in a loop: a sum by halves", () => {
  const kernel = `${declarations}
    define ptx_kernel void @sum(ptr %data) {
    entry:
      %i = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      %mine = getelementptr i32, ptr %data, i32 %i
      br label %loop
    loop:
      %width = phi i32 [ 4, %entry ], [ %half, %next ]
      %active = icmp slt i32 %i, %width
      br i1 %active, label %add, label %next
    add:
      %j = add i32 %i, %width
      %other = getelementptr i32, ptr %data, i32 %j
      %a = load i32, ptr %mine
      %b = load i32, ptr %other
      %c = add i32 %a, %b
      store i32 %c, ptr %mine
      br label %next
    next:
      call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
      %half = lshr i32 %width, 1
      %more = icmp ne i32 %half, 0
      br i1 %more, label %loop, label %done
    done:
      ret void
    }`;
  const data = new Int32Array([1, 2, 3, 4, 5, 6, 7, 8]);
  const { buffers, status } = runInAllOrders(kernel, { grid: 1, block: 8, arguments: [data] });
  expect(status).toBe("done");
  expect(buffers[0]?.[0]).toBe(36);
});

test("a barrier inside a called function, and one that some threads reach from elsewhere", () => {
  const kernel = `${declarations}
    @shared = internal addrspace(3) global i32 undef
    define internal i32 @wait(i32 %x) {
      call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
      %y = add i32 %x, 1
      ret i32 %y
    }
    define ptx_kernel void @k(ptr %out) {
      %i = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      %first = icmp eq i32 %i, 0
      br i1 %first, label %writer, label %readers
    writer:
      store i32 41, ptr addrspace(3) @shared
      call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
      ret void
    readers:
      %one = call i32 @wait(i32 0)
      %x = load i32, ptr addrspace(3) @shared
      %sum = add i32 %x, %one
      %to = getelementptr i32, ptr %out, i32 %i
      store i32 %sum, ptr %to
      ret void
    }`;
  const run = { grid: 1, block: 3, arguments: [new Int32Array(3)] };
  expect(runInAllOrders(kernel, run).buffers).toEqual([new Int32Array([0, 42, 42])]);
});

test("threads that have ended do not hold up a barrier", () => {
  const kernel = `${declarations}
    define ptx_kernel void @k(ptr %out) {
      %i = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      %odd = trunc i32 %i to i1
      br i1 %odd, label %leave, label %stay
    leave:
      ret void
    stay:
      %condition = icmp sgt i32 %i, 0
      %n = call i32 @llvm.nvvm.barrier.cta.red.popc.aligned.all(i32 0, i1 %condition)
      %all = call i1 @llvm.nvvm.barrier.cta.red.and.aligned.all(i32 0, i1 %condition)
      %any = call i1 @llvm.nvvm.barrier.cta.red.or.aligned.all(i32 0, i1 %condition)
      %all32 = zext i1 %all to i32
      %any32 = zext i1 %any to i32
      %ten = mul i32 %any32, 10
      %hundred = mul i32 %all32, 100
      %x = add i32 %n, %ten
      %y = add i32 %x, %hundred
      %to = getelementptr i32, ptr %out, i32 %i
      store i32 %y, ptr %to
      ret void
    }`;
  const run = { grid: 1, block: 5, arguments: [new Int32Array(5)] };
  expect(runInAllOrders(kernel, run).buffers).toEqual([new Int32Array([12, 0, 12, 0, 12])]);
});

test("a thread may wait in a loop for another thread of its block", () => {
  const kernel = `${declarations}
    define ptx_kernel void @k(ptr %flag) {
    entry:
      %i = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      %first = icmp eq i32 %i, 0
      br i1 %first, label %spin, label %signal
    spin:
      %seen = load atomic volatile i32, ptr %flag monotonic, align 4
      %go = icmp ne i32 %seen, 0
      br i1 %go, label %done, label %spin
    signal:
      store atomic volatile i32 1, ptr %flag release, align 4
      br label %done
    done:
      ret void
    }`;
  const run = { grid: 1, block: 2, arguments: [new Int32Array(1)] };
  expect(runInAllOrders(kernel, run).status).toBe("done");
});

test("dynamic shared memory follows the static, and all its names are one", () => {
  const kernel = `${declarations}
    @static = internal addrspace(3) global [3 x i8] undef, align 1
    @a = external addrspace(3) global [0 x i32], align 4
    @b = external addrspace(3) global [0 x double], align 8
    define ptx_kernel void @k(ptr %out) {
      store i32 5, ptr addrspace(3) @a
      %x = load i32, ptr addrspace(3) @b
      %from = ptrtoint ptr addrspace(3) @static to i32
      %to = ptrtoint ptr addrspace(3) @b to i32
      %distance = sub i32 %to, %from
      %sum = add i32 %x, %distance
      store i32 %sum, ptr %out
      ret void
    }`;
  const run = { grid: 1, block: 1, dynamicSharedBytes: 16, arguments: [new Int32Array(1)] };
  expect(runKernel(kernel, run).buffers).toEqual([new Int32Array([21])]);
});
