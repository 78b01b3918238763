import { expect, test } from "vitest";
import { analyzeControlFlow } from "./cfg.ts";
import { analyzeLiveness } from "./liveness.ts";
import { namesOf, parseNamed } from "./testing.ts";

const named = () =>
  parseNamed(`
    define i32 @f(i32 %n, i32 %unused, ptr %p) {
    entry:
      %a = add i32 %n, 1
      br label %loop
    loop:
      %i = phi i32 [ 0, %entry ], [ %next, %loop ]
      %sum = phi i32 [ %a, %entry ], [ %more, %loop ]
      %x = load i32, ptr %p, align 4
      %more = add i32 %sum, %x
      %next = add i32 %i, 1
      %done = icmp eq i32 %next, %n
      br i1 %done, label %exit, label %loop
    exit:
      %b = load i32, ptr %p, align 4
      %r = add i32 %more, %b
      ret i32 %r
    }`);

test("values that are needed at the ends of blocks", () => {
  const { fn, block } = named();
  const liveness = analyzeLiveness(analyzeControlFlow(fn()));
  const sorted = (values: Iterable<{ readonly name: string }>) => namesOf(values).sort();
  expect(sorted(liveness.liveIn(block("entry")))).toEqual(["n", "p"]);
  expect(sorted(liveness.liveOut(block("entry")))).toEqual(["a", "n", "p"]);
  // The phis are defined at the start of the block; what they merge is not live in it.
  expect(sorted(liveness.liveIn(block("loop")))).toEqual(["i", "n", "p", "sum"]);
  expect(sorted(liveness.liveOut(block("loop")))).toEqual(["more", "n", "next", "p"]);
  expect(sorted(liveness.liveIn(block("exit")))).toEqual(["more", "p"]);
});

test("values that are needed across an instruction", () => {
  const { fn, instruction } = named();
  const liveness = analyzeLiveness(analyzeControlFlow(fn()));
  expect(namesOf(liveness.liveAcross(instruction("x"))).sort()).toEqual(["i", "n", "p", "sum"]);
  expect(namesOf(liveness.liveAcross(instruction("b"))).sort()).toEqual(["more"]);
  expect(namesOf(liveness.liveAcross(instruction("r")))).toEqual([]);
});
