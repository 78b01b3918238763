import { test } from "vitest";
import { expectPass } from "../../transform/testing.ts";
import { specializeLaunch } from "./specialize-launch.ts";

test("blockDim is put in, and threadIdx where there is no choice", () => {
  expectPass(
    specializeLaunch({ blockDim: { x: 64, y: 1, z: 2 } }),
    `declare i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
    declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    declare i32 @llvm.nvvm.read.ptx.sreg.tid.y()
    declare i32 @llvm.nvvm.read.ptx.sreg.nwarpid()
    define i32 @f() {
      %n = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
      %x = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      %y = call i32 @llvm.nvvm.read.ptx.sreg.tid.y()
      %w = call i32 @llvm.nvvm.read.ptx.sreg.nwarpid()
      %a = add i32 %n, %x
      %b = add i32 %y, %w
      %r = add i32 %a, %b
      ret i32 %r
    }`,
  ).toPrintFunction(
    "f",
    `define i32 @f() {
      %x = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      %a = add i32 64, %x
      %b = add i32 0, 4
      %r = add i32 %a, %b
      ret i32 %r
    }`,
  );
});
