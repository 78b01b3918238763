import { isGridBarrier, synchronizes, warpFunction } from "../../analysis/barriers.ts";
import { BasicBlock, type IrFunction } from "../../ir/function.ts";
import { BranchInst, type CallInst, type Instruction } from "../../ir/instruction.ts";
import { ConstantInt } from "../../ir/values.ts";
import { functionPass, type PassContext } from "../../transform/pass.ts";

/**
 * Ends a block of each kernel at every barrier and warp operation, so that what runs between two barriers is whole
 * blocks, and gives what follows a block with that one predecessor.
 *
 *     entry: a; barrier; b; ret   =>   entry: a; barrier; br after.1
 *                                      after.1: b; ret
 */
export const splitAtBarriers = functionPass({
  name: "split-at-barriers",
  summary: "end blocks at barriers",
  after: ["inline-barrier-calls", "lower-device-library"],
  run(fn, _module, context) {
    const blocks = fn.blocks.filter((block) => block.instructions.some(synchronizes));
    if (blocks.length === 0) return false;
    for (const block of blocks) {
      for (const barrier of block.instructions.filter(synchronizes)) checkBarrier(barrier, fn, context);
    }
    let changed = false;
    for (const block of blocks) changed = splitBlock(fn, block) || changed;
    return changed;
  },
});

function checkBarrier(barrier: CallInst, fn: IrFunction, context: PassContext): void {
  const warp = warpFunction(barrier);
  const where = { ...(barrier.location && { location: barrier.location }) };
  if (!fn.isKernel) {
    context.report({
      code: "unsupported-barrier-in-call",
      severity: "error",
      message: `${warp?.cudaName ?? (isGridBarrier(barrier) ? "grid.sync()" : "__syncthreads")} in ${fn.sourceName ?? fn.name}, which cannot be inlined, is not supported`,
      help: "recursive functions and functions called through a pointer cannot wait for other threads",
      ...where,
    });
  }
  if (warp || isGridBarrier(barrier)) return;
  const [number] = barrier.args;
  if (!(number instanceof ConstantInt) || number.value !== 0n) {
    context.report({
      code: "unsupported-named-barrier",
      severity: "error",
      message: "only barrier 0, the one of __syncthreads, is supported",
      ...where,
    });
  }
}

/** Cuts a block into pieces in one sweep; the first piece stays the block itself. */
function splitBlock(fn: IrFunction, block: BasicBlock): boolean {
  const pieces = cut(block.instructions);
  if (pieces.length === 1) return false;
  const successors = block.successors;
  block.instructions.length = 0;
  let current = block;
  let at = fn.blocks.indexOf(block) + 1;
  for (const [index, piece] of pieces.entries()) {
    for (const instruction of piece) {
      instruction.block = undefined;
      current.append(instruction);
    }
    if (index === pieces.length - 1) break;
    const next = fn.insertBlock(at++, new BasicBlock(`${block.name}.after.${index + 1}`));
    const branch = new BranchInst(next);
    branch.location = piece.at(-1)?.location;
    current.append(branch);
    current = next;
  }
  for (const successor of successors) {
    for (const phi of successor.phis) {
      phi.incomingBlocks.forEach((from, index) => {
        if (from === block) phi.setIncomingBlock(index, current);
      });
    }
  }
  return true;
}

/** Runs of instructions that end with a barrier. A barrier that ends its block already needs no cut. */
function cut(instructions: readonly Instruction[]): Instruction[][] {
  const pieces: Instruction[][] = [[]];
  for (const [index, instruction] of instructions.entries()) {
    pieces.at(-1)?.push(instruction);
    const isLast = index === instructions.length - 2 && isSplitBranch(instructions[index + 1]);
    if (synchronizes(instruction) && !isLast) pieces.push([]);
  }
  return pieces;
}

/** A branch to a block that only this one leads to: what the pass itself makes. */
function isSplitBranch(instruction: Instruction | undefined): boolean {
  if (instruction?.opcode !== "br" || instruction.condition) return false;
  const { target, block } = instruction;
  const others = block?.function?.blocks.some((one) => one !== block && one.successors.includes(target));
  return !others && target.phis.length === 0;
}
