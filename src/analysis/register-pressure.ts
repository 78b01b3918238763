import type { BasicBlock } from "../ir/function.ts";
import { type Instruction, isInstruction } from "../ir/instruction.ts";
import type { Value } from "../ir/values.ts";
import type { ControlFlow } from "./cfg.ts";
import { analyzeLiveness } from "./liveness.ts";
import type { Loops } from "./loops.ts";

/**
 * The most values of a kind that are needed at once where a function spends its time: in its most deeply nested
 * loops, or anywhere if it has none.
 */
export function registerPressure(
  cfg: ControlFlow,
  loops: Loops,
  isCounted: (value: Instruction) => boolean,
): number {
  const liveness = analyzeLiveness(cfg);
  const depthOf = (block: BasicBlock) => loops.innermost(block)?.depth ?? 0;
  const deepest = Math.max(...cfg.reversePostorder.map(depthOf));
  const counts = (value: Value): value is Instruction => isInstruction(value) && isCounted(value);
  let most = 0;
  for (const block of cfg.reversePostorder) {
    if (depthOf(block) !== deepest) continue;
    const live = new Set<Value>([...liveness.liveOut(block)].filter(counts));
    most = Math.max(most, live.size);
    for (const instruction of block.instructions.toReversed()) {
      if (instruction.opcode === "phi") break;
      live.delete(instruction);
      for (const operand of instruction.operands) if (counts(operand)) live.add(operand);
      most = Math.max(most, live.size);
    }
  }
  return most;
}
