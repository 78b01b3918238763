import { BasicBlock } from "../ir/function.ts";
import type { Instruction } from "../ir/instruction.ts";
import { invariant } from "../source/invariant.ts";

/**
 * Moves `first` and all that follows it into a new block right after its own. The old block is
 * left without a terminator: the caller adds one.
 */
export function splitBlockBefore(first: Instruction, name: string): BasicBlock {
  const block = first.block;
  invariant(block?.function, `${first.opcode} is not in a function`);
  const rest = new BasicBlock(name);
  block.function.insertBlock(block.function.blocks.indexOf(block) + 1, rest);
  for (const successor of block.successors) {
    for (const phi of successor.phis) {
      phi.incomingBlocks.forEach((from, index) => {
        if (from === block) phi.setIncomingBlock(index, rest);
      });
    }
  }
  // In one sweep: blocks may be long.
  for (const instruction of block.instructions.splice(block.indexOf(first))) {
    instruction.block = undefined;
    rest.append(instruction);
  }
  return rest;
}
