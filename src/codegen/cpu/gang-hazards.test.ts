import { test } from "vitest";
import type { GangWidth } from "../../artifact/gang-width.ts";
import type { KernelRun } from "../../interpret/testing.ts";
import { expectSameOutcome } from "./testing.ts";
const prelude = `
  declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
`;
/** Kernels on which the pass was once wrong, or might easily be. */
const tid = "call i32 @llvm.nvvm.read.ptx.sreg.tid.x()";
const ints = (length: number, make: (index: number) => number = () => 0) =>
  Int32Array.from({ length }, (_, index) => make(index));
function same(ir: string, run: KernelRun, widths: readonly GangWidth[] = [4, 8, 16, 32]) {
  return expectSameOutcome(prelude + ir, run, widths);
}
test("a guard in a branch that some lanes take", () => {
  const ir = `define ptx_kernel void @k(ptr %out, i32 %n) {
    entry:
      %i = ${tid}
      %place = getelementptr i32, ptr %out, i32 %i
      %v = load i32, ptr %place
      %odd = trunc i32 %v to i1
      br i1 %odd, label %then, label %end
    then:
      %w = add i32 %v, 3
      store i32 %w, ptr %place
      %in = icmp slt i32 %i, %n
      br i1 %in, label %deep, label %end
    deep:
      store i32 99, ptr %place
      br label %end
    end:
      ret void
    }`;
  for (const n of [0, 5, 64]) same(ir, { grid: 1, block: 40, arguments: [ints(40, (i) => i), n] });
});
for (const order of [0, 1, 2, 3, 4, 5])
  test("a phi behind places that no lane comes to, order " + order, () => {
    const cases = [
      ["x", "e"],
      ["f", "e"],
      ["f", "v"],
      ["e", "f"],
      ["v", "f"],
      ["v", "e"],
    ][order] ?? ["v", "e", "f"];
    const [a, b] = cases[0] === "x" ? ["e", "v"] : (cases as [string, string]);
    const third = ["v", "e", "f"].filter((c) => c !== a && c !== b)[0];
    const ir = `define ptx_kernel void @k(ptr %out, i32 %mode) {
    entry:
      %i = ${tid}
      %place = getelementptr i32, ptr %out, i32 %i
      %old = load i32, ptr %place
      %odd = trunc i32 %old to i1
      br i1 %odd, label %v, label %u
    u:
      store i32 5, ptr %place
      switch i32 %mode, label %${a} [ i32 1, label %${b}
        i32 2, label %${third} ]
    v:
      br label %z
    e:
      %ev = add i32 %mode, 10
      br label %x
    f:
      %fv = mul i32 %mode, 100
      br label %x
    x:
      %p = phi i32 [ %ev, %e ], [ %fv, %f ]
      store i32 %p, ptr %place
      br label %z
    z:
      ret void
    }`;
    for (const n of [0, 1, 2])
      same(ir, { grid: 1, block: 40, arguments: [ints(40, (i) => i * i + (i >> 1)), n] });
  });
test("a guard on numbers that wrap around between lanes", () => {
  const ir = `define ptx_kernel void @k(ptr %out, i32 %n) {
    entry:
      %i = ${tid}
      %h = mul i32 %i, -1640531535
      %in = icmp ult i32 %h, %n
      br i1 %in, label %deep, label %end
    deep:
      %place = getelementptr i32, ptr %out, i32 %i
      store i32 99, ptr %place
      br label %end
    end:
      ret void
    }`;
  for (const n of [1000, 1 << 30, -100000, -1 << 30, -1 << 31])
    same(ir, { grid: 1, block: 64, arguments: [ints(64), n] });
});
test("differences of addresses, shifted", () => {
  const ir = `define ptx_kernel void @k(ptr %out, ptr %o) {
    entry:
      %i = ${tid}
      %place = getelementptr i32, ptr %out, i32 %i
      %a = ptrtoint ptr %place to i64
      %b = ptrtoint ptr %out to i64
      %d = sub i64 %a, %b
      %s = shl i64 %d, 30
      %r = lshr i64 %s, 32
      %t = trunc i64 %r to i32
      store i32 %t, ptr %place
      ret void
    }`;
  same(ir, { grid: 1, block: 40, arguments: [ints(40), ints(1)] });
});

test("lanes that exit in a branch", () => {
  const ir = `declare void @llvm.nvvm.exit()
  define ptx_kernel void @k(ptr %out) {
    entry:
      %i = ${tid}
      %place = getelementptr i32, ptr %out, i32 %i
      %old = load i32, ptr %place
      %odd = trunc i32 %old to i1
      br i1 %odd, label %a, label %b
    a:
      store i32 7, ptr %place
      call void @llvm.nvvm.exit()
      unreachable
    b:
      store i32 9, ptr %place
      ret void
    }`;
  same(ir, { grid: 1, block: 40, arguments: [ints(40, (i) => i)] });
});
for (const order of [0, 1, 2, 3, 4, 5])
  test("several ways around a loop, order " + order, () => {
    const t = [
      ["v", "e", "f"],
      ["v", "f", "e"],
      ["e", "v", "f"],
      ["e", "f", "v"],
      ["f", "e", "v"],
      ["f", "v", "e"],
    ][order] ?? ["v", "e", "f"];
    const ir = `define ptx_kernel void @k(ptr %out, ptr %modes) {
    entry:
      %i = ${tid}
      %place = getelementptr i32, ptr %out, i32 %i
      %old = load i32, ptr %place
      br label %head
    head:
      %turn = phi i32 [ 0, %entry ], [ %next, %e ], [ %next, %f ]
      %p = phi i32 [ 0, %entry ], [ %ev, %e ], [ %fv, %f ]
      %next = add i32 %turn, 1
      %bits = lshr i32 %old, %turn
      %odd = trunc i32 %bits to i1
      br i1 %odd, label %v, label %u
    u:
      %at = getelementptr i32, ptr %modes, i32 %turn
      %mode = load i32, ptr %at
      switch i32 %mode, label %${t[0]} [ i32 1, label %${t[1]}
        i32 2, label %${t[2]} ]
    v:
      %w = add i32 %p, 1000
      br label %z
    e:
      %ev = add i32 %p, 10
      br label %head
    f:
      %fv = mul i32 %p, 3
      br label %head
    z:
      store i32 %w, ptr %place
      ret void
    }`;
    for (const seq of [
      [1, 2, 1, 2, 1, 2, 0, 0],
      [2, 1, 2, 2, 1, 0, 0, 0],
      [0, 1, 2, 0, 1, 0, 2, 0],
      [1, 0, 2, 0, 0, 1, 2, 0],
    ])
      same(ir, {
        grid: 1,
        block: 40,
        arguments: [ints(40, (i) => ((i * 37) & 63) | 64), Int32Array.from(seq)],
      });
  });
test("differences of addresses, multiplied", () => {
  const ir = `define ptx_kernel void @k(ptr %out) {
    entry:
      %i = ${tid}
      %place = getelementptr i32, ptr %out, i32 %i
      %a = ptrtoint ptr %place to i64
      %b = ptrtoint ptr %out to i64
      %d = sub i64 %a, %b
      %s = mul i64 %d, -7046029254386353131
      %r = lshr i64 %s, 32
      %t = trunc i64 %r to i32
      store i32 %t, ptr %place
      ret void
    }`;
  same(ir, { grid: 1, block: 40, arguments: [ints(40)] });
});
test("a guard in a loop that lanes leave one by one", () => {
  const ir = `define ptx_kernel void @k(ptr %out, i32 %n) {
    entry:
      %i = ${tid}
      %place = getelementptr i32, ptr %out, i32 %i
      %old = load i32, ptr %place
      br label %head
    head:
      %turn = phi i32 [ 0, %entry ], [ %next, %latch ]
      %next = add i32 %turn, 1
      %j = add i32 %i, %turn
      br label %body
    body:
      %in = icmp slt i32 %j, %n
      br i1 %in, label %deep, label %latch
    deep:
      %x = load i32, ptr %place
      %y = add i32 %x, 1
      store i32 %y, ptr %place
      br label %latch
    latch:
      %c = icmp slt i32 %next, %old
      br i1 %c, label %head, label %z
    z:
      ret void
    }`;
  for (const n of [0, 30, 100])
    same(ir, { grid: 1, block: 40, arguments: [ints(40, (i) => (i * 7) % 5), n] });
});
test("local array, break with values, return inside", () => {
  const ir = `define ptx_kernel void @k(ptr %out, i32 %n) {
    entry:
      %arr = alloca [4 x i32]
      %i = ${tid}
      %place = getelementptr i32, ptr %out, i32 %i
      %old = load i32, ptr %place
      store i32 0, ptr %arr
      %ar1 = getelementptr i32, ptr %arr, i32 1
      store i32 1, ptr %ar1
      %ar2 = getelementptr i32, ptr %arr, i32 2
      store i32 2, ptr %ar2
      %ar3 = getelementptr i32, ptr %arr, i32 3
      store i32 3, ptr %ar3
      br label %outer
    outer:
      %o = phi i32 [ 0, %entry ], [ %o1, %olatch ]
      %s = phi i32 [ 0, %entry ], [ %s2, %olatch ]
      %o1 = add i32 %o, 1
      br label %inner
    inner:
      %k = phi i32 [ 0, %outer ], [ %k1, %ilatch ]
      %s1 = phi i32 [ %s, %outer ], [ %s3, %ilatch ]
      %k1 = add i32 %k, 1
      %s3 = add i32 %s1, %k1
      %m = and i32 %s3, 3
      %at = getelementptr i32, ptr %arr, i32 %m
      store i32 %s3, ptr %at
      %gone = icmp sgt i32 %s3, 50
      br i1 %gone, label %back, label %mid
    mid:
      %brk = icmp eq i32 %k, %old
      br i1 %brk, label %olatch, label %ilatch
    ilatch:
      %c = icmp slt i32 %k1, 4
      br i1 %c, label %inner, label %olatch
    olatch:
      %s2 = phi i32 [ %s3, %ilatch ], [ %k, %mid ]
      %oc = icmp slt i32 %o1, %n
      br i1 %oc, label %outer, label %z
    back:
      store i32 -1, ptr %place
      ret void
    z:
      %zm = and i32 %s2, 3
      %zat = getelementptr i32, ptr %arr, i32 %zm
      %zv = load i32, ptr %zat
      %zr = add i32 %zv, %s3
      %zq = add i32 %zr, %k1
      store i32 %zq, ptr %place
      ret void
    }`;
  for (const n of [1, 2, 7]) same(ir, { grid: 1, block: 40, arguments: [ints(40, (i) => i % 6), n] });
});

test("uniform loop in divergent arm with break", () => {
  const ir = `define ptx_kernel void @k(ptr %out, ptr %modes, i32 %n) {
    entry:
      %i = ${tid}
      %place = getelementptr i32, ptr %out, i32 %i
      %old = load i32, ptr %place
      %odd = trunc i32 %old to i1
      br i1 %odd, label %pre, label %e
    pre:
      br label %head
    head:
      %turn = phi i32 [ 0, %pre ], [ %next, %latch ]
      %acc = phi i32 [ 1, %pre ], [ %acc2, %latch ]
      %next = add i32 %turn, 1
      %at = getelementptr i32, ptr %modes, i32 %turn
      %mode = load i32, ptr %at
      %u = icmp eq i32 %mode, 3
      br i1 %u, label %brk, label %cont
    cont:
      %acc1 = add i32 %acc, %old
      %big = icmp sgt i32 %acc1, 100
      br i1 %big, label %ret, label %latch
    latch:
      %acc2 = add i32 %acc1, %mode
      %c = icmp slt i32 %next, %n
      br i1 %c, label %head, label %e
    brk:
      %bv = add i32 %acc, 5000
      br label %e
    ret:
      store i32 -1, ptr %place
      ret void
    e:
      %p = phi i32 [ 7, %entry ], [ %acc2, %latch ], [ %bv, %brk ]
      %q = phi i32 [ 0, %entry ], [ %turn, %latch ], [ %next, %brk ]
      %r = add i32 %p, %q
      store i32 %r, ptr %place
      ret void
    }`;
  for (const n of [1, 4, 8])
    for (const seq of [
      [1, 2, 1, 2, 1, 2, 0, 0],
      [3, 1, 2, 2, 1, 0, 0, 0],
      [0, 1, 2, 0, 3, 0, 2, 0],
    ])
      same(ir, { grid: 1, block: 40, arguments: [ints(40, (i) => i), Int32Array.from(seq), n] });
});
test("guard with loop and values out", () => {
  const ir = `define ptx_kernel void @k(ptr %out, ptr %modes, i32 %n) {
    entry:
      %i = ${tid}
      %place = getelementptr i32, ptr %out, i32 %i
      %old = load i32, ptr %place
      br label %oh
    oh:
      %ot = phi i32 [ 0, %entry ], [ %on, %e ]
      %oacc = phi i32 [ 0, %entry ], [ %r, %e ]
      %on = add i32 %ot, 1
      %lim = add i32 %n, %ot
      br label %g
    g:
      %in = icmp slt i32 %i, %lim
      br i1 %in, label %head, label %e
    head:
      %turn = phi i32 [ 0, %g ], [ %next, %latch ]
      %acc = phi i32 [ %oacc, %g ], [ %acc2, %latch ]
      %next = add i32 %turn, 1
      %acc2 = add i32 %acc, %old
      %odd = icmp eq i32 %turn, %old
      br i1 %odd, label %brk, label %latch
    latch:
      %c = icmp slt i32 %next, 4
      br i1 %c, label %head, label %e
    brk:
      %in2 = icmp slt i32 %i, 20
      br i1 %in2, label %deep, label %brk2
    deep:
      %dv = mul i32 %acc2, 3
      br label %brk2
    brk2:
      %bv = phi i32 [ %dv, %deep ], [ %next, %brk ]
      br label %e
    e:
      %p = phi i32 [ 7, %g ], [ %acc2, %latch ], [ %bv, %brk2 ]
      %q = phi i32 [ %ot, %g ], [ %turn, %latch ], [ %next, %brk2 ]
      %r = add i32 %p, %q
      %oc = icmp slt i32 %on, 3
      br i1 %oc, label %oh, label %z
    z:
      store i32 %r, ptr %place
      ret void
    }`;
  for (const n of [0, 1, 16, 33, 60])
    same(ir, { grid: 1, block: 50, arguments: [ints(50, (i) => (i * 5) % 7), ints(1), n] });
});
test("atomics with results in divergent flow", () => {
  const ir = `define ptx_kernel void @k(ptr %out, ptr %ctr, i32 %n) {
    entry:
      %i = ${tid}
      %place = getelementptr i32, ptr %out, i32 %i
      %old = load i32, ptr %place
      br label %head
    head:
      %t = phi i32 [ 0, %entry ], [ %next, %latch ]
      %s = phi i32 [ 0, %entry ], [ %s2, %latch ]
      %next = add i32 %t, 1
      %b = lshr i32 %old, %t
      %odd = trunc i32 %b to i1
      br i1 %odd, label %a, label %latch
    a:
      %at = getelementptr i32, ptr %ctr, i32 %i
      %w = atomicrmw add ptr %at, i32 %next monotonic
      br label %latch
    latch:
      %s2 = phi i32 [ %s, %head ], [ %w, %a ]
      %c = icmp ult i32 %next, %n
      br i1 %c, label %head, label %z
    z:
      store i32 %s2, ptr %place
      ret void
    }`;
  same(ir, { grid: 1, block: 50, arguments: [ints(50, (i) => i), ints(50), 6] });
});
test("narrow integers and addresses that count down", () => {
  const ir = `define ptx_kernel void @k(ptr %out, i32 %n) {
    entry:
      %i = ${tid}
      %place = getelementptr i32, ptr %out, i32 %i
      %t8 = trunc i32 %i to i8
      %s8 = shl i8 %t8, 3
      %z8 = zext i8 %s8 to i32
      %neg = sub i32 5, %i
      %m = and i32 %neg, 7
      %l = lshr i32 %neg, 3
      %x = xor i32 %i, 31
      %a0 = or i32 %i, 64
      %w = add i32 %i, -3
      %in = icmp ult i32 %w, 7
      %z = select i1 %in, i32 100, i32 %m
      %sx = sext i32 %w to i64
      %g = getelementptr i32, ptr %out, i64 %sx
      %gi = ptrtoint ptr %g to i64
      %oi = ptrtoint ptr %out to i64
      %df = sub i64 %gi, %oi
      %dt = trunc i64 %df to i32
      %a = add i32 %z8, %z
      %b = add i32 %l, %a
      %c = add i32 %x, %b
      %d = add i32 %c, %dt
      %e = add i32 %d, %a0
      store i32 %e, ptr %place
      ret void
    }`;
  same(ir, { grid: 1, block: 50, arguments: [ints(50, (i) => i), 6] });
});

test("a guard in a branch that no lane of a gang takes", () => {
  const ir = `define ptx_kernel void @k(ptr %out, i32 %n) {
    entry:
      %i = ${tid}
      %taken = icmp ugt i32 %i, 30
      %value = sext i1 %taken to i32
      %odd = icmp ne i32 %value, 0
      br i1 %odd, label %then, label %end
    then:
      %in = icmp slt i32 %i, %n
      br i1 %in, label %deep, label %join
    deep:
      br label %join
    join:
      %p = phi i32 [ 1, %then ], [ 2, %deep ]
      %place = getelementptr i32, ptr %out, i32 %i
      store i32 %p, ptr %place
      store i32 99, ptr %out
      br label %end
    end:
      ret void
    }`;
  for (const [n, block] of [
    [5, 24],
    [100, 24],
    [33, 40],
  ] as const)
    same(ir, { grid: 1, block, arguments: [ints(40), n] });
});
