import { bitsToNumber, numberToBits } from "../ir/float-bits.ts";
import { fusedMultiplyAdd } from "./exact-fma.ts";
import { exponentOf, formatLimits, isNegative, rounderTo, roundToEven } from "./float-formats.ts";
import type { RegisterFormat } from "./runtime-value.ts";

export type NumberFunction = (...args: readonly number[]) => number;

/**
 * The functions whose results IEEE 754 or C define exactly: the same on every device, so they
 * are computed here and not asked of a MathLibrary.
 */
export function exactFunction(operation: string, format: RegisterFormat): NumberFunction | undefined {
  const make = formatDependent[operation];
  if (make) return make(format);
  const plain = exactFunctions[operation];
  if (!plain) return undefined;
  const round = rounderTo(format);
  return (...args) => round(plain(...args));
}

const formatDependent: Readonly<Record<string, (format: RegisterFormat) => NumberFunction>> = {
  fma: (format) => {
    const fma = fusedMultiplyAdd(format);
    return (a = NaN, b = NaN, c = NaN) => fma(a, b, c);
  },
  // "May be fused" is never fused: the device pass compiles with -ffp-contract=off.
  fmuladd: (format) => {
    const round = rounderTo(format);
    return (a = NaN, b = NaN, c = NaN) => round(round(a * b) + c);
  },
  nextafter:
    (format) =>
    (x = NaN, y = NaN) =>
      nextAfter(format, x, y),
  powi:
    (format) =>
    (x = NaN, n = 0) =>
      integerPower(rounderTo(format), x, n),
  ldexp: scaleIn,
  scalbn: scaleIn,
  scalbln: scaleIn,
};

const exactFunctions: Readonly<Record<string, NumberFunction>> = {
  sqrt: (x = NaN) => Math.sqrt(x),
  fabs: (x = NaN) => Math.abs(x),
  floor: (x = NaN) => Math.floor(x),
  ceil: (x = NaN) => Math.ceil(x),
  trunc: (x = NaN) => Math.trunc(x),
  rint: (x = NaN) => roundToEven(x),
  nearbyint: (x = NaN) => roundToEven(x),
  roundeven: (x = NaN) => roundToEven(x),
  round: (x = NaN) => roundAwayFromZero(x),
  canonicalize: (x = NaN) => x,
  copysign: (x = NaN, y = NaN) => (isNegative(y) ? -Math.abs(x) : Math.abs(x)),
  fmin: (x = NaN, y = NaN) => (x !== x ? y : y !== y ? x : Math.min(x, y)),
  fmax: (x = NaN, y = NaN) => (x !== x ? y : y !== y ? x : Math.max(x, y)),
  minimumnum: (x = NaN, y = NaN) => (x !== x ? y : y !== y ? x : Math.min(x, y)),
  maximumnum: (x = NaN, y = NaN) => (x !== x ? y : y !== y ? x : Math.max(x, y)),
  minimum: (x = NaN, y = NaN) => Math.min(x, y),
  maximum: (x = NaN, y = NaN) => Math.max(x, y),
  fdim: (x = NaN, y = NaN) => (x <= y ? 0 : x - y),
  fmod: (x = NaN, y = NaN) => x % y,
  remainder: (x = NaN, y = NaN) => remainder(x, y),
  logb: (x = NaN) => (x === 0 ? -Infinity : Number.isFinite(x) ? exponentOf(x) : x * x),
};

/** C's round: halves go away from zero. Adding 0.5 first would be wrong for 0.49999999999999994. */
function roundAwayFromZero(x: number): number {
  const truncated = Math.trunc(x);
  return Math.abs(x - truncated) >= 0.5 ? truncated + Math.sign(x) : truncated;
}

/** x - n*y for the integer n nearest to x/y, ties to even; exact. */
export function remainder(x: number, y: number): number {
  if (!Number.isFinite(x) || y === 0 || y !== y) return NaN;
  if (Math.abs(y) === Infinity) return x;
  const divisor = Math.abs(y);
  // Modulo 2y where that does not overflow, so that the parity of the quotient is known.
  let rest = Math.abs(divisor <= Number.MAX_VALUE / 2 ? x % (2 * divisor) : x);
  // rest > y/2 without the halving, which is not exact for the smallest numbers
  if (rest > divisor - rest) {
    rest -= divisor;
    if (rest >= divisor - rest) rest -= divisor;
  }
  return isNegative(x) ? -rest : rest;
}

/** The last bits of the quotient that `remainder` rounded, with its sign: what remquo stores. */
export function remainderQuotient(x: number, y: number): number {
  if (!Number.isFinite(x) || !Number.isFinite(y) || y === 0) return 0;
  const divisor = Math.abs(y);
  const reduced = divisor <= Number.MAX_VALUE / 8 ? Math.abs(x) % (8 * divisor) : Math.abs(x);
  const quotient = Math.round((reduced - Math.abs(remainder(x, y)) * restSign(x, y)) / divisor) & 7;
  return isNegative(x) !== isNegative(y) ? -quotient : quotient;
}

function restSign(x: number, y: number): number {
  return isNegative(remainder(x, y)) === isNegative(x) ? 1 : -1;
}

function nextAfter(format: RegisterFormat, x: number, y: number): number {
  if (x !== x || y !== y) return NaN;
  if (x === y) return y;
  if (x === 0) return bitsToNumber(1n, format) * (y > 0 ? 1 : -1);
  const bits = numberToBits(Math.abs(x), format);
  const away = y > x === x > 0;
  const magnitude = bitsToNumber(away ? bits + 1n : bits - 1n, format);
  return x < 0 ? -magnitude : magnitude;
}

/** Repeated squaring, as the compilers' run-time library does for a power that is not constant. */
function integerPower(round: (value: number) => number, x: number, n: number): number {
  let result = 1;
  let square = x;
  for (let rest = Math.abs(n); ; square = round(square * square)) {
    if (rest % 2 === 1) result = round(result * square);
    rest = Math.floor(rest / 2);
    if (rest === 0) break;
  }
  return n < 0 ? round(1 / result) : result;
}

/** x * 2^n with one rounding. */
function scaleIn(format: RegisterFormat): NumberFunction {
  const round = rounderTo(format);
  const { minExponent } = formatLimits.double;
  return (x = NaN, n = 0) => {
    if (x === 0 || !Number.isFinite(x)) return x;
    if (format !== "double") return round(scaleDouble(x, Math.max(-600, Math.min(600, n))));
    const exponent = exponentOf(x);
    if (exponent + n > 1023) return x * Infinity;
    if (exponent + n < minExponent - 54) return Math.sign(x) * Number.MIN_VALUE * 0.5; // rounds to zero, of the sign of x
    // Down to the smallest normal numbers every step is exact; only the last may round.
    const significand = scaleDouble(x, -exponent);
    return exponent + n >= minExponent
      ? scaleDouble(significand, exponent + n)
      : significand * 2 ** minExponent * 2 ** (exponent + n - minExponent);
  };
}

function scaleDouble(x: number, n: number): number {
  const half = Math.trunc(n / 2);
  return x * 2 ** half * 2 ** (n - half);
}

/** x = fraction * 2^exponent with 0.5 <= |fraction| < 1. */
export function splitExponent(x: number): { fraction: number; exponent: number } {
  if (x === 0 || !Number.isFinite(x)) return { fraction: x, exponent: 0 };
  const exponent = exponentOf(x) + 1;
  return { fraction: scaleDouble(x, -exponent), exponent };
}

/** The parts before and after the point, both with the sign of x. */
export function splitInteger(x: number): { integer: number; fraction: number } {
  const integer = Math.trunc(x);
  const fraction = Math.abs(x) === Infinity ? 0 : Math.abs(x - integer);
  return { integer, fraction: isNegative(x) ? -fraction : fraction };
}

/** C's ilogb, with its special results FP_ILOGB0 and FP_ILOGBNAN of 32-bit targets. */
export function integerExponent(x: number): number {
  if (x === 0 || x !== x) return -(2 ** 31);
  return Number.isFinite(x) ? exponentOf(x) : 2 ** 31 - 1;
}
