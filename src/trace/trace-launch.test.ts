import { describe, expect, test } from "vitest";
import { traceKernel, traceText } from "./testing.ts";

const declarations = `
declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.tid.y()
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
declare i32 @llvm.nvvm.shfl.sync.down.i32(i32, i32, i32, i32)
declare i32 @llvm.nvvm.vote.ballot.sync(i32, i1)
`;

const divergent = `${declarations}
define ptx_kernel void @k(ptr %x) {
entry:
  %i = call i32 @llvm.nvvm.read.ptx.sreg.tid.x() @2
  %p = getelementptr i32, ptr %x, i32 %i @2
  %odd = and i32 %i, 1 @3
  %is = icmp ne i32 %odd, 0 @3
  br i1 %is, label %then, label %else @3
else:
  store i32 0, ptr %p @6
  br label %join @6
then:
  store i32 %i, ptr %p @4
  br label %join @4
join:
  %v = load i32, ptr %p @8
  ret void @9
}`;

test("lanes that part run one group after the other, and meet again", () => {
  expect(traceText(divergent, { block: [6, 1, 1], arguments: [{ bytes: 24 }] })).toMatchInlineSnapshot(`
    "     1     0  ■■■■■■□□□□□□□□□□□□□□□□□□□□□□□□□□     2
         2     0  ■■■■■■□□□□□□□□□□□□□□□□□□□□□□□□□□     3
         3     0  ■□■□■□□□□□□□□□□□□□□□□□□□□□□□□□□□     6
            x[0, 2, 4] = 0
         4     0  □■□■□■□□□□□□□□□□□□□□□□□□□□□□□□□□     4
            x[1, 3, 5] = 1, 3, 5
         5     0  ■■■■■■□□□□□□□□□□□□□□□□□□□□□□□□□□     8
            x[0 … 5] → 0, 1, 0, 3, 0, 5
         6     0  ■■■■■■□□□□□□□□□□□□□□□□□□□□□□□□□□     9
            6 lanes ended

    the block is done after 6 steps
    "
  `);
});

test("a loop goes on with fewer lanes, and all are together behind it", () => {
  const text = `${declarations}
    define ptx_kernel void @k(ptr %x) {
    entry:
      %i = call i32 @llvm.nvvm.read.ptx.sreg.tid.x() @2
      br label %loop
    exit:
      %p = getelementptr i32, ptr %x, i32 %i @6
      store i32 %sum, ptr %p @6
      ret void @7
    loop:
      %k = phi i32 [ 0, %entry ], [ %next, %body ]
      %sum = phi i32 [ 0, %entry ], [ %more, %body ]
      %goes = icmp slt i32 %k, %i @3
      br i1 %goes, label %body, label %exit @3
    body:
      %more = add i32 %sum, %k @4
      %next = add i32 %k, 1 @3
      br label %loop
    }`;
  const { steps } = traceKernel(text, { block: [4, 1, 1], arguments: [{ bytes: 16 }] });
  const masks = steps.map((step) => (step.kind === "line" ? [step.line, step.lanes] : []));
  expect(masks).toEqual([
    [2, 0b1111],
    [3, 0b1111],
    [4, 0b1110],
    [3, 0b1110],
    [4, 0b1100],
    [3, 0b1100],
    [4, 0b1000],
    [3, 0b1000],
    [6, 0b1111],
    [7, 0b1111],
  ]);
});

const summing = `${declarations}
@sdata = internal addrspace(3) global [64 x i32] undef, align 4
define ptx_kernel void @k(ptr %out) {
entry:
  %i = call i32 @llvm.nvvm.read.ptx.sreg.tid.x() @2
  %mine = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @sdata to ptr), i32 %i @3
  store i32 %i, ptr %mine @3
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0) @4
  br label %loop
loop:
  %s = phi i32 [ 32, %entry ], [ %half, %join ]
  %goes = icmp sgt i32 %s, 16 @5
  br i1 %goes, label %body, label %end @5
body:
  %low = icmp slt i32 %i, %s @6
  br i1 %low, label %add, label %join @6
add:
  %j = add i32 %i, %s @7
  %other = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @sdata to ptr), i32 %j @7
  %a = load i32, ptr %other @7
  %b = load i32, ptr %mine @7
  %c = add i32 %a, %b @7
  store i32 %c, ptr %mine @7
  br label %join @7
join:
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0) @8
  %half = lshr i32 %s, 1 @5
  br label %loop
end:
  ret void @9
}`;

test("a barrier in a loop: warps wait for each other, and shared memory has names", () => {
  expect(traceText(summing, { block: [40, 1, 1], arguments: [0] })).toMatchInlineSnapshot(`
    "     1     0  ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■     2
         2     0  ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■     3
            sdata[0 … 31] = 0 … 31
         3     0  ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■     4
            32 lanes wait at the block's barrier
         4     1  ■■■■■■■■□□□□□□□□□□□□□□□□□□□□□□□□     2
         5     1  ■■■■■■■■□□□□□□□□□□□□□□□□□□□□□□□□     3
            sdata[32 … 39] = 32 … 39
         6     1  ■■■■■■■■□□□□□□□□□□□□□□□□□□□□□□□□     4
            8 lanes wait at the block's barrier
         7  ────  40 threads met at the block's barrier and go on
         8     0  ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■     5
         9     0  ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■     6
        10     0  ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■     7
            sdata[32 … 63] → 32, 33, 34, 35, 36, 37, 38, … 0
            sdata[0 … 31] → 0 … 31
            sdata[0 … 31] = 32, 34, 36, 38, 40, 42, 44, … 31
        11     0  ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■     8
            32 lanes wait at the block's barrier
        12     1  ■■■■■■■■□□□□□□□□□□□□□□□□□□□□□□□□     5
        13     1  ■■■■■■■■□□□□□□□□□□□□□□□□□□□□□□□□     6
        14     1  ■■■■■■■■□□□□□□□□□□□□□□□□□□□□□□□□     8
            8 lanes wait at the block's barrier
        15  ────  40 threads met at the block's barrier and go on
        16     0  ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■     5
        17     0  ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■     9
            32 lanes ended
        18     1  ■■■■■■■■□□□□□□□□□□□□□□□□□□□□□□□□     5
        19     1  ■■■■■■■■□□□□□□□□□□□□□□□□□□□□□□□□     9
            8 lanes ended

    the block is done after 19 steps
    "
  `);
});

test("shared memory is told as bytes, side by side", () => {
  const trace = traceKernel(summing, { block: [40, 1, 1], arguments: [0] });
  expect(trace.shared).toEqual([
    {
      name: "sdata",
      offset: 0,
      layout: { dims: [64], stride: 4, leaves: [{ path: "", offset: 0, format: "i32" }] },
    },
  ]);
  const [, store] = trace.steps;
  const writes = store?.kind === "line" ? store.writes : [];
  expect(writes.map(({ offset, hex }) => [offset, hex.length, hex.slice(0, 24)])).toEqual([
    [0, 32 * 8, "000000000100000002000000"],
  ]);
});

test("lanes that return early have ended while others wait", () => {
  const text = `${declarations}
    define ptx_kernel void @k() {
    entry:
      %i = call i32 @llvm.nvvm.read.ptx.sreg.tid.x() @2
      %out = icmp sge i32 %i, 3 @3
      br i1 %out, label %return, label %go @3
    return:
      ret void @4
    go:
      call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0) @5
      ret void @6
    }`;
  expect(traceText(text, { block: [5, 1, 1], arguments: [] })).toMatchInlineSnapshot(`
    "     1     0  ■■■■■□□□□□□□□□□□□□□□□□□□□□□□□□□□     2
         2     0  ■■■■■□□□□□□□□□□□□□□□□□□□□□□□□□□□     3
         3     0  □□□■■□□□□□□□□□□□□□□□□□□□□□□□□□□□     4
            2 lanes ended
         4     0  ■■■□□□□□□□□□□□□□□□□□□□□□□□□□□□□□     5
            3 lanes wait at the block's barrier
         5  ────  3 threads met at the block's barrier and go on
         6     0  ■■■□□□□□□□□□□□□□□□□□□□□□□□□□□□□□     6
            3 lanes ended

    the block is done after 6 steps
    "
  `);
});

test("a shuffle gives each lane its value at once; a vote a set of lanes", () => {
  const text = `${declarations}
    define ptx_kernel void @k() {
      %i = call i32 @llvm.nvvm.read.ptx.sreg.tid.x() @2
      %v = call i32 @llvm.nvvm.shfl.sync.down.i32(i32 -1, i32 %i, i32 2, i32 31) @3
      %odd = trunc i32 %i to i1 @4
      %w = call i32 @llvm.nvvm.vote.ballot.sync(i32 -1, i1 %odd) @4
      ret void @5
    }`;
  expect(traceText(text, { block: [32, 1, 1], arguments: [] })).toMatchInlineSnapshot(`
    "     1     0  ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■     2
         2     0  ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■     3
            __shfl_down_sync gives 2, 3, 4, 5, 6, 7, 8, … 31
         3     0  ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■     4
            __ballot_sync gives 0xaaaaaaaa
         4     0  ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■     5
            32 lanes ended

    the block is done after 4 steps
    "
  `);
});

test("lanes of a mask that come later are waited for", () => {
  const text = `${declarations}
    define ptx_kernel void @k() {
    entry:
      %i = call i32 @llvm.nvvm.read.ptx.sreg.tid.x() @2
      %first = icmp eq i32 %i, 0 @3
      br i1 %first, label %a, label %b @3
    a:
      %va = call i32 @llvm.nvvm.shfl.sync.down.i32(i32 3, i32 10, i32 1, i32 31) @4
      br label %end
    b:
      %vb = call i32 @llvm.nvvm.shfl.sync.down.i32(i32 3, i32 20, i32 1, i32 31) @6
      br label %end
    end:
      ret void @8
    }`;
  expect(traceText(text, { block: [2, 1, 1], arguments: [] })).toMatchInlineSnapshot(`
    "     1     0  ■■□□□□□□□□□□□□□□□□□□□□□□□□□□□□□□     2
         2     0  ■■□□□□□□□□□□□□□□□□□□□□□□□□□□□□□□     3
         3     0  ■□□□□□□□□□□□□□□□□□□□□□□□□□□□□□□□     4
            1 lane waits at __shfl_down_sync
         4     0  □■□□□□□□□□□□□□□□□□□□□□□□□□□□□□□□     6
            1 lane waits at __shfl_down_sync
         5  ────  2 threads met at __shfl_down_sync and go on
            __shfl_down_sync gives 20
            __shfl_down_sync gives 20
         6     0  ■■□□□□□□□□□□□□□□□□□□□□□□□□□□□□□□     8
            2 lanes ended

    the block is done after 6 steps
    "
  `);
});

test("blocks of two dimensions, structs and dynamic shared memory", () => {
  const text = `${declarations}
    %struct.P = type { float, i8, i64 }
    @ps = internal addrspace(3) global [2 x [2 x %struct.P]] undef, align 8
    @dyn = external addrspace(3) global [0 x double], align 8
    define ptx_kernel void @k() {
      %x = call i32 @llvm.nvvm.read.ptx.sreg.tid.x() @2
      %y = call i32 @llvm.nvvm.read.ptx.sreg.tid.y() @2
      %f = uitofp i32 %x to float @3
      %px = getelementptr [2 x [2 x %struct.P]], ptr addrspacecast (ptr addrspace(3) @ps to ptr), i32 0, i32 %y, i32 %x, i32 0 @3
      store float %f, ptr %px @3
      %pz = getelementptr [2 x [2 x %struct.P]], ptr addrspacecast (ptr addrspace(3) @ps to ptr), i32 0, i32 %y, i32 %x, i32 2 @4
      store i64 -5, ptr %pz @4
      %d = getelementptr double, ptr addrspacecast (ptr addrspace(3) @dyn to ptr), i32 %y @5
      store double 1.000000e-01, ptr %d @5
      ret void @6
    }`;
  const run = { block: [2, 2, 1], arguments: [], dynamicSharedBytes: 16 } as const;
  expect(traceText(text, run)).toMatchInlineSnapshot(`
    "     1     0  ■■■■□□□□□□□□□□□□□□□□□□□□□□□□□□□□     2
         2     0  ■■■■□□□□□□□□□□□□□□□□□□□□□□□□□□□□     3
            ps[0][0].0, [0][1].0, [1][0].0, [1][1].0 = 0.0, 1.0, 0.0, 1.0
         3     0  ■■■■□□□□□□□□□□□□□□□□□□□□□□□□□□□□     4
            ps[0][0].2, [0][1].2, [1][0].2, [1][1].2 = -5
         4     0  ■■■■□□□□□□□□□□□□□□□□□□□□□□□□□□□□     5
            dyn[0, 0, 1, 1] = 0.1
         5     0  ■■■■□□□□□□□□□□□□□□□□□□□□□□□□□□□□     6
            4 lanes ended

    the block is done after 5 steps
    "
  `);
  expect(traceKernel(text, run).shared.map(({ name, layout }) => [name, layout.dims])).toEqual([
    ["ps", [2, 2]],
    ["dyn", [2]],
  ]);
});

test("variables by their names in the source, with their signs", () => {
  const text = `${declarations}
    define ptx_kernel void @k(i32 %n) {
    entry:
      %i5 = alloca i32, align 4
      %n.addr = alloca i32, align 4
      store i32 %n, ptr %n.addr
        #dbg_declare(ptr %n.addr, !51, !DIExpression(), !102)
        #dbg_declare(ptr %i5, !50, !DIExpression(), !102)
      %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x() @3
      %m = sub i32 %t, 2 @3
      store i32 %m, ptr %i5 @3
      ret void @4
    }
    !50 = !DILocalVariable(name: "i", scope: !1, file: !2, line: 3, type: !52)
    !51 = !DILocalVariable(name: "n", arg: 1, scope: !1, file: !2, line: 3, type: !53)
    !52 = !DIBasicType(name: "unsigned int", size: 32, encoding: DW_ATE_unsigned)
    !53 = !DIDerivedType(tag: DW_TAG_typedef, name: "size", baseType: !54)
    !54 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)`;
  expect(traceText(text, { block: [2, 1, 1], arguments: [-1] })).toMatchInlineSnapshot(`
    "     1     0  ■■□□□□□□□□□□□□□□□□□□□□□□□□□□□□□□     3
            n = -1
            i = 4294967294, 4294967295
         2     0  ■■□□□□□□□□□□□□□□□□□□□□□□□□□□□□□□     4
            2 lanes ended

    the block is done after 2 steps
    "
  `);
});

describe("the end of a trace", () => {
  test("after so many steps; the kernel goes on", () => {
    const limits = { steps: 3, values: 1000 };
    const trace = traceKernel(divergent, { block: [6, 1, 1], arguments: [{ bytes: 24 }], limits });
    expect(trace.steps).toHaveLength(3);
    expect(trace.end).toEqual({
      kind: "limit",
      message: "the trace ends after 3 steps; the block went on. A smaller problem shows more",
    });
  });

  test("where a thread failed", () => {
    const text = traceText(divergent, { block: [6, 1, 1], arguments: [0] });
    expect(text).toContain("after 3 steps: thread (0, 0, 0): access to a null pointer: 4 bytes at 0x0");
  });

  test("a lane that spins until another lets it go", () => {
    const spin = `${declarations}
      @flag = internal addrspace(3) global i32 undef, align 4
      define ptx_kernel void @k(ptr %flag) {
      entry:
        %i = call i32 @llvm.nvvm.read.ptx.sreg.tid.x() @2
        %first = icmp eq i32 %i, 0 @2
        br i1 %first, label %spin, label %set @2
      spin:
        %v = load volatile i32, ptr %flag @3
        %is = icmp eq i32 %v, 0 @3
        br i1 %is, label %spin, label %end @3
      set:
        store volatile i32 1, ptr %flag @5
        br label %end
      end:
        ret void @7
      }`;
    expect(traceKernel(spin, { block: [2, 1, 1], arguments: [{ bytes: 4 }] }).end.kind).toBe("done");
  });
});

test("only the block that was asked for is written down", () => {
  const trace = traceKernel(divergent, {
    block: [2, 1, 1],
    grid: [3, 1, 1],
    which: [2, 0, 0],
    arguments: [{ bytes: 24 }],
  });
  expect([trace.block, trace.steps.length]).toEqual([[2, 0, 0], 6]);
});

test("a trace is plain data", () => {
  const trace = traceKernel(summing, { block: [40, 1, 1], arguments: [0] });
  expect(JSON.parse(JSON.stringify(trace))).toEqual(trace);
});
