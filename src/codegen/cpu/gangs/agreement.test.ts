import { describe, expect, test } from "vitest";
import { analyzeDivergence } from "../../../analysis/divergence.ts";
import { shapesInGang } from "../../../analysis/lane-shapes.ts";
import { parseNamed } from "../../../analysis/testing.ts";
import { expectSameOutcome } from "../testing.ts";
import { canTestAgreement } from "./agreement.ts";

const prelude = "declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()";

describe("conditions on which scalars can tell that lanes agree", () => {
  const named = parseNamed(`${prelude}
    define ptx_kernel void @k(ptr %p, i32 %n, i32 %y) {
      %x = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      %narrow = trunc i32 %x to i8
      %square = mul i32 %x, %x
      %place = getelementptr i32, ptr %p, i32 %x
      %below = icmp slt i32 %x, %n
      %row = icmp eq i32 %y, 0
      %varying = icmp slt i32 %square, %n
      %first = icmp eq i32 %x, 0
      %not.first = icmp ne i32 %x, 0
      %last = icmp eq i32 %n, %x
      %narrow.first = icmp eq i8 %narrow, 0
      %address = icmp ne ptr %place, null
      %border = select i1 %first, i1 true, i1 %below
      %inside = and i1 %not.first, %below
      %one = and i1 %first, %below
      %ends = or i1 %first, %last
      %frame = or i1 %ends, %row
      %not.frame = xor i1 %frame, true
      %narrow.border = or i1 %narrow.first, %below
      %address.inside = and i1 %address, %below
      ret void
    }`);
  const divergence = analyzeDivergence(named.fn("k"), shapesInGang(16));
  const canTest = (name: string) =>
    canTestAgreement(named.value(name), (value) => divergence.shapeAt(value, named.fn("k").entry));

  test.each(["below", "row", "border", "inside", "frame", "not.frame"])("%s", (name) => {
    expect(canTest(name)).toBe(true);
  });

  // For what one lane alone is asked, gangs of several never agree.
  test.each(["varying", "first", "not.first", "one", "ends", "narrow.border", "address.inside"])(
    "not %s",
    (name) => {
      expect(canTest(name)).toBe(false);
    },
  );
});

test.each(["i32 %i", "i32 %down", "i64 %wide", "i32 %far"])("a border that one lane is on: %s", (number) => {
  const [type = "", name = ""] = number.split(" ");
  const ir = `${prelude}
    define ptx_kernel void @k(ptr %out, ${type} %edge, ${type} %bound, i32 %row) {
    entry:
      %tid = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      %i = add i32 %tid, 0
      %down = sub i32 -3, %tid
      %wide = zext i32 %tid to i64
      %far = mul i32 %tid, 60000000
      %on = icmp eq ${type} ${name}, %edge
      %beyond = icmp sge ${type} ${name}, %bound
      %top = icmp eq i32 %row, 0
      %either = select i1 %on, i1 true, i1 %beyond
      %any = or i1 %either, %top
      br i1 %any, label %end, label %inside
    inside:
      %place = getelementptr i32, ptr %out, i32 %tid
      store i32 1, ptr %place
      br label %end
    end:
      ret void
    }`;
  const wide = type === "i64";
  const constant = (value: number) => (wide ? BigInt(value) : value);
  for (const edge of [0, 15, 16, -1, -20, 60_000_000]) {
    for (const bound of [33, -30]) {
      const args = [new Int32Array(64), constant(edge), constant(bound), 5];
      expectSameOutcome(ir, { grid: 1, block: 64, arguments: args }, [1, 4, 16, 32]);
    }
  }
});
