import { synchronizes } from "../../analysis/barriers.ts";
import type { ControlFlow } from "../../analysis/cfg.ts";
import type { BasicBlock } from "../../ir/function.ts";
import type { Instruction } from "../../ir/instruction.ts";
import type { Value } from "../../ir/values.ts";
import { usesDeviceHeap } from "./place-memory.ts";
import type { Memory } from "./windows.ts";

/**
 * Whether barriers of the block must order accesses to the heap, too. WGSL has a barrier for each memory, and where threads wait
 * for each other most of them only exchange shared memory: a second barrier costs as much as the first.
 *
 * They need not where nothing is written to the heap before a barrier, and what is read before one has arrived by
 * then, so that no later write can change it: it was stored to shared memory. Errs on the side of "must".
 */
export function mustOrderHeap(
  cfg: ControlFlow,
  memoriesOf: (pointer: Value) => ReadonlySet<Memory>,
): boolean {
  const isHeap = (pointer: Value) => memoriesOf(pointer).has("heap");
  const instructions = cfg.reversePostorder.flatMap((block) => block.instructions);
  const before = new Set(blocksBeforeBarriers(cfg));
  const isWritten = instructions.some((instruction) => writes(instruction, isHeap));
  if (!isWritten) return false;
  return instructions.some((instruction) => {
    if (instruction.block === undefined || !before.has(instruction.block)) return false;
    if (writes(instruction, isHeap)) return true;
    return (
      instruction.opcode === "load" && isHeap(instruction.operand(0)) && !hasArrived(instruction, memoriesOf)
    );
  });
}

function writes(instruction: Instruction, isHeap: (pointer: Value) => boolean): boolean {
  switch (instruction.opcode) {
    case "store":
      return isHeap(instruction.operand(1));
    case "atomicrmw":
    case "cmpxchg":
      return isHeap(instruction.operand(0));
    case "call":
      return usesDeviceHeap(instruction);
    default:
      return false;
  }
}

/** Whether the block that loads a value puts it into shared memory. */
function hasArrived(load: Instruction, memoriesOf: (pointer: Value) => ReadonlySet<Memory>): boolean {
  return [...load.users].some((user) => {
    if (user.opcode !== "store" || user.block !== load.block || user.operand(0) !== load) return false;
    const memories = memoriesOf(user.operand(1));
    return memories.size === 1 && memories.has("shared");
  });
}

/** Blocks behind which a thread may come to a barrier. */
function blocksBeforeBarriers(cfg: ControlFlow): Iterable<BasicBlock> {
  const found = new Set(
    cfg.reversePostorder.filter((block) =>
      block.instructions.some((instruction) => synchronizes(instruction)),
    ),
  );
  // A set hands out what is added while it is walked.
  for (const block of found) for (const predecessor of cfg.predecessors(block)) found.add(predecessor);
  return found;
}
