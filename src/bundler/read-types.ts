import type { ScalarType, StructField, ValueType } from "../artifact/kernel-module.ts";
import type { DebugInfo, DebugNode } from "./debug-info.ts";

/** A type of the source. */
export interface SourceType {
  /** As the source spells it, nearly. */
  readonly name: string;
  /** Undefined where there is nothing in JavaScript for it; `problem` says what is wrong. */
  readonly value: ValueType | undefined;
  readonly problem: string | undefined;
}

/** What has no value in JavaScript, in words that follow "has". */
class NoValue extends Error {}

/** Reads the types that debug information describes. They have the sizes that the kernels were compiled for. */
export class TypeReader {
  readonly #info: DebugInfo;
  #isInPointee = false;

  constructor(info: DebugInfo) {
    this.#info = info;
  }

  read(type: DebugNode | undefined): SourceType {
    const name = this.#name(type);
    try {
      return { name, value: this.#value(type), problem: undefined };
    } catch (error) {
      if (!(error instanceof NoValue)) throw error;
      return { name, value: undefined, problem: error.message };
    }
  }

  /** The number that all of a type is made of, for typed arrays. */
  elementOf(type: DebugNode | undefined): ScalarType | undefined {
    try {
      const scalars = new Set(scalarsIn(this.#value(type)));
      const [only] = scalars;
      return scalars.size === 1 ? only : undefined;
    } catch (error) {
      if (!(error instanceof NoValue)) throw error;
      return undefined;
    }
  }

  bytes(type: DebugNode | undefined): number {
    const plain = this.#withoutNames(type).type;
    return plain ? plain.number("size") / 8 : 0;
  }

  #value(given: DebugNode | undefined): ValueType {
    const { type } = this.#withoutNames(given);
    switch (type?.kind) {
      case "DIBasicType":
        return { kind: "scalar", scalar: basicScalar(type) };
      case "DIDerivedType":
        return this.#derived(type);
      case "DICompositeType":
        return this.#composite(type);
      default:
        throw new NoValue("a type that is unknown here");
    }
  }

  #derived(type: DebugNode): ValueType {
    if (type.field("tag") !== "DW_TAG_pointer_type") throw new NoValue("a reference");
    const target = this.#info.node(type.field("baseType"));
    const { type: plain, isConst } = this.#withoutNames(target);
    if (plain?.kind === "DISubroutineType") throw new NoValue("a pointer to a function");
    const isPointer = plain?.field("tag") === "DW_TAG_pointer_type";
    // What pointers in the pointee point to is nobody's business here, and may be the pointee: `struct Node { Node* next; }`.
    if (isPointer || this.#isInPointee) return { kind: "pointer", element: "u32", isConst };
    this.#isInPointee = true;
    try {
      return { kind: "pointer", element: this.elementOf(plain), isConst };
    } finally {
      this.#isInPointee = false;
    }
  }

  #composite(type: DebugNode): ValueType {
    const name = type.text("name") ?? "";
    switch (type.field("tag")) {
      case "DW_TAG_enumeration_type":
        return this.#enumeration(type);
      case "DW_TAG_array_type":
        return this.#array(type);
      case "DW_TAG_union_type":
        throw new NoValue("a union");
      default: {
        const half = halfTypes[name];
        if (half) return { kind: "scalar", scalar: half };
        if (type.field("flags")?.includes("DIFlagFwdDecl"))
          throw new NoValue(`${name}, which is not defined`);
        return this.#structure(name, type);
      }
    }
  }

  #enumeration(type: DebugNode): ValueType {
    const base = this.#info.node(type.field("baseType"));
    return base ? this.#value(base) : { kind: "scalar", scalar: integer(type.number("size"), true) };
  }

  #array(type: DebugNode): ValueType {
    let element = this.#value(this.#info.node(type.field("baseType")));
    const elementType = this.#info.node(type.field("baseType"));
    let stride = this.bytes(elementType);
    for (const range of this.#info.list(type.field("elements")).toReversed()) {
      const count = range?.number("count") ?? 0;
      element = { kind: "tuple", element, count, stride };
      stride *= count;
    }
    return element;
  }

  #structure(name: string, type: DebugNode): ValueType {
    const fields = this.#fields(type, 0);
    const [first] = fields;
    const isVector = vectorName.test(name) && first !== undefined;
    if (!isVector) return { kind: "struct", name, fields };
    return { kind: "tuple", element: first.type, count: fields.length, stride: fields[1]?.offset ?? 0 };
  }

  #fields(type: DebugNode, base: number): StructField[] {
    return this.#info.list(type.field("elements")).flatMap((member): StructField[] => {
      const flags = member?.field("flags") ?? "";
      if (!member || member.kind !== "DIDerivedType" || flags.includes("DIFlagStaticMember")) return [];
      const offset = base + member.number("offset") / 8;
      const target = this.#info.node(member.field("baseType"));
      if (member.field("tag") === "DW_TAG_inheritance") {
        const parent = this.#withoutNames(target).type;
        return parent ? this.#fields(parent, offset) : [];
      }
      if (member.field("tag") !== "DW_TAG_member") return [];
      if (flags.includes("DIFlagBitField")) throw new NoValue("a bit field");
      if (flags.includes("DIFlagArtificial")) throw new NoValue("virtual functions");
      const name = member.text("name");
      if (name === undefined) throw new NoValue("a member without a name");
      return [{ name, offset, type: this.#value(target) }];
    });
  }

  /** The type behind names and qualifiers. */
  #withoutNames(type: DebugNode | undefined): {
    readonly type: DebugNode | undefined;
    readonly isConst: boolean;
  } {
    let isConst = false;
    let plain = type;
    while (plain?.kind === "DIDerivedType" && seeThrough.has(plain.field("tag") ?? "")) {
      isConst ||= plain.field("tag") === "DW_TAG_const_type";
      plain = this.#info.node(plain.field("baseType"));
    }
    return { type: plain, isConst };
  }

  #name(type: DebugNode | undefined): string {
    if (!type) return "void";
    const target = () => this.#name(this.#info.node(type.field("baseType")));
    switch (type.field("tag")) {
      case "DW_TAG_pointer_type":
        return `${target()}*`;
      case "DW_TAG_const_type":
        return `const ${target()}`;
      case "DW_TAG_volatile_type":
        return `volatile ${target()}`;
      case "DW_TAG_restrict_type":
        return target();
      case "DW_TAG_reference_type":
        return `${target()}&`;
      default:
        return type.text("name") ?? target();
    }
  }
}

const seeThrough = new Set([
  ...["DW_TAG_typedef", "DW_TAG_const_type", "DW_TAG_volatile_type", "DW_TAG_restrict_type"],
  ...["DW_TAG_template_alias", "DW_TAG_atomic_type"],
]);

/** CUDA's vector types. */
const vectorName = /^(?:u?(?:char|short|int|long|longlong)|float|double)[1-4]$|^dim3$/;

const halfTypes: Partial<Record<string, ScalarType>> = { __half: "f16", __nv_bfloat16: "bf16" };

function basicScalar(type: DebugNode): ScalarType {
  const size = type.number("size");
  switch (type.field("encoding")) {
    case "DW_ATE_float":
      if (size === 16) return "f16";
      if (size === 32) return "f32";
      if (size === 64) return "f64";
      break;
    case "DW_ATE_boolean":
      return "bool";
    case "DW_ATE_signed":
    case "DW_ATE_signed_char":
      return integer(size, true);
    default:
      return integer(size, false);
  }
  throw new NoValue(`a number of ${size} bits`);
}

function integer(bits: number, isSigned: boolean): ScalarType {
  const names = { 8: ["u8", "i8"], 16: ["u16", "i16"], 32: ["u32", "i32"], 64: ["u64", "i64"] } as const;
  const pair = bits === 8 || bits === 16 || bits === 32 || bits === 64 ? names[bits] : undefined;
  if (!pair) throw new NoValue(`an integer of ${bits} bits`);
  return pair[isSigned ? 1 : 0];
}

function* scalarsIn(type: ValueType): Iterable<ScalarType> {
  switch (type.kind) {
    case "scalar":
      yield type.scalar;
      return;
    case "pointer":
      yield "u32";
      return;
    case "tuple":
      yield* scalarsIn(type.element);
      return;
    case "struct":
      for (const field of type.fields) yield* scalarsIn(field.type);
  }
}
