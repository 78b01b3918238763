import { IrFunction } from "../../../ir/function.ts";
import type { AllocaInst, Instruction } from "../../../ir/instruction.ts";
import { allocBytes, constantOffset, storeBytes } from "../../../ir/layout.ts";
import { ConstantInt, type Value } from "../../../ir/values.ts";

/**
 * Whether all accesses of a local variable are direct and inside of it. Such a variable need not
 * be in linear memory: nobody can tell, and LLVM then keeps it in registers. Errs on the side of no.
 */
export function isRegisterVariable(alloca: AllocaInst): boolean {
  const count = alloca.operand(0);
  if (!(count instanceof ConstantInt) || count.value !== 1n) return false;
  return areUsesDirect(alloca, 0, allocBytes(alloca.allocatedType));
}

function areUsesDirect(pointer: Instruction, offset: number, bytes: number): boolean {
  return [...pointer.users].every((user) => {
    const reaches = (size: number) => offset >= 0 && offset + size <= bytes;
    switch (user.opcode) {
      case "load":
        return reaches(storeBytes(user.type));
      case "store":
        return user.operand(0) !== pointer && reaches(storeBytes(user.operand(0).type));
      case "getelementptr": {
        const more = constantOffset(user.sourceType, user.operands.slice(1));
        const isBase = !user.operands.slice(1).includes(pointer) && user.type.kind === "pointer";
        return isBase && more !== undefined && areUsesDirect(user, offset + more, bytes);
      }
      case "call":
        return isCopyOf(user.callee) && user.args[2] !== pointer && reaches(lengthOf(user.args[2]));
      default:
        return false;
    }
  });
}

function isCopyOf(callee: Value): boolean {
  return callee instanceof IrFunction && /^llvm\.mem(cpy|move|set)\./.test(callee.name);
}

function lengthOf(length: Value | undefined): number {
  return length instanceof ConstantInt ? Number(length.value) : Infinity;
}
