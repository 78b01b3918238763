import { test } from "vitest";
import { keepLockstep } from "./keep-lockstep.ts";
import { expectPass } from "./testing.ts";

test("a volatile exchange through shared memory waits before and after its store", () => {
  expectPass(
    keepLockstep,
    `
    @s = internal addrspace(3) global [64 x i32] undef, align 4
    define ptx_kernel void @k(i32 %t) {
      %mine = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 %t
      call void @step(ptr %mine)
      ret void
    }
    define internal void @step(ptr %mine) {
      %other = getelementptr i32, ptr %mine, i32 16
      %a = load volatile i32, ptr %other, align 4
      store volatile i32 %a, ptr %mine, align 4
      ret void
    }
    `,
  ).toPrint(`
    @s = internal addrspace(3) global [64 x i32] undef, align 4

    define ptx_kernel void @k(i32 %t) {
      %mine = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 %t
      call void @step(ptr %mine)
      ret void
    }

    define internal void @step(ptr %mine) {
      %other = getelementptr i32, ptr %mine, i32 16
      %a = load volatile i32, ptr %other, align 4
      %1 = call i32 @llvm.nvvm.activemask()
      store volatile i32 %a, ptr %mine, align 4
      %2 = call i32 @llvm.nvvm.activemask()
      ret void
    }

    declare i32 @llvm.nvvm.activemask()
  `);
});

test("flags, global memory and accesses that are not volatile stay as they are", () => {
  expectPass(
    keepLockstep,
    `
    @flag = internal addrspace(3) global i32 undef, align 4
    define ptx_kernel void @k(ptr %global) {
      store volatile i32 1, ptr addrspacecast (ptr addrspace(3) @flag to ptr), align 4
      %a = load volatile i32, ptr %global, align 4
      store volatile i32 %a, ptr %global, align 4
      %b = load i32, ptr addrspacecast (ptr addrspace(3) @flag to ptr), align 4
      store i32 %b, ptr addrspacecast (ptr addrspace(3) @flag to ptr), align 4
      ret void
    }
    `,
  ).toLeaveAlone();
});

test("a store that only publishes waits after itself, one that loads in another block precede is a warning", () => {
  expectPass(
    keepLockstep,
    `
    @s = internal addrspace(3) global [64 x i32] undef, align 4
    define ptx_kernel void @k(i32 %t) {
    entry:
      store volatile i32 %t, ptr addrspacecast (ptr addrspace(3) @s to ptr), align 4
      %a = load volatile i32, ptr addrspacecast (ptr addrspace(3) @s to ptr), align 4
      %more = icmp sgt i32 %a, %t
      br i1 %more, label %write, label %end
    write:
      store volatile i32 %a, ptr addrspacecast (ptr addrspace(3) @s to ptr), align 4
      br label %end
    end:
      ret void
    }
    `,
  ).toReport([{ code: "no-lockstep", severity: "warning" }]);
});
