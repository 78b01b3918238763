import type { AtomicOperation } from "../ir/instruction.ts";
import type { Type } from "../ir/types.ts";
import { floatOperation } from "./float-operations.ts";
import { exactFunction } from "./exact-functions.ts";
import { formatOf, intBits } from "./casts.ts";
import { integerFunction } from "./integer-functions.ts";
import { type BinaryOperation, integerOperation } from "./integer-operations.ts";
import { KernelFault } from "./fault.ts";
import { asNumber, integerFromBigInt, unsignedBigInt } from "./runtime-value.ts";

/** The new content of `atomicrmw` from the old one and the operand. */
export function atomicUpdate(operation: AtomicOperation, type: Type): BinaryOperation {
  switch (operation) {
    case "xchg":
      return (_, operand) => operand;
    case "fadd":
    case "fsub":
      return floatOperation(operation, formatOf(type));
    case "fmax":
    case "fmin": {
      const choose = exactFunction(operation, formatOf(type));
      return (old, operand) => choose?.(asNumber(old), asNumber(operand)) ?? 0;
    }
    case "add":
    case "sub":
    case "and":
    case "or":
    case "xor":
      return integerOperation(operation, intBits(type));
    case "nand": {
      const and = integerOperation("and", intBits(type));
      const not = integerOperation("xor", intBits(type));
      const ones = integerFromBigInt(intBits(type), -1n);
      return (old, operand) => not(and(old, operand), ones);
    }
    case "max":
    case "min":
    case "umax":
    case "umin": {
      const name = operation.startsWith("u") ? operation : `s${operation}`;
      const bits = intBits(type);
      const choose = integerFunction(name, bits, bits);
      if (!choose) break;
      return (old, operand) => choose([old, operand]);
    }
    case "uinc_wrap":
      return unsignedUpdate(type, (old, limit) => (old >= limit ? 0n : old + 1n));
    case "udec_wrap":
      return unsignedUpdate(type, (old, limit) => (old === 0n || old > limit ? limit : old - 1n));
    case "usub_cond":
      return unsignedUpdate(type, (old, operand) => (old >= operand ? old - operand : old));
    case "usub_sat":
      return unsignedUpdate(type, (old, operand) => (old >= operand ? old - operand : 0n));
  }
  throw new KernelFault("unsupported", `atomicrmw ${operation}`);
}

function unsignedUpdate(type: Type, update: (old: bigint, operand: bigint) => bigint): BinaryOperation {
  const bits = intBits(type);
  return (old, operand) =>
    integerFromBigInt(bits, update(unsignedBigInt(bits, old), unsignedBigInt(bits, operand)));
}
