import { test } from "vitest";
import { expectPass } from "../../transform/testing.ts";
import { lowerDeviceLibrary } from "./lower-device-library.ts";

test("library functions get the worker", () => {
  expectPass(
    lowerDeviceLibrary,
    `declare ptr @malloc(i32)
    declare i32 @vprintf(ptr, ptr)
    define void @f(ptr %format) {
      %p = call ptr @malloc(i32 8)
      %n = call i32 @vprintf(ptr %format, ptr %p)
      ret void
    }`,
  ).toPrintFunction(
    "f",
    `define void @f(ptr %format) {
      %worker = call ptr @unwarp.worker()
      %p = call ptr @__unwarp_dev_malloc(i32 8, ptr %worker)
      %worker.1 = call ptr @unwarp.worker()
      %n = call i32 @__unwarp_dev_vprintf(ptr %format, ptr %p, ptr %worker.1)
      ret void
    }`,
  );
});

test("fences, clocks, hints and traps", () => {
  expectPass(
    lowerDeviceLibrary,
    `declare void @llvm.nvvm.membar.gl()
    declare i32 @llvm.nvvm.read.ptx.sreg.clock()
    declare i32 @llvm.expect.i32(i32, i32)
    declare void @llvm.assume(i1)
    declare void @llvm.trap()
    define i32 @f(i32 %x) {
      call void @llvm.nvvm.membar.gl()
      %c = call i32 @llvm.nvvm.read.ptx.sreg.clock()
      %y = call i32 @llvm.expect.i32(i32 %x, i32 0)
      call void @llvm.assume(i1 true)
      %z = add i32 %c, %y
      call void @llvm.trap()
      unreachable
    }`,
  ).toPrintFunction(
    "f",
    `define i32 @f(i32 %x) {
      fence seq_cst
      %worker = call ptr @unwarp.worker()
      %1 = call i64 @__unwarp_dev_clock64(ptr %worker)
      %c = trunc i64 %1 to i32
      %z = add i32 %c, %x
      %worker.1 = call ptr @unwarp.worker()
      call void @__unwarp_dev_fault(i32 719, ptr %worker.1)
      unreachable
    }`,
  );
});

test("a pure virtual function is a trap that gives nothing", () => {
  expectPass(
    lowerDeviceLibrary,
    `declare i32 @__cxa_pure_virtual(ptr)
    define i32 @f(ptr %object) {
      %x = call i32 @__cxa_pure_virtual(ptr %object)
      %y = add i32 %x, 1
      ret i32 %y
    }`,
  ).toPrintFunction(
    "f",
    `define i32 @f(ptr %object) {
      %worker = call ptr @unwarp.worker()
      call void @__unwarp_dev_fault(i32 719, ptr %worker)
      %y = add i32 poison, 1
      ret i32 %y
    }`,
  );
});

test("the end of a thread cuts off the rest", () => {
  expectPass(
    lowerDeviceLibrary,
    `declare void @llvm.nvvm.exit()
    define ptx_kernel void @k(i1 %c) {
    entry:
      br i1 %c, label %stop, label %go
    stop:
      call void @llvm.nvvm.exit()
      br label %go
    go:
      %x = phi i32 [ 1, %entry ], [ 2, %stop ]
      ret void
    }`,
  ).toPrintFunction(
    "k",
    `define ptx_kernel void @k(i1 %c) {
    entry:
      br i1 %c, label %stop, label %go
    stop:
      ret void
    go:
      %x = phi i32 [ 1, %entry ]
      ret void
    }`,
  );
});

test("what a CPU cannot tell apart is reported", () => {
  expectPass(
    lowerDeviceLibrary,
    `declare i1 @llvm.nvvm.isspacep.local(ptr)
    define i1 @f(ptr %p) {
      %r = call i1 @llvm.nvvm.isspacep.local(ptr %p)
      ret i1 %r
    }`,
  ).toReport([{ code: "unsupported-address-space-query" }]);
});

test("the end of a thread in front of a switch with several edges to one block", () => {
  expectPass(
    lowerDeviceLibrary,
    `declare void @llvm.nvvm.exit()
    define ptx_kernel void @k(i1 %c, i32 %n, ptr %p) {
    entry:
      br i1 %c, label %stop, label %go
    stop:
      call void @llvm.nvvm.exit()
      switch i32 %n, label %go [
        i32 1, label %go
        i32 2, label %never
      ]
    never:
      br label %go
    go:
      %x = phi i32 [ 1, %entry ], [ 2, %stop ], [ 2, %stop ], [ 3, %never ]
      store i32 %x, ptr %p, align 4
      ret void
    }`,
  ).toPrintFunction(
    "k",
    `define ptx_kernel void @k(i1 %c, i32 %n, ptr %p) {
    entry:
      br i1 %c, label %stop, label %go
    stop:
      ret void
    go:
      %x = phi i32 [ 1, %entry ]
      store i32 %x, ptr %p, align 4
      ret void
    }`,
  );
});
