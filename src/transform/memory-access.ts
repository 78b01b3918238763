import { lookUpDeviceFunction } from "../ir/device-library.ts";
import { IrFunction } from "../ir/function.ts";
import type { Instruction } from "../ir/instruction.ts";

/**
 * The operands through which `instruction` itself reads or writes memory, by index: the pointer
 * of a load, store or atomic, the pointers of `llvm.memcpy` and its relatives, and arguments
 * passed by value, which the call copies. What a called function does with a pointer is not
 * counted.
 */
export function accessedOperands(instruction: Instruction): readonly number[] {
  switch (instruction.opcode) {
    case "load":
    case "atomicrmw":
    case "cmpxchg":
      return [0];
    case "store":
      return [1];
    case "call": {
      const { callee } = instruction;
      const known = callee instanceof IrFunction ? lookUpDeviceFunction(callee.name) : undefined;
      const isMemoryCall = known?.kind === "memory" && callee instanceof IrFunction && callee.isDeclaration;
      return instruction.args.flatMap((argument, index) => {
        const isCopied = instruction.argumentAttributes[index]?.byval !== undefined;
        return isCopied || (isMemoryCall && argument.type.kind === "pointer") ? [index] : [];
      });
    }
    default:
      return [];
  }
}
