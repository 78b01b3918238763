import { expect, test } from "vitest";
import { isBarrier } from "./barriers.ts";
import { parseNamed } from "./testing.ts";

test("barriers of the block are barriers, those of a warp, fences and calls through pointers are not", () => {
  const { fn } = parseNamed(`
    declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
    declare i32 @llvm.nvvm.barrier.cta.red.popc.aligned.all(i32, i1)
    declare void @llvm.nvvm.bar.warp.sync(i32)
    declare void @llvm.nvvm.membar.gl()
    define void @f(ptr %p) {
      call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
      %count = call i32 @llvm.nvvm.barrier.cta.red.popc.aligned.all(i32 0, i1 true)
      call void @llvm.nvvm.bar.warp.sync(i32 -1)
      call void @llvm.nvvm.membar.gl()
      call void %p()
      ret void
    }`);
  expect([...fn("f").instructions()].map(isBarrier)).toEqual([true, true, false, false, false, false]);
});
