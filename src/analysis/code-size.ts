import type { BasicBlock } from "../ir/function.ts";

/** The number of instructions in some blocks, by which passes decide what to copy. */
export function codeSize(blocks: Iterable<BasicBlock>): number {
  let size = 0;
  for (const block of blocks) size += block.instructions.length;
  return size;
}
