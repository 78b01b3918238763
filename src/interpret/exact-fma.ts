import { exponentOf, type FormatLimits, formatLimits } from "./float-formats.ts";
import type { RegisterFormat } from "./runtime-value.ts";

/** a * b + c with one rounding. */
export function fusedMultiplyAdd(format: RegisterFormat): (a: number, b: number, c: number) => number {
  if (format === "float") return fmaFloat;
  const limits = formatLimits[format];
  return (a, b, c) => fmaExact(limits, a, b, c);
}

/**
 * The product of two floats is exact in double, and so is the error of adding c. Rounding the
 * sum to odd (the last bit says "not exact") keeps the second rounding, to float, right.
 */
function fmaFloat(a: number, b: number, c: number): number {
  const product = a * b;
  const sum = product + c;
  if (!Number.isFinite(sum)) return Math.fround(sum);
  const part = sum - product;
  const error = product - (sum - part) + (c - part);
  if (error === 0) return Math.fround(sum);
  doubles[0] = sum;
  const bits = words[0] ?? 0n;
  if ((bits & 1n) === 0n) words[0] = error > 0 === sum > 0 ? bits | 1n : bits - 1n;
  return Math.fround(doubles[0]);
}

// Not state: written before it is read.
const doubles = new Float64Array(1);
const words = new BigUint64Array(doubles.buffer);

/** The same by exact arithmetic on integers, for every format. */
export function fmaExact(limits: FormatLimits, a: number, b: number, c: number): number {
  if (!Number.isFinite(a) || !Number.isFinite(b) || !Number.isFinite(c)) {
    // Keeps a finite product that overflows from becoming an infinity that meets c = -Infinity.
    return Number.isFinite(a) && Number.isFinite(b) ? c : a * b + c;
  }
  if (a === 0 || b === 0) return a * b + c;
  const product = multiply(toExact(a), toExact(b));
  const sum = c === 0 ? product : add(product, toExact(c));
  if (sum.significand === 0n) return 0; // exact cancellation
  return roundExact(limits, sum);
}

/** significand * 2^exponent */
interface Exact {
  readonly significand: bigint;
  readonly exponent: number;
}

function toExact(value: number): Exact {
  const exponent = Math.max(exponentOf(value), -1022) - 52;
  // Split so that neither power of two leaves the range of double.
  const half = Math.trunc(exponent / 2);
  const significand = value / 2 ** half / 2 ** (exponent - half);
  return { significand: BigInt(significand), exponent };
}

function multiply(a: Exact, b: Exact): Exact {
  return { significand: a.significand * b.significand, exponent: a.exponent + b.exponent };
}

function add(a: Exact, b: Exact): Exact {
  const exponent = Math.min(a.exponent, b.exponent);
  const align = (x: Exact) => x.significand << BigInt(x.exponent - exponent);
  return { significand: align(a) + align(b), exponent };
}

function roundExact({ precision, minExponent, maxExponent }: FormatLimits, value: Exact): number {
  const negative = value.significand < 0n;
  let magnitude = negative ? -value.significand : value.significand;
  let exponent = value.exponent;
  const top = magnitude.toString(2).length - 1 + exponent;
  const lowest = Math.max(top, minExponent) - precision + 1;
  if (exponent < lowest) {
    magnitude = shiftRightToEven(magnitude, BigInt(lowest - exponent));
    exponent = lowest;
  }
  // At most `precision` bits now, so both steps are exact (or overflow).
  const result = scale(Number(magnitude), exponent);
  const limited = result >= 2 ** maxExponent * 2 ? Infinity : result;
  return negative ? -limited : limited;
}

function shiftRightToEven(value: bigint, bits: bigint): bigint {
  const quotient = value >> bits;
  const rest = value - (quotient << bits);
  const half = 1n << (bits - 1n);
  return rest > half || (rest === half && quotient & 1n) ? quotient + 1n : quotient;
}

function scale(value: number, exponent: number): number {
  const half = Math.trunc(exponent / 2);
  return value * 2 ** half * 2 ** (exponent - half);
}
