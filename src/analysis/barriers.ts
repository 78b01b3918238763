import { type BarrierReduceFunction, lookUpDeviceFunction, type WarpFunction } from "../ir/device-library.ts";
import { IrFunction } from "../ir/function.ts";
import type { CallInst, Instruction } from "../ir/instruction.ts";

/** Whether the instruction makes a thread wait for others: a barrier of the block or a warp operation. */
export function synchronizes(instruction: Instruction): instruction is CallInst {
  return isBarrier(instruction) || warpFunction(instruction) !== undefined;
}

/** Whether the instruction makes all threads of the block wait for each other. */
export function isBarrier(instruction: Instruction): instruction is CallInst {
  const kind = libraryFunction(instruction)?.kind;
  return kind === "barrier" || kind === "barrier-reduce" || kind === "grid-barrier";
}

/** How a barrier combines the conditions that its threads bring, if that is what it does. */
export function barrierReduction(instruction: Instruction): BarrierReduceFunction["reduction"] | undefined {
  const known = libraryFunction(instruction);
  return known?.kind === "barrier-reduce" ? known.reduction : undefined;
}

/** Whether the instruction makes all threads of the grid wait for each other. */
export function isGridBarrier(instruction: Instruction): boolean {
  return libraryFunction(instruction)?.kind === "grid-barrier";
}

/** Which warp operation the instruction is, if it is one: it stops threads of its warp only. */
export function warpFunction(instruction: Instruction): WarpFunction | undefined {
  const known = libraryFunction(instruction);
  return known?.kind === "warp" ? known : undefined;
}

function libraryFunction(instruction: Instruction) {
  if (instruction.opcode !== "call" || !(instruction.callee instanceof IrFunction)) return undefined;
  return lookUpDeviceFunction(instruction.callee.name);
}
