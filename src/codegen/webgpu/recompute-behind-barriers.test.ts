import { test } from "vitest";
import { expectPass } from "../../transform/testing.ts";
import { recomputeBehindBarriers } from "./recompute-behind-barriers.ts";

test("addresses are computed again, sums of loaded values are kept", () => {
  expectPass(
    // Blocks of more threads than invocations: else this barrier would be WGSL's own.
    recomputeBehindBarriers({ blockDim: { x: 512, y: 1, z: 1 } }, 256),
    `declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    declare void @llvm.nvvm.barrier0()
    define ptx_kernel void @k(ptr %a) {
    entry:
      %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      %p = getelementptr float, ptr %a, i32 %t
      %x = load float, ptr %p
      %s = fadd float %x, %x
      call void @llvm.nvvm.barrier0()
      br label %after
    after:
      store float %s, ptr %p
      ret void
    }`,
  ).toPrint(
    `declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    declare void @llvm.nvvm.barrier0()
    define ptx_kernel void @k(ptr %a) {
    entry:
      %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      %p = getelementptr float, ptr %a, i32 %t
      %x = load float, ptr %p
      %s = fadd float %x, %x
      call void @llvm.nvvm.barrier0()
      br label %after
    after:
      %t.1 = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      %p.1 = getelementptr float, ptr %a, i32 %t.1
      store float %s, ptr %p.1
      ret void
    }`,
  );
});
