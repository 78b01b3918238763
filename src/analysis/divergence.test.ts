import { expect, test } from "vitest";
import { analyzeDivergence, type Divergence } from "./divergence.ts";
import { shapesInGang } from "./lane-shapes.ts";
import { type Named, parseNamed } from "./testing.ts";

const registers = ["tid.x", "tid.y", "ctaid.x", "ntid.x"]
  .map((name) => `declare i32 @llvm.nvvm.read.ptx.sreg.${name}()`)
  .join("\n");

function analyze(
  body: string,
  width = 16,
): Named & { divergence: Divergence; shapeOf: (name: string) => string } {
  const named = parseNamed(`${registers}\ndefine ptx_kernel void @k(i32 %n, ptr %p, i1 %c) {\n${body}\n}`);
  const divergence = analyzeDivergence(named.fn("k"), shapesInGang(width));
  return {
    ...named,
    divergence,
    shapeOf(name) {
      const shape = divergence.shape(named.value(name));
      return shape.kind === "affine" ? `affine ${shape.stride}` : shape.kind;
    },
  };
}

test("arithmetic on threadIdx.x keeps a stride, addresses count bytes", () => {
  const { shapeOf } = analyze(`
    %x = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    %y = call i32 @llvm.nvvm.read.ptx.sreg.tid.y()
    %b = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
    %s = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
    %start = mul i32 %b, %s
    %i = add i32 %start, %x
    %twice = shl i32 %i, 1
    %back = sub i32 %n, %i
    %scaled = mul i32 %x, %n
    %same = sub i32 %i, %x
    %wide = sext i32 %i to i64
    %a = getelementptr float, ptr %p, i32 %i
    %w = getelementptr float, ptr %p, i64 %wide
    %f = getelementptr { float, double }, ptr %p, i32 %twice, i32 1
    %value = load float, ptr %a
    %shared = load float, ptr %p
    ret void`);
  const names = "x y b start i twice back scaled same wide a w f value shared".split(" ");
  expect(Object.fromEntries(names.map((name) => [name, shapeOf(name)]))).toEqual({
    x: "affine 1",
    y: "uniform",
    b: "uniform",
    start: "uniform",
    i: "affine 1",
    twice: "affine 2",
    back: "affine -1",
    scaled: "varying",
    same: "uniform",
    // It may wrap around before it is widened.
    wide: "varying",
    a: "affine 4",
    w: "affine 4",
    f: "affine 32",
    value: "varying",
    shared: "uniform",
  });
});

test("what no gang straddles is uniform: warp numbers, and comparisons with multiples of the width", () => {
  const { shapeOf } = analyze(
    `
    %x = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    %warp = lshr i32 %x, 5
    %half = lshr i32 %x, 4
    %lane = and i32 %x, 31
    %low = and i32 %x, 15
    %first = icmp ult i32 %x, 32
    %some = icmp ult i32 %x, 33
    %last = icmp ugt i32 %x, 63
    %upper = icmp ugt i32 %x, 64
    %one = icmp eq i32 %lane, 0
    ret void`,
    32,
  );
  expect(["warp", "half", "lane", "low", "first", "some", "last", "upper", "one"].map(shapeOf)).toEqual([
    "uniform",
    "varying",
    "affine 1",
    "varying",
    "uniform",
    "varying",
    "uniform",
    "varying",
    "varying",
  ]);
});

const loopUntil = (condition: string) => `
  entry:
    %x = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    br label %loop
  loop:
    %i = phi i32 [ 0, %entry ], [ %next, %loop ]
    %next = add i32 %i, 1
    %more = icmp ult i32 %next, ${condition}
    br i1 %more, label %loop, label %exit
  exit:
    %last = phi i32 [ %i, %loop ]
    ret void`;

test("a counter is uniform in a loop that lanes leave at different times, and varying behind it", () => {
  const together = analyze(loopUntil("%n"));
  expect(["i", "next", "last"].map(together.shapeOf)).toEqual(["uniform", "uniform", "uniform"]);
  const apart = analyze(loopUntil("%x"));
  expect(["i", "next", "last"].map(apart.shapeOf)).toEqual(["uniform", "uniform", "varying"]);
  const [loop] = apart.divergence.loops.all;
  expect(loop && apart.divergence.isDivergentLoop(loop)).toBe(true);
  expect(apart.divergence.shapeAt(apart.value("i"), apart.block("exit")).kind).toBe("varying");
});

test("phis differ where lanes meet again, and only there", () => {
  const { shapeOf, divergence, block } = analyze(`
  entry:
    %x = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    %odd = trunc i32 %x to i1
    br i1 %odd, label %left, label %right
  left:
    br i1 %c, label %inner, label %leftEnd
  inner:
    br label %leftEnd
  leftEnd:
    %l = phi i32 [ 1, %left ], [ 2, %inner ]
    br label %join
  right:
    br label %join
  join:
    %j = phi i32 [ %l, %leftEnd ], [ 3, %right ]
    %same = phi i32 [ %n, %leftEnd ], [ %n, %right ]
    br i1 %c, label %then, label %end
  then:
    br label %end
  end:
    %e = phi i32 [ 1, %join ], [ 2, %then ]
    ret void`);
  expect(["l", "j", "same", "e"].map(shapeOf)).toEqual(["uniform", "varying", "uniform", "uniform"]);
  expect(["entry", "left", "join"].map((name) => divergence.isDivergent(block(name)))).toEqual([
    true,
    false,
    false,
  ]);
});

test("an outer loop that some lanes leave from within an inner one is divergent", () => {
  const { divergence, block } = analyze(`
  entry:
    %x = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    br label %outer
  outer:
    br label %inner
  inner:
    %odd = icmp eq i32 %x, %n
    br i1 %odd, label %exit, label %more
  more:
    br i1 %c, label %inner, label %outerEnd
  outerEnd:
    br i1 %c, label %outer, label %exit
  exit:
    %v = phi i32 [ 1, %inner ], [ 2, %outerEnd ]
    ret void`);
  expect(divergence.loops.all.map((loop) => divergence.isDivergentLoop(loop))).toEqual([true, true]);
  expect(divergence.isJoin(block("exit"))).toBe(true);
});

test("a lane that goes on with a turn from another place than the rest makes the header a join", () => {
  const { divergence, block, shapeOf } = analyze(`
  entry:
    %x = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    br label %head
  head:
    %i = phi i32 [ 0, %entry ], [ 1, %early ], [ 2, %late ]
    %odd = icmp eq i32 %x, %n
    br i1 %odd, label %early, label %late
  early:
    br label %head
  late:
    br i1 %c, label %head, label %exit
  exit:
    ret void`);
  expect(divergence.isJoin(block("head"))).toBe(true);
  expect(shapeOf("i")).toBe("varying");
});
