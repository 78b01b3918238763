import { test } from "vitest";
import { expectPass } from "../../transform/testing.ts";
import { expandRegisters } from "./expand-registers.ts";

test("a lane is the thread's number in its block, modulo 32", () => {
  expectPass(
    expandRegisters,
    `declare i32 @llvm.nvvm.read.ptx.sreg.laneid()
    declare i32 @llvm.nvvm.read.ptx.sreg.warpsize()
    define i32 @f() {
      %lane = call i32 @llvm.nvvm.read.ptx.sreg.laneid()
      %size = call i32 @llvm.nvvm.read.ptx.sreg.warpsize()
      %r = add i32 %lane, %size
      ret i32 %r
    }`,
  ).toPrintFunction(
    "f",
    `define i32 @f() {
      %tid.y = call i32 @llvm.nvvm.read.ptx.sreg.tid.y()
      %ntid.y = call i32 @llvm.nvvm.read.ptx.sreg.ntid.y()
      %tid.z = call i32 @llvm.nvvm.read.ptx.sreg.tid.z()
      %1 = mul i32 %ntid.y, %tid.z
      %2 = add i32 %tid.y, %1
      %ntid.x = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
      %3 = mul i32 %ntid.x, %2
      %tid.x = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      %thread = add i32 %3, %tid.x
      %lane = and i32 %thread, 31
      %r = add i32 %lane, 32
      ret i32 %r
    }`,
  );
});
