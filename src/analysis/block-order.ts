import { stronglyConnectedComponents } from "./strongly-connected.ts";
import type { BasicBlock, IrFunction } from "../ir/function.ts";

/**
 * An order of a function's blocks in which lanes that parted meet again as early as they can, if always those
 * go first whose block comes first: a block stands behind all that lead to it, but for jumps back, and what
 * follows a loop stands behind all of the loop (after Collange, "Stack-less SIMT reconvergence at low cost").
 */
export function orderBlocks(fn: IrFunction): ReadonlyMap<BasicBlock, number> {
  const predecessors = new Map<BasicBlock, BasicBlock[]>();
  for (const block of fn.blocks)
    for (const next of block.successors) predecessors.set(next, [...(predecessors.get(next) ?? []), block]);
  const order = new Map<BasicBlock, number>();
  place(fn.blocks);
  return order;

  function place(blocks: readonly BasicBlock[]): void {
    const inside = new Set(blocks);
    const successors = (block: BasicBlock) =>
      block.successors.filter((next) => inside.has(next)).toReversed();
    // What follows comes first there; of two that do not depend on each other, the first in the text comes last.
    for (const component of stronglyConnectedComponents(blocks.toReversed(), successors).toReversed()) {
      const members = new Set(component);
      const inText = blocks.filter((block) => members.has(block));
      const header =
        inText.find(
          (block) => block === fn.entry || predecessors.get(block)?.some((from) => !members.has(from)),
        ) ?? inText[0];
      if (!header) continue;
      order.set(header, order.size);
      if (inText.length > 1) place(inText.filter((block) => block !== header));
    }
  }
}
