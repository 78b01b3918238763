import { test } from "vitest";
import { expectPass } from "../../transform/testing.ts";
import { flattenAddressSpaces } from "./flatten-address-spaces.ts";

test("variables, constants, instructions and intrinsics", () => {
  expectPass(
    flattenAddressSpaces,
    `@c = internal addrspace(4) constant [2 x i32] [i32 1, i32 2], align 4
    @p = addrspace(1) global ptr addrspacecast (ptr addrspace(4) @c to ptr), align 4
    declare void @llvm.memcpy.p0.p4.i32(ptr, ptr addrspace(4), i32, i1)
    define void @f(ptr %to, i1 %b) {
    entry:
      %q = getelementptr i32, ptr addrspace(4) @c, i32 1
      br i1 %b, label %other, label %end
    other:
      br label %end
    end:
      %r = phi ptr addrspace(4) [ %q, %entry ], [ null, %other ]
      %x = load i32, ptr addrspace(4) %r, align 4
      %g = addrspacecast ptr addrspace(4) %r to ptr
      store i32 %x, ptr %g, align 4
      call void @llvm.memcpy.p0.p4.i32(ptr %to, ptr addrspace(4) @c, i32 8, i1 false)
      ret void
    }`,
  ).toPrint(
    `@c = internal constant [2 x i32] [i32 1, i32 2], align 4
    @p = global ptr @c, align 4
    define void @f(ptr %to, i1 %b) {
    entry:
      %q = getelementptr i32, ptr @c, i32 1
      br i1 %b, label %other, label %end
    other:
      br label %end
    end:
      %r = phi ptr [ %q, %entry ], [ null, %other ]
      %x = load i32, ptr %r, align 4
      store i32 %x, ptr %r, align 4
      call void @llvm.memcpy.p0.p0.i32(ptr %to, ptr @c, i32 8, i1 false)
      ret void
    }`,
  );
});

test("a parameter in an address space is reported", () => {
  expectPass(flattenAddressSpaces, `define void @f(ptr addrspace(3) %p) {\nret void\n}`).toReport([
    { code: "unsupported-address-space" },
  ]);
});
