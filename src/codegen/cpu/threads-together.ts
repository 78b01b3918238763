import { isGridBarrier, synchronizes, warpFunction } from "../../analysis/barriers.ts";
import { directCallee } from "../../analysis/call-graph.ts";
import { analyzeDivergence, type Divergence } from "../../analysis/divergence.ts";
import {
  type LaneShape,
  type ShapeRule,
  uniform,
  uniformIfOperandsAre,
  varying,
} from "../../analysis/lane-shapes.ts";
import type { Loop } from "../../analysis/loops.ts";
import { lookUpDeviceFunction } from "../../ir/device-library.ts";
import type { BasicBlock, IrFunction } from "../../ir/function.ts";
import type { CallInst, Instruction, LoadInst } from "../../ir/instruction.ts";
import type { Value } from "../../ir/values.ts";
import { instructions } from "../../ir/instructions.ts";
import type { Region, Regions } from "./barrier-regions.ts";
import { isRegisterRead } from "./registers.ts";

/** What holds for a kernel whose threads always wait at the same barrier, all of them, or return. */
export interface ThreadsTogether {
  /** Whether all threads of the block have the same value where `region` starts. */
  isUniform(value: Instruction, region: Region): boolean;
}

/**
 * Undefined where threads may wait at different barriers or return while others wait. Errs towards that, and
 * towards values that differ. Kernels whose threads wait in warps or for the grid are not looked at.
 *
 * `regions` are the kernel's; threads run in any order between two barriers.
 */
export function findThreadsTogether(kernel: IrFunction, regions: Regions): ThreadsTogether | undefined {
  if (regions.all.some(({ barrier }) => barrier && (warpFunction(barrier) || isGridBarrier(barrier)))) {
    return undefined;
  }
  const divergence = analyzeDivergence(kernel, shapeInBlock);
  if (divergence.loops.irreducible || mayComeApart(divergence)) return undefined;
  return { isUniform: (value, region) => divergence.shapeAt(value, region.start).kind === "uniform" };
}

/**
 * The divergence analysis with all threads of a block for lanes; what is not uniform varies. A load is
 * not uniform even if its address is: the threads come to it one after the other, and another may have
 * stored meanwhile. `freeze` may choose another value for each.
 */
const shapeInBlock: ShapeRule = (instruction, shapeOf) => {
  switch (instruction.opcode) {
    case "call":
      return shapeOfCall(instruction, shapeOf);
    case "load":
      return isConstantMemory(instruction) ? uniformIfOperandsAre(instruction, shapeOf) : varying;
    case "alloca":
    case "freeze":
      return varying;
    default:
      return instructions[instruction.opcode].effect === "none"
        ? uniformIfOperandsAre(instruction, shapeOf)
        : varying;
  }
};

function isConstantMemory(load: LoadInst): boolean {
  const { type } = load.operand(0);
  return type.kind === "pointer" && type.addressSpace === 4;
}

function shapeOfCall(call: CallInst, shapeOf: (operand: Value) => LaneShape): LaneShape {
  if (isRegisterRead(call)) return isOfThread(call) ? varying : uniform;
  const known = lookUpDeviceFunction(directCallee(call)?.name ?? "");
  switch (known?.kind) {
    case "math":
      return known.effect === "none" ? uniformIfOperandsAre(call, shapeOf) : varying;
    case "integer":
    case "vector-reduce":
    case "pointer-mask":
      return uniformIfOperandsAre(call, shapeOf);
    case "barrier-reduce":
      return uniform;
    default:
      return varying;
  }
}

function isOfThread(read: CallInst): boolean {
  const known = lookUpDeviceFunction(directCallee(read)?.name ?? "");
  return known?.kind === "special-register" && known.sharedBy === "thread";
}

function mayComeApart(divergence: Divergence): boolean {
  const { cfg, loops } = divergence;
  const waitsOrEnds = (block: BasicBlock) =>
    block.terminator.opcode === "ret" || block.instructions.some(synchronizes);
  const ends = endsAnyway(divergence);
  const parts = (from: BasicBlock, between: Iterable<BasicBlock>) =>
    !ends.has(from) && [...between].some(waitsOrEnds);
  return (
    cfg.reversePostorder.some(
      (block) => divergence.isDivergent(block) && parts(block, divergence.influence(block)),
    ) ||
    loops.all.some(
      (loop) => divergence.isDivergentLoop(loop) && parts(loop.header, whereLeft(divergence, loop)),
    )
  );
}

/** Where threads may be while others are still in the loop, and the loop. */
function whereLeft(divergence: Divergence, loop: Loop): ReadonlySet<BasicBlock> {
  return new Set([...loop.blocks, ...divergence.influenceOfLoop(loop)]);
}

/** The blocks behind which no barrier follows: that threads return at different places does not matter there. */
function endsAnyway({ cfg }: Divergence): ReadonlySet<BasicBlock> {
  const waits = new Set(cfg.reversePostorder.filter((block) => block.instructions.some(synchronizes)));
  for (const block of waits) for (const predecessor of cfg.predecessors(block)) waits.add(predecessor);
  return new Set(cfg.reversePostorder.filter((block) => !waits.has(block)));
}
