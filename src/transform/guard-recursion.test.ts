import { test } from "vitest";
import { guardRecursion } from "./guard-recursion.ts";
import { expectPass } from "./testing.ts";

test("a recursive function compares its stack with the limit; others do not", () => {
  expectPass(
    guardRecursion,
    `
    define i32 @again(i32 %n, ptr %worker) {
    entry:
      %v = alloca i32, align 4
      %r = call i32 @again(i32 %n, ptr %worker)
      ret i32 %r
    }
    define void @plain(ptr %worker) {
      ret void
    }
    `,
  ).toPrint("FILL");
});
