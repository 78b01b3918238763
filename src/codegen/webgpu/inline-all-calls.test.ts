import { test } from "vitest";
import { expectPass } from "../../transform/testing.ts";
import { inlineAllCalls } from "./inline-all-calls.ts";

test("nothing but the kernel is left", () => {
  expectPass(
    inlineAllCalls,
    `define i32 @twice(i32 %x) noinline {
      %r = add i32 %x, %x
      ret i32 %r
    }
    define ptx_kernel void @k(ptr %p) {
      %a = call i32 @twice(i32 3)
      store i32 %a, ptr %p
      ret void
    }`,
  ).toPrint(
    `define ptx_kernel void @k(ptr %p) {
      br label %twice.0
    twice.0:
      %r = add i32 3, 3
      br label %twice.exit
    twice.exit:
      store i32 %r, ptr %p
      ret void
    }`,
  );
});

test("recursion is a problem", () => {
  expectPass(
    inlineAllCalls,
    `define i32 @down(i32 %x) {
      %r = call i32 @down(i32 %x)
      ret i32 %r
    }
    define ptx_kernel void @k(ptr %p) {
      %a = call i32 @down(i32 3)
      ret void
    }`,
  ).toReport([{ code: "unsupported-recursion" }, { code: "unsupported-recursion" }]);
});
