import { test } from "vitest";
import { removeUnreachableFunctions } from "./remove-unreachable-functions.ts";
import { expectPass } from "./testing.ts";

test("what kernels call, and what they reach through tables, stays; the rest goes", () => {
  expectPass(
    removeUnreachableFunctions,
    `
    @table = constant { [1 x ptr] } { [1 x ptr] [ptr @virtual] }
    @unused = constant [1 x ptr] [ptr @dead]
    @llvm.used = appending global [1 x ptr] [ptr @dead], section "llvm.metadata"

    define ptx_kernel void @kernel(ptr %p) {
      store ptr @table, ptr %p, align 4
      call void @called()
      ret void
    }
    define void @called() {
      ret void
    }
    define void @virtual() {
      ret void
    }
    define void @dead() {
      call void @called()
      ret void
    }
    `,
  ).toPrint(`
    @table = constant { [1 x ptr] } { [1 x ptr] [ptr @virtual] }
    define ptx_kernel void @kernel(ptr %p) {
      store ptr @table, ptr %p, align 4
      call void @called()
      ret void
    }
    define void @called() {
      ret void
    }
    define void @virtual() {
      ret void
    }
  `);
});

test("variables that the host can name stay", () => {
  expectPass(
    removeUnreachableFunctions,
    `
    @counter = addrspace(1) externally_initialized global i32 0, align 4
    @managed = external global i32, section ".unwarp.managed", align 4
    @internal = internal addrspace(1) global i32 0, align 4
    `,
  ).toPrint(`
    @counter = addrspace(1) externally_initialized global i32 0, align 4
    @managed = external global i32, section ".unwarp.managed", align 4
  `);
});
