import type { Type } from "../../ir/types.ts";
import { Unsupported } from "./unsupported.ts";

/**
 * How values are held:
 * - truth values as `bool`, floats as `f32`, pointers as `u32`;
 * - integers of up to 32 bits as `u32` whose unused high bits are zero;
 * - longer integers, of up to 64 bits with zeros above, and doubles as `vec2<u32>`, the low word first.
 */
export type WgslType = "bool" | "u32" | "f32" | "vec2<u32>";

export function wgslType(type: Type): WgslType {
  if (type.kind === "pointer") return "u32";
  if (type.kind === "int") {
    if (type.bits === 1) return "bool";
    if (type.bits <= 32) return "u32";
    if (type.bits <= 64) return "vec2<u32>";
    throw new Unsupported("unsupported-type", `integers of ${type.bits} bits`);
  }
  if (type.kind === "float") {
    if (type.format === "float") return "f32";
    if (type.format === "double") return "vec2<u32>";
  }
  throw new Unsupported("unsupported-type", `values of LLVM's type ${type.text}`);
}

export const isLong = (type: Type): boolean => type.kind === "int" && type.bits > 32;
export const isDouble = (type: Type): boolean => type.kind === "float" && type.format === "double";
export const isFloat = (type: Type): boolean => type.kind === "float" && type.format === "float";

/** Bits of an integer, or of a pointer. */
export const bitsOf = (type: Type): number => (type.kind === "int" ? type.bits : 32);

/** The number with all of an integer's bits. */
export const maskOf = (bits: number): string => hex(bits >= 32 ? 0xffffffff : 2 ** bits - 1);

export const hex = (value: number | bigint): string => `0x${value.toString(16)}u`;
