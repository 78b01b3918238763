import { expect, test } from "vitest";
import { shuffledOrder } from "./execution-order.ts";
import { type KernelRun, runKernel } from "./testing.ts";

const declarations = `
declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
declare void @llvm.nvvm.bar.warp.sync(i32)
declare i32 @llvm.nvvm.activemask()
declare i32 @llvm.nvvm.shfl.sync.down.i32(i32, i32, i32, i32)
declare i32 @llvm.nvvm.vote.ballot.sync(i32, i1)
declare { i32, i1 } @llvm.nvvm.match.all.sync.i64p(i32, i64)
declare i32 @llvm.nvvm.redux.sync.min(i32, i32)
`;

/** The buffers must come out the same whichever thread goes first. */
function runInAllOrders(body: string, run: KernelRun) {
  const kernel = `${declarations}
    define ptx_kernel void @k(ptr %out) {
    entry:
      %i = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      %mine = getelementptr i32, ptr %out, i32 %i
      ${body}
    }`;
  const outcome = runKernel(kernel, run);
  for (const seed of [1, 2, 10]) {
    const again = runKernel(kernel, { ...run, threadOrder: shuffledOrder(seed) });
    expect(again.buffers).toEqual(outcome.buffers);
    expect(again.status).toBe(outcome.status);
  }
  return outcome;
}

test("a shuffle stays inside its segment and its warp", () => {
  // Segments of 8: 32 - 8 from bit 8, the highest lane below.
  const body = `
      %v = call i32 @llvm.nvvm.shfl.sync.down.i32(i32 -1, i32 %i, i32 2, i32 6175)
      store i32 %v, ptr %mine
      ret void`;
  const { buffers } = runInAllOrders(body, { grid: 1, block: 40, arguments: [new Int32Array(40)] });
  expect([...(buffers[0] as Int32Array)].slice(0, 10)).toEqual([2, 3, 4, 5, 6, 7, 6, 7, 10, 11]);
  expect([...(buffers[0] as Int32Array)].slice(32)).toEqual([34, 35, 36, 37, 38, 39, 38, 39]);
});

test("branches with masks of their own meet apart, however many waits they have", () => {
  const body = `
      %odd = trunc i32 %i to i1
      br i1 %odd, label %a, label %b
    a:
      %x = call i32 @llvm.nvvm.redux.sync.min(i32 %i, i32 -1431655766)
      br label %end
    b:
      call void @llvm.nvvm.bar.warp.sync(i32 1431655765)
      call void @llvm.nvvm.bar.warp.sync(i32 1431655765)
      %y = call i32 @llvm.nvvm.redux.sync.min(i32 %i, i32 1431655765)
      br label %end
    end:
      %r = phi i32 [ %x, %a ], [ %y, %b ]
      store i32 %r, ptr %mine
      ret void`;
  const { buffers } = runInAllOrders(body, { grid: 1, block: 6, arguments: [new Int32Array(6)] });
  expect([...(buffers[0] as Int32Array)]).toEqual([0, 1, 0, 1, 0, 1]);
});

test("lanes that have ended are not waited for", () => {
  const body = `
      %late = icmp ult i32 %i, 3
      br i1 %late, label %stay, label %leave
    stay:
      %mask = call i32 @llvm.nvvm.vote.ballot.sync(i32 -1, i1 true)
      store i32 %mask, ptr %mine
      ret void
    leave:
      ret void`;
  const { buffers } = runInAllOrders(body, { grid: 1, block: 5, arguments: [new Int32Array(5)] });
  expect([...(buffers[0] as Int32Array)]).toEqual([7, 7, 7, 0, 0]);
});

test("__activemask gathers the lanes of one place", () => {
  const body = `
      %few = icmp ult i32 %i, 2
      br i1 %few, label %a, label %end
    a:
      %mask = call i32 @llvm.nvvm.activemask()
      store i32 %mask, ptr %mine
      br label %end
    end:
      call void @llvm.nvvm.bar.warp.sync(i32 -1)
      ret void`;
  const { buffers } = runInAllOrders(body, { grid: 1, block: 4, arguments: [new Int32Array(4)] });
  expect([...(buffers[0] as Int32Array)]).toEqual([3, 3, 0, 0]);
});

test("__activemask in a function gathers the lanes of one call of it", () => {
  const kernel = `${declarations}
    define internal i32 @active() {
      %mask = call i32 @llvm.nvvm.activemask()
      ret i32 %mask
    }
    define ptx_kernel void @k(ptr %out) {
    entry:
      %i = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      %mine = getelementptr i32, ptr %out, i32 %i
      %few = icmp ult i32 %i, 2
      br i1 %few, label %a, label %b
    a:
      %one = call i32 @active()
      br label %end
    b:
      %other = call i32 @active()
      br label %end
    end:
      %mask = phi i32 [ %one, %a ], [ %other, %b ]
      store i32 %mask, ptr %mine
      ret void
    }`;
  const { buffers } = runKernel(kernel, { grid: 1, block: 4, arguments: [new Int32Array(4)] });
  expect([...(buffers[0] as Int32Array)]).toEqual([3, 3, 12, 12]);
});

test("64-bit values match as a whole", () => {
  const body = `
      %high = icmp eq i32 %i, 2
      %value = select i1 %high, i64 4294967297, i64 1
      %two = call { i32, i1 } @llvm.nvvm.match.all.sync.i64p(i32 -1, i64 %value)
      %mask = extractvalue { i32, i1 } %two, 0
      store i32 %mask, ptr %mine
      ret void`;
  const run = (block: number) => ({ grid: 1, block, arguments: [new Int32Array(3)] });
  expect([...(runInAllOrders(body, run(2)).buffers[0] as Int32Array)]).toEqual([3, 3, 0]);
  expect([...(runInAllOrders(body, run(3)).buffers[0] as Int32Array)]).toEqual([0, 0, 0]);
});

test("lanes that can never meet are a fault", () => {
  const body = `
      %few = icmp ult i32 %i, 2
      br i1 %few, label %a, label %b
    a:
      call void @llvm.nvvm.bar.warp.sync(i32 -1)
      ret void
    b:
      call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
      ret void`;
  const { status, fault } = runInAllOrders(body, { grid: 1, block: 4, arguments: [new Int32Array(4)] });
  expect(status).toBe("fault");
  expect(fault).toContain("deadlock");
});
