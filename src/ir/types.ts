/**
 * LLVM's types. A type's `text` is its LLVM spelling and its identity: two types are
 * the same exactly when their texts are equal, so no interning table is needed.
 */
export type Type =
  | VoidType
  | IntType
  | FloatType
  | PointerType
  | ArrayType
  | VectorType
  | StructType
  | FunctionType
  | LabelType
  | MetadataType;

interface TypeBase {
  readonly text: string;
}
export interface VoidType extends TypeBase {
  readonly kind: "void";
}
export interface LabelType extends TypeBase {
  readonly kind: "label";
}
export interface MetadataType extends TypeBase {
  readonly kind: "metadata";
}
export interface IntType extends TypeBase {
  readonly kind: "int";
  readonly bits: number;
}
export interface FloatType extends TypeBase {
  readonly kind: "float";
  readonly format: FloatFormat;
}
export type FloatFormat = "half" | "bfloat" | "float" | "double" | "fp128";
/** Pointers are opaque; only the address space tells them apart (see `AddressSpace`). */
export interface PointerType extends TypeBase {
  readonly kind: "pointer";
  readonly addressSpace: number;
}
export interface ArrayType extends TypeBase {
  readonly kind: "array";
  readonly length: number;
  readonly element: Type;
}
export interface VectorType extends TypeBase {
  readonly kind: "vector";
  readonly length: number;
  readonly element: IntType | FloatType | PointerType;
}
/** `fields` and `packed` of a named struct are filled in when its definition is parsed; no fields means opaque. */
export interface StructType extends TypeBase {
  readonly kind: "struct";
  readonly name: string | undefined;
  packed: boolean;
  fields: readonly Type[] | undefined;
}
export interface FunctionType extends TypeBase {
  readonly kind: "function";
  readonly result: Type;
  readonly parameters: readonly Type[];
  readonly variadic: boolean;
}

/** NVPTX address spaces: "NVVM IR Specification", section on address spaces. */
export const AddressSpace = { generic: 0, global: 1, shared: 3, constant: 4, local: 5 } as const;

export const voidType: VoidType = { kind: "void", text: "void" };
export const labelType: LabelType = { kind: "label", text: "label" };
export const metadataType: MetadataType = { kind: "metadata", text: "metadata" };
export const i1 = intType(1);
export const i8 = intType(8);
export const i16 = intType(16);
export const i32 = intType(32);
export const i64 = intType(64);
export const f32: FloatType = { kind: "float", format: "float", text: "float" };
export const f64: FloatType = { kind: "float", format: "double", text: "double" };
export const ptr: PointerType = pointerType(AddressSpace.generic);

export function intType(bits: number): IntType {
  return { kind: "int", bits, text: `i${bits}` };
}
export function floatType(format: FloatFormat): FloatType {
  return { kind: "float", format, text: format };
}
export function pointerType(addressSpace: number): PointerType {
  return {
    kind: "pointer",
    addressSpace,
    text: addressSpace === 0 ? "ptr" : `ptr addrspace(${addressSpace})`,
  };
}
export function arrayType(length: number, element: Type): ArrayType {
  return { kind: "array", length, element, text: `[${length} x ${element.text}]` };
}
export function vectorType(length: number, element: VectorType["element"]): VectorType {
  return { kind: "vector", length, element, text: `<${length} x ${element.text}>` };
}
/** A literal struct, `{ i32, float }` or `<{ i32, float }>`. */
export function structType(fields: readonly Type[], packed = false): StructType {
  const body = fields.length === 0 ? "{}" : `{ ${fields.map((field) => field.text).join(", ")} }`;
  return { kind: "struct", name: undefined, packed, fields, text: packed ? `<${body}>` : body };
}
/** A named struct, `%struct.S`. `text` must be the reference as printed, quotes included when needed. */
export function namedStructType(
  name: string,
  text: string,
  fields?: readonly Type[],
  packed = false,
): StructType {
  return { kind: "struct", name, packed, fields, text };
}
export function functionType(result: Type, parameters: readonly Type[], variadic = false): FunctionType {
  const list = [...parameters.map((parameter) => parameter.text), ...(variadic ? ["..."] : [])];
  return {
    kind: "function",
    result,
    parameters,
    variadic,
    text: `${result.text} (${list.join(", ")})`,
  };
}

export function sameType(a: Type, b: Type): boolean {
  return a === b || a.text === b.text;
}
/** The element of a vector, or the type itself: what a pointwise instruction works on. */
export function scalarType(type: Type): Type {
  return type.kind === "vector" ? type.element : type;
}
