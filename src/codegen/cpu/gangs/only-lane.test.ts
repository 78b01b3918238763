import { describe, expect, test } from "vitest";
import { analyzeDivergence } from "../../../analysis/divergence.ts";
import { shapesInGang } from "../../../analysis/lane-shapes.ts";
import { parseNamed } from "../../../analysis/testing.ts";
import { expectSameOutcome } from "../testing.ts";
import { onlyLane } from "./only-lane.ts";

const prelude = `
declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
declare i32 @vprintf(ptr, ptr)
@text = constant [3 x i8] c"!\\0A\\00"
`;

describe("the only lane for which a condition may hold, in gangs of 16", () => {
  const named = parseNamed(`${prelude}
    define ptx_kernel void @k(i32 %n) {
      %x = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      %lane = and i32 %x, 15
      %next = add i32 %x, 1
      %twice = shl i32 %x, 1
      %first = icmp eq i32 %x, 0
      %last = icmp eq i32 %lane, 15
      %fortieth = icmp eq i32 40, %x
      %negative = icmp eq i32 %x, -1
      %not.first = icmp ne i32 %x, 0
      %below = icmp ult i32 %x, 1
      %computed = icmp eq i32 %x, %n
      %shifted = icmp eq i32 %next, 0
      %strided = icmp eq i32 %twice, 0
      %both = and i1 %below, %first
      %behind = select i1 %below, i1 %first, i1 false
      %either = select i1 %below, i1 true, i1 %first
      ret void
    }`);
  const divergence = analyzeDivergence(named.fn("k"), shapesInGang(16));
  const only = (name: string, holds = true) =>
    onlyLane(named.value(name), holds, 16, (value) => divergence.shape(value));

  test.each([
    ["first", 0],
    ["last", 15],
    ["fortieth", 8],
    ["negative", 15],
    ["both", 0],
    ["behind", 0],
  ])("%s: %i", (name, lane) => {
    expect(only(name)).toBe(lane);
    expect(only(name, false)).toBeUndefined();
  });

  test.each(["not.first", "below", "computed", "shifted", "strided", "either"])("%s: several", (name) => {
    expect(only(name)).toBeUndefined();
  });

  test("where a comparison for inequality does not hold", () => {
    expect(only("not.first", false)).toBe(0);
  });
});

test.each(["icmp eq i32 %i, 0", "icmp eq i32 %i, 21", "icmp eq i32 %lane, 31", "icmp eq i32 99, %i"])(
  "stores, loads, atomics and calls for one lane: %s",
  (condition) => {
    const ir = `${prelude}
    define ptx_kernel void @k(ptr %out, ptr %sum) {
    entry:
      %i = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      %lane = and i32 %i, 31
      %place = getelementptr i32, ptr %out, i32 %i
      %v = load i32, ptr %place
      %w = mul i32 %v, 3
      %chosen = ${condition}
      br i1 %chosen, label %one, label %others
    one:
      store i32 %w, ptr %sum
      %v8 = add i32 %v, 8
      %far = getelementptr i32, ptr %sum, i32 %v8
      %got = load i32, ptr %far
      store i32 %got, ptr %place
      store i32 %v, ptr %far
      %count = getelementptr i32, ptr %sum, i32 1
      %old = atomicrmw add ptr %count, i32 %w monotonic
      %other = getelementptr i32, ptr %sum, i32 2
      %ignored = atomicrmw max ptr %other, i32 %v monotonic
      %printed = call i32 @vprintf(ptr @text, ptr null)
      %deep = icmp sgt i32 %v, 4
      br i1 %deep, label %deeper, label %end
    deeper:
      %p3 = getelementptr i32, ptr %sum, i32 3
      %before = atomicrmw add ptr %p3, i32 1 monotonic
      br label %end
    others:
      store i32 %w, ptr %place
      br label %end
    end:
      %r = phi i32 [ %old, %one ], [ %before, %deeper ], [ 7, %others ]
      %kept = load i32, ptr %place
      %all = add i32 %kept, %r
      store i32 %all, ptr %place
      ret void
    }`;
    for (const block of [8, 33, 64]) {
      const out = Int32Array.from({ length: 64 }, (_, index) => (index * 29) % 64);
      expectSameOutcome(ir, { grid: 1, block, arguments: [out, new Int32Array(72)] }, [1, 4, 8, 16, 32]);
    }
  },
);
