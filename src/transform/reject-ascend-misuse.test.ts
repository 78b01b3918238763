import { test } from "vitest";
import { rejectAscendMisuse } from "./reject-ascend-misuse.ts";
import { expectPass } from "./testing.ts";

test("double precision is reported once for a place", () => {
  expectPass(
    rejectAscendMisuse,
    `define ptx_kernel void @k(ptr %p) {
      %x = load double, ptr %p
      %y = fmul double %x, 2.0
      store double %y, ptr %p
      ret void
    }`,
  ).toReport([{ code: "ascend-double" }]);
});

test("a float that printf gets as a double is none", () => {
  expectPass(
    rejectAscendMisuse,
    `define ptx_kernel void @k(ptr %p) {
      %arguments = alloca { double }
      %x = load float, ptr %p
      %wide = fpext float %x to double
      store double %wide, ptr %arguments
      ret void
    }`,
  ).toReport([]);
});

test("64-bit atomics are for global memory, 32-bit ones for all", () => {
  expectPass(
    rejectAscendMisuse,
    `@tile = internal addrspace(3) global i64 undef
    @word = internal addrspace(3) global i32 undef
    define ptx_kernel void @k(ptr %p) {
      %1 = atomicrmw add ptr addrspacecast (ptr addrspace(3) @word to ptr), i32 1 monotonic
      %2 = atomicrmw add ptr %p, i64 1 monotonic
      %3 = atomicrmw add ptr addrspacecast (ptr addrspace(3) @tile to ptr), i64 1 monotonic
      ret void
    }`,
  ).toReport([{ code: "ascend-atomic-space" }]);
});

test("a pointer that lies in shared memory was meant to point there", () => {
  expectPass(
    rejectAscendMisuse,
    `@place = internal addrspace(3) global ptr undef
    define ptx_kernel void @k(ptr %p) {
      store ptr %p, ptr addrspacecast (ptr addrspace(3) @place to ptr)
      ret void
    }`,
  ).toReport([{ code: "ascend-shared-pointer" }]);
});
