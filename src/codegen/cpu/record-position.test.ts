import { test } from "vitest";
import { expectPass } from "../../transform/testing.ts";
import { recordPosition } from "./record-position.ts";

test("only calls that may ask for the position are preceded by stores", () => {
  expectPass(
    recordPosition,
    `declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    define i32 @deep(ptr %worker) {
      %x = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      ret i32 %x
    }
    define i32 @asks(ptr %worker) {
      %x = call i32 @deep(ptr %worker)
      ret i32 %x
    }
    define i32 @other(ptr %worker) {
      ret i32 1
    }
    define ptx_kernel void @k(ptr %w) {
      %a = call i32 @other(ptr %w)
      %b = call i32 @asks(ptr %w)
      ret void
    }`,
  ).toPrintFunction(
    "k",
    `define ptx_kernel void @k(ptr %w) {
      %a = call i32 @other(ptr %w)
      %worker = call ptr @unwarp.worker()
      %tid.x = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      %1 = getelementptr i8, ptr %worker, i32 16
      store i32 %tid.x, ptr %1, align 4
      %ctaid.x = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
      %2 = getelementptr i8, ptr %worker, i32 28
      store i32 %ctaid.x, ptr %2, align 4
      %tid.y = call i32 @llvm.nvvm.read.ptx.sreg.tid.y()
      %3 = getelementptr i8, ptr %worker, i32 20
      store i32 %tid.y, ptr %3, align 4
      %ctaid.y = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.y()
      %4 = getelementptr i8, ptr %worker, i32 32
      store i32 %ctaid.y, ptr %4, align 4
      %tid.z = call i32 @llvm.nvvm.read.ptx.sreg.tid.z()
      %5 = getelementptr i8, ptr %worker, i32 24
      store i32 %tid.z, ptr %5, align 4
      %ctaid.z = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.z()
      %6 = getelementptr i8, ptr %worker, i32 36
      store i32 %ctaid.z, ptr %6, align 4
      %b = call i32 @asks(ptr %w)
      ret void
    }`,
  );
});
