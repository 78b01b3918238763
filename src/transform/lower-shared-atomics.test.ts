import { test } from "vitest";
import { lowerSharedAtomics } from "./lower-shared-atomics.ts";
import { expectPass, expectSameKernel } from "./testing.ts";

test("atomics on shared memory become plain", () => {
  expectPass(
    lowerSharedAtomics,
    `
    @count = addrspace(3) global i32 undef, align 4
    define i32 @f(i32 %limit) {
      %a = atomicrmw add ptr addrspace(3) @count, i32 1 monotonic, align 4
      %b = atomicrmw uinc_wrap ptr addrspace(3) @count, i32 %limit syncscope("block") monotonic, align 4
      %c = load atomic i32, ptr addrspace(3) @count monotonic, align 4
      store atomic i32 %c, ptr addrspace(3) @count monotonic, align 4
      %d = add i32 %a, %b
      ret i32 %d
    }
    `,
  ).toPrint(`
    @count = addrspace(3) global i32 undef, align 4
    define i32 @f(i32 %limit) {
      %a = load i32, ptr addrspace(3) @count, align 4
      %1 = add i32 %a, 1
      store i32 %1, ptr addrspace(3) @count, align 4
      %b = load i32, ptr addrspace(3) @count, align 4
      %2 = add i32 %b, 1
      %3 = icmp uge i32 %b, %limit
      %4 = select i1 %3, i32 0, i32 %2
      store i32 %4, ptr addrspace(3) @count, align 4
      %c = load i32, ptr addrspace(3) @count, align 4
      store i32 %c, ptr addrspace(3) @count, align 4
      %d = add i32 %a, %b
      ret i32 %d
    }
  `);
});

test("compare and exchange yields both results", () => {
  expectPass(
    lowerSharedAtomics,
    `
    @lock = addrspace(3) global i32 undef, align 4
    define i32 @f() {
      %pair = cmpxchg ptr addrspace(3) @lock, i32 0, i32 1 monotonic monotonic, align 4
      %old = extractvalue { i32, i1 } %pair, 0
      ret i32 %old
    }
    define { i32, i1 } @both() {
      %pair = cmpxchg ptr addrspace(3) @lock, i32 0, i32 1 monotonic monotonic, align 4
      ret { i32, i1 } %pair
    }
    `,
  ).toPrint(`
    @lock = addrspace(3) global i32 undef, align 4
    define i32 @f() {
      %old = load i32, ptr addrspace(3) @lock, align 4
      %1 = icmp eq i32 %old, 0
      %2 = select i1 %1, i32 1, i32 %old
      store i32 %2, ptr addrspace(3) @lock, align 4
      ret i32 %old
    }
    define { i32, i1 } @both() {
      %1 = load i32, ptr addrspace(3) @lock, align 4
      %2 = icmp eq i32 %1, 0
      %3 = select i1 %2, i32 1, i32 %1
      store i32 %3, ptr addrspace(3) @lock, align 4
      %4 = insertvalue { i32, i1 } poison, i32 %1, 0
      %pair = insertvalue { i32, i1 } %4, i1 %2, 1
      ret { i32, i1 } %pair
    }
  `);
});

test("other memory keeps real atomics", () => {
  expectPass(
    lowerSharedAtomics,
    `
    @total = addrspace(1) global i32 0, align 4
    define void @f(ptr %p) {
      %a = atomicrmw add ptr %p, i32 1 monotonic, align 4
      %b = atomicrmw add ptr addrspacecast (ptr addrspace(1) @total to ptr), i32 1 monotonic, align 4
      ret void
    }
    `,
  ).toLeaveAlone();
});

test.each([
  "add",
  "sub",
  "and",
  "nand",
  "or",
  "xor",
  "max",
  "min",
  "umax",
  "umin",
  "xchg",
  "uinc_wrap",
  "udec_wrap",
])("%s on shared memory leaves the same memory and results", (operation) => {
  expectSameKernel(
    lowerSharedAtomics,
    `
      @cell = addrspace(3) global i32 undef, align 4
      define ptx_kernel void @kernel(ptr %out) {
        %i = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
        %first = icmp eq i32 %i, 0
        br i1 %first, label %init, label %go
      init:
        store i32 6, ptr addrspace(3) @cell, align 4
        br label %go
      go:
        call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
        %v = sub i32 5, %i
        %old = atomicrmw ${operation} ptr addrspace(3) @cell, i32 %v monotonic, align 4
        %p = getelementptr i32, ptr %out, i32 %i
        store i32 %old, ptr %p, align 4
        call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
        br i1 %first, label %last, label %end
      last:
        %x = load i32, ptr addrspace(3) @cell, align 4
        store i32 %x, ptr %out, align 4
        br label %end
      end:
        ret void
      }
      declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
      `,
    { grid: 1, block: 8, arguments: [new Int32Array(8)] },
  );
});
