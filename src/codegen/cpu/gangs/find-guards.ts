import { synchronizes } from "../../../analysis/barriers.ts";
import { codeSize } from "../../../analysis/code-size.ts";
import type { Divergence } from "../../../analysis/divergence.ts";
import type { BasicBlock, IrFunction } from "../../../ir/function.ts";
import { canTestAgreement } from "./agreement.ts";
import type { Region } from "./plan-flow.ts";

/** Code is doubled only while the kernel grows to at most so many times its size. */
const mostGrowth = 3;
/** Kernels above so many instructions grow less: compiling them takes long as it is. */
const largeKernel = 300;

/**
 * Branches such as `if (i < n)`, on which most gangs agree and a scalar comparison can tell that they do. What
 * depends on such a branch is written twice: without masks for gangs that agree, and with masks for the rest. Not at
 * the `partings`, to which gangs come that do not agree.
 */
export function findGuards(
  fn: IrFunction,
  divergence: Divergence,
  partings: ReadonlySet<BasicBlock>,
): ReadonlyMap<BasicBlock, Region> {
  const total = codeSize(fn.blocks);
  let budget = total > largeKernel ? total / 2 : mostGrowth * total;
  const guards = new Map<BasicBlock, Region>();
  for (const block of divergence.cfg.reversePostorder) {
    const { terminator } = block;
    const condition = terminator.opcode === "br" ? terminator.condition : undefined;
    if (!condition || !divergence.isDivergent(block) || partings.has(block)) continue;
    if (!canTestAgreement(condition, (value) => divergence.shapeAt(value, block))) continue;
    const region = guardedRegion(block, divergence);
    if (!region) continue;
    const size = codeSize(region.blocks) - block.instructions.length;
    if (size > budget) continue;
    budget -= size;
    guards.set(block, region);
  }
  return guards;
}

/** What depends on a branch, if it has one way out, no way in but the branch, and no barrier. */
function guardedRegion(block: BasicBlock, divergence: Divergence): Region | undefined {
  const { cfg, dominators, postDominators, loops } = divergence;
  // The end of a loop at which lanes gather belongs to its header, and must not come into the region with it.
  const loop = loops.innermost(block);
  if (loop?.header === block && divergence.gathersAtEnd(loop)) return undefined;
  const influenced = divergence.influence(block);
  const exit = postDominators.immediate(block);
  for (const each of influenced) {
    if (!dominators.dominates(block, each)) return undefined;
    if (each.instructions.some(synchronizes)) return undefined;
    if (cfg.successors(each).some((successor) => successor !== exit && !influenced.has(successor)))
      return undefined;
  }
  if (cfg.successors(block).some((successor) => successor !== exit && !influenced.has(successor)))
    return undefined;
  return { start: block, startsAtTerminator: true, blocks: new Set([block, ...influenced]), exit };
}
