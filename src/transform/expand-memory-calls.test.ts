import { test } from "vitest";
import { expandMemoryCalls } from "./expand-memory-calls.ts";
import { expectSameKernel } from "./testing.ts";

test.each([
  [
    "copies of a known size",
    "call void @llvm.memcpy.p0.p0.i32(ptr align 4 %to, ptr align 4 %from, i32 12, i1 false)",
  ],
  ["of odd sizes", "call void @llvm.memcpy.p0.p0.i32(ptr %to, ptr %from, i32 7, i1 false)"],
  ["of a size that is computed", "call void @llvm.memcpy.p0.p0.i32(ptr %to, ptr %from, i32 %n, i1 false)"],
  [
    "of many bytes",
    "call void @llvm.memcpy.p0.p0.i32(ptr align 4 %to, ptr align 4 %from, i32 400, i1 false)",
  ],
  ["that overlap upwards", "call void @llvm.memmove.p0.p0.i32(ptr %near, ptr %from, i32 %n, i1 false)"],
  ["that overlap downwards", "call void @llvm.memmove.p0.p0.i32(ptr %from, ptr %near, i32 %n, i1 false)"],
  ["fills", "call void @llvm.memset.p0.i32(ptr %to, i8 5, i32 %n, i1 false)"],
  ["fills of words", "call void @llvm.memset.p0.i32(ptr align 4 %to, i8 -1, i32 16, i1 false)"],
])("%s do the same byte by byte", (_, call) => {
  expectSameKernel(
    expandMemoryCalls,
    `
    declare void @llvm.memcpy.p0.p0.i32(ptr, ptr, i32, i1)
    declare void @llvm.memmove.p0.p0.i32(ptr, ptr, i32, i1)
    declare void @llvm.memset.p0.i32(ptr, i8, i32, i1)
    define ptx_kernel void @k(ptr %from, i32 %n) {
      %to = getelementptr i8, ptr %from, i32 512
      %near = getelementptr i8, ptr %from, i32 3
      ${call}
      ret void
    }`,
    { grid: 1, block: 1, arguments: [Uint8Array.from({ length: 1024 }, (_, at) => at * 37), 21] },
  );
});
