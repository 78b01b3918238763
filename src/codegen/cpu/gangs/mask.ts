import type { Value } from "../../../ir/values.ts";

/** Which lanes of a gang are active at some place. */
export interface Mask {
  /** W / P vectors of i1; undefined when all lanes are active. */
  readonly pieces: readonly Value[] | undefined;
  /** Whether all are, an i1, where that was known without looking at the lanes. */
  readonly all?: Value;
  /** The one lane that may be active, where that is known. */
  readonly only?: number;
}

export const fullMask: Mask = { pieces: undefined };
