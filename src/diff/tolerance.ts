/** How far apart numbers may be that count as the same. */
import type { ElementType } from "./element-type.ts";

/** Floating-point types by their names in CUDA, and as contents of memory are told apart. */
export const floatTypes = {
  half: "f16",
  bfloat16: "bf16",
  float: "f32",
  double: "f64",
} as const satisfies Record<string, ElementType>;
export type FloatType = keyof typeof floatTypes;

/** Integers are always compared exactly. */
export interface Tolerance {
  /** Floating-point numbers that are at most so many steps apart are the same; 0 is exact, up to the sign of zero and NaN's bits. */
  readonly ulps: number;
  /** For types that have a tolerance of their own. */
  readonly ulpsByType?: Readonly<Partial<Record<FloatType, number>>>;
}

export function ulpsOf({ ulps, ulpsByType = {} }: Tolerance, type: ElementType): number {
  const own = Object.entries(floatTypes).find(([, element]) => element === type)?.[0];
  return own === undefined ? 0 : (ulpsByType[own as FloatType] ?? ulps);
}

/**
 * Reads `2`, `half=8` or `2,half=8,double=0`: a number for all floating-point types, and for some of them.
 *
 * @returns undefined for other texts
 */
export function parseTolerance(text: string): Tolerance | undefined {
  let ulps: number | undefined;
  const ulpsByType: Partial<Record<FloatType, number>> = {};
  for (const word of text.split(",")) {
    const [, type, digits = ""] = /^(?:(\w+)=)?(\d+)$/.exec(word) ?? [];
    const value = Number(digits);
    if (digits === "" || value > 2 ** 31) return undefined;
    if (type === undefined && ulps === undefined) ulps = value;
    else if (type !== undefined && isFloatType(type) && ulpsByType[type] === undefined)
      ulpsByType[type] = value;
    else return undefined;
  }
  return { ulps: ulps ?? 0, ...(Object.keys(ulpsByType).length > 0 && { ulpsByType }) };
}

/** `floats up to 2 ulps apart, half up to 8`. */
export function describeTolerance({ ulps, ulpsByType = {} }: Tolerance): string {
  const all =
    ulps === 0
      ? "floats exactly (0 and -0 are the same, and so are all NaN)"
      : `floats up to ${ulps} ulps apart`;
  const some = Object.entries(ulpsByType).map(([type, own]) =>
    own === 0 ? `${type} exactly` : `${type} up to ${own} ulps apart`,
  );
  return [all, ...some].join(", ");
}

function isFloatType(word: string): word is FloatType {
  return Object.hasOwn(floatTypes, word);
}
