import { expect, test } from "vitest";
import { compileModule } from "../../compiler/compile-module.ts";
import { shuffledOrder } from "../../interpret/execution-order.ts";
import { type KernelRun, runKernel } from "../../interpret/testing.ts";
import { expectSameOutcome } from "./testing.ts";

const prelude = `
declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
declare i32 @llvm.nvvm.barrier.cta.red.popc.aligned.all(i32, i1)
declare i32 @llvm.nvvm.shfl.sync.idx.i32(i32, i32, i32, i32)
declare i32 @__unwarp_grid_is_cooperative()
declare void @__unwarp_grid_sync()
declare void @__unwarp_grid_not_cooperative()
`;
const position = `
  %tid = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %block = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %size = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  %blocks = call i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
  %base = mul i32 %block, %size
  %i = add i32 %base, %tid
  %n = mul i32 %blocks, %size`;
const sync = "call void @__unwarp_grid_sync()";
const ints = (count: number, value: (index: number) => number = () => 0) =>
  Int32Array.from({ length: count }, (_, index) => value(index));

/** The same in the interpreter and lowered, and whichever thread and block goes first. */
function expectOutcome(ir: string, run: KernelRun) {
  const cooperative = { ...run, cooperative: true };
  const outcome = expectSameOutcome(prelude + ir, cooperative);
  for (const seed of [1, 2, 7]) {
    const order = { threadOrder: shuffledOrder(seed), blockOrder: shuffledOrder(seed) };
    expect(runKernel(prelude + ir, { ...cooperative, ...order })).toEqual(outcome);
  }
  return outcome;
}

test("what any block wrote before the barrier is there behind it, with values and shared memory kept", () => {
  const ir = `
    @box = internal addrspace(3) global [4 x i32] undef, align 4
    define ptx_kernel void @k(ptr %in, ptr %middle, ptr %out) {
      ${position}
      %from = getelementptr i32, ptr %in, i32 %i
      %mine = load i32, ptr %from
      %own = getelementptr i32, ptr addrspace(3) @box, i32 %tid
      store i32 %mine, ptr addrspace(3) %own
      %to = getelementptr i32, ptr %middle, i32 %i
      store i32 %mine, ptr %to
      ${sync}
      %last = sub i32 %n, 1
      %j = sub i32 %last, %i
      %other = getelementptr i32, ptr %middle, i32 %j
      %theirs = load i32, ptr %other
      %neighbour = xor i32 %tid, 1
      %shared = getelementptr i32, ptr addrspace(3) @box, i32 %neighbour
      %near = load i32, ptr addrspace(3) %shared
      %far100 = mul i32 %theirs, 100
      %near10 = mul i32 %near, 10000
      %a = add i32 %far100, %near10
      %b = add i32 %a, %mine
      %result = getelementptr i32, ptr %out, i32 %i
      store i32 %b, ptr %result
      ret void
    }`;
  const run = { grid: 3, block: 4, arguments: [ints(12, (i) => i + 1), ints(12), ints(12)] };
  const { buffers } = expectOutcome(ir, run);
  expect(buffers[2]).toEqual(ints(12, (i) => i + 1 + 100 * (12 - i) + 10000 * ((i ^ 1) + 1)));
});

test("in a loop: each turn sees the turn before of all blocks", () => {
  const ir = `
    define ptx_kernel void @k(ptr %a, ptr %b, i32 %turns) {
    entry:
      ${position}
      %next = add i32 %i, 1
      %right = urem i32 %next, %n
      br label %loop
    loop:
      %turn = phi i32 [ 0, %entry ], [ %more, %loop ]
      %from = phi ptr [ %a, %entry ], [ %to, %loop ]
      %to = phi ptr [ %b, %entry ], [ %from, %loop ]
      %p = getelementptr i32, ptr %from, i32 %i
      %q = getelementptr i32, ptr %from, i32 %right
      %x = load i32, ptr %p
      %y = load i32, ptr %q
      %sum = add i32 %x, %y
      %r = getelementptr i32, ptr %to, i32 %i
      store i32 %sum, ptr %r
      ${sync}
      %more = add i32 %turn, 1
      %again = icmp slt i32 %more, %turns
      br i1 %again, label %loop, label %done
    done:
      ret void
    }`;
  let expected = ints(6, (i) => i * i);
  const start = expected.slice();
  for (let turn = 0; turn < 4; turn++)
    expected = ints(6, (i) => (expected[i] ?? 0) + (expected[(i + 1) % 6] ?? 0));
  const { buffers } = expectOutcome(ir, { grid: 3, block: 2, arguments: [start, ints(6), 4] });
  expect(buffers[0]).toEqual(expected);
});

test("barriers of the block and of the grid take turns", () => {
  const ir = `
    define ptx_kernel void @k(ptr %counts, ptr %out) {
      ${position}
      %odd = trunc i32 %i to i1
      %votes = call i32 @llvm.nvvm.barrier.cta.red.popc.aligned.all(i32 0, i1 %odd)
      %own = getelementptr i32, ptr %counts, i32 %block
      store i32 %votes, ptr %own
      ${sync}
      %next = add i32 %block, 1
      %neighbour = urem i32 %next, %blocks
      %theirs = getelementptr i32, ptr %counts, i32 %neighbour
      %count = load i32, ptr %theirs
      %isMany = icmp sgt i32 %count, 1
      %all = call i32 @llvm.nvvm.barrier.cta.red.popc.aligned.all(i32 0, i1 %isMany)
      ${sync}
      call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
      %a = mul i32 %all, 10
      %b = add i32 %a, %count
      %to = getelementptr i32, ptr %out, i32 %i
      store i32 %b, ptr %to
      ret void
    }`;
  const { buffers } = expectOutcome(ir, { grid: 3, block: 3, arguments: [ints(3), ints(9)] });
  // Odd numbers: 1, then 3 and 5, then 7.
  expect(buffers[0]).toEqual(Int32Array.of(1, 2, 1));
  expect(buffers[1]).toEqual(Int32Array.of(32, 32, 32, 1, 1, 1, 1, 1, 1));
});

test("threads and blocks that have ended hold nobody up", () => {
  const ir = `
    define ptx_kernel void @k(ptr %data, ptr %out) {
      ${position}
      %p = getelementptr i32, ptr %data, i32 %i
      store i32 1, ptr %p
      %three = urem i32 %i, 3
      %leaves = icmp eq i32 %three, 0
      %first = icmp eq i32 %block, 0
      %ends = or i1 %leaves, %first
      br i1 %ends, label %leave, label %stay
    leave:
      ret void
    stay:
      ${sync}
      %j = sub i32 %i, %size
      %q = getelementptr i32, ptr %data, i32 %j
      %x = load i32, ptr %q
      %y = add i32 %x, %i
      %to = getelementptr i32, ptr %out, i32 %i
      store i32 %y, ptr %to
      ret void
    }`;
  const { buffers } = expectOutcome(ir, { grid: 3, block: 4, arguments: [ints(12), ints(12)] });
  expect(buffers[1]).toEqual(ints(12, (i) => (i < 4 || i % 3 === 0 ? 0 : i + 1)));
});

test("threads may wait for the grid at different places", () => {
  const ir = `
    define ptx_kernel void @k(ptr %data, ptr %out) {
      ${position}
      %p = getelementptr i32, ptr %data, i32 %i
      store i32 %i, ptr %p
      %last = sub i32 %n, 1
      %j = sub i32 %last, %i
      %q = getelementptr i32, ptr %data, i32 %j
      %to = getelementptr i32, ptr %out, i32 %i
      %odd = trunc i32 %i to i1
      br i1 %odd, label %one, label %other
    one:
      ${sync}
      %x = load i32, ptr %q
      store i32 %x, ptr %to
      ret void
    other:
      ${sync}
      %y = load i32, ptr %q
      %z = mul i32 %y, 100
      store i32 %z, ptr %to
      ret void
    }`;
  const { buffers } = expectOutcome(ir, { grid: 2, block: 3, arguments: [ints(6), ints(6)] });
  expect(buffers[1]).toEqual(Int32Array.of(500, 4, 300, 2, 100, 0));
});

test("one outcome without a barrier, another with: only some blocks wait", () => {
  const ir = `
    define ptx_kernel void @k(ptr %data, ptr %out) {
      ${position}
      %even = urem i32 %block, 2
      %skips = icmp eq i32 %even, 0
      %p = getelementptr i32, ptr %data, i32 %i
      store i32 7, ptr %p
      br i1 %skips, label %end, label %wait
    wait:
      ${sync}
      ${sync}
      br label %end
    end:
      %to = getelementptr i32, ptr %out, i32 %i
      store i32 %block, ptr %to
      ret void
    }`;
  const { buffers } = expectOutcome(ir, { grid: 4, block: 2, arguments: [ints(8), ints(8, () => -1)] });
  expect(buffers[1]).toEqual(Int32Array.of(0, 0, 1, 1, 2, 2, 3, 3));
});

test("only cooperative launches have the barrier", () => {
  const ir = `${prelude}
    define ptx_kernel void @k(ptr %out) {
      %valid = call i32 @__unwarp_grid_is_cooperative()
      store i32 %valid, ptr %out
      %is = icmp ne i32 %valid, 0
      br i1 %is, label %wait, label %fail
    fail:
      call void @__unwarp_grid_not_cooperative()
      unreachable
    wait:
      ${sync}
      ret void
    }`;
  const run = { grid: 2, block: 2, arguments: [Int32Array.of(5)] };
  const { fault, buffers } = runKernel(ir, run);
  expect(fault).toBe("trap in block 0,0,0 thread 0,0,0");
  expect(buffers).toEqual([Int32Array.of(0)]);
  expect(expectSameOutcome(ir, { ...run, cooperative: true }).buffers).toEqual([Int32Array.of(1)]);
});

test("a kernel without the barrier has nothing of it", () => {
  const { llvmIr } = compileModule(
    `${prelude}
    define ptx_kernel void @k(ptr %out) {
      ${position}
      call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
      store i32 %i, ptr %out
      ret void
    }`,
    { id: "test" },
  );
  expect(llvmIr).toContain("@k.dev.test");
  expect(llvmIr).not.toContain("resume");
});
