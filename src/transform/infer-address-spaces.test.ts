import { expect, test } from "vitest";
import { inferAddressSpaces } from "./infer-address-spaces.ts";
import { expectPass, expectSameKernel } from "./testing.ts";

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
  ).toPrint(`
    @tile = addrspace(3) global [64 x float] undef, align 4
    @count = addrspace(1) global i32 0, align 4
    define float @f(i32 %i) {
      %p = getelementptr inbounds float, ptr addrspace(3) @tile, i32 %i
      store float 1.000000e+00, ptr addrspace(3) %p, align 4
      %o = atomicrmw add ptr addrspace(1) @count, i32 1 monotonic, align 4
      %x = load float, ptr addrspace(3) getelementptr inbounds (i8, ptr addrspace(3) @tile, i32 8), align 4
      ret float %x
    }
  `);
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
  ).toPrint(`
    @a = addrspace(3) global [64 x i32] undef, align 4
    @b = addrspace(3) global [64 x i32] undef, align 4
    define void @f(i1 %c, i32 %n) {
    entry:
      %start = select i1 %c, ptr addrspace(3) @a, ptr addrspace(3) @b
      br label %loop
    loop:
      %p = phi ptr addrspace(3) [ %start, %entry ], [ %next, %loop ]
      store i32 0, ptr addrspace(3) %p, align 4
      %next = getelementptr i8, ptr addrspace(3) %p, i32 4
      %0 = addrspacecast ptr addrspace(3) %next to ptr
      %done = icmp eq ptr %0, null
      br i1 %done, label %exit, label %loop
    exit:
      ret void
    }
  `);
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

test("a kernel that walks shared memory does the same", () => {
  const { buffers } = expectSameKernel(
    inferAddressSpaces,
    `
    @a = addrspace(3) global [8 x i32] undef, align 4
    @b = addrspace(3) global [8 x i32] undef, align 4
    define ptx_kernel void @kernel(ptr %out, i32 %n) {
    entry:
      %c = icmp eq i32 %n, 0
      %start = select i1 %c, ptr addrspacecast (ptr addrspace(3) @a to ptr), ptr addrspacecast (ptr addrspace(3) @b to ptr)
      %end = getelementptr i32, ptr %start, i32 8
      br label %loop
    loop:
      %p = phi ptr [ %start, %entry ], [ %next, %loop ]
      %i = phi i32 [ 0, %entry ], [ %i.next, %loop ]
      store i32 %i, ptr %p, align 4
      %next = getelementptr i32, ptr %p, i32 1
      %i.next = add i32 %i, 3
      %done = icmp eq ptr %next, %end
      br i1 %done, label %exit, label %loop
    exit:
      %x = load i32, ptr getelementptr (i32, ptr addrspacecast (ptr addrspace(3) @b to ptr), i32 7), align 4
      store i32 %x, ptr %out, align 4
      ret void
    }
    `,
    { grid: 1, block: 1, arguments: [new Int32Array(1), 1] },
  );
  expect(buffers).toEqual([new Int32Array([21])]);
});
