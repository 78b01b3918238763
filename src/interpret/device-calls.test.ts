import { expect, test } from "vitest";
import { interpretLaunch } from "./interpret-launch.ts";
import { callFunction, createTestMachine, runKernel } from "./testing.ts";

test("special registers", () => {
  const names = [
    ...["tid", "ntid", "ctaid", "nctaid"].flatMap((name) => ["x", "y", "z"].map((axis) => `${name}.${axis}`)),
    "laneid",
    "warpid",
    "nwarpid",
    "warpsize",
    ...["eq", "lt", "le", "gt", "ge"].map((mask) => `lanemask.${mask}`),
  ];
  const kernel = `
    ${names.map((name) => `declare i32 @llvm.nvvm.read.ptx.sreg.${name}()`).join("\n")}
    define ptx_kernel void @k(ptr %out, i32 %bx, i32 %tx) {
      %b = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
      %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      %y = call i32 @llvm.nvvm.read.ptx.sreg.tid.y()
      %b1 = icmp eq i32 %b, 1
      %t3 = icmp eq i32 %t, 3
      %y2 = icmp eq i32 %y, 2
      %bt = and i1 %b1, %t3
      %me = and i1 %bt, %y2
      br i1 %me, label %store, label %done
    store:
      ${names
        .map(
          (name, i) => `
      %v${i} = call i32 @llvm.nvvm.read.ptx.sreg.${name}()
      %p${i} = getelementptr i32, ptr %out, i32 ${i}
      store i32 %v${i}, ptr %p${i}`,
        )
        .join("\n")}
      br label %done
    done:
      ret void
    }`;
  const { buffers } = runKernel(kernel, {
    grid: { x: 2, y: 1, z: 1 },
    block: { x: 16, y: 3, z: 1 },
    arguments: [new Int32Array(names.length), 0, 0],
  });
  // Thread (3,2) of 16x3 is thread 35 of the block: lane 3 of warp 1.
  expect(Object.fromEntries(names.map((name, i) => [name, buffers[0]?.[i]]))).toEqual({
    "tid.x": 3, "tid.y": 2, "tid.z": 0,
    "ntid.x": 16, "ntid.y": 3, "ntid.z": 1,
    "ctaid.x": 1, "ctaid.y": 0, "ctaid.z": 0,
    "nctaid.x": 2, "nctaid.y": 1, "nctaid.z": 1,
    laneid: 3, warpid: 1, nwarpid: 2, warpsize: 32,
    "lanemask.eq": 8, "lanemask.lt": 7, "lanemask.le": 15, "lanemask.gt": -16, "lanemask.ge": -8,
  }); // prettier-ignore
});

test("printf formats its packed arguments", () => {
  const kernel = `
    @format = private unnamed_addr constant [40 x i8] c"%d %5.2f|%-4d|%04x|%s|%c|%lld|%g|%%|%u\\0A\\00\\00"
    @word = private unnamed_addr constant [3 x i8] c"hi\\00"
    declare i32 @vprintf(ptr, ptr)
    define ptx_kernel void @k() {
      %args = alloca { i32, double, i32, i32, ptr, i32, i64, double, i32 }, align 8
      store { i32, double, i32, i32, ptr, i32, i64, double, i32 }
        { i32 -7, double 3.14159, i32 5, i32 255, ptr @word, i32 33, i64 -10000000000, double 0.0001, i32 -1 }, ptr %args
      %n = call i32 @vprintf(ptr @format, ptr %args)
      ret void
    }`;
  expect(runKernel(kernel, { grid: 1, block: 1, arguments: [] }).printed).toBe(
    "-7  3.14|5   |00ff|hi|!|-10000000000|0.0001|%|4294967295\n",
  );
});

test("a failed assertion stops the kernel with CUDA's message and the source line", () => {
  const machine = createTestMachine(`
    @expression = private constant [6 x i8] c"x > 0\\00"
    @file = private constant [5 x i8] c"a.cu\\00"
    @name = private constant [12 x i8] c"void k(int)\\00"
    declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    declare void @__unwarp_assert_fail(ptr, ptr, i32, ptr)
    define ptx_kernel void @k() !dbg !3 {
      %i = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      %third = icmp eq i32 %i, 2
      br i1 %third, label %fail, label %done
    fail:
      call void @__unwarp_assert_fail(ptr @expression, ptr @file, i32 12, ptr @name), !dbg !4
      unreachable
    done:
      ret void
    }
    !llvm.dbg.cu = !{!0}
    !llvm.module.flags = !{!2}
    !0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, emissionKind: LineTablesOnly)
    !1 = !DIFile(filename: "a.cu", directory: "")
    !2 = !{i32 2, !"Debug Info Version", i32 3}
    !3 = distinct !DISubprogram(name: "k", scope: !1, file: !1, line: 10, unit: !0)
    !4 = !DILocation(line: 12, column: 5, scope: !3)
  `);
  const one = { x: 1, y: 1, z: 1 };
  const launch = { kernel: "k", gridDim: one, blockDim: { ...one, x: 4 }, arguments: 0 };
  expect(interpretLaunch(machine.program, launch).fault).toEqual({
    kind: "assert",
    code: 710,
    message: "a.cu:12: void k(int): block: [0,0,0], thread: [2,0,0] Assertion `x > 0` failed.",
    block: { x: 0, y: 0, z: 0 },
    thread: { x: 2, y: 0, z: 0 },
    location: expect.objectContaining({ line: 12, column: 5 }),
  });
});

test("device malloc and free go to the hooks", () => {
  const kernel = `
    declare ptr @malloc(i32)
    declare void @_ZdlPvj(ptr, i32)
    define ptx_kernel void @k(ptr %out) {
      %p = call ptr @malloc(i32 64)
      store i32 6, ptr %p
      %x = load i32, ptr %p
      store i32 %x, ptr %out
      call void @_ZdlPvj(ptr %p, i32 64)
      call void @_ZdlPvj(ptr null, i32 64)
      ret void
    }`;
  const released: number[] = [];
  const { buffers } = runKernel(kernel, {
    grid: 1,
    block: 1,
    arguments: [new Int32Array(1)],
    hooks: { release: (address) => released.push(address) },
  });
  expect(buffers).toEqual([new Int32Array([6])]);
  expect(released).toHaveLength(1);
});

test("the clock moves on, so that waiting for it ends", () => {
  const program = `
    declare i64 @llvm.nvvm.read.ptx.sreg.clock64()
    define i1 @f() {
    entry:
      %start = call i64 @llvm.nvvm.read.ptx.sreg.clock64()
      br label %wait
    wait:
      %now = call i64 @llvm.nvvm.read.ptx.sreg.clock64()
      %passed = sub i64 %now, %start
      %again = icmp slt i64 %passed, 10000
      br i1 %again, label %wait, label %done
    done:
      ret i1 true
    }`;
  expect(callFunction(program, "f")).toBe(1);
});

test("the mathematics that C does not define exactly comes from the given library", () => {
  const text = `
    declare float @llvm.sin.f32(float)
    declare double @pow(double, double)
    define double @f() {
      %a = call float @llvm.sin.f32(float 1.0)
      %b = fpext float %a to double
      %c = call double @pow(double %b, double 3.0)
      ret double %c
    }`;
  expect(callFunction(text, "f")).toBe(Math.fround(Math.sin(1)) ** 3);
});

test("a kernel without end stops at the step limit, or when a hook says so", () => {
  const kernel = `
    define ptx_kernel void @k() {
    entry:
      br label %loop
    loop:
      br label %loop
    }`;
  const run = { grid: 1, block: 2, arguments: [] };
  expect(runKernel(kernel, { ...run, stepLimit: 1000 }).status).toBe("stopped");
  let polls = 0;
  const interrupted = () => ++polls > 5;
  expect(runKernel(kernel, { ...run, hooks: { interrupted } }).status).toBe("stopped");
});

test("strings", () => {
  const text = `
    @a = private constant [4 x i8] c"abc\\00"
    @b = private constant [4 x i8] c"abd\\00"
    declare i32 @strlen(ptr)
    declare i32 @strcmp(ptr, ptr)
    declare i32 @memcmp(ptr, ptr, i32)
    define i32 @f() {
      %n = call i32 @strlen(ptr @a)
      %c = call i32 @strcmp(ptr @a, ptr @b)
      %m = call i32 @memcmp(ptr @a, ptr @b, i32 2)
      %x = mul i32 %c, 10
      %y = add i32 %n, %x
      %z = add i32 %y, %m
      ret i32 %z
    }`;
  expect(callFunction(text, "f")).toBe(-7);
});

test("a thread that exits ends alone", () => {
  const kernel = `
    declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    declare void @llvm.nvvm.exit()
    define internal void @leave(i32 %i) {
      %odd = trunc i32 %i to i1
      br i1 %odd, label %exit, label %back
    exit:
      call void @llvm.nvvm.exit()
      unreachable
    back:
      ret void
    }
    define ptx_kernel void @k(ptr %out) {
      %i = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      call void @leave(i32 %i)
      %to = getelementptr i32, ptr %out, i32 %i
      store i32 1, ptr %to
      ret void
    }`;
  const run = { grid: 1, block: 4, arguments: [new Int32Array(4)] };
  expect(runKernel(kernel, run).buffers).toEqual([new Int32Array([1, 0, 1, 0])]);
});
