import { invariant } from "../source/invariant.ts";
import type { FloatFormat, StructType, Type } from "./types.ts";

/**
 * Where values lie in memory: LLVM's rules for the data layout that all our targets share
 * (32-bit pointers, i64 and double aligned to 8, vectors to their size rounded up to a power
 * of two). The device triple nvptx and the host triple wasm32 agree on it.
 */

const floatBytes: Readonly<Record<FloatFormat, number>> = {
  half: 2,
  bfloat: 2,
  float: 4,
  double: 8,
  fp128: 16,
};

/** Bytes that a load or store of the type touches. */
export function storeBytes(type: Type): number {
  switch (type.kind) {
    case "int":
      return Math.ceil(type.bits / 8);
    case "float":
      return floatBytes[type.format];
    case "pointer":
      return 4;
    case "vector":
      return Math.ceil((type.length * scalarBits(type.element)) / 8);
    case "array":
      return type.length * allocBytes(type.element);
    case "struct":
      return structLayout(type).bytes;
    default:
      invariant(false, `a value of type ${type.text} has no size`);
  }
}

/** Distance between neighbours in an array of the type. */
export function allocBytes(type: Type): number {
  return alignUp(storeBytes(type), abiAlign(type));
}

/** Bits of one element in a vector: elements are packed, a vector of i1 is a bit mask. */
export function scalarBits(type: Type): number {
  return type.kind === "int" ? type.bits : storeBytes(type) * 8;
}

/** The alignment a value has when nothing else is said. */
export function abiAlign(type: Type): number {
  switch (type.kind) {
    case "int":
    case "float":
    case "pointer":
    case "vector":
      return powerOfTwoAtLeast(storeBytes(type), type.kind === "int" ? 16 : Infinity);
    case "array":
      return abiAlign(type.element);
    case "struct":
      return structLayout(type).align;
    default:
      invariant(false, `a value of type ${type.text} has no alignment`);
  }
}

export interface StructLayout {
  readonly offsets: readonly number[];
  /** Size with the padding at the end. */
  readonly bytes: number;
  readonly align: number;
}

export function structLayout(type: StructType): StructLayout {
  invariant(type.fields, `the fields of ${type.text} are not known`);
  const offsets: number[] = [];
  let end = 0;
  let align = 1;
  for (const field of type.fields) {
    const fieldAlign = type.packed ? 1 : abiAlign(field);
    const offset = alignUp(end, fieldAlign);
    offsets.push(offset);
    end = offset + allocBytes(field);
    align = Math.max(align, fieldAlign);
  }
  return { offsets, bytes: alignUp(end, align), align };
}

export function alignUp(value: number, align: number): number {
  return Math.ceil(value / align) * align;
}

function powerOfTwoAtLeast(value: number, limit: number): number {
  let power = 1;
  while (power < value && power < limit) power *= 2;
  return power;
}
