import { isBarrier, synchronizes, warpFunction } from "../../../analysis/barriers.ts";
import { directCallee } from "../../../analysis/call-graph.ts";
import type { Divergence } from "../../../analysis/divergence.ts";
import type { Loop } from "../../../analysis/loops.ts";
import { lookUpDeviceFunction } from "../../../ir/device-library.ts";
import type { BasicBlock, IrFunction } from "../../../ir/function.ts";
import { type Instruction, isInstruction } from "../../../ir/instruction.ts";
import { ConstantInt, type Value } from "../../../ir/values.ts";

/** Why a kernel must run thread by thread; undefined when gangs can run it. */
export type NoGangReason =
  /** Loops with several entries. */
  | "irreducible"
  /** Local arrays of a size that is computed, or made in a loop. */
  | "dynamic-array"
  /** Lanes of one gang may wait at different barriers. */
  | "divergent-barrier"
  /** Lanes of one warp may have to meet at different places. */
  | "divergent-warp-operation"
  /** A thread waits in a loop for what another one does, which may be a lane of its gang. */
  | "waits-for-thread";

export function whyNoGang(kernel: IrFunction, divergence: Divergence): NoGangReason | undefined {
  if (divergence.loops.irreducible) return "irreducible";
  if (hasDynamicArray(kernel)) return "dynamic-array";
  if (divergence.loops.all.some((loop) => waitsForThread(loop))) return "waits-for-thread";
  if (!meetTogether(divergence, isBarrier)) return "divergent-barrier";
  if (!warpsMeet(divergence)) return "divergent-warp-operation";
  return undefined;
}

function hasDynamicArray(kernel: IrFunction): boolean {
  for (const instruction of kernel.instructions()) {
    if (instruction.opcode === "alloca") {
      if (instruction.block !== kernel.entry || !(instruction.operand(0) instanceof ConstantInt)) return true;
    } else if (instruction.opcode === "call") {
      const kind = lookUpDeviceFunction(directCallee(instruction)?.name ?? "")?.kind;
      if (kind === "stack-save" || kind === "stack-restore") return true;
    }
  }
  return false;
}

/**
 * Whether lanes that part never have some wait at one of the places `waits` names while the rest
 * goes on to another: those that go around it end without any.
 */
function meetTogether(divergence: Divergence, waits: (instruction: Instruction) => boolean): boolean {
  const { cfg, postDominators, loops } = divergence;
  const holds = (block: BasicBlock) => block.instructions.some(waits);
  const reaches = blocksThatReach(divergence, holds);
  for (const block of cfg.reversePostorder) {
    if (!divergence.isDivergent(block)) continue;
    const influenced = divergence.influence(block);
    if (![...influenced].some(holds)) continue;
    const exit = postDominators.immediate(block);
    if (exit && reaches.has(exit)) return false;
    if (!exit && goesAroundWithout(divergence, block, holds)) return false;
    const within = blocksThatReach(divergence, holds, influenced);
    if (cfg.successors(block).filter((successor) => within.has(successor)).length > 1) return false;
  }
  return !loops.all.some(
    (loop) =>
      divergence.isDivergentLoop(loop) &&
      [...loop.blocks].some(holds) &&
      loop.exitEdges.some(({ to }) => reaches.has(to)),
  );
}

/** Whether lanes that part at the end of `block` may begin the loop's next turn without having waited, while others wait. */
function goesAroundWithout(
  { cfg, loops }: Divergence,
  block: BasicBlock,
  holds: (block: BasicBlock) => boolean,
): boolean {
  const loop = loops.innermost(block);
  if (!loop) return false;
  const passed = new Set(cfg.successors(block));
  for (const each of passed) {
    if (each === loop.header) return true;
    if (holds(each) || !loop.blocks.has(each)) continue;
    for (const successor of cfg.successors(each)) passed.add(successor);
  }
  return false;
}

/** The blocks from which one that `holds` is reached, within some blocks or anywhere. */
function blocksThatReach(
  { cfg }: Divergence,
  holds: (block: BasicBlock) => boolean,
  within?: ReadonlySet<BasicBlock>,
): ReadonlySet<BasicBlock> {
  const blocks = cfg.reversePostorder.filter((block) => !within || within.has(block));
  const reached = new Set(blocks.filter(holds));
  for (const block of reached) {
    for (const predecessor of cfg.predecessors(block)) {
      if (!within || within.has(predecessor)) reached.add(predecessor);
    }
  }
  return reached;
}

/**
 * Warp operations that some lanes of a warp run without the others name those they wait for. Where
 * they name all, the others must have ended; where two places could be meant for each other, a
 * gang cannot tell.
 */
function warpsMeet(divergence: Divergence): boolean {
  const { cfg } = divergence;
  const namesAll = (instruction: Instruction) =>
    isWarpWait(instruction) && maskConstant(instruction) === 0xffffffffn;
  if (!meetTogether(divergence, namesAll)) return false;
  for (const block of cfg.reversePostorder) {
    if (!divergence.isDivergent(block)) continue;
    const influenced = divergence.influence(block);
    const masks = cfg.successors(block).map((successor) => {
      const found = new Set<bigint>();
      for (const each of reachedWithin(divergence, successor, influenced)) {
        for (const instruction of each.instructions) {
          const mask = isWarpWait(instruction) ? maskConstant(instruction) : undefined;
          if (mask !== undefined) found.add(mask);
        }
      }
      return found;
    });
    const [first, ...others] = masks;
    if (first && others.some((other) => [...other].some((mask) => first.has(mask)))) return false;
  }
  return true;
}

function reachedWithin(
  { cfg }: Divergence,
  start: BasicBlock,
  within: ReadonlySet<BasicBlock>,
): ReadonlySet<BasicBlock> {
  const reached = new Set(within.has(start) ? [start] : []);
  for (const block of reached) {
    for (const successor of cfg.successors(block)) if (within.has(successor)) reached.add(successor);
  }
  return reached;
}

function isWarpWait(instruction: Instruction): boolean {
  const operation = warpFunction(instruction)?.operation;
  return operation !== undefined && operation !== "activemask";
}

function maskConstant(instruction: Instruction): bigint | undefined {
  const isReduction = warpFunction(instruction)?.operation.startsWith("redux.") === true;
  const mask = instruction.operand(isReduction ? 1 : 0);
  return mask instanceof ConstantInt ? mask.value : undefined;
}

/** Whether the loop goes on until memory says that another thread has done something. */
export function waitsForThread(loop: Loop): boolean {
  return loop.exitEdges.some(({ from }) => {
    const { terminator } = from;
    if (terminator.opcode !== "br" && terminator.opcode !== "switch") return false;
    const seen = new Set<Value>(terminator.operands);
    for (const value of seen) {
      if (!isInstruction(value) || !value.block || !loop.blocks.has(value.block)) continue;
      if (waitsForChange(value, loop)) return true;
      for (const operand of value.operands) seen.add(operand);
    }
    return false;
  });
}

/** A read that other threads' writes are meant to change; unlike a compare-and-swap that tries again with what it saw. */
function waitsForChange(instruction: Instruction, loop: Loop): boolean {
  const isInvariant = (index: number) => {
    const operand = instruction.operand(index);
    return !isInstruction(operand) || !operand.block || !loop.blocks.has(operand.block);
  };
  switch (instruction.opcode) {
    case "load":
      return instruction.volatile || instruction.atomic !== undefined;
    case "cmpxchg":
      return isInvariant(1) && isInvariant(2);
    case "atomicrmw":
      if (["xchg", "and", "or", "umax", "umin", "max", "min"].includes(instruction.operation))
        return isInvariant(1);
      return isZero(instruction.operand(1));
    default:
      return false;
  }
}

function isZero(value: Value): boolean {
  return value instanceof ConstantInt && value.value === 0n;
}

/** Whether the kernel has anything that makes threads wait for each other in a warp. */
export function hasWarpOperations(kernel: IrFunction): boolean {
  for (const instruction of kernel.instructions()) {
    if (synchronizes(instruction) && !isBarrier(instruction)) return true;
  }
  return false;
}
