import { invariant } from "../source/invariant.ts";
import type { FloatFormat, StructType, Type } from "./types.ts";
import { ConstantAggregate, ConstantInt, type Value } from "./values.ts";

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
    case "void":
    case "function":
    case "label":
    case "metadata":
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
    case "void":
    case "function":
    case "label":
    case "metadata":
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

/** Bytes from the start of a struct or array to one of its members. */
export function memberOffset(type: Type, index: number): number {
  if (type.kind === "struct") {
    const offset = structLayout(type).offsets[index];
    invariant(offset !== undefined, `${type.text} has no member ${index}`);
    return offset;
  }
  invariant(type.kind === "array" || type.kind === "vector", `${type.text} has no members`);
  return index * allocBytes(type.element);
}

/** One step of a getelementptr: a known number of bytes, or an index times a stride. */
export type AddressStep = { readonly bytes: number } | { readonly index: Value; readonly stride: number };

/** What the indices of a getelementptr add to its base; indices that are constants become bytes. */
export function addressSteps(sourceType: Type, indices: readonly Value[]): AddressStep[] {
  let type = sourceType;
  return indices.map((index, position): AddressStep => {
    const known = index instanceof ConstantInt ? Number(index.signed) : undefined;
    if (position > 0 && type.kind === "struct") {
      // Vectors of pointers repeat a struct index in all lanes.
      const lane = index instanceof ConstantAggregate ? index.elements[0] : index;
      const member = lane instanceof ConstantInt ? Number(lane.value) : 0;
      const bytes = memberOffset(type, member);
      const next = type.fields?.[member];
      invariant(next, `${type.text} has no member ${member}`);
      type = next;
      return { bytes };
    }
    if (position > 0) {
      invariant(type.kind === "array" || type.kind === "vector", `${type.text} cannot be indexed`);
      type = type.element;
    }
    const stride = allocBytes(type);
    return known === undefined ? { index, stride } : { bytes: known * stride };
  });
}

/** The bytes that a getelementptr adds when all its indices are constants, else undefined. */
export function constantOffset(sourceType: Type, indices: readonly Value[]): number | undefined {
  let total = 0;
  for (const step of addressSteps(sourceType, indices)) {
    if (!("bytes" in step)) return undefined;
    total += step.bytes;
  }
  return total;
}

export function alignUp(value: number, align: number): number {
  return Math.ceil(value / align) * align;
}

function powerOfTwoAtLeast(value: number, limit: number): number {
  let power = 1;
  while (power < value && power < limit) power *= 2;
  return power;
}
