import { invariant } from "../source/invariant.ts";
import type { FloatFormat, Type } from "../ir/types.ts";

/**
 * What a register of the interpreter holds, by type:
 *
 * - i1: 0 or 1; i2 to i32: a number, sign-extended; wider integers: a bigint, sign-extended;
 * - pointers: a number, 0 <= p < 2^32; functions have numbers of their own (see program.ts);
 * - floating point: a number that the format can represent exactly. A NaN keeps being a NaN,
 *   but its payload and sign are not promised to survive a float register: a signalling NaN
 *   becomes quiet, and a NaN made by arithmetic may differ from the hardware's. Bits that
 *   move through integer registers are never touched;
 * - vectors, arrays and structs: an array, never changed in place.
 *
 * `undef` and `poison` are zeros.
 */
export type RuntimeValue = number | bigint | readonly RuntimeValue[];

export function zeroOf(type: Type): RuntimeValue {
  switch (type.kind) {
    case "int":
      return type.bits > 32 ? 0n : 0;
    case "float":
    case "pointer":
      return 0;
    case "vector":
    case "array":
      return Array.from({ length: type.length }, () => zeroOf(type.element));
    case "struct":
      invariant(type.fields, `the fields of ${type.text} are not known`);
      return type.fields.map(zeroOf);
    case "void":
      return 0;
    case "function":
    case "label":
    case "metadata":
      invariant(false, `no register holds a ${type.text}`);
  }
}

/** Brings a number with the right low bits to the form above. For up to 32 bits. */
export function wrapNumber(bits: number): (value: number) => number {
  if (bits === 1) return (value) => value & 1;
  if (bits === 32) return (value) => value | 0;
  const shift = 32 - bits;
  return (value) => (value << shift) >> shift;
}

/** The integer of `bits` bits that has the low bits of `value`. */
export function integerFromBigInt(bits: number, value: bigint): number | bigint {
  if (bits === 1) return Number(BigInt.asUintN(1, value));
  const wrapped = BigInt.asIntN(bits, value);
  return bits > 32 ? wrapped : Number(wrapped);
}

/** A register's integer as a mathematical integer; an i1 that is true is -1. */
export function signedBigInt(bits: number, value: RuntimeValue): bigint {
  return BigInt.asIntN(bits, integerAsBigInt(value));
}

export function unsignedBigInt(bits: number, value: RuntimeValue): bigint {
  return BigInt.asUintN(bits, integerAsBigInt(value));
}

function integerAsBigInt(value: RuntimeValue): bigint {
  return typeof value === "bigint" ? value : BigInt(asNumber(value));
}

// The types of the IR decide what a register holds; these say so to the type checker, and
// stop the interpreter at once should it ever mix them up.

export function asNumber(value: RuntimeValue | undefined): number {
  invariant(typeof value === "number", "expected a number in a register");
  return value;
}
export function asBigInt(value: RuntimeValue | undefined): bigint {
  invariant(typeof value === "bigint", "expected a wide integer in a register");
  return value;
}
export function asElements(value: RuntimeValue | undefined): readonly RuntimeValue[] {
  invariant(typeof value === "object", "expected an aggregate in a register");
  return value;
}
export function elementAt(value: RuntimeValue | undefined, index: number): RuntimeValue {
  const element = asElements(value)[index];
  invariant(element !== undefined, `no element ${index} in an aggregate`);
  return element;
}

/** Formats that registers can hold; fp128 is rejected when a function is decoded. */
export type RegisterFormat = Exclude<FloatFormat, "fp128">;
