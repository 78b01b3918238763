import type { FloatFormat } from "./types.ts";

/**
 * Floating-point numbers as bit patterns. Constants are held in their own format; LLVM writes
 * `float` as the `double` of the same value, which these functions convert without touching NaNs.
 */

interface Shape {
  readonly exponentBits: number;
  readonly mantissaBits: number;
}
const shapes: Readonly<Record<Exclude<FloatFormat, "fp128">, Shape>> = {
  half: { exponentBits: 5, mantissaBits: 10 },
  bfloat: { exponentBits: 8, mantissaBits: 7 },
  float: { exponentBits: 8, mantissaBits: 23 },
  double: { exponentBits: 11, mantissaBits: 52 },
};
export type SmallFloatFormat = keyof typeof shapes;

const view = new DataView(new ArrayBuffer(8)); // scratch, never read before it is written

function doubleToBits(value: number): bigint {
  view.setFloat64(0, value);
  return view.getBigUint64(0);
}

export function bitsToDouble(bits: bigint): number {
  view.setBigUint64(0, bits);
  return view.getFloat64(0);
}

/** The bit pattern in `format` of the number, rounded to nearest even. */
export function numberToBits(value: number, format: SmallFloatFormat): bigint {
  if (format === "double") return doubleToBits(value);
  if (format === "float") {
    view.setFloat32(0, value);
    return BigInt(view.getUint32(0));
  }
  return roundToShape(value, shapes[format]);
}

/** The value of a bit pattern; a NaN loses its payload. */
export function bitsToNumber(bits: bigint, format: SmallFloatFormat): number {
  return bitsToDouble(widenToDouble(bits, format));
}

/** The bits of the double with the same value, keeping a NaN's payload and its signalling bit. */
export function widenToDouble(bits: bigint, format: SmallFloatFormat): bigint {
  if (format === "double") return bits;
  const { exponentBits, mantissaBits } = shapes[format];
  const sign = bits >> BigInt(exponentBits + mantissaBits);
  const exponent = Number((bits >> BigInt(mantissaBits)) & ((1n << BigInt(exponentBits)) - 1n));
  const mantissa = bits & ((1n << BigInt(mantissaBits)) - 1n);
  const special = exponent === 2 ** exponentBits - 1;
  if (special) return (sign << 63n) | (0x7ffn << 52n) | (mantissa << BigInt(52 - mantissaBits));
  const bias = 2 ** (exponentBits - 1) - 1;
  const scale = Math.max(exponent, 1) - bias - mantissaBits;
  const magnitude = (Number(mantissa) + (exponent > 0 ? 2 ** mantissaBits : 0)) * 2 ** scale;
  return (sign << 63n) | doubleToBits(magnitude);
}

/** The reverse of `widenToDouble`: what LLVM's hexadecimal form of a `float` constant means. */
export function narrowFromDouble(bits: bigint, format: SmallFloatFormat): bigint {
  if (format === "double") return bits;
  const { exponentBits, mantissaBits } = shapes[format];
  const value = bitsToDouble(bits);
  if (!Number.isNaN(value)) return numberToBits(value, format);
  const payload = (bits & ((1n << 52n) - 1n)) >> BigInt(52 - mantissaBits);
  const exponent = (1n << BigInt(exponentBits)) - 1n;
  return (
    ((bits >> 63n) << BigInt(exponentBits + mantissaBits)) | (exponent << BigInt(mantissaBits)) | payload
  );
}

/** For the formats that JavaScript cannot round to; one rounding, from the double. */
function roundToShape(value: number, { exponentBits, mantissaBits }: Shape): bigint {
  const sign = (doubleToBits(value) >> 63n) << BigInt(exponentBits + mantissaBits);
  const infinity = ((1n << BigInt(exponentBits)) - 1n) << BigInt(mantissaBits);
  if (Number.isNaN(value)) return sign | infinity | (1n << BigInt(mantissaBits - 1));
  const magnitude = Math.abs(value);
  if (magnitude === Infinity) return sign | infinity;
  const bias = 2 ** (exponentBits - 1) - 1;
  const stored = Number((doubleToBits(magnitude) >> 52n) & 0x7ffn) - 1023;
  const exponent = Math.max(stored, 1 - bias);
  // In units of the last place, so that rounding is to an integer; a carry moves up the exponent by itself.
  const units = roundHalfEven(magnitude * 2 ** (mantissaBits - exponent));
  const bits = (BigInt(exponent + bias - 1) << BigInt(mantissaBits)) + BigInt(units);
  return sign | (bits > infinity ? infinity : bits);
}

function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest > 0.5 || (rest === 0.5 && floor % 2 === 1)) return floor + 1;
  return floor;
}
