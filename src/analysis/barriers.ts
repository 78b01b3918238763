import { lookUpDeviceFunction } from "../ir/device-library.ts";
import { IrFunction } from "../ir/function.ts";
import type { CallInst, Instruction } from "../ir/instruction.ts";

/**
 * Whether the instruction makes all threads of the block wait for each other. Warp-level
 * barriers (`llvm.nvvm.bar.warp.sync`) are not: they do not stop the rest of the block.
 */
export function isBarrier(instruction: Instruction): instruction is CallInst {
  return (
    instruction.opcode === "call" &&
    instruction.callee instanceof IrFunction &&
    isBarrierName(instruction.callee.name)
  );
}

function isBarrierName(name: string): boolean {
  const kind = lookUpDeviceFunction(name)?.kind;
  return kind === "barrier" || kind === "barrier-reduce";
}
