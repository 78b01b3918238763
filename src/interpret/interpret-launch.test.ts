import { expect, test } from "vitest";
import { shuffledOrder } from "./execution-order.ts";
import { runKernel } from "./testing.ts";

const indices = `
declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
`;

test("each thread of each block runs the kernel with its own index", () => {
  const { status, buffers } = runKernel(
    `${indices}
    define ptx_kernel void @fill(ptr %out, i32 %n) {
    entry:
      %block = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
      %size = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
      %thread = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      %start = mul i32 %block, %size
      %i = add i32 %start, %thread
      %inside = icmp slt i32 %i, %n
      br i1 %inside, label %store, label %done
    store:
      %address = getelementptr inbounds i32, ptr %out, i32 %i
      store i32 %i, ptr %address
      br label %done
    done:
      ret void
    }`,
    { grid: 3, block: 4, arguments: [new Int32Array(12), 10] },
  );
  expect(status).toBe("done");
  expect(buffers).toEqual([new Int32Array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 0])]);
});

const reverse = `${indices}
@tile = internal addrspace(3) global [4 x i32] undef, align 4
define ptx_kernel void @reverse(ptr %data) {
entry:
  %i = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %address = getelementptr i32, ptr %data, i32 %i
  %value = load i32, ptr %address
  %mine = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @tile to ptr), i32 %i
  store i32 %value, ptr %mine
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  %j = sub i32 3, %i
  %other = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @tile to ptr), i32 %j
  %theirs = load i32, ptr %other
  store i32 %theirs, ptr %address
  ret void
}`;

test.each([undefined, shuffledOrder(1), shuffledOrder(7)])(
  "a barrier separates writing and reading shared memory, in any order of threads",
  (threadOrder) => {
    const run = { grid: 1, block: 4, arguments: [new Int32Array([5, 6, 7, 8])] };
    const { buffers } = runKernel(reverse, threadOrder ? { ...run, threadOrder } : run);
    expect(buffers).toEqual([new Int32Array([8, 7, 6, 5])]);
  },
);
