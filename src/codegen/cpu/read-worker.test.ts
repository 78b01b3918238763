import { test } from "vitest";
import { expectPass } from "../../transform/testing.ts";
import { readWorker } from "./read-worker.ts";

test("a function reads registers from its worker", () => {
  expectPass(
    readWorker,
    `declare i32 @llvm.nvvm.read.ptx.sreg.tid.y()
    declare i32 @llvm.nvvm.read.ptx.sreg.ntid.z()
    declare ptr @unwarp.shared()
    define i32 @f(ptr %worker) {
      %y = call i32 @llvm.nvvm.read.ptx.sreg.tid.y()
      %z = call i32 @llvm.nvvm.read.ptx.sreg.ntid.z()
      %s = call ptr @unwarp.shared()
      store i32 %y, ptr %s, align 4
      ret i32 %z
    }`,
  ).toPrintFunction(
    "f",
    `define i32 @f(ptr %worker) {
      %1 = getelementptr i8, ptr %worker, i32 20
      %y = load i32, ptr %1, align 4
      %2 = getelementptr i8, ptr %worker, i32 12
      %3 = load ptr, ptr %2, align 4
      %4 = getelementptr i8, ptr %3, i32 20
      %z = load i32, ptr %4, align 4
      %5 = getelementptr i8, ptr %worker, i32 0
      %s = load ptr, ptr %5, align 4
      store i32 %y, ptr %s, align 4
      ret i32 %z
    }`,
  );
});
