import { expect, test } from "vitest";
import { expandMemoryCalls } from "./expand-memory-calls.ts";
import { expectPass, expectSameKernel } from "./testing.ts";

const declarations = `
declare void @llvm.memcpy.p0.p0.i32(ptr, ptr, i32, i1)
declare void @llvm.memmove.p0.p0.i32(ptr, ptr, i32, i1)
declare void @llvm.memset.p0.i32(ptr, i8, i32, i1)
`;

test("a small copy reads all before it writes", () => {
  expectPass(
    expandMemoryCalls,
    `${declarations}
    define void @f(ptr %a, ptr %b) {
      call void @llvm.memcpy.p0.p0.i32(ptr align 4 %a, ptr align 4 %b, i32 6, i1 false)
      ret void
    }`,
  ).toPrintFunction(
    "f",
    `define void @f(ptr %a, ptr %b) {
      %1 = load i32, ptr %b, align 4
      %2 = getelementptr i8, ptr %b, i32 4
      %3 = load i16, ptr %2, align 2
      store i32 %1, ptr %a, align 4
      %4 = getelementptr i8, ptr %a, i32 4
      store i16 %3, ptr %4, align 2
      ret void
    }`,
  );
});

const memory = () => Uint8Array.from({ length: 256 }, (_, index) => index);

test.each([
  ["memcpy of many words", "memcpy.p0.p0.i32(ptr align 4 %p, ptr align 4 %q, i32 200, i1 false)"],
  ["memcpy of a length that varies", "memcpy.p0.p0.i32(ptr %p, ptr %q, i32 %n, i1 false)"],
  ["memmove to the front", "memmove.p0.p0.i32(ptr %p, ptr %p1, i32 %n, i1 false)"],
  ["memmove to the back", "memmove.p0.p0.i32(ptr %p1, ptr %p, i32 %n, i1 false)"],
  ["memset", "memset.p0.i32(ptr %p, i8 171, i32 %n, i1 false)"],
  ["memset of words", "memset.p0.i32(ptr align 4 %p, i8 171, i32 8, i1 false)"],
])("%s", (_, call) => {
  const kernel = `${declarations}
  define ptx_kernel void @k(ptr %p, ptr %q, i32 %n) {
    %p1 = getelementptr i8, ptr %p, i32 1
    call void @llvm.${call}
    ret void
  }`;
  const outcome = expectSameKernel(expandMemoryCalls, kernel, {
    grid: 1,
    block: 1,
    arguments: [memory(), memory().reverse(), 77],
  });
  expect(outcome.status).toBe("done");
});
