/** The types that variables of random kernels have, and the constants worth trying. */
import type { Choices } from "./choices.ts";

export const intTypes = ["i1", "i8", "i16", "i32", "i64"] as const;
export const floatTypes = ["float", "double"] as const;
export const vectorTypes = ["<2 x float>", "<4 x float>", "<4 x i32>"] as const;
export const pairType = "{ i32, float }";
export const dataTypes = [...intTypes, ...floatTypes, ...vectorTypes, pairType] as const;

export type IntType = (typeof intTypes)[number];
export type FloatType = (typeof floatTypes)[number];
export type VectorType = (typeof vectorTypes)[number];
export type DataType = (typeof dataTypes)[number];

export const bitsOf = { i1: 1, i8: 8, i16: 16, i32: 32, i64: 64 } as const satisfies Record<IntType, number>;

/** Sizes in memory; a condition is kept as a byte. */
export const bytesOf = {
  ...{ i1: 1, i8: 1, i16: 2, i32: 4, i64: 8, float: 4, double: 8 },
  ...{ "<2 x float>": 8, "<4 x float>": 16, "<4 x i32>": 16, "{ i32, float }": 8 },
} as const satisfies Record<DataType, number>;

export function isInt(type: DataType): type is IntType {
  return type in bitsOf;
}
export function isFloat(type: DataType): type is FloatType {
  return type === "float" || type === "double";
}

export function isVector(type: DataType): type is VectorType {
  return type.startsWith("<");
}

export function lanesOf(type: VectorType): number {
  return type === "<2 x float>" ? 2 : 4;
}

export function elementOf(type: VectorType): "float" | "i32" {
  return type === "<4 x i32>" ? "i32" : "float";
}

export function intConstant(type: IntType, choices: Choices): string {
  if (type === "i1") return choices.oneOf(["false", "true"]);
  const bits = bitsOf[type];
  const smallest = -(2n ** BigInt(bits - 1));
  return choices.weighted<() => number | bigint>([
    [6, () => choices.below(9)],
    [2, () => -choices.below(5)],
    [1, () => choices.oneOf([smallest, -smallest - 1n, -1n, BigInt(bits - 1), BigInt(bits), BigInt(bits + 1)])],
    [1, () => BigInt.asIntN(bits, BigInt(choices.below(2 ** 31)) * 0x9e3779b97f4a7c15n)],
  ])().toString(); // prettier-ignore
}

const floats = [0, 1, -1, 0.5, 2, 3.25, -7.5, 100, 1e9, -1e9, 3e38, 1e-40, -0, Infinity, 2 ** 31, 2 ** 32, -129.75, 1 / 3, 1e18] as const; // prettier-ignore

export function floatConstant(type: FloatType, choices: Choices): string {
  const value = choices.oneOf(floats);
  return hexFloat(type === "float" ? Math.fround(value) : value);
}

/** LLVM's exact spelling, which both formats share. */
function hexFloat(value: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return `0x${view.getBigUint64(0).toString(16).toUpperCase().padStart(16, "0")}`;
}
