import { bitsToNumber } from "../ir/float-bits.ts";
import type { OpcodeOfClass } from "../ir/instructions.ts";
import { instructions } from "../ir/instructions.ts";
import { addressSteps, allocBytes, storeBytes, structLayout } from "../ir/layout.ts";
import type { Type } from "../ir/types.ts";
import {
  Constant,
  ConstantAggregate,
  ConstantBytes,
  ConstantExpression,
  ConstantFloat,
  ConstantInt,
  ConstantToken,
  GlobalValue,
} from "../ir/values.ts";
import { conversion, intBits } from "./casts.ts";
import { KernelFault } from "./fault.ts";
import { type IntegerOpcode, integerOperation } from "./integer-operations.ts";
import { memoryAccess } from "./memory-access.ts";
import { asNumber, integerFromBigInt, type RuntimeValue, signedBigInt, zeroOf } from "./runtime-value.ts";

/** Gives the addresses of variables and the numbers of functions. */
export type AddressOf = (global: GlobalValue) => number;

export function evaluateConstant(constant: Constant, addressOf: AddressOf): RuntimeValue {
  if (constant instanceof ConstantInt) return integerFromBigInt(constant.type.bits, constant.value);
  if (constant instanceof ConstantFloat) {
    const { format } = constant.type;
    if (format === "fp128") throw new KernelFault("unsupported", "128-bit floating point");
    return bitsToNumber(constant.bits, format);
  }
  if (constant instanceof ConstantToken) return zeroOf(constant.type);
  if (constant instanceof GlobalValue) return addressOf(constant);
  if (constant instanceof ConstantAggregate)
    return constant.elements.map((element) => evaluateConstant(element, addressOf));
  if (constant instanceof ConstantBytes) return Array.from(constant.bytes, (byte) => (byte << 24) >> 24);
  if (constant instanceof ConstantExpression) return evaluateExpression(constant, addressOf);
  throw new KernelFault("unsupported", `a constant of kind ${constant.constantKind}`);
}

function evaluateExpression(expression: ConstantExpression, addressOf: AddressOf): RuntimeValue {
  const { opcode, operands, type } = expression;
  const [first, ...rest] = operands;
  if (!first) throw new KernelFault("unsupported", `a constant ${opcode} without operands`);
  const value = evaluateConstant(first, addressOf);
  if (opcode === "getelementptr")
    return (asNumber(value) + constantOffset(expression, rest, addressOf)) >>> 0;
  const kind = opcode in instructions ? instructions[opcode as keyof typeof instructions] : undefined;
  if (kind?.class === "cast") return conversion(opcode as OpcodeOfClass<"cast">, first.type, type)(value);
  const [second] = rest;
  if (kind?.class === "binary" && type.kind === "int" && second)
    return integerOperation(opcode as IntegerOpcode, type.bits)(value, evaluateConstant(second, addressOf));
  throw new KernelFault("unsupported", `the constant expression ${opcode}`);
}

function constantOffset(
  { sourceType }: ConstantExpression,
  indices: readonly Constant[],
  addressOf: AddressOf,
): number {
  if (!sourceType) throw new KernelFault("unsupported", "a getelementptr without a type");
  let total = 0;
  for (const step of addressSteps(sourceType, indices)) {
    if ("bytes" in step) total += step.bytes;
    else if (step.index instanceof Constant) {
      const index = signedBigInt(intBits(step.index.type), evaluateConstant(step.index, addressOf));
      total += Number(BigInt.asIntN(32, index)) * step.stride;
    }
  }
  return total;
}

/** True when the constant's bytes depend on where variables and functions are. */
export function hasAddresses(constant: Constant): boolean {
  if (constant instanceof GlobalValue) return true;
  if (constant instanceof ConstantAggregate) return constant.elements.some(hasAddresses);
  if (constant instanceof ConstantExpression) return constant.operands.some(hasAddresses);
  return false;
}

/** Where an initial value goes, and how it learns addresses. */
export interface InitializerTarget {
  readonly view: DataView;
  readonly addressOf: AddressOf;
}

/** Writes a variable's initial value; element by element, since arrays can be large. */
export function writeInitializer(target: InitializerTarget, address: number, constant: Constant): void {
  const { view, addressOf } = target;
  const { type } = constant;
  if (constant instanceof ConstantToken) {
    new Uint8Array(view.buffer, address, storeBytes(type)).fill(0);
  } else if (constant instanceof ConstantBytes) {
    new Uint8Array(view.buffer, address).set(constant.bytes);
  } else if (constant instanceof ConstantAggregate && type.kind !== "vector") {
    const offsets = elementOffsets(type);
    constant.elements.forEach((element, index) =>
      writeInitializer(target, address + offsets(index), element),
    );
  } else {
    memoryAccess(type).write(view, address, evaluateConstant(constant, addressOf));
  }
}

function elementOffsets(type: Type): (index: number) => number {
  if (type.kind === "struct") {
    const { offsets } = structLayout(type);
    return (index) => offsets[index] ?? 0;
  }
  const stride = type.kind === "array" ? allocBytes(type.element) : 0;
  return (index) => index * stride;
}
