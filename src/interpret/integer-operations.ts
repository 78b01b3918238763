import type { OpcodeOfClass } from "../ir/instructions.ts";
import {
  asNumber,
  integerFromBigInt,
  type RuntimeValue,
  signedBigInt,
  unsignedBigInt,
  wrapNumber,
} from "./runtime-value.ts";

export type IntegerOpcode = Exclude<OpcodeOfClass<"binary">, "fadd" | "fsub" | "fmul" | "fdiv" | "frem">;
export type BinaryOperation = (a: RuntimeValue, b: RuntimeValue) => RuntimeValue;

/**
 * Integer arithmetic. What LLVM leaves undefined is what NVIDIA's hardware does: dividing by
 * zero gives all ones and leaves the dividend as the remainder, INT_MIN / -1 wraps, and shifting
 * by the width or more shifts everything out. `nsw`, `nuw` and `exact` promise nothing here.
 */
export function integerOperation(opcode: IntegerOpcode, bits: number): BinaryOperation {
  if (bits > 32) return wideOperation(opcode, bits);
  const operation = narrowOperations[opcode](bits);
  return (a, b) => operation(asNumber(a), asNumber(b));
}

type NarrowOperation = (a: number, b: number) => number;

/** For the sign-extended numbers that hold up to 32 bits. */
const narrowOperations: Record<IntegerOpcode, (bits: number) => NarrowOperation> = {
  add: (bits) => wrapped(bits, (a, b) => a + b),
  sub: (bits) => wrapped(bits, (a, b) => a - b),
  mul: (bits) => wrapped(bits, Math.imul),
  and: () => (a, b) => a & b,
  or: () => (a, b) => a | b,
  xor: () => (a, b) => a ^ b,
  udiv: (bits) => unsigned(bits, (a, b) => (b === 0 ? -1 : Math.floor(a / b))),
  sdiv: (bits) => signed(bits, (a, b) => (b === 0 ? -1 : Math.trunc(a / b))),
  urem: (bits) => unsigned(bits, (a, b) => (b === 0 ? a : a % b)),
  srem: (bits) => signed(bits, (a, b) => (b === 0 ? a : a % b)),
  shl: (bits) => unsigned(bits, (a, b) => (b >= bits ? 0 : a << b)),
  lshr: (bits) => unsigned(bits, (a, b) => (b >= bits ? 0 : a >>> b)),
  ashr: (bits) => {
    const amount = unsignedNumber(bits);
    return signed(bits, (a, b) => a >> Math.min(amount(b), bits - 1));
  },
};

function wrapped(bits: number, operation: NarrowOperation): NarrowOperation {
  const wrap = wrapNumber(bits);
  return (a, b) => wrap(operation(a, b));
}

function unsigned(bits: number, operation: NarrowOperation): NarrowOperation {
  const [wrap, convert] = [wrapNumber(bits), unsignedNumber(bits)];
  return (a, b) => wrap(operation(convert(a), convert(b)));
}

function signed(bits: number, operation: NarrowOperation): NarrowOperation {
  const [wrap, convert] = [wrapNumber(bits), signedNumber(bits)];
  return (a, b) => wrap(operation(convert(a), convert(b)));
}

export function unsignedNumber(bits: number): (value: number) => number {
  if (bits === 32) return (value) => value >>> 0;
  const mask = 2 ** bits - 1;
  return (value) => value & mask;
}

/** Registers are sign-extended already, but for i1, where they hold 1 for -1. */
export function signedNumber(bits: number): (value: number) => number {
  return bits === 1 ? (value) => -value : (value) => value;
}

function wideOperation(opcode: IntegerOpcode, bits: number): BinaryOperation {
  const operation = wideOperations[opcode];
  return (a, b) => integerFromBigInt(bits, operation({ a, b, bits }));
}

interface WideOperands {
  readonly a: RuntimeValue;
  readonly b: RuntimeValue;
  readonly bits: number;
}
const s = signedBigInt;
const u = unsignedBigInt;

const wideOperations: Record<IntegerOpcode, (operands: WideOperands) => bigint> = {
  add: ({ a, b, bits }) => s(bits, a) + s(bits, b),
  sub: ({ a, b, bits }) => s(bits, a) - s(bits, b),
  mul: ({ a, b, bits }) => s(bits, a) * s(bits, b),
  and: ({ a, b, bits }) => s(bits, a) & s(bits, b),
  or: ({ a, b, bits }) => s(bits, a) | s(bits, b),
  xor: ({ a, b, bits }) => s(bits, a) ^ s(bits, b),
  udiv: ({ a, b, bits }) => (b === 0n ? -1n : u(bits, a) / u(bits, b)),
  sdiv: ({ a, b, bits }) => (b === 0n ? -1n : s(bits, a) / s(bits, b)),
  urem: ({ a, b, bits }) => (b === 0n ? u(bits, a) : u(bits, a) % u(bits, b)),
  srem: ({ a, b, bits }) => (b === 0n ? s(bits, a) : s(bits, a) % s(bits, b)),
  shl: ({ a, b, bits }) => (shiftsOut(b, bits) ? 0n : u(bits, a) << u(bits, b)),
  lshr: ({ a, b, bits }) => (shiftsOut(b, bits) ? 0n : u(bits, a) >> u(bits, b)),
  ashr: ({ a, b, bits }) => s(bits, a) >> (shiftsOut(b, bits) ? BigInt(bits - 1) : u(bits, b)),
};

function shiftsOut(amount: RuntimeValue, bits: number): boolean {
  return unsignedBigInt(bits, amount) >= BigInt(bits);
}
