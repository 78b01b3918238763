import { test } from "vitest";
import { inferAddressSpaces } from "./infer-address-spaces.ts";
import { expectPass } from "./testing.ts";

test("accesses to variables through generic pointers use the variables' space", () => {
  expectPass(
    inferAddressSpaces,
    `
    @tile = addrspace(3) global [64 x float] undef, align 4
    @count = addrspace(1) global i32 0, align 4
    define float @f(i32 %i) {
      %p = getelementptr inbounds float, ptr addrspacecast (ptr addrspace(3) @tile to ptr), i32 %i
      store float 1.0, ptr %p, align 4
      %o = atomicrmw add ptr addrspacecast (ptr addrspace(1) @count to ptr), i32 1 monotonic, align 4
      %x = load float, ptr getelementptr inbounds (i8, ptr addrspacecast (ptr addrspace(3) @tile to ptr), i32 8), align 4
      ret float %x
    }
    `,
  ).toPrint("FILL");
});

test("through phis in loops and selects; other uses get a cast", () => {
  expectPass(
    inferAddressSpaces,
    `
    @a = addrspace(3) global [64 x i32] undef, align 4
    @b = addrspace(3) global [64 x i32] undef, align 4
    define void @f(i1 %c, i32 %n) {
    entry:
      %start = select i1 %c, ptr addrspacecast (ptr addrspace(3) @a to ptr), ptr addrspacecast (ptr addrspace(3) @b to ptr)
      br label %loop
    loop:
      %p = phi ptr [ %start, %entry ], [ %next, %loop ]
      store i32 0, ptr %p, align 4
      %next = getelementptr i8, ptr %p, i32 4
      %done = icmp eq ptr %next, null
      br i1 %done, label %exit, label %loop
    exit:
      ret void
    }
    `,
  ).toPrint("FILL");
});

test("a pointer that may lead elsewhere stays generic", () => {
  expectPass(
    inferAddressSpaces,
    `
    @a = addrspace(3) global [64 x i32] undef, align 4
    define void @f(i1 %c, ptr %q) {
      %p = select i1 %c, ptr addrspacecast (ptr addrspace(3) @a to ptr), ptr %q
      store i32 0, ptr %p, align 4
      %local = alloca i32, align 4
      store i32 0, ptr %local, align 4
      ret void
    }
    `,
  ).toLeaveAlone();
});
