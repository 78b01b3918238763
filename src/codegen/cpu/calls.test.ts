import { describe, expect, test } from "vitest";
import { runKernel } from "../../interpret/testing.ts";
import { compileForTest, expectSameOutcome, runLowered } from "./testing.ts";

/** Whole kernels that call device functions or the device library. */
const prelude = `
declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.tid.y()
declare i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.laneid()
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
`;
const barrier = "call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)";
const tid = "call i32 @llvm.nvvm.read.ptx.sreg.tid.x()";
const ints = (count: number, value: (index: number) => number = () => 0) =>
  Int32Array.from({ length: count }, (_, index) => value(index));

describe("device functions that stay calls", () => {
  test("recursion", () => {
    const ir = `${prelude}
      define i32 @factorial(i32 %n) noinline {
        %small = icmp slt i32 %n, 2
        br i1 %small, label %one, label %more
      one:
        ret i32 1
      more:
        %m = sub i32 %n, 1
        %f = call i32 @factorial(i32 %m)
        %t = ${tid}
        %g = mul i32 %f, %n
        %h = add i32 %g, %t
        ret i32 %h
      }
      define ptx_kernel void @k(ptr %out) {
        %t = ${tid}
        %v = call i32 @factorial(i32 %t)
        %o = getelementptr i32, ptr %out, i32 %t
        store i32 %v, ptr %o
        ret void
      }`;
    const { buffers } = expectSameOutcome(ir, { grid: 1, block: 8, arguments: [ints(8)] });
    expect(buffers[0]?.[3]).toBe(6 + 3 * 3 + 3);
  });

  test("calls through pointers: a table of functions, one of them a C function", () => {
    const ir = `${prelude}
      declare float @erff(float)
      @table = internal addrspace(4) constant [3 x ptr] [ptr @twice, ptr @position, ptr @erff], align 4
      define float @twice(float %x) {
        %y = fadd float %x, %x
        ret float %y
      }
      define float @position(float %x) {
        %t = ${tid}
        %b = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
        %n = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
        %lane = call i32 @llvm.nvvm.read.ptx.sreg.laneid()
        %bn = mul i32 %b, %n
        %i = add i32 %bn, %t
        %j = add i32 %i, %lane
        %y = sitofp i32 %j to float
        ret float %y
      }
      define ptx_kernel void @k(ptr %out) {
        %t = ${tid}
        %b = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
        %n = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
        %which = urem i32 %t, 3
        %p = getelementptr [3 x ptr], ptr addrspacecast (ptr addrspace(4) @table to ptr), i32 0, i32 %which
        %f = load ptr, ptr %p
        %x = sitofp i32 %t to float
        %y = call float %f(float %x)
        %z = call float @erff(float %x)
        %yz = fadd float %y, %z
        %bn = mul i32 %b, %n
        %i = add i32 %bn, %t
        %o = getelementptr float, ptr %out, i32 %i
        store float %yz, ptr %o
        ret void
      }`;
    expectSameOutcome(ir, { grid: 2, block: 9, arguments: [new Float32Array(18)] });
  });

  test("virtual calls", () => {
    const ir = `${prelude}
      @_ZTV1A = linkonce_odr addrspace(1) constant { [3 x ptr] } { [3 x ptr] [ptr null, ptr null, ptr @_ZN1A1fEv] }, comdat, align 4
      @_ZTV1B = linkonce_odr addrspace(1) constant { [3 x ptr] } { [3 x ptr] [ptr null, ptr null, ptr @_ZN1B1fEv] }, comdat, align 4
      $_ZTV1A = comdat any
      $_ZTV1B = comdat any
      define linkonce_odr i32 @_ZN1A1fEv(ptr %this) {
        ret i32 1
      }
      define linkonce_odr i32 @_ZN1B1fEv(ptr %this) {
        %p = getelementptr i8, ptr %this, i32 4
        %v = load i32, ptr %p
        ret i32 %v
      }
      define ptx_kernel void @k(ptr %out) {
        %object = alloca { ptr, i32 }, align 4
        %t = ${tid}
        %odd = trunc i32 %t to i1
        %vt = select i1 %odd, ptr getelementptr inbounds (i8, ptr addrspacecast (ptr addrspace(1) @_ZTV1A to ptr), i32 8), ptr getelementptr inbounds (i8, ptr addrspacecast (ptr addrspace(1) @_ZTV1B to ptr), i32 8)
        store ptr %vt, ptr %object
        %field = getelementptr { ptr, i32 }, ptr %object, i32 0, i32 1
        %v = mul i32 %t, 7
        store i32 %v, ptr %field
        ${barrier}
        %table = load ptr, ptr %object
        %f = load ptr, ptr %table
        %r = call i32 %f(ptr %object)
        %o = getelementptr i32, ptr %out, i32 %t
        store i32 %r, ptr %o
        ret void
      }`;
    const { buffers } = expectSameOutcome(ir, { grid: 1, block: 6, arguments: [ints(6)] });
    expect(buffers[0]).toEqual(Int32Array.of(0, 1, 14, 1, 28, 1));
  });

  test("a shared variable of a function lies at one place for all kernels", () => {
    const ir = `${prelude}
      @own = internal addrspace(3) global [100 x i8] undef, align 1
      @common = internal addrspace(3) global [4 x i32] undef, align 16
      @dyn = external addrspace(3) global [0 x i32], align 4
      define void @put(i32 %i, i32 %v) noinline {
        %p = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @common to ptr), i32 %i
        store i32 %v, ptr %p
        %q = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @dyn to ptr), i32 %i
        store i32 %i, ptr %q
        ret void
      }
      define ptx_kernel void @first(ptr %out) {
        %t = ${tid}
        %c = getelementptr i8, ptr addrspacecast (ptr addrspace(3) @own to ptr), i32 %t
        store i8 1, ptr %c
        %w = mul i32 %t, 3
        call void @put(i32 %t, i32 %w)
        ${barrier}
        %n = sub i32 3, %t
        %p = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @common to ptr), i32 %n
        %x = load i32, ptr %p
        %q = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @dyn to ptr), i32 %n
        %y = load i32, ptr %q
        %z = add i32 %x, %y
        %o = getelementptr i32, ptr %out, i32 %t
        store i32 %z, ptr %o
        ret void
      }
      define ptx_kernel void @second(ptr %out) {
        %t = ${tid}
        call void @put(i32 %t, i32 %t)
        %p = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @common to ptr), i32 %t
        %x = load i32, ptr %p
        %o = getelementptr i32, ptr %out, i32 %t
        store i32 %x, ptr %o
        ret void
      }`;
    for (const kernel of ["first", "second"]) {
      expectSameOutcome(ir, { kernel, grid: 1, block: 4, dynamicSharedBytes: 16, arguments: [ints(4)] });
    }
    const { info } = compileForTest(ir);
    expect(
      info?.kernels.map(({ usesDynamicShared, staticSharedBytes }) => [usesDynamicShared, staticSharedBytes]),
    ).toEqual([
      [true, 116],
      [true, 116],
    ]);
  });
});

describe("the device library", () => {
  test("printf in a kernel and in a function", () => {
    const ir = `${prelude}
      declare i32 @vprintf(ptr, ptr)
      @.str = private unnamed_addr constant [13 x i8] c"thread %d %d\\00", align 1
      define void @say(i32 %x) noinline {
        %args = alloca { i32, i32 }, align 4
        store i32 %x, ptr %args
        %p = getelementptr i8, ptr %args, i32 4
        %t = ${tid}
        store i32 %t, ptr %p
        %r = call i32 @vprintf(ptr @.str, ptr %args)
        ret void
      }
      define ptx_kernel void @k() {
        %args = alloca { i32, i32 }, align 4
        %t = ${tid}
        store i32 %t, ptr %args
        %p = getelementptr i8, ptr %args, i32 4
        store i32 9, ptr %p
        %r = call i32 @vprintf(ptr @.str, ptr %args)
        call void @say(i32 5)
        ret void
      }`;
    const run = { grid: 1, block: 2, arguments: [] };
    const inTurn = "thread 0 9thread 5 0thread 1 9thread 5 1";
    expect(runKernel(ir, run).printed).toBe(inTurn);
    expect(runLowered(ir, run, 1).printed).toBe(inTurn);
    // As on a GPU, a gang's lanes print together.
    expect(runLowered(ir, run, 4).printed).toBe("thread 0 9thread 1 9thread 5 0thread 5 1");
  });

  test("a failed assertion and a trap say where", () => {
    const ir = `${prelude}
      declare void @llvm.trap() noreturn
      declare void @__unwarp_assert_fail(ptr, ptr, i32, ptr) noreturn
      @.str = private unnamed_addr constant [2 x i8] c"x\\00", align 1
      define ptx_kernel void @k(i32 %bad, i32 %kind) {
        %t = ${tid}
        %b = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
        %hit = icmp eq i32 %t, %bad
        %last = icmp eq i32 %b, 1
        %both = and i1 %hit, %last
        br i1 %both, label %fail, label %end
      fail:
        %trap = icmp eq i32 %kind, 0
        br i1 %trap, label %trapped, label %asserted
      trapped:
        call void @llvm.trap()
        unreachable
      asserted:
        call void @__unwarp_assert_fail(ptr @.str, ptr @.str, i32 3, ptr @.str)
        unreachable
      end:
        ret void
      }`;
    const trapped = expectSameOutcome(ir, { grid: 2, block: 8, arguments: [5, 0] });
    expect(trapped.fault).toBe("trap in block 1,0,0 thread 5,0,0");
    const asserted = expectSameOutcome(ir, { grid: 2, block: 8, arguments: [5, 1] });
    expect(asserted.fault).toBe("assert in block 1,0,0 thread 5,0,0");
    expectSameOutcome(ir, { grid: 2, block: 8, arguments: [9, 0] });
  });

  test("malloc, free, fences and the end of a thread", () => {
    const ir = `${prelude}
      declare ptr @malloc(i32)
      declare void @free(ptr)
      declare void @llvm.nvvm.membar.gl()
      declare void @llvm.nvvm.exit()
      define ptx_kernel void @k(ptr %out) {
        %t = ${tid}
        %p = call ptr @malloc(i32 16)
        store i32 %t, ptr %p
        call void @llvm.nvvm.membar.gl()
        %q = getelementptr i32, ptr %out, i32 %t
        %x = load i32, ptr %p
        call void @free(ptr %p)
        %big = icmp sgt i32 %t, 4
        br i1 %big, label %stop, label %go
      stop:
        call void @llvm.nvvm.exit()
        br label %go
      go:
        %y = phi i32 [ %x, %0 ], [ 99, %stop ]
        ${barrier}
        store i32 %y, ptr %q
        ret void
      }`;
    const { buffers } = expectSameOutcome(ir, { grid: 1, block: 8, arguments: [ints(8, () => -1)] });
    expect(buffers[0]).toEqual(Int32Array.of(0, 1, 2, 3, 4, -1, -1, -1));
  });
});

test("an access through a null pointer faults", () => {
  const ir = `${prelude}
    define ptx_kernel void @k(ptr %p) {
      %t = ${tid}
      %q = getelementptr i32, ptr %p, i32 %t
      store i32 1, ptr %q
      ret void
    }`;
  expect(compileForTest(ir).llvmIr).toContain("%p.guarded");
});
