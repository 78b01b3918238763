import type { BasicBlock } from "../ir/function.ts";
import { type Instruction, isInstruction } from "../ir/instruction.ts";
import { Argument, type Value } from "../ir/values.ts";
import type { ControlFlow } from "./cfg.ts";

/** A value that has to be kept: constants, globals and blocks need no keeping. */
export type LiveValue = Instruction | Argument;

/**
 * Which values are still needed at which point. A phi's operand is used at the end of the
 * block it arrives from, the phi itself is defined at the start of its block. Exact up to
 * infeasible paths, so it errs on the side of "live". Unreachable blocks have nothing live.
 */
export interface Liveness {
  /** Live at the start of the block, after its phis were defined: phis that are used are included. */
  liveIn(block: BasicBlock): ReadonlySet<LiveValue>;
  /** Live at the end of the block, operands of the successors' phis included. */
  liveOut(block: BasicBlock): ReadonlySet<LiveValue>;
  /** Defined before `instruction` and needed after it; neither its result nor operands that die there. */
  liveAcross(instruction: Instruction): ReadonlySet<LiveValue>;
}

function isLiveValue(value: Value): value is LiveValue {
  return value instanceof Argument || isInstruction(value);
}

export function analyzeLiveness(cfg: ControlFlow): Liveness {
  const liveIn = new Map<BasicBlock, Set<LiveValue>>();
  const liveOut = new Map<BasicBlock, Set<LiveValue>>();
  const blocks = cfg.reversePostorder;
  for (let changed = true; changed;) {
    changed = false;
    for (const block of blocks.toReversed()) {
      const out = computeLiveOut(cfg, block, liveIn);
      const before = liveOut.get(block);
      liveOut.set(block, out);
      // Sets only grow, so equal sizes mean equal sets.
      if (before && before.size === out.size) continue;
      liveIn.set(block, walkBack(block, out, 0));
      changed = true;
    }
  }
  const none: ReadonlySet<LiveValue> = new Set();
  return {
    liveIn: (block) => liveIn.get(block) ?? none,
    liveOut: (block) => liveOut.get(block) ?? none,
    liveAcross(instruction) {
      const block = instruction.block;
      const out = block && liveOut.get(block);
      if (!out) return none;
      const live = walkBack(block, out, block.indexOf(instruction) + 1);
      live.delete(instruction);
      return live;
    },
  };
}

/** The values live just before `block.instructions[stop]`, phis of the block included, given its live-out. */
function walkBack(block: BasicBlock, out: ReadonlySet<LiveValue>, stop: number): Set<LiveValue> {
  const live = new Set(out);
  for (let at = block.instructions.length - 1; at >= stop; at--) {
    const instruction = block.instructions[at];
    if (!instruction || instruction.opcode === "phi") break;
    live.delete(instruction);
    for (const operand of instruction.operands) if (isLiveValue(operand)) live.add(operand);
  }
  return live;
}

function computeLiveOut(
  cfg: ControlFlow,
  block: BasicBlock,
  liveIn: ReadonlyMap<BasicBlock, ReadonlySet<LiveValue>>,
): Set<LiveValue> {
  const out = new Set<LiveValue>();
  for (const successor of cfg.successors(block)) {
    const phis: ReadonlySet<LiveValue> = new Set(successor.phis);
    for (const value of liveIn.get(successor) ?? []) if (!phis.has(value)) out.add(value);
    for (const phi of successor.phis) {
      phi.incomingBlocks.forEach((from, index) => {
        const value = phi.operand(index);
        if (from === block && isLiveValue(value)) out.add(value);
      });
    }
  }
  return out;
}
