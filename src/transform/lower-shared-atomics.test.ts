import { test } from "vitest";
import { lowerSharedAtomics } from "./lower-shared-atomics.ts";
import { expectPass } from "./testing.ts";

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
  ).toPrint("FILL");
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
  ).toPrint("FILL");
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
