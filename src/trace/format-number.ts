import { bitsToNumber, numberToBits } from "../ir/float-bits.ts";
import type { NumberFormat } from "./block-trace.ts";

/** Bytes of a number in memory. */
export const formatBytes: Readonly<Record<NumberFormat, number>> = {
  bool: 1,
  i8: 1,
  u8: 1,
  i16: 2,
  u16: 2,
  i32: 4,
  u32: 4,
  i64: 8,
  u64: 8,
  half: 2,
  bfloat: 2,
  float: 4,
  double: 8,
  pointer: 4,
};

/** The number at `offset` as text. */
export function formatNumberAt(format: NumberFormat, view: DataView, offset: number): string {
  switch (format) {
    case "bool":
      return view.getUint8(offset) === 0 ? "false" : "true";
    case "i8":
      return String(view.getInt8(offset));
    case "u8":
      return String(view.getUint8(offset));
    case "i16":
      return String(view.getInt16(offset, true));
    case "u16":
      return String(view.getUint16(offset, true));
    case "i32":
      return String(view.getInt32(offset, true));
    case "u32":
      return String(view.getUint32(offset, true));
    case "i64":
      return String(view.getBigInt64(offset, true));
    case "u64":
      return String(view.getBigUint64(offset, true));
    case "half":
    case "bfloat":
      return formatFloat(bitsToNumber(BigInt(view.getUint16(offset, true)), format), format);
    case "float":
      return formatFloat(view.getFloat32(offset, true), format);
    case "double":
      return formatFloat(view.getFloat64(offset, true), format);
    case "pointer":
      return formatAddress(view.getUint32(offset, true));
  }
}

export function formatAddress(address: number): string {
  return address === 0 ? "null" : `0x${address.toString(16)}`;
}

type FloatFormat = "half" | "bfloat" | "float" | "double";

/** The shortest text that is this number and no other of its format, with a point: `5.0`, `0.1`, `1e-7`. */
export function formatFloat(value: number, format: FloatFormat): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (Object.is(value, -0)) return "-0.0";
  if (format === "double") return withPoint(String(value));
  const round = format === "float" ? Math.fround : (number: number) => roundTo(number, format);
  for (let digits = 1; ; digits++) {
    const text = value.toPrecision(digits);
    if (digits === 9 || round(Number(text)) === value) return withPoint(String(Number(text)));
  }
}

function roundTo(value: number, format: "half" | "bfloat"): number {
  return bitsToNumber(numberToBits(value, format), format);
}

function withPoint(text: string): string {
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}
