import { describe, expect, test } from "vitest";
import { expectSameOutcome } from "./testing.ts";

/** Whole kernels: what they do must be the same before and after the pipeline. */
const prelude = `
declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.tid.y()
declare i32 @llvm.nvvm.read.ptx.sreg.tid.z()
declare i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ntid.y()
declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.y()
declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.z()
declare i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.nctaid.y()
declare i32 @llvm.nvvm.read.ptx.sreg.laneid()
declare i32 @llvm.nvvm.read.ptx.sreg.warpid()
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
declare i1 @llvm.nvvm.barrier.cta.red.and.aligned.all(i32, i1)
declare i1 @llvm.nvvm.barrier.cta.red.or.aligned.all(i32, i1)
declare i32 @llvm.nvvm.barrier.cta.red.popc.aligned.all(i32, i1)
`;
const kernel = (text: string) => prelude + text;
const ints = (count: number, value: (index: number) => number = () => 0) =>
  Int32Array.from({ length: count }, (_, index) => value(index));
const barrier = "call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)";
const tid = "call i32 @llvm.nvvm.read.ptx.sreg.tid.x()";

describe("without barriers", () => {
  test("each thread of each block writes its own place", () => {
    const ir = kernel(`
      define ptx_kernel void @k(ptr %out, i32 %n) {
        %tid = ${tid}
        %block = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
        %size = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
        %base = mul i32 %block, %size
        %i = add i32 %base, %tid
        %inside = icmp slt i32 %i, %n
        br i1 %inside, label %then, label %end
      then:
        %p = getelementptr i32, ptr %out, i32 %i
        %old = load i32, ptr %p
        %new = add i32 %old, %i
        store i32 %new, ptr %p
        br label %end
      end:
        ret void
      }`);
    const { buffers } = expectSameOutcome(ir, { grid: 3, block: 8, arguments: [ints(24, () => 100), 21] });
    expect(buffers[0]?.[20]).toBe(120);
    expect(buffers[0]?.[21]).toBe(100);
  });

  test("grids and blocks with three dimensions", () => {
    const ir = kernel(`
      define ptx_kernel void @k(ptr %out) {
        %x = ${tid}
        %y = call i32 @llvm.nvvm.read.ptx.sreg.tid.y()
        %z = call i32 @llvm.nvvm.read.ptx.sreg.tid.z()
        %nx = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
        %ny = call i32 @llvm.nvvm.read.ptx.sreg.ntid.y()
        %bx = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
        %by = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.y()
        %bz = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.z()
        %gx = call i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
        %gy = call i32 @llvm.nvvm.read.ptx.sreg.nctaid.y()
        %lane = call i32 @llvm.nvvm.read.ptx.sreg.laneid()
        %warp = call i32 @llvm.nvvm.read.ptx.sreg.warpid()
        %t0 = mul i32 %z, %ny
        %t1 = add i32 %t0, %y
        %t2 = mul i32 %t1, %nx
        %t = add i32 %t2, %x
        %b0 = mul i32 %bz, %gy
        %b1 = add i32 %b0, %by
        %b2 = mul i32 %b1, %gx
        %b = add i32 %b2, %bx
        %i0 = mul i32 %b, 60
        %i = add i32 %i0, %t
        %p = getelementptr [3 x i32], ptr %out, i32 %i
        store i32 %i, ptr %p
        %p1 = getelementptr i32, ptr %p, i32 1
        store i32 %lane, ptr %p1
        %p2 = getelementptr i32, ptr %p, i32 2
        store i32 %warp, ptr %p2
        ret void
      }`);
    const run = { grid: { x: 3, y: 2, z: 2 }, block: { x: 5, y: 4, z: 3 }, arguments: [ints(3 * 720)] };
    const { buffers } = expectSameOutcome(ir, run);
    expect([...(buffers[0] ?? [])].slice(-3)).toEqual([719, 59 % 32, 1]);
  });

  test("each thread changes its own copy of a struct parameter", () => {
    const ir = kernel(`
      %struct.S = type { [4 x i32], i32 }
      define ptx_kernel void @k(i8 %c, ptr byval(%struct.S) align 4 %s, ptr %out, ptr byval(%struct.S) align 4 %r) {
        %t = ${tid}
        %wide = zext i8 %c to i32
        %p = getelementptr %struct.S, ptr %s, i32 0, i32 1
        %v = load i32, ptr %p
        %v2 = add i32 %v, %t
        store i32 %v2, ptr %p
        %q = getelementptr %struct.S, ptr %r, i32 0, i32 0, i32 %t
        %w = load i32, ptr %q
        %v3 = load i32, ptr %p
        %s1 = add i32 %v3, %w
        %s2 = add i32 %s1, %wide
        %o = getelementptr i32, ptr %out, i32 %t
        store i32 %s2, ptr %o
        ret void
      }`);
    const struct = (last: number) => [[1000, 2000, 3000, 4000], last];
    const { buffers } = expectSameOutcome(ir, {
      grid: 1,
      block: 4,
      arguments: [7, struct(10), ints(4), struct(0)],
    });
    expect(buffers[0]).toEqual(Int32Array.of(1017, 2018, 3019, 4020));
  });
});

describe("barriers", () => {
  test("a value of each type lives across a barrier", () => {
    const ir = kernel(`
      define ptx_kernel void @k(ptr %out, ptr %in) {
        %t = ${tid}
        %p = getelementptr i64, ptr %in, i32 %t
        %i64 = load i64, ptr %p
        %i32 = trunc i64 %i64 to i32
        %i16 = trunc i64 %i64 to i16
        %i8 = trunc i64 %i64 to i8
        %i1 = trunc i64 %i64 to i1
        %f32 = sitofp i64 %i64 to float
        %f64 = sitofp i64 %i64 to double
        %v0 = insertelement <4 x float> zeroinitializer, float %f32, i32 1
        %v = insertelement <4 x float> %v0, float 2.0, i32 2
        %s = call { i32, i1 } @llvm.sadd.with.overflow.i32(i32 %i32, i32 2147483600)
        ${barrier}
        %n = sub i32 7, %t
        %q = getelementptr [8 x double], ptr %out, i32 %n
        %a0 = sitofp i64 %i64 to double
        store double %a0, ptr %q
        %a1 = sitofp i32 %i32 to double
        %q1 = getelementptr double, ptr %q, i32 1
        store double %a1, ptr %q1
        %a2 = sitofp i16 %i16 to double
        %a3 = sitofp i8 %i8 to double
        %a4 = uitofp i1 %i1 to double
        %a23 = fadd double %a2, %a3
        %a234 = fadd double %a23, %a4
        %q2 = getelementptr double, ptr %q, i32 2
        store double %a234, ptr %q2
        %a5 = fpext float %f32 to double
        %q3 = getelementptr double, ptr %q, i32 3
        store double %a5, ptr %q3
        %q4 = getelementptr double, ptr %q, i32 4
        store double %f64, ptr %q4
        %e1 = extractelement <4 x float> %v, i32 1
        %e2 = extractelement <4 x float> %v, i32 2
        %e = fadd float %e1, %e2
        %a6 = fpext float %e to double
        %q5 = getelementptr double, ptr %q, i32 5
        store double %a6, ptr %q5
        %o = extractvalue { i32, i1 } %s, 1
        %w = extractvalue { i32, i1 } %s, 0
        %w2 = select i1 %o, i32 %w, i32 17
        %a7 = sitofp i32 %w2 to double
        %q6 = getelementptr double, ptr %q, i32 6
        store double %a7, ptr %q6
        ret void
      }
      declare { i32, i1 } @llvm.sadd.with.overflow.i32(i32, i32)`);
    const input = BigInt64Array.from({ length: 8 }, (_, index) => BigInt(index) * 40000000007n - 3n);
    expectSameOutcome(ir, { grid: 2, block: 8, arguments: [new Float64Array(64), input] });
  });

  test("a reduction in shared memory, with a barrier in its loop", () => {
    const ir = kernel(`
      @data = internal addrspace(3) global [64 x i32] undef, align 4
      define ptx_kernel void @k(ptr %out, ptr %in) {
      entry:
        %t = ${tid}
        %n = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
        %b = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
        %base = mul i32 %b, %n
        %i = add i32 %base, %t
        %p = getelementptr i32, ptr %in, i32 %i
        %x = load i32, ptr %p
        %mine = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @data to ptr), i32 %t
        store i32 %x, ptr %mine
        ${barrier}
        %half = lshr i32 %n, 1
        br label %loop
      loop:
        %s = phi i32 [ %half, %entry ], [ %next, %latch ]
        %more = icmp ne i32 %s, 0
        br i1 %more, label %body, label %done
      body:
        %active = icmp ult i32 %t, %s
        br i1 %active, label %add, label %latch
      add:
        %other = add i32 %t, %s
        %q = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @data to ptr), i32 %other
        %y = load i32, ptr %q
        %z = load i32, ptr %mine
        %sum = add i32 %y, %z
        store i32 %sum, ptr %mine
        br label %latch
      latch:
        ${barrier}
        %next = lshr i32 %s, 1
        br label %loop
      done:
        %first = icmp eq i32 %t, 0
        br i1 %first, label %write, label %end
      write:
        %total = load i32, ptr addrspacecast (ptr addrspace(3) @data to ptr)
        %o = getelementptr i32, ptr %out, i32 %b
        store i32 %total, ptr %o
        br label %end
      end:
        ret void
      }`);
    const { buffers } = expectSameOutcome(ir, {
      grid: 3,
      block: 64,
      arguments: [ints(3), ints(192, (index) => index)],
    });
    expect(buffers[0]).toEqual(Int32Array.of(2016, 6112, 10208));
  });

  test("threads that returned early do not hold up the others", () => {
    const ir = kernel(`
      @data = internal addrspace(3) global [16 x i32] undef, align 4
      define ptx_kernel void @k(ptr %out, i32 %n) {
        %t = ${tid}
        %outside = icmp sge i32 %t, %n
        br i1 %outside, label %end, label %work
      work:
        %mine = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @data to ptr), i32 %t
        %sq = mul i32 %t, %t
        store i32 %sq, ptr %mine
        ${barrier}
        %last = sub i32 %n, 1
        %r = sub i32 %last, %t
        %theirs = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @data to ptr), i32 %r
        %x = load i32, ptr %theirs
        ${barrier}
        store i32 %x, ptr %mine
        ${barrier}
        %y = load i32, ptr %theirs
        %xy = mul i32 %x, 1000
        %v = add i32 %xy, %y
        %o = getelementptr i32, ptr %out, i32 %t
        store i32 %v, ptr %o
        br label %end
      end:
        ret void
      }`);
    for (const n of [16, 11, 1, 0]) expectSameOutcome(ir, { grid: 2, block: 16, arguments: [ints(16), n] });
  });

  test("threads at different barriers wait for each other", () => {
    // Half of the threads wait once in the branch and once behind it, the others at the second barrier of a loop.
    const ir = kernel(`
      @data = internal addrspace(3) global [16 x i32] undef, align 4
      define ptx_kernel void @k(ptr %out) {
      entry:
        %t = ${tid}
        %mine = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @data to ptr), i32 %t
        %neighbour = xor i32 %t, 1
        %theirs = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @data to ptr), i32 %neighbour
        %o = getelementptr i32, ptr %out, i32 %t
        %bit = and i32 %t, 1
        %odd = icmp ne i32 %bit, 0
        br i1 %odd, label %a, label %b
      a:
        store i32 %t, ptr %mine
        ${barrier}
        %x = load i32, ptr %theirs
        ${barrier}
        store i32 %x, ptr %o
        br label %end
      b:
        %i = phi i32 [ 0, %entry ], [ %i1, %b ]
        %acc = phi i32 [ 100, %entry ], [ %acc1, %b ]
        %v = mul i32 %t, 10
        store i32 %v, ptr %mine
        ${barrier}
        %y = load i32, ptr %theirs
        %acc1 = add i32 %acc, %y
        %i1 = add i32 %i, 1
        %again = icmp ult i32 %i1, 2
        br i1 %again, label %b, label %after
      after:
        store i32 %acc1, ptr %o
        br label %end
      end:
        ret void
      }`);
    const { buffers } = expectSameOutcome(ir, { grid: 2, block: 6, arguments: [ints(6)] });
    expect(buffers[0]?.[1]).toBe(0);
  });

  test("votes count the threads that are still there", () => {
    const ir = kernel(`
      define ptx_kernel void @k(ptr %out, i32 %n) {
        %t = ${tid}
        %outside = icmp sge i32 %t, %n
        br i1 %outside, label %end, label %work
      work:
        %bit = and i32 %t, 1
        %odd = icmp ne i32 %bit, 0
        %count = call i32 @llvm.nvvm.barrier.cta.red.popc.aligned.all(i32 0, i1 %odd)
        %c = icmp ult i32 %t, 12
        %all = call i1 @llvm.nvvm.barrier.cta.red.and.aligned.all(i32 0, i1 %c)
        %d = icmp eq i32 %t, %count
        %any = call i1 @llvm.nvvm.barrier.cta.red.or.aligned.all(i32 0, i1 %d)
        %e = icmp eq i32 %t, 99
        %none = call i1 @llvm.nvvm.barrier.cta.red.or.aligned.all(i32 0, i1 %e)
        ${barrier}
        %all32 = zext i1 %all to i32
        %any32 = zext i1 %any to i32
        %none32 = zext i1 %none to i32
        %a = mul i32 %count, 1000
        %b = mul i32 %all32, 100
        %f = mul i32 %any32, 10
        %ab = add i32 %a, %b
        %abf = add i32 %ab, %f
        %v = add i32 %abf, %none32
        %o = getelementptr i32, ptr %out, i32 %t
        store i32 %v, ptr %o
        br label %end
      end:
        ret void
      }`);
    for (const n of [16, 12, 5]) expectSameOutcome(ir, { grid: 2, block: 16, arguments: [ints(16), n] });
    const { buffers } = expectSameOutcome(ir, { grid: 1, block: 16, arguments: [ints(16), 16] });
    expect(buffers[0]?.[0]).toBe(8010);
  });

  test("local arrays live across barriers, also when only their address does", () => {
    const ir = kernel(`
      define ptx_kernel void @k(ptr %out) {
      entry:
        %kept = alloca [4 x i32], align 4
        %scratch = alloca [2 x i32], align 4
        %hidden = alloca ptr, align 4
        %target = alloca i32, align 4
        %t = ${tid}
        %slot = and i32 %t, 3
        %p = getelementptr [4 x i32], ptr %kept, i32 0, i32 %slot
        store i32 %t, ptr %p
        store ptr %target, ptr %hidden
        store i32 %t, ptr %scratch
        ${barrier}
        %x = load i32, ptr %p
        %through = load ptr, ptr %hidden
        store i32 %x, ptr %through
        ${barrier}
        %y = load i32, ptr %target
        %z = load i32, ptr %p
        store i32 %y, ptr %scratch
        %w = load i32, ptr %scratch
        %s0 = add i32 %y, %z
        %s1 = add i32 %s0, %w
        %o = getelementptr i32, ptr %out, i32 %t
        store i32 %s1, ptr %o
        ret void
      }`);
    const { buffers } = expectSameOutcome(ir, { grid: 2, block: 8, arguments: [ints(8)] });
    expect(buffers[0]).toEqual(ints(8, (index) => 3 * index));
  });

  test("nested loops with values that change before and after the barrier", () => {
    const ir = kernel(`
      @data = internal addrspace(3) global [8 x i32] undef, align 4
      define ptx_kernel void @k(ptr %out, i32 %n) {
      entry:
        %t = ${tid}
        %mine = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @data to ptr), i32 %t
        %t1 = add i32 %t, 1
        %right = and i32 %t1, 7
        %theirs = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @data to ptr), i32 %right
        br label %outer
      outer:
        %i = phi i32 [ 0, %entry ], [ %i.next, %outer.latch ]
        %acc = phi i32 [ %t, %entry ], [ %acc.out, %outer.latch ]
        br label %inner
      inner:
        %j = phi i32 [ 0, %outer ], [ %j.next, %inner.latch ]
        %sum = phi i32 [ %acc, %outer ], [ %sum.next, %inner.latch ]
        store i32 %sum, ptr %mine
        ${barrier}
        %x = load i32, ptr %theirs
        %skip = icmp eq i32 %j, 1
        br i1 %skip, label %inner.latch, label %twice
      twice:
        %x2 = mul i32 %x, 3
        ${barrier}
        br label %inner.latch
      inner.latch:
        %d = phi i32 [ %x, %inner ], [ %x2, %twice ]
        %sum.next = add i32 %sum, %d
        ${barrier}
        %j.next = add i32 %j, 1
        %j.more = icmp ule i32 %j.next, %i
        br i1 %j.more, label %inner, label %outer.latch
      outer.latch:
        %acc.out = xor i32 %sum.next, %i
        %i.next = add i32 %i, 1
        %i.more = icmp ult i32 %i.next, %n
        br i1 %i.more, label %outer, label %end
      end:
        %o = getelementptr i32, ptr %out, i32 %t
        store i32 %acc.out, ptr %o
        ret void
      }`);
    for (const n of [1, 2, 4]) expectSameOutcome(ir, { grid: 2, block: 8, arguments: [ints(8), n] });
  });

  test("a switch with several edges to one block, some behind a barrier", () => {
    const ir = kernel(`
      define ptx_kernel void @k(ptr %out, i32 %mode) {
      entry:
        %t = ${tid}
        %p = getelementptr i32, ptr %out, i32 %t
        %v = load i32, ptr %p
        switch i32 %mode, label %other [ i32 0, label %join
                                         i32 1, label %join
                                         i32 2, label %wait ]
      wait:
        %v2 = mul i32 %v, 2
        ${barrier}
        br label %join
      other:
        br label %join
      join:
        %r = phi i32 [ %v, %entry ], [ %v, %entry ], [ %v2, %wait ], [ 5, %other ]
        ${barrier}
        %q = add i32 %r, %mode
        store i32 %q, ptr %p
        ret void
      }`);
    for (const mode of [0, 1, 2, 3]) {
      expectSameOutcome(ir, { grid: 1, block: 4, arguments: [ints(4, (index) => index), mode] });
    }
  });

  test("an irreducible loop around barriers", () => {
    const ir = kernel(`
      define ptx_kernel void @k(ptr %out, i32 %start) {
      entry:
        %t = ${tid}
        %p = getelementptr i32, ptr %out, i32 %t
        %odd = trunc i32 %start to i1
        br i1 %odd, label %a, label %b
      a:
        %x = phi i32 [ 1, %entry ], [ %y1, %b ]
        %n = phi i32 [ 0, %entry ], [ %m1, %b ]
        %x1 = add i32 %x, %t
        ${barrier}
        %n1 = add i32 %n, 1
        %stop = icmp ugt i32 %n1, 4
        br i1 %stop, label %end, label %b
      b:
        %y = phi i32 [ 2, %entry ], [ %x1, %a ]
        %m = phi i32 [ 0, %entry ], [ %n1, %a ]
        %y1 = mul i32 %y, 3
        ${barrier}
        %m1 = add i32 %m, 1
        br label %a
      end:
        store i32 %x1, ptr %p
        ret void
      }`);
    for (const start of [0, 1]) expectSameOutcome(ir, { grid: 1, block: 4, arguments: [ints(4), start] });
  });

  test("a kernel too large to copy its regions", () => {
    // Ten conditional barriers in a row: region k holds everything behind it.
    const steps = Array.from({ length: 12 }, (_, index) => {
      const work = Array.from({ length: 6 }, (_, at) => {
        const from = at === 0 ? `%in${index}` : `%w${index}.${at - 1}`;
        return `%w${index}.${at} = add i32 ${from}, ${index + at}`;
      });
      return `
      s${index}:
        %in${index} = phi i32 ${index === 0 ? "[ %t, %entry ]" : `[ %w${index - 1}.5, %s${index - 1} ], [ %w${index - 1}.5, %b${index - 1} ]`}
        ${work.join("\n        ")}
        %bit${index} = lshr i32 %mask, ${index}
        %c${index} = trunc i32 %bit${index} to i1
        br i1 %c${index}, label %b${index}, label %s${index + 1}
      b${index}:
        ${barrier}
        br label %s${index + 1}`;
    });
    const ir = kernel(`
      define ptx_kernel void @k(ptr %out, i32 %mask) {
      entry:
        %t = ${tid}
        br label %s0
      ${steps.join("")}
      s12:
        %r = phi i32 [ %w11.5, %s11 ], [ %w11.5, %b11 ]
        %p = getelementptr i32, ptr %out, i32 %t
        store i32 %r, ptr %p
        ret void
      }`);
    for (const mask of [0, 0xfff, 0x5a5])
      expectSameOutcome(ir, { grid: 2, block: 4, arguments: [ints(4), mask] });
  });

  test("a parameter and a struct copy are still there after a barrier", () => {
    const ir = kernel(`
      %struct.S = type { i32, [3 x i32] }
      define ptx_kernel void @k(ptr byval(%struct.S) align 4 %s, ptr %out, i32 %n) {
        %t = ${tid}
        %p = getelementptr %struct.S, ptr %s, i32 0, i32 1, i32 1
        store i32 %t, ptr %p
        ${barrier}
        %a = load i32, ptr %s
        %b = load i32, ptr %p
        %ab = mul i32 %a, %b
        %v = add i32 %ab, %n
        %o = getelementptr i32, ptr %out, i32 %t
        store i32 %v, ptr %o
        ret void
      }`);
    const { buffers } = expectSameOutcome(ir, {
      grid: 2,
      block: 4,
      arguments: [[5, [1, 2, 3]], ints(4), 1000],
    });
    expect(buffers[0]).toEqual(Int32Array.of(1000, 1005, 1010, 1015));
  });

  test("dynamic shared memory follows the static variables", () => {
    const ir = kernel(`
      @fixed = internal addrspace(3) global [5 x i8] undef, align 1
      @wide = internal addrspace(3) global [3 x i64] undef, align 8
      @dyn = external addrspace(3) global [0 x i32], align 4
      @dyn2 = external addrspace(3) global [0 x double], align 8
      define ptx_kernel void @k(ptr %out) {
        %t = ${tid}
        %byte = trunc i32 %t to i8
        %slot = and i32 %t, 3
        %f = getelementptr i8, ptr addrspacecast (ptr addrspace(3) @fixed to ptr), i32 %slot
        store i8 %byte, ptr %f
        store i64 77, ptr getelementptr inbounds (i8, ptr addrspacecast (ptr addrspace(3) @wide to ptr), i32 16)
        %d = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @dyn to ptr), i32 %t
        store i32 %t, ptr %d
        ${barrier}
        %n = sub i32 7, %t
        %e = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @dyn2 to ptr), i32 %n
        %x = load i32, ptr %e
        %w = load i64, ptr getelementptr inbounds (i8, ptr addrspacecast (ptr addrspace(3) @wide to ptr), i32 16)
        %w32 = trunc i64 %w to i32
        %y = add i32 %x, %w32
        %o = getelementptr i32, ptr %out, i32 %t
        store i32 %y, ptr %o
        ret void
      }`);
    const { buffers } = expectSameOutcome(ir, {
      grid: 2,
      block: 8,
      dynamicSharedBytes: 32,
      arguments: [ints(8)],
    });
    expect(buffers[0]).toEqual(ints(8, (index) => 84 - index));
  });
});
