import type { Type } from "../../../ir/types.ts";
import type { Value } from "../../../ir/values.ts";

/** What a value of one thread has become for the W lanes of a gang. */
export type LaneValue = UniformValue | AffineValue | PieceValue | LaneListValue;

/** One value for all active lanes. */
export interface UniformValue {
  readonly kind: "uniform";
  readonly value: Value;
}
/** Lane k has `base + k * stride`; bytes for pointers. */
export interface AffineValue {
  readonly kind: "affine";
  readonly base: Value;
  readonly stride: number;
}
/** W / P vectors of P lanes. Pointers are held as i32, so that address arithmetic is that of integers. */
export interface PieceValue {
  readonly kind: "pieces";
  readonly pieces: readonly Value[];
}
/** One value per lane, of a type that does not go into vectors: structs, CUDA's vectors, odd integers. */
export interface LaneListValue {
  readonly kind: "lanes";
  readonly lanes: readonly Value[];
}

/** Whether W values of the type make vectors. */
export function isVectorizable(type: Type): boolean {
  switch (type.kind) {
    case "int":
      return [1, 8, 16, 32, 64].includes(type.bits);
    case "float":
      return type.format === "float" || type.format === "double";
    case "pointer":
      return true;
    default:
      return false;
  }
}
