import { allocBytes, storeBytes, structLayout } from "../ir/layout.ts";
import type { SourceType } from "../ir/source-variable.ts";
import type { Type } from "../ir/types.ts";
import type { Leaf, MemoryLayout, NumberFormat } from "./block-trace.ts";
import { formatBytes } from "./format-number.ts";
import { indexText } from "./index-text.ts";

/** More numbers than a person looks at in one element; the rest has no name. */
const mostLeaves = 64;

/** How a variable lies in memory: by its type in the source if that is known, else by LLVM's. */
export function layoutOf(source: SourceType | undefined, type: Type): MemoryLayout {
  const known = source && sourceLayout(source);
  return known && known.leaves.length > 0 ? known : irLayout(type);
}

/** What a pointer leads to: an array whose length nobody knows. */
export function pointeeLayout(source: SourceType | undefined): MemoryLayout | undefined {
  const inner = source?.kind === "pointer" && source.to ? sourceLayout(source.to) : undefined;
  return inner && { ...inner, dims: [0, ...inner.dims] };
}

function sourceLayout(type: SourceType): MemoryLayout {
  const dims: number[] = [];
  let element = type;
  while (element.kind === "array") {
    dims.push(...element.counts);
    element = element.of;
  }
  return { dims, stride: sourceBytes(element), leaves: limited(sourceLeaves(element, "", 0)) };
}

function sourceBytes(type: SourceType): number {
  switch (type.kind) {
    case "number":
    case "struct":
      return type.bytes;
    case "pointer":
      return 4;
    case "array":
      return type.counts.reduce((total, count) => total * count, sourceBytes(type.of));
  }
}

function* sourceLeaves(type: SourceType, path: string, offset: number): Generator<Leaf> {
  switch (type.kind) {
    case "number": {
      const format = numberFormat(type);
      if (format) yield { path, offset, format };
      return;
    }
    case "pointer":
      yield { path, offset, format: "pointer" };
      return;
    case "array": {
      const { counts, of } = type;
      const stride = sourceBytes(of);
      const total = counts.reduce((product, count) => product * count, 1);
      for (let index = 0; index < total; index++)
        yield* sourceLeaves(of, path + indexText(index, counts), offset + index * stride);
      return;
    }
    case "struct":
      for (const field of type.fields)
        yield* sourceLeaves(field.type, `${path}.${field.name}`, offset + field.offset);
  }
}

function numberFormat({
  name: typeName,
  encoding,
  bytes,
}: Extract<SourceType, { kind: "number" }>): NumberFormat | undefined {
  const bits = bytes * 8;
  if (encoding === "bool") return "bool";
  if (typeName === "__bf16") return "bfloat";
  const name = encoding === "float" ? floatNames[bits] : integerName(encoding, bits);
  return name !== undefined && isFormat(name) ? name : undefined;
}

const floatNames: Readonly<Record<number, string>> = { 16: "half", 32: "float", 64: "double" };
const integerName = (encoding: string, bits: number) => `${encoding === "unsigned" ? "u" : "i"}${bits}`;

function isFormat(name: string): name is NumberFormat {
  return name in formatBytes;
}

function irLayout(type: Type): MemoryLayout {
  const dims: number[] = [];
  let element = type;
  while (element.kind === "array") {
    dims.push(element.length);
    element = element.element;
  }
  return { dims, stride: allocBytes(element), leaves: limited(irLeaves(element, "", 0)) };
}

/** The numbers in a value of this type; fields have numbers instead of names. */
export function* irLeaves(type: Type, path: string, offset: number): Generator<Leaf> {
  switch (type.kind) {
    case "int":
    case "float":
    case "pointer": {
      const format = irFormat(type);
      if (format) yield { path, offset, format };
      return;
    }
    case "array":
    case "vector": {
      const stride = type.kind === "array" ? allocBytes(type.element) : storeBytes(type.element);
      for (let index = 0; index < type.length; index++)
        yield* irLeaves(type.element, `${path}[${index}]`, offset + index * stride);
      return;
    }
    case "struct": {
      const { offsets } = structLayout(type);
      for (const [index, field] of (type.fields ?? []).entries())
        yield* irLeaves(field, `${path}.${index}`, offset + (offsets[index] ?? 0));
      return;
    }
    case "void":
    case "function":
    case "label":
    case "metadata":
      return; // not in memory
  }
}

/** LLVM knows no signs: integers count as signed. */
function irFormat(type: Type): NumberFormat | undefined {
  const name =
    type.kind === "pointer"
      ? "pointer"
      : type.kind === "float"
        ? type.format
        : type.text === "i1"
          ? "bool"
          : type.text;
  return isFormat(name) ? name : undefined;
}

function limited(leaves: Iterable<Leaf>): Leaf[] {
  const taken: Leaf[] = [];
  for (const leaf of leaves) {
    if (taken.length === mostLeaves) break;
    taken.push(leaf);
  }
  return taken;
}

export interface PlacedLeaf {
  /** `[3]`, of the element. */
  readonly element: string;
  /** `.x`, within it. */
  readonly path: string;
  readonly format: NumberFormat;
  /** Whether the element begins here, too. */
  readonly isFirst: boolean;
}

/** The leaf at so many bytes into a variable; undefined where none begins. */
export function leafAt({ dims, stride, leaves }: MemoryLayout, offset: number): PlacedLeaf | undefined {
  const index = stride > 0 ? Math.floor(offset / stride) : 0;
  if (dims.length === 0 && index > 0) return undefined;
  const inElement = offset - index * stride;
  const leaf = leaves.find((one) => one.offset === inElement);
  return (
    leaf && {
      element: indexText(index, dims),
      path: leaf.path,
      format: leaf.format,
      isFirst: inElement === 0,
    }
  );
}

/** The leaves in so many bytes, each with its distance from the first byte; undefined where they are more than `most`. */
export function leavesIn(
  layout: MemoryLayout,
  offset: number,
  bytes: number,
  most: number,
): Leaf[] | undefined {
  const found: Leaf[] = [];
  const first = Math.floor(offset / layout.stride);
  for (let start = first * layout.stride; start < offset + bytes; start += layout.stride)
    for (const leaf of layout.leaves) {
      const at = start + leaf.offset - offset;
      if (at < 0 || at + formatBytes[leaf.format] > bytes) continue;
      if (found.length === most) return undefined;
      found.push({ ...leaf, offset: at });
    }
  return found;
}
