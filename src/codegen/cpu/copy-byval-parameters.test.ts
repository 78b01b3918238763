import { test } from "vitest";
import { expectPass } from "../../transform/testing.ts";
import { copyByvalParameters } from "./copy-byval-parameters.ts";

test("a struct that is written to is copied, one that is only read is not", () => {
  expectPass(
    copyByvalParameters,
    `%S = type { i32, i32 }
    define ptx_kernel void @k(ptr byval(%S) align 8 %read, ptr byval(%S) %written) {
    entry:
      %p = getelementptr i32, ptr %read, i32 1
      %x = load i32, ptr %p, align 4
      %q = getelementptr i32, ptr %written, i32 1
      store i32 %x, ptr %q, align 4
      ret void
    }`,
  ).toPrintFunction(
    "k",
    `define ptx_kernel void @k(ptr byval(%S) align 8 %read, ptr byval(%S) %written) {
    entry:
      %written.copy = alloca %S, align 4
      call void @llvm.memcpy.p0.p0.i32(ptr %written.copy, ptr %written, i32 8, i1 false)
      %p = getelementptr i32, ptr %read, i32 1
      %x = load i32, ptr %p, align 4
      %q = getelementptr i32, ptr %written.copy, i32 1
      store i32 %x, ptr %q, align 4
      ret void
    }`,
  );
});

test("a struct whose address gets away is copied", () => {
  expectPass(
    copyByvalParameters,
    `declare void @use(ptr)
    define ptx_kernel void @k(ptr byval(i32) %s) {
    entry:
      call void @use(ptr %s)
      ret void
    }`,
  ).toPrintFunction(
    "k",
    `define ptx_kernel void @k(ptr byval(i32) %s) {
    entry:
      %s.copy = alloca i32, align 4
      call void @llvm.memcpy.p0.p0.i32(ptr %s.copy, ptr %s, i32 4, i1 false)
      call void @use(ptr %s.copy)
      ret void
    }`,
  );
});
