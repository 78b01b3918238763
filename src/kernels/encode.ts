import { scalarBytes, type ScalarType, type ValueType } from "../artifact/kernel-module.ts";

/** What pointers point to, by their arguments. */
export type AddressOf = (
  argument: unknown,
  type: Extract<ValueType, { kind: "pointer" }>,
  path: string,
) => number;

/**
 * Writes a value of JavaScript into a parameter block, as C has it there.
 *
 * @param path the parameter's name, and the member's, for messages
 * @throws {TypeError} when it is not a value of the type
 */
export function encode(
  view: DataView,
  at: number,
  type: ValueType,
  value: unknown,
  path: string,
  addressOf: AddressOf,
): void {
  switch (type.kind) {
    case "scalar":
      writeScalar(view, at, type.scalar, value, path);
      return;
    case "pointer":
      view.setUint32(at, addressOf(value, type, path), true);
      return;
    case "tuple": {
      const items = listOf(value, type.count, path);
      items.forEach((item, index) =>
        encode(view, at + index * type.stride, type.element, item, `${path}[${index}]`, addressOf),
      );
      return;
    }
    case "struct": {
      if (typeof value !== "object" || value === null)
        throw new TypeError(
          `${path} is a ${type.name}: an object with ${type.fields.map(({ name }) => name).join(", ")}`,
        );
      for (const field of type.fields) {
        const member: unknown = (value as Record<string, unknown>)[field.name];
        encode(view, at + field.offset, field.type, member, `${path}.${field.name}`, addressOf);
      }
    }
  }
}

function listOf(value: unknown, count: number, path: string): unknown[] {
  const isList = Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
  const items = isList ? Array.from(value as ArrayLike<unknown>) : [];
  if (items.length !== count) throw new TypeError(`${path} takes ${count} numbers, as an array`);
  return items;
}

function writeScalar(view: DataView, at: number, scalar: ScalarType, value: unknown, path: string): void {
  if (scalar === "bool") {
    if (typeof value !== "boolean" && typeof value !== "number") throw wrong(path, "a boolean", value);
    view.setUint8(at, value ? 1 : 0);
    return;
  }
  if (scalar === "i64" || scalar === "u64") {
    view.setBigUint64(at, BigInt.asUintN(64, wideInteger(value, path)), true);
    return;
  }
  if (typeof value !== "number") throw wrong(path, "a number", value);
  switch (scalar) {
    case "f32":
      view.setFloat32(at, value, true);
      return;
    case "f64":
      view.setFloat64(at, value, true);
      return;
    case "f16":
      view.setUint16(at, halfBits(value, { exponentBits: 5, mantissaBits: 10 }), true);
      return;
    case "bf16":
      view.setUint16(at, halfBits(value, { exponentBits: 8, mantissaBits: 7 }), true);
      return;
    default:
      writeInteger(view, at, scalar, value, path);
  }
}

function writeInteger(view: DataView, at: number, scalar: ScalarType, value: number, path: string): void {
  const bits = 8 * scalarBytes[scalar];
  // Either reading of the bits: 0xffffffff for an int is no mistake.
  if (!Number.isInteger(value) || value < -(2 ** (bits - 1)) || value >= 2 ** bits)
    throw new TypeError(`${path} takes an integer of ${bits} bits, not ${value}`);
  if (bits === 8) view.setInt8(at, value);
  else if (bits === 16) view.setInt16(at, value, true);
  else view.setInt32(at, value, true);
}

function wideInteger(value: unknown, path: string): bigint {
  if (typeof value === "bigint") {
    if (value < -(2n ** 63n) || value >= 2n ** 64n)
      throw new TypeError(`${path} takes an integer of 64 bits, not ${value}`);
    return value;
  }
  if (typeof value === "number" && Number.isSafeInteger(value)) return BigInt(value);
  throw wrong(path, "a bigint, or a number that is an integer", value);
}

function wrong(path: string, wanted: string, value: unknown): TypeError {
  const given =
    value === undefined ? "nothing" : typeof value === "object" ? "an object" : `a ${typeof value}`;
  return new TypeError(`${path} takes ${wanted}, not ${given}`);
}

/** A float of 16 bits, rounded to nearest, to even between two. */
function halfBits(
  value: number,
  { exponentBits, mantissaBits }: { readonly exponentBits: number; readonly mantissaBits: number },
): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const infinity = (2 ** exponentBits - 1) << mantissaBits;
  if (Number.isNaN(value)) return infinity | (1 << (mantissaBits - 1));
  const size = Math.abs(value);
  if (size === Infinity) return sign | infinity;
  const bias = 2 ** (exponentBits - 1) - 1;
  const exponent = Math.max(size === 0 ? -Infinity : exponentOf(size), 1 - bias);
  const units = roundToEven(size / 2 ** (exponent - mantissaBits));
  // A carry out of the mantissa goes where it belongs, into the exponent.
  return sign | Math.min(infinity, units + ((exponent + bias - 1) << mantissaBits));
}

function exponentOf(size: number): number {
  const exponent = Math.floor(Math.log2(size));
  if (2 ** exponent > size) return exponent - 1;
  return 2 ** (exponent + 1) <= size ? exponent + 1 : exponent;
}

function roundToEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}
