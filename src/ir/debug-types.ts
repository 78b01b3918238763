import type { SourceType } from "./source-variable.ts";

/** `!DILocation(line: 1, …)` */
export interface DebugNode {
  readonly kind: string;
  /** Numbers of nodes, numbers, words and strings alike; fields of other forms are left out. */
  readonly fields: ReadonlyMap<string, string>;
}

/** Finds the nodes of debug information by number. */
export interface DebugNodes {
  node(number: string | undefined): DebugNode | undefined;
  /** The nodes that `!{!1, !2}` names. */
  list(number: string | undefined): readonly DebugNode[];
}

/** The type that a node describes; undefined for what no variable in memory has, such as functions. */
export function sourceTypeOf(
  nodes: DebugNodes,
  number: string | undefined,
  within: readonly DebugNode[] = [],
): SourceType | undefined {
  const node = nodes.node(number);
  // A struct that points to its own kind: the inner one is left out.
  if (!node || within.includes(node)) return undefined;
  const inner = (of: string | undefined) => sourceTypeOf(nodes, of, [...within, node]);
  switch (node.kind) {
    case "DIBasicType":
      return basicType(node);
    case "DIDerivedType":
      return derivedType(node, inner);
    case "DICompositeType":
      return compositeType(nodes, node, inner);
    default:
      return undefined;
  }
}

type Inner = (number: string | undefined) => SourceType | undefined;

function basicType({ fields }: DebugNode): SourceType | undefined {
  const encoding = encodings[fields.get("encoding") ?? ""];
  if (!encoding) return undefined;
  return { kind: "number", name: fields.get("name") ?? "", encoding, bytes: bytesOf(fields.get("size")) };
}

const encodings: Readonly<Record<string, Extract<SourceType, { kind: "number" }>["encoding"]>> = {
  DW_ATE_signed: "signed",
  DW_ATE_unsigned: "unsigned",
  DW_ATE_float: "float",
  DW_ATE_boolean: "bool",
  DW_ATE_signed_char: "char",
  DW_ATE_unsigned_char: "unsigned",
};

function derivedType({ fields }: DebugNode, inner: Inner): SourceType | undefined {
  const base = inner(fields.get("baseType"));
  switch (fields.get("tag")) {
    case "DW_TAG_pointer_type":
    case "DW_TAG_reference_type":
    case "DW_TAG_rvalue_reference_type":
      return base ? { kind: "pointer", to: base } : { kind: "pointer" };
    case "DW_TAG_typedef":
    case "DW_TAG_const_type":
    case "DW_TAG_volatile_type":
    case "DW_TAG_restrict_type":
      return base;
    default:
      return undefined;
  }
}

function compositeType(nodes: DebugNodes, node: DebugNode, inner: Inner): SourceType | undefined {
  const { fields } = node;
  const bytes = bytesOf(fields.get("size"));
  const elements = nodes.list(fields.get("elements"));
  switch (fields.get("tag")) {
    case "DW_TAG_array_type": {
      const of = inner(fields.get("baseType"));
      return of && { kind: "array", of, counts: elements.map((one) => Number(one.fields.get("count") ?? 0)) };
    }
    case "DW_TAG_enumeration_type":
      return { kind: "number", name: fields.get("name") ?? "enum", encoding: "signed", bytes };
    case "DW_TAG_structure_type":
    case "DW_TAG_class_type":
      return {
        kind: "struct",
        name: fields.get("name") ?? "",
        bytes,
        fields: elements.flatMap((member) => fieldsOf(member, inner)),
      };
    default:
      return undefined; // unions: which member counts is not written anywhere
  }
}

/** A member by its name, or what a base class brings along. Bit fields, which share bytes, are left out. */
function fieldsOf({ fields }: DebugNode, inner: Inner): Extract<SourceType, { kind: "struct" }>["fields"] {
  const tag = fields.get("tag");
  if (fields.get("flags")?.includes("Static") || fields.get("flags")?.includes("BitField")) return [];
  const offset = bytesOf(fields.get("offset"));
  const type = inner(fields.get("baseType"));
  if (!type) return [];
  if (tag === "DW_TAG_inheritance" && type.kind === "struct")
    return type.fields.map((field) => ({ ...field, offset: field.offset + offset }));
  return tag === "DW_TAG_member" ? [{ name: fields.get("name") ?? "", offset, type }] : [];
}

function bytesOf(bits: string | undefined): number {
  return Math.ceil(Number(bits ?? 0) / 8);
}
