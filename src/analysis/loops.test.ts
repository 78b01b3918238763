import * as fc from "fast-check";
import { expect, test } from "vitest";
import { analyzeDominators } from "./dominators.ts";
import { analyzeLoops, isReducible } from "./loops.ts";
import { graphOf, namesOf } from "./testing.ts";

function loopsOf(...lines: readonly string[]) {
  const named = graphOf(...lines);
  return { ...named, loops: analyzeLoops(named.cfg, analyzeDominators(named.cfg)) };
}

test("nested loops know their blocks, latches, exits and depth", () => {
  const { loops, block } = loopsOf(
    "entry: outer",
    "outer: inner",
    "inner: inner next",
    "next: outer exit",
    "exit:",
  );
  expect(loops.irreducible).toBe(false);
  const [outer, inner] = loops.all;
  expect(outer && namesOf(outer.blocks)).toEqual(["outer", "inner", "next"]);
  expect(inner && namesOf(inner.latches)).toEqual(["inner"]);
  expect(inner?.parent).toBe(outer);
  expect(inner?.depth).toBe(2);
  expect(inner?.exitEdges.map(({ to }) => to.name)).toEqual(["next"]);
  expect(loops.innermost(block("inner"))).toBe(inner);
  expect(loops.innermost(block("next"))).toBe(outer);
  expect(loops.innermost(block("exit"))).toBeUndefined();
});

test("a loop with several latches is one loop, and leaves by several edges", () => {
  const { loops } = loopsOf(
    "entry: head",
    "head: a b exit",
    "a: head other",
    "b: head exit",
    "other: exit",
    "exit:",
  );
  expect(loops.all).toHaveLength(1);
  const [loop] = loops.all;
  expect(loop && namesOf(loop.blocks)).toEqual(["head", "a", "b"]);
  expect(loop && namesOf(loop.latches).sort()).toEqual(["a", "b"]);
  expect(loop?.exitEdges.map(({ from, to }) => `${from.name} ${to.name}`)).toEqual([
    "head exit",
    "a other",
    "b exit",
  ]);
});

test("two loops one after the other are no parents of each other", () => {
  const { loops } = loopsOf("entry: one", "one: one two", "two: two exit", "exit:");
  expect(loops.all.map(({ header, parent, depth }) => [header.name, parent, depth])).toEqual([
    ["one", undefined, 1],
    ["two", undefined, 1],
  ]);
});

test("a loop whose inner loop jumps back to the outer header directly", () => {
  const { loops, block } = loopsOf("entry: outer", "outer: inner", "inner: inner outer exit", "exit:");
  expect(loops.all.map(({ header }) => header.name)).toEqual(["outer", "inner"]);
  expect(loops.innermost(block("inner"))?.header.name).toBe("inner");
  expect(namesOf(loops.all[0]?.latches ?? [])).toEqual(["inner"]);
});

test("an endless loop has no exits; code without cycles has no loops", () => {
  const { loops } = loopsOf("entry: spin", "spin: spin");
  expect(loops.all.map(({ exitEdges }) => exitEdges)).toEqual([[]]);
  expect(loopsOf("entry: a b", "a: b", "b:").loops.all).toEqual([]);
});

test("a cycle with two entries is irreducible, also inside of a loop", () => {
  expect(loopsOf("entry: a b", "a: b exit", "b: a", "exit:").loops.irreducible).toBe(true);
  const nested = loopsOf("entry: head", "head: a b", "a: b latch", "b: a", "latch: head exit", "exit:").loops;
  expect(nested.irreducible).toBe(true);
  expect(nested.all.map(({ header }) => header.name)).toEqual(["head"]);
});

test("random graphs: a loop's blocks are dominated by its header and lead back to it", () => {
  const size = 8;
  const target = fc.integer({ min: 1, max: size - 1 });
  const graphs = fc.array(fc.array(target, { maxLength: 3 }), { minLength: size, maxLength: size });
  fc.assert(
    fc.property(graphs, (edges) => {
      const { cfg, loops } = loopsOf(
        ...edges.map((to, from) => `b${from}: ${to.map((index) => `b${index}`).join(" ")}`),
      );
      const dominators = analyzeDominators(cfg);
      for (const { header, blocks, latches, parent, exitEdges } of loops.all) {
        for (const block of blocks) {
          expect(dominators.dominates(header, block)).toBe(true);
          if (block !== header) expect(cfg.predecessors(block).every((from) => blocks.has(from))).toBe(true);
          if (parent) expect(parent.blocks.has(block)).toBe(true);
        }
        for (const latch of latches) expect(cfg.successors(latch)).toContain(header);
        for (const { from, to } of exitEdges)
          expect([blocks.has(from), blocks.has(to)]).toEqual([true, false]);
      }
      // A block that can reach itself is in a loop, unless the graph is irreducible.
      if (loops.irreducible) return;
      for (const block of cfg.reversePostorder) {
        const reached = new Set(cfg.successors(block));
        for (const each of reached) for (const next of cfg.successors(each)) reached.add(next);
        expect(loops.innermost(block) !== undefined).toBe(reached.has(block));
      }
    }),
    { numRuns: 200 },
  );
});

test("a function is reducible when each of its cycles has one entry", () => {
  const nested = graphOf("entry: outer", "outer: inner", "inner: inner next", "next: outer exit", "exit:");
  expect(isReducible(nested.fn())).toBe(true);
  const twoEntries = graphOf("entry: a b", "a: b exit", "b: a exit", "exit:");
  expect(isReducible(twoEntries.fn())).toBe(false);
});
