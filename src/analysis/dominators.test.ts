import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { BasicBlock } from "../ir/function.ts";
import { analyzeControlFlow, type ControlFlow } from "./cfg.ts";
import { analyzeDominators, analyzePostDominators, dominatesInstruction } from "./dominators.ts";
import { branchInLoop, graphOf, namesOf, parseNamed } from "./testing.ts";

function graph(...lines: readonly string[]) {
  const named = graphOf(...lines);
  const { cfg } = named;
  return { ...named, dominators: analyzeDominators(cfg), postDominators: analyzePostDominators(cfg) };
}
const loop = () => graph(...branchInLoop);

test("dominators, their frontiers and children", () => {
  const { dominators, block } = loop();
  expect(dominators.immediateDominator(block("latch"))?.name).toBe("head");
  expect(dominators.immediateDominator(block("entry"))).toBeUndefined();
  expect(dominators.dominates(block("head"), block("exit"))).toBe(true);
  expect(dominators.dominates(block("left"), block("latch"))).toBe(false);
  expect(dominators.dominates(block("dead"), block("exit"))).toBe(false);
  expect(namesOf(dominators.frontier(block("left")))).toEqual(["latch"]);
  expect(namesOf(dominators.frontier(block("latch")))).toEqual(["head"]);
  expect(namesOf(dominators.children(block("head")))).toEqual(["left", "right", "latch"]);
});

test("post-dominators join at the end of the function; endless loops have none", () => {
  const { postDominators, block } = loop();
  expect(postDominators.immediatePostDominator(block("left"))?.name).toBe("latch");
  expect(postDominators.immediatePostDominator(block("exit"))).toBeUndefined();
  expect(postDominators.postDominates(block("latch"), block("head"))).toBe(true);

  const two = graph("entry: a b", "a:", "b: spin", "spin: spin");
  expect(two.postDominators.immediatePostDominator(two.block("entry"))?.name).toBe("a");
  expect(two.postDominators.postDominates(two.block("spin"), two.block("b"))).toBe(false);
});

test("instructions in one block are ordered", () => {
  const named = parseNamed("define i32 @f(i32 %x) {\n%a = add i32 %x, 1\n%b = add i32 %a, 1\nret i32 %b\n}");
  const dominators = analyzeDominators(analyzeControlFlow(named.fn()));
  const [a, b] = [named.instruction("a"), named.instruction("b")];
  expect(dominatesInstruction(dominators, a, b)).toBe(true);
  expect(dominatesInstruction(dominators, b, a)).toBe(false);
  expect(dominatesInstruction(dominators, a, a)).toBe(false);
});

test("in an irreducible cycle neither entry dominates the other", () => {
  const { dominators, block } = graph("entry: a b", "a: b exit", "b: a", "exit:");
  expect(dominators.immediateDominator(block("a"))?.name).toBe("entry");
  expect(dominators.immediateDominator(block("b"))?.name).toBe("entry");
  expect(namesOf(dominators.frontier(block("a"))).sort()).toEqual(["b"]);
});

/** Whether some path leads from `from` to a goal without passing `avoiding`. */
function reaches(
  cfg: ControlFlow,
  from: BasicBlock,
  goal: (block: BasicBlock) => boolean,
  avoiding?: BasicBlock,
): boolean {
  const seen = new Set(avoiding ? [avoiding] : []);
  const pending = [from];
  for (let block = pending.pop(); block; block = pending.pop()) {
    if (seen.has(block)) continue;
    if (goal(block)) return true;
    seen.add(block);
    pending.push(...cfg.successors(block));
  }
  return false;
}

test("random graphs: dominance is what the definition says", () => {
  const size = 8;
  const target = fc.integer({ min: 1, max: size - 1 });
  const graphs = fc.array(fc.array(target, { maxLength: 2 }), { minLength: size, maxLength: size });
  fc.assert(
    fc.property(graphs, (edges) => {
      const { cfg, dominators, postDominators } = graph(
        ...edges.map((to, from) => `b${from}: ${to.map((index) => `b${index}`).join(" ")}`),
      );
      const isExit = (block: BasicBlock) => cfg.exits.includes(block);
      for (const a of cfg.reversePostorder) {
        for (const b of cfg.reversePostorder) {
          const avoidable = a !== b && reaches(cfg, cfg.entry, (block) => block === b, a);
          expect(dominators.dominates(a, b)).toBe(!avoidable);
          if (a !== b && !reaches(cfg, b, isExit)) continue;
          expect(postDominators.postDominates(a, b)).toBe(a === b || !reaches(cfg, b, isExit, a));
        }
      }
    }),
    { numRuns: 200 },
  );
});
