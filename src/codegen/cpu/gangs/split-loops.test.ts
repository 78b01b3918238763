import { describe, expect, test } from "vitest";
import { analyzeDivergence } from "../../../analysis/divergence.ts";
import { shapesInGang } from "../../../analysis/lane-shapes.ts";
import { namesOf, parseNamed } from "../../../analysis/testing.ts";
import { printFunction } from "../../../ir/print.ts";
import { verifyModule } from "../../../ir/verify.ts";
import { expectSameOutcome } from "../testing.ts";
import { splitLoops } from "./split-loops.ts";

const prelude = `
declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
`;

function split(body: string) {
  const named = parseNamed(`${prelude}
    define ptx_kernel void @k(ptr %p, i32 %n) {
    entry:
      %x = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      ${body}
    }`);
  const kernel = named.fn("k");
  const partings = splitLoops(kernel, named.module, analyzeDivergence(kernel, shapesInGang(16)));
  expect(verifyModule(named.module)).toEqual([]);
  return { partings: namesOf(partings), text: printFunction(kernel) };
}

test("a loop that lanes leave by a test of affine numbers", () => {
  const { partings, text } = split(`
      br label %body
    body:
      %i = phi i32 [ %x, %entry ], [ %next, %body ]
      %sum = phi i32 [ 0, %entry ], [ %more, %body ]
      %more = add i32 %sum, %i
      %next = add i32 %i, 32
      %done = icmp sge i32 %next, %n
      br i1 %done, label %exit, label %body
    exit:
      %last = phi i32 [ %i, %body ]
      %all = add i32 %last, %more
      store i32 %all, ptr %p
      ret void`);
  expect(partings).toEqual(["body.leave"]);
  expect(text).toMatchInlineSnapshot(`
    "define ptx_kernel void @k(ptr %p, i32 %n) {
    entry:
      %x = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      br label %body.enter

    body.enter:
      %0 = call i1 @unwarp.gang.is.whole()
      br i1 %0, label %body, label %body.1

    body:
      %i = phi i32 [ %x, %body.enter ], [ %next, %body ]
      %sum = phi i32 [ 0, %body.enter ], [ %more, %body ]
      %more = add i32 %sum, %i
      %next = add i32 %i, 32
      %done = icmp sge i32 %next, %n
      %1 = xor i1 %done, true
      %2 = call i1 @unwarp.gang.agrees(i1 %1)
      br i1 %2, label %body, label %body.leave

    body.leave:
      br i1 %done, label %body.left, label %body.1

    body.1:
      %i.1 = phi i32 [ %x, %body.enter ], [ %next.1, %body.1 ], [ %next, %body.leave ]
      %sum.1 = phi i32 [ 0, %body.enter ], [ %more.1, %body.1 ], [ %more, %body.leave ]
      %more.1 = add i32 %sum.1, %i.1
      %next.1 = add i32 %i.1, 32
      %done.1 = icmp sge i32 %next.1, %n
      br i1 %done.1, label %body.left, label %body.1

    body.left:
      %i.2 = phi i32 [ %i, %body.leave ], [ %i.1, %body.1 ]
      %more.2 = phi i32 [ %more, %body.leave ], [ %more.1, %body.1 ]
      br label %exit

    exit:
      %last = phi i32 [ %i.2, %body.left ]
      %all = add i32 %last, %more.2
      store i32 %all, ptr %p
      ret void
    }
    "
  `);
});

describe("loops that stay as they are", () => {
  const loop = (parts: { readonly inside?: string; readonly condition?: string }) => `
      br label %body
    body:
      %i = phi i32 [ %x, %entry ], [ %next, %body ]
      ${parts.inside ?? ""}
      %next = add i32 %i, 32
      %stays = ${parts.condition ?? "icmp slt i32 %next, %n"}
      br i1 %stays, label %body, label %exit
    exit:
      ret void`;

  test("but the loop around them", () => {
    expect(split(loop({})).partings).toEqual(["body.leave"]);
  });
  test.each([
    ["uniform", { condition: "icmp slt i32 %n, 3" }],
    ["tests of varying numbers", { inside: "%v = mul i32 %i, %i", condition: "icmp slt i32 %v, %n" }],
    ["barriers", { inside: "call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)" }],
    ["long", { inside: Array.from({ length: 200 }, () => "store i32 %i, ptr %p").join("\n") }],
  ])("%s", (_, parts) => {
    expect(split(loop(parts)).partings).toEqual([]);
  });
  test("two ways out", () => {
    const { partings } = split(`
      br label %body
    body:
      %i = phi i32 [ %x, %entry ], [ %next, %latch ]
      %early = icmp eq i32 %i, 77
      br i1 %early, label %exit, label %latch
    latch:
      %next = add i32 %i, 32
      %stays = icmp slt i32 %next, %n
      br i1 %stays, label %body, label %exit
    exit:
      ret void`);
    expect(partings).toEqual([]);
  });
});

/** `for (i = tid; i < n; i += stride)` with what `inside` computes as %v, and %next and %sum used behind it. */
const kernel = (inside: string, comparison: string) => `${prelude}
  define ptx_kernel void @k(ptr %out, i32 %n, i32 %stride) {
  entry:
    %x = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    %own = getelementptr i32, ptr %out, i32 %x
    %any = icmp slt i32 %x, %n
    br i1 %any, label %body, label %end
  body:
    %i = phi i32 [ %x, %entry ], [ %next, %latch ]
    %sum = phi i32 [ 1, %entry ], [ %more, %latch ]
    ${inside}
  latch:
    %v = phi i32 [ %i, %body ], [ %odd.v, %odd ]
    %more = add i32 %sum, %v
    %next = add i32 %i, %stride
    ${comparison}
  end:
    %r = phi i32 [ 5, %entry ], [ %sum, %latch ]
    %at.end = phi i32 [ %x, %entry ], [ %next, %latch ]
    %all = mul i32 %r, %at.end
    store i32 %all, ptr %own
    ret void
  }`;

test.each([
  ["all lanes", "br label %latch\n odd:\n %odd.v = add i32 0, 0\n br label %latch"],
  [
    "some lanes",
    `%h = mul i32 %i, %i
     %low = and i32 %h, 4
     %isOdd = icmp ne i32 %low, 0
     br i1 %isOdd, label %odd, label %latch
   odd:
     %place = getelementptr i32, ptr %out, i32 %i
     %old = atomicrmw add ptr %place, i32 %sum monotonic
     %odd.v = mul i32 %h, 3
     br label %latch`,
  ],
])("the same outcome where %s do the same in a turn", (_, inside) => {
  for (const comparison of [
    "%c = icmp slt i32 %next, %n\n br i1 %c, label %body, label %end",
    "%c = icmp sge i32 %next, %n\n br i1 %c, label %end, label %body",
  ]) {
    const ir = kernel(inside, comparison);
    for (const [block, n] of [
      [16, 100],
      [40, 150],
      [37, 20],
      [64, 129],
    ] as const) {
      const out = Int32Array.from({ length: 160 }, (__, index) => index);
      expectSameOutcome(ir, { grid: 1, block, arguments: [out, n, block] }, [1, 4, 8, 16, 32]);
    }
  }
});
