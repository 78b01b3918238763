import { directCallee } from "../../analysis/call-graph.ts";
import { analyzeControlFlow } from "../../analysis/cfg.ts";
import { analyzeLiveness } from "../../analysis/liveness.ts";
import { Builder } from "../../ir/build.ts";
import { cloneInstruction } from "../../ir/clone.ts";
import { lookUpDeviceFunction } from "../../ir/device-library.ts";
import type { BasicBlock, IrFunction } from "../../ir/function.ts";
import { type Instruction, isInstruction } from "../../ir/instruction.ts";
import { scalarBits } from "../../ir/layout.ts";
import { Argument, Constant, type Value } from "../../ir/values.ts";
import { functionPass, type Pass } from "../../transform/pass.ts";
import { findRegions } from "../cpu/barrier-regions.ts";
import type { LaunchKind } from "./specialize-launch.ts";
import { hasUniformBarriers } from "./uniform-barriers.ts";

/** Instructions for one value; what takes more is kept. */
const mostInstructions = 6;
/** Rounds in which operands of what was recomputed are recomputed, too. */
const mostRounds = 8;

/**
 * Computes cheap values again behind barriers, where they would have to be kept in memory for every thread: clang takes all address arithmetic
 * out of loops, and a tiled product of matrices kept 45 values.
 *
 *     %p = getelementptr float, ptr %a, i32 %t      =>   …
 *     barrier                                            barrier
 *     %x = load float, ptr %p                            %p.1 = getelementptr float, ptr %a, i32 %t
 *                                                        %x = load float, ptr %p.1
 *
 * Only from parameters, constants, numbers of threads and what is kept anyway. Where barriers are WGSL's own, nothing is kept.
 */
export function recomputeBehindBarriers(launch: LaunchKind, maxInvocations: number): Pass {
  return functionPass({
    name: "recompute-behind-barriers",
    summary: "compute cheap values again behind barriers",
    after: ["split-at-barriers"],
    run(fn) {
      if (hasUniformBarriers(fn, launch, maxInvocations)) return false;
      let changed = false;
      for (let round = 0; round < mostRounds && recompute(fn); round++) changed = true;
      return changed;
    },
  });
}

function recompute(fn: IrFunction): boolean {
  const cfg = analyzeControlFlow(fn);
  const regions = findRegions(cfg);
  if (regions.all.length === 1) return false;
  const liveness = analyzeLiveness(cfg);
  /** For each kept value, the blocks of the regions that it is kept for. */
  const kept = new Map<Value, Set<BasicBlock>>();
  for (const { start, barrier, blocks } of regions.all) {
    if (!barrier) continue;
    for (const value of liveness.liveIn(start)) {
      const known = kept.get(value) ?? new Set();
      kept.set(value, known);
      for (const block of blocks) known.add(block);
    }
  }
  const cheap = [...kept].flatMap(([value, blocks]) =>
    isInstruction(value) && cost(value, kept) <= mostInstructions ? [{ value, blocks }] : [],
  );
  // The last first: the operands of copies are uses of what comes before.
  const order = new Map(cfg.reversePostorder.map((block, index) => [block, index]));
  const place = ({ block }: Instruction) => (block ? (order.get(block) ?? 0) : 0);
  const within = ({ block }: Instruction, value: Instruction) => block?.indexOf(value) ?? 0;
  cheap.sort(
    (a, b) => place(b.value) - place(a.value) || within(b.value, b.value) - within(a.value, a.value),
  );
  let changed = false;
  for (const { value, blocks } of cheap) changed = copyInto(value, blocks) || changed;
  return changed;
}

/** Instructions that it takes to compute a value from what is there; Infinity if that cannot be. */
function cost(value: Value, kept: ReadonlyMap<Value, unknown>, isOperand = false): number {
  if (value instanceof Constant || value instanceof Argument) return 0;
  if (!isInstruction(value) || !isPure(value)) return isOperand && kept.has(value) ? 0 : Infinity;
  const operands = value.opcode === "call" ? value.args : value.operands;
  const own = operands.reduce((sum, operand) => sum + cost(operand, kept, true), 1);
  return own > mostInstructions && isOperand && kept.has(value) ? 0 : own;
}

function isPure(instruction: Instruction): boolean {
  if (
    instruction.type.kind !== "pointer" &&
    !(instruction.type.kind === "int" && scalarBits(instruction.type) <= 32)
  )
    return false;
  switch (instruction.opcode) {
    case "getelementptr":
    case "add":
    case "sub":
    case "mul":
    case "shl":
    case "lshr":
    case "ashr":
    case "and":
    case "or":
    case "xor":
    case "zext":
    case "sext":
    case "trunc":
    case "ptrtoint":
    case "inttoptr":
    case "addrspacecast":
    case "icmp":
      return true;
    case "call": {
      const callee = directCallee(instruction);
      return callee !== undefined && lookUpDeviceFunction(callee.name)?.kind === "special-register";
    }
    default:
      return false;
  }
}

/** Gives each of the blocks that uses the value a copy of its own. */
function copyInto(value: Instruction, blocks: ReadonlySet<BasicBlock>): boolean {
  const copies = new Map<BasicBlock, Instruction>();
  const copyFor = (block: BasicBlock): Instruction => {
    const known = copies.get(block);
    if (known) return known;
    const at = Builder.afterPhis(block);
    const copy = at.insert(cloneInstruction(value), value.name);
    copies.set(block, copy);
    return copy;
  };
  for (const user of [...value.users]) {
    user.operands.forEach((operand, index) => {
      if (operand !== value) return;
      const block = user.opcode === "phi" ? user.incomingBlocks[index] : user.block;
      if (block && block !== value.block && blocks.has(block)) user.setOperand(index, copyFor(block));
    });
  }
  return copies.size > 0;
}
