import { afterAll, expect, test } from "vitest";
import { WebGpuModule, type WgslResult } from "../../compiler/compile-webgpu.ts";
import { type KernelRun, runKernel } from "../../interpret/testing.ts";
import { closeDevice, noDeviceReason, runOnGpu } from "./testing.ts";

afterAll(closeDevice);

const registers = `
declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
declare i32 @llvm.nvvm.barrier.cta.red.popc.aligned.all(i32, i1)
`;

function compile(ir: string, block = 32, maxInvocations = 256): WgslResult {
  return new WebGpuModule(registers + ir).compile({
    kernel: "k",
    blockDim: { x: block, y: 1, z: 1 },
    dynamicSharedBytes: 0,
    target: { maxInvocations, maxWorkgroupBytes: 16384, subgroupSize: undefined, features: new Set() },
  });
}

/** What the device does, in blocks that its invocations can run one to one and not, is what the interpreter does. */
async function expectSameOnGpu(ir: string, run: KernelRun): Promise<void> {
  const text = registers + ir;
  const expected = runKernel(text, run);
  for (const maxInvocations of [256, 16, 5]) {
    expect(await runOnGpu(text, run, { maxInvocations }), `${maxInvocations} invocations`).toEqual(expected);
  }
  for (const threadsPerInvocation of [1, 4]) {
    const outcome = await runOnGpu(text, run, { threadsPerInvocation });
    expect(outcome, `any size, ${threadsPerInvocation} threads an invocation`).toEqual(expected);
  }
}

const axpy = `
define ptx_kernel void @k(i32 %n, float %a, ptr %x, ptr %y) {
entry:
  %block = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %size = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  %first = mul i32 %block, %size
  %thread = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %i = add i32 %first, %thread
  %inside = icmp slt i32 %i, %n
  br i1 %inside, label %work, label %end
work:
  %px = getelementptr float, ptr %x, i32 %i
  %xi = load float, ptr %px, align 4
  %ax = fmul float %xi, %a
  %py = getelementptr float, ptr %y, i32 %i
  %yi = load float, ptr %py, align 4
  %sum = fadd float %ax, %yi
  store float %sum, ptr %py, align 4
  br label %end
end:
  ret void
}`;

test("a kernel reads as it was written", () => {
  const body = compile(axpy).kernel?.code.split("fn region_0")[1]?.split("\n}")[0];
  expect(body).toMatchInlineSnapshot(`
    "() -> u32 {
      var i: u32;
      let block = block_x;
      let first = block * 32u;
      let thread1 = thread_x;
      i = first + thread1;
      let inside = bitcast<i32>(i) < bitcast<i32>(launch[2].x);
      if (inside) {
        let px = launch[2].z + i * 4u;
        let xi = bitcast<f32>(load_heap(px));
        let ax = xi * bitcast<f32>(launch[2].y);
        let py = launch[2].w + i * 4u;
        let yi = bitcast<f32>(load_heap(py));
        let sum = ax + yi;
        store_heap(py, bitcast<u32>(sum));
      }
      return 1u;"
  `);
});

test("without sub-word stores and atomics the heap is plain", () => {
  expect(compile(axpy).kernel?.code).toContain("heap: array<u32>;");
  const bytes = "define ptx_kernel void @k(ptr %p) {\n store i8 1, ptr %p\n ret void\n }";
  expect(compile(bytes).kernel?.code).toContain("heap: array<atomic<u32>>;");
});

test("invocations run several threads of blocks that are too large", () => {
  expect(compile(axpy, 1024).kernel?.invocations).toBe(256);
  expect(compile(axpy, 300, 256).kernel?.invocations).toBe(150);
});

test("what WGSL cannot say is a diagnostic with the line", () => {
  const ir = `declare i32 @vprintf(ptr, ptr)
  define ptx_kernel void @k(ptr %p) {
    %n = call i32 @vprintf(ptr %p, ptr %p)
    ret void
  }`;
  expect(compile(ir)).toMatchObject({ kernel: undefined, diagnostics: [{ code: "unsupported-printf" }] });
});

test.skipIf(noDeviceReason)("a guarded sum", async () => {
  const x = Float32Array.from({ length: 100 }, (_, index) => index / 3);
  await expectSameOnGpu(axpy, { grid: 4, block: 32, arguments: [100, 1.5, x, x.slice()] });
});

test.skipIf(noDeviceReason)(
  "barriers, shared memory and votes in a loop that some threads leave early",
  async () => {
    const ir = `
  @s = internal addrspace(3) global [40 x i32] undef, align 4
  define ptx_kernel void @k(ptr %out) {
  entry:
    %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    %own = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 %t
    store i32 %t, ptr %own, align 4
    br label %loop
  loop:
    %turn = phi i32 [ 0, %entry ], [ %next, %again ]
    %total = phi i32 [ 0, %entry ], [ %sum, %again ]
    %isOdd = icmp ult i32 %turn, %t
    %count = call i32 @llvm.nvvm.barrier.cta.red.popc.aligned.all(i32 0, i1 %isOdd)
    %other = sub i32 39, %t
    %po = getelementptr [40 x i32], ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 0, i32 %other
    %value = load i32, ptr %po, align 4
    call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
    %both = add i32 %value, %count
    %sum = add i32 %total, %both
    store i32 %both, ptr %own, align 4
    %next = add i32 %turn, 1
    %leaves = icmp ugt i32 %next, 7
    br i1 %leaves, label %end, label %again
  again:
    %stays = icmp ult i32 %t, 40
    br i1 %stays, label %loop, label %end
  end:
    %b = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
    %row = mul i32 %b, 40
    %i = add i32 %row, %t
    %p = getelementptr i32, ptr %out, i32 %i
    store i32 %sum, ptr %p, align 4
    ret void
  }`;
    await expectSameOnGpu(ir, { grid: 3, block: 40, arguments: [new Int32Array(120)] });
  },
);

test.skipIf(noDeviceReason)("warps shuffle and vote, all lanes and some", async () => {
  const ir = `
  declare i32 @llvm.nvvm.shfl.sync.bfly.i32(i32, i32, i32, i32)
  declare i32 @llvm.nvvm.shfl.sync.up.i32(i32, i32, i32, i32)
  declare i32 @llvm.nvvm.vote.ballot.sync(i32, i1)
  declare i32 @llvm.nvvm.activemask()
  define ptx_kernel void @k(ptr %out) {
  entry:
    %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    %seven = mul i32 %t, 7
    %x = call i32 @llvm.nvvm.shfl.sync.bfly.i32(i32 -1, i32 %seven, i32 5, i32 31)
    %y = call i32 @llvm.nvvm.shfl.sync.up.i32(i32 -1, i32 %x, i32 3, i32 6144)
    %low = and i32 %t, 3
    %isLow = icmp ult i32 %low, 2
    %votes = call i32 @llvm.nvvm.vote.ballot.sync(i32 -1, i1 %isLow)
    br i1 %isLow, label %some, label %end
  some:
    %mask = call i32 @llvm.nvvm.activemask()
    %z = call i32 @llvm.nvvm.shfl.sync.bfly.i32(i32 858993459, i32 %y, i32 1, i32 31)
    %mz = add i32 %mask, %z
    br label %end
  end:
    %r = phi i32 [ %mz, %some ], [ %votes, %entry ]
    call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
    %sum = add i32 %r, %y
    %p = getelementptr i32, ptr %out, i32 %t
    store i32 %sum, ptr %p, align 4
    ret void
  }`;
  await expectSameOnGpu(ir, { grid: 1, block: 64, arguments: [new Int32Array(64)] });
});

test.skipIf(noDeviceReason)("one pointer into any memory", async () => {
  const ir = `
  @s = internal addrspace(3) global [32 x i8] undef, align 4
  define ptx_kernel void @k(ptr %out) {
  entry:
    %local = alloca [32 x i8], align 4
    %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    %pl = getelementptr i8, ptr %local, i32 %t
    %ps = getelementptr i8, ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 %t
    %ph = getelementptr i8, ptr %out, i32 %t
    %low = and i32 %t, 1
    %isOdd = icmp eq i32 %low, 1
    %p1 = select i1 %isOdd, ptr %pl, ptr %ps
    %big = icmp ugt i32 %t, 20
    %p2 = select i1 %big, ptr %ph, ptr %p1
    %byte = trunc i32 %t to i8
    store i8 %byte, ptr %p2, align 1
    %back = load i8, ptr %p2, align 1
    %more = add i8 %back, -100
    store i8 %more, ptr %ph, align 1
    ret void
  }`;
  await expectSameOnGpu(ir, { grid: 1, block: 32, arguments: [new Uint8Array(32)] });
});

test.skipIf(noDeviceReason)("jumps into a loop, and switches in it", async () => {
  const ir = `
  define ptx_kernel void @k(ptr %out) {
  entry:
    %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    %low = and i32 %t, 1
    %isOdd = icmp eq i32 %low, 1
    br i1 %isOdd, label %one, label %two
  one:
    %x = phi i32 [ %t, %entry ], [ %w, %three ]
    %y = mul i32 %x, 3
    br label %two
  two:
    %z = phi i32 [ 7, %entry ], [ %y, %one ]
    %kind = and i32 %z, 3
    switch i32 %kind, label %three [
      i32 0, label %end
      i32 1, label %end
    ]
  three:
    %w = add i32 %z, 5
    %isBig = icmp ugt i32 %w, 10000
    br i1 %isBig, label %end, label %one
  end:
    %r = phi i32 [ %z, %two ], [ %z, %two ], [ %w, %three ]
    %p = getelementptr i32, ptr %out, i32 %t
    store i32 %r, ptr %p, align 4
    ret void
  }`;
  await expectSameOnGpu(ir, { grid: 1, block: 40, arguments: [new Int32Array(40)] });
});

test.skipIf(noDeviceReason)("integers of odd widths", async () => {
  const ir = `
  define ptx_kernel void @k(ptr %out) {
  entry:
    %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    %x = sub i32 7, %t
    %a = sext i32 %x to i40
    %b = mul i40 %a, 123456789
    %c = ashr i40 %b, 3
    %d = sext i40 %c to i64
    %isLess = icmp slt i40 %b, -5000000000
    %e = zext i1 %isLess to i64
    %f = sdiv i40 %b, 1000003
    %g = zext i40 %f to i64
    %h = shl i64 %g, 1
    %i = xor i64 %d, %h
    %j = add i64 %i, %e
    %p = getelementptr i64, ptr %out, i32 %t
    store i64 %j, ptr %p, align 8
    ret void
  }`;
  await expectSameOnGpu(ir, { grid: 1, block: 64, arguments: [new BigInt64Array(64)] });
});

test.skipIf(noDeviceReason)("atomics of all widths, in the heap and in shared memory", async () => {
  const ir = `
  @s = internal addrspace(3) global i64 undef, align 8
  define ptx_kernel void @k(ptr %longs, ptr %doubles, ptr %shorts, ptr %shared) {
  entry:
    %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    %isFirst = icmp eq i32 %t, 0
    br i1 %isFirst, label %first, label %all
  first:
    store i64 5, ptr addrspacecast (ptr addrspace(3) @s to ptr), align 8
    br label %all
  all:
    call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
    %wide = zext i32 %t to i64
    %big = mul i64 %wide, 4294967295
    %a = atomicrmw add ptr %longs, i64 %big monotonic, align 8
    %pm = getelementptr i64, ptr %longs, i32 1
    %b = atomicrmw max ptr %pm, i64 %big monotonic, align 8
    %d = sitofp i32 %t to double
    %c = atomicrmw fadd ptr %doubles, double %d monotonic, align 8
    %short = trunc i32 %t to i16
    %half = and i32 %t, 1
    %ps = getelementptr i16, ptr %shorts, i32 %half
    %e = atomicrmw add ptr %ps, i16 %short monotonic, align 2
    %po = getelementptr i16, ptr %shorts, i32 %t
    %pair = cmpxchg ptr %po, i16 0, i16 %short monotonic monotonic, align 2
    %f = atomicrmw xor ptr addrspacecast (ptr addrspace(3) @s to ptr), i64 %big monotonic, align 8
    call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
    %sum = load i64, ptr addrspacecast (ptr addrspace(3) @s to ptr), align 8
    store i64 %sum, ptr %shared, align 8
    ret void
  }`;
  const shorts = Uint16Array.from({ length: 32 }, (_, index) => (index < 2 ? 1 : index % 3));
  const outputs = [new BigInt64Array(2), new Float64Array(1), shorts, new BigInt64Array(1)];
  await expectSameOnGpu(ir, { grid: 2, block: 32, arguments: outputs });
});

test.skipIf(noDeviceReason)("a trap ends the kernel with a fault", async () => {
  const ir = `
  declare void @llvm.trap()
  define ptx_kernel void @k(ptr %out) {
  entry:
    %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    %isIt = icmp eq i32 %t, 3
    br i1 %isIt, label %bad, label %end
  bad:
    call void @llvm.trap()
    unreachable
  end:
    ret void
  }`;
  const { fault } = await runOnGpu(registers + ir, { grid: 1, block: 8, arguments: [new Int32Array(1)] });
  expect(fault).toBe("trap in block 0,0,0 thread 3,0,0");
});

test.skipIf(noDeviceReason)(
  "a thread that accessed what is not there has failed by that, whatever comes later",
  async () => {
    const ir = `${registers}
declare void @llvm.trap()
define ptx_kernel void @k(ptr %data) {
entry:
  %wild = getelementptr i8, ptr %data, i32 1073741824
  store i32 1, ptr %wild, align 4
  call void @llvm.trap()
  unreachable
}`;
    const outcome = await runOnGpu(ir, { grid: 1, block: 1, arguments: [new Int32Array(4)] });
    expect(outcome.fault).toBe("wild address");
  },
);
