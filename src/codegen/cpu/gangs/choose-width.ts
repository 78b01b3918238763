import { codeSize } from "../../../analysis/code-size.ts";
import type { Divergence } from "../../../analysis/divergence.ts";
import { registerPressure } from "../../../analysis/register-pressure.ts";
import type { IrFunction } from "../../../ir/function.ts";
import type { Instruction } from "../../../ir/instruction.ts";
import type { CpuTarget } from "../target.ts";
import { registerRead } from "../registers.ts";

/** What the choice of W depends on. */
export interface VectorMachine {
  /** Lanes of a vector of float. */
  readonly floatLanes: number;
  /** The same for kernels with warp operations: shuffles within vectors of 512 bits cost more than they gain. */
  readonly warpLanes: number;
  /** Vectors needed at once, beyond which spilling them costs more than wider gangs gain. */
  readonly mostVectors: number;
}

/** 128 bits in WASM; 256 in AVX2, and in NEON as pairs. */
const usualLanes: Readonly<Record<CpuTarget, number>> = { wasm: 4, native: 8 };
const lanesOfAvx512 = 16;

/** x86 and WASM's engines on it have 16 registers for vectors, with AVX-512 they are 32. */
export function vectorMachine(target: CpuTarget, floatLanes = usualLanes[target]): VectorMachine {
  return {
    floatLanes,
    warpLanes: Math.min(floatLanes, usualLanes.native),
    mostVectors: floatLanes >= lanesOfAvx512 ? 80 : 40,
  };
}

const usualWidth = 16;
/** Instructions of a kernel up to which it gets gangs of 16, and of 8. */
const largestOfSixteen = 700;
const largestOfEight = 1500;
/** Instructions below which a kernel without loops waits for memory rather than for itself. */
const leastOfChains = 64;

/** As wide as LLVM can compile in reasonable time: it takes more than twice as long for twice the code. */
export function widthBySize(kernel: IrFunction): number {
  const size = codeSize(kernel.blocks);
  return size <= largestOfSixteen ? usualWidth : size <= largestOfEight ? usualWidth / 2 : usualWidth / 4;
}

/**
 * Narrower gangs where fewer vectors are spilled then, wider ones where there would be one piece only: what
 * waits for its result has nothing beside it then (Black-Scholes in one piece: a fifth faster in WASM, but
 * natively a third slower than in two).
 */
export function widthByRegisters(
  kernel: IrFunction,
  divergence: Divergence,
  width: number,
  machine: VectorMachine,
): number {
  const { cfg, loops } = divergence;
  const isVector = (value: Instruction) => divergence.shape(value).kind === "varying";
  const fits = (pieces: number) => pieces * registerPressure(cfg, loops, isVector) <= machine.mostVectors;
  const pieces = width / machine.floatLanes;
  if (pieces > 2) return fits(pieces) ? width : width / 2;
  const isStraight = loops.all.length === 0 && !loops.irreducible;
  const isLong = codeSize(kernel.blocks) >= leastOfChains;
  return pieces === 1 && isStraight && isLong && isInOneRow(kernel) && fits(2) ? 2 * width : width;
}

/** Whether threads are told apart along x alone: such kernels have blocks wide enough for any gang, unlike those of 16 × 16. */
function isInOneRow(kernel: IrFunction): boolean {
  for (const instruction of kernel.instructions()) {
    const register = registerRead(instruction);
    if (register === "tid.y" || register === "tid.z") return false;
  }
  return true;
}
