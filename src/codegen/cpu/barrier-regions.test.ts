import { expect, test } from "vitest";
import { analyzeControlFlow } from "../../analysis/cfg.ts";
import { namesOf, parseNamed } from "../../analysis/testing.ts";
import { findRegions } from "./barrier-regions.ts";

const sync = "call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)";

function regionsOf(body: string) {
  const { fn } = parseNamed(`
    declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
    define ptx_kernel void @k(i1 %c) {\n${body}\n}`);
  const regions = findRegions(analyzeControlFlow(fn("k")));
  return {
    regions,
    shown: regions.all.map(({ start, blocks, exits }) => ({
      start: start.name,
      blocks: namesOf(blocks).join(" "),
      exits: [...exits].sort((a, b) => a - b),
    })),
  };
}

test("code without barriers is one region, which ends with the thread", () => {
  const { regions, shown } = regionsOf("entry:\nbr i1 %c, label %a, label %b\na:\nbr label %b\nb:\nret void");
  expect(shown).toEqual([{ start: "entry", blocks: "entry a b", exits: [1] }]);
  expect(regions.done).toBe(1);
});

test("a barrier in a loop: the region behind it goes around to the same barrier, or out", () => {
  const { shown } = regionsOf(`
    entry:
      br label %head
    head:
      br i1 %c, label %body, label %exit
    body:
      ${sync}
      br label %after
    after:
      br label %head
    exit:
      ret void`);
  expect(shown).toEqual([
    { start: "entry", blocks: "entry head body exit", exits: [1, 2] },
    { start: "after", blocks: "head body after exit", exits: [1, 2] },
  ]);
});

test("barriers on both sides of a branch have regions that meet", () => {
  const { shown, regions } = regionsOf(`
    entry:
      br i1 %c, label %left, label %right
    left:
      ${sync}
      br label %left.after
    left.after:
      br label %join
    right:
      ${sync}
      br label %right.after
    right.after:
      br label %join
    join:
      ret void`);
  expect(shown).toEqual([
    { start: "entry", blocks: "entry left right", exits: [1, 2] },
    { start: "left.after", blocks: "left.after join", exits: [3] },
    { start: "right.after", blocks: "right.after join", exits: [3] },
  ]);
  const [entry] = regions.all;
  const [, left] = [...(entry?.blocks ?? [])];
  expect(left && regions.after(left)).toBe(1);
});

test("a region that never ends has no exits, one that ends in a trap neither; unreachable barriers do not count", () => {
  const { shown } = regionsOf(`
    entry:
      br i1 %c, label %spin, label %trap
    spin:
      br label %spin
    trap:
      unreachable
    dead:
      ${sync}
      br label %trap`);
  expect(shown).toEqual([{ start: "entry", blocks: "entry spin trap", exits: [] }]);
});
