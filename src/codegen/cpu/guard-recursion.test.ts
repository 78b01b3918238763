import { test } from "vitest";
import { guardRecursion } from "./guard-recursion.ts";
import { expectPass } from "../../transform/testing.ts";

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
  ).toPrint(`
    define i32 @again(i32 %n, ptr %worker) {
    entry:
      %v = alloca i32, align 4
      %0 = call ptr @llvm.stacksave.p0()
      %1 = getelementptr i8, ptr %worker, i32 8
      %2 = load i32, ptr %1, align 4
      %3 = ptrtoint ptr %0 to i32
      %4 = icmp ult i32 %3, %2
      br i1 %4, label %stack.overflow, label %entry.checked
    entry.checked:
      %r = call i32 @again(i32 %n, ptr %worker)
      ret i32 %r
    stack.overflow:
      call void @__unwarp_dev_fault(i32 719, ptr %worker)
      unreachable
    }
    define void @plain(ptr %worker) {
      ret void
    }
  `);
});
