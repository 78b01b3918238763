import { test } from "vitest";
import { joinStaticVariables } from "./join-static-variables.ts";
import { expectPass } from "./testing.ts";

test("a static variable is found by the name that it had before clang renamed it", () => {
  expectPass(
    joinStaticVariables,
    `@_ZL1a = external addrspace(4) global i32, align 4
    @_ZL1a__static__3050f836921745e8 = addrspace(4) externally_initialized constant i32 3, align 4
    define ptx_kernel void @k(ptr %out) {
      %a = load i32, ptr addrspacecast (ptr addrspace(4) @_ZL1a to ptr)
      store i32 %a, ptr %out
      ret void
    }`,
  ).toPrintFunction(
    "k",
    `define ptx_kernel void @k(ptr %out) {
      %a = load i32, ptr addrspacecast (ptr addrspace(4) @_ZL1a__static__3050f836921745e8 to ptr)
      store i32 %a, ptr %out
      ret void
    }`,
  );
});

test("a variable of another file, which has another number, stays what it is", () => {
  const ir = `@_ZL1b = external addrspace(4) global i32, align 4
    @_ZL1a__static__3050f836921745e8 = addrspace(4) externally_initialized constant i32 3, align 4
    define ptx_kernel void @k(ptr %out) {
      %a = load i32, ptr addrspacecast (ptr addrspace(4) @_ZL1b to ptr)
      store i32 %a, ptr %out
      ret void
    }`;
  expectPass(joinStaticVariables, ir).toLeaveAlone();
});
