import { bitsToNumber, numberToBits } from "../ir/float-bits.ts";
import type { RegisterFormat } from "./runtime-value.ts";

/** An IEEE format: significant bits, and the exponents of its smallest and largest normal numbers. */
export interface FormatLimits {
  readonly precision: number;
  readonly minExponent: number;
  readonly maxExponent: number;
}

export const formatLimits: Record<RegisterFormat, FormatLimits> = {
  half: { precision: 11, minExponent: -14, maxExponent: 15 },
  bfloat: { precision: 8, minExponent: -126, maxExponent: 127 },
  float: { precision: 24, minExponent: -126, maxExponent: 127 },
  double: { precision: 53, minExponent: -1022, maxExponent: 1023 },
};

/** Rounds a double to the format: to nearest, ties to even. */
export function rounderTo(format: RegisterFormat): (value: number) => number {
  if (format === "double") return (value) => value;
  if (format === "float") return Math.fround;
  return (value) => bitsToNumber(numberToBits(value, format), format);
}

/** floor(log2(|value|)) for a finite value other than zero, exactly. */
export function exponentOf(value: number): number {
  scratch.setFloat64(0, value);
  const field = (scratch.getUint16(0) >> 4) & 0x7ff;
  if (field > 0) return field - 1023;
  return exponentOf(value * 2 ** 54) - 54;
}

/** Rounds to an integer, ties to even; keeps the sign of zero. */
export function roundToEven(value: number): number {
  if (Math.abs(value) >= 2 ** 52 || value !== value) return value;
  const floor = Math.floor(value);
  const fraction = value - floor;
  const up = fraction > 0.5 || (fraction === 0.5 && floor % 2 !== 0);
  const rounded = up ? floor + 1 : floor;
  return rounded === 0 && isNegative(value) ? -0 : rounded;
}

export function isNegative(value: number): boolean {
  return value < 0 || Object.is(value, -0) || (value !== value && signBit(value));
}

function signBit(value: number): boolean {
  scratch.setFloat64(0, value);
  return scratch.getUint8(0) >= 128;
}

// Not state: every function above writes it before it reads it.
const scratch = new DataView(new ArrayBuffer(8));
