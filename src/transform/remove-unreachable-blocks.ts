import { analyzeControlFlow } from "../analysis/cfg.ts";
import type { BasicBlock, IrFunction } from "../ir/function.ts";
import { functionPass } from "./pass.ts";

/**
 * Deletes blocks that no path from the entry reaches, and the phi operands that came from
 * them, so that later passes need not think about code without a dominator.
 *
 *     entry: ret          =>   entry: ret
 *     dead: br label %dead
 */
export const removeUnreachableBlocks = functionPass({
  name: "remove-unreachable-blocks",
  summary: "delete blocks that cannot be reached",
  run: (fn) => deleteUnreachableBlocks(fn),
});

/** The pass for one function, for passes that leave such blocks behind. */
export function deleteUnreachableBlocks(fn: IrFunction): boolean {
  const cfg = analyzeControlFlow(fn);
  const dead = fn.blocks.filter((block) => !cfg.isReachable(block));
  for (const block of cfg.reversePostorder) {
    for (const phi of block.phis) {
      for (const from of new Set(phi.incomingBlocks))
        if (!cfg.isReachable(from)) phi.removeIncomingFrom(from);
    }
  }
  for (const block of dead) eraseBlock(block);
  return dead.length > 0;
}

/** Deletes a block whose instructions only other deleted blocks use. */
export function eraseBlock(block: BasicBlock): void {
  for (const instruction of [...block.instructions]) instruction.erase();
  block.function?.removeBlock(block);
}
