/** Compares results with references and says how far they are apart. */
import { type AccuracyBound, mathAccuracy } from "../../src/cuda-api/math-accuracy.ts";
import type { ReferenceFunction, ScalarLetter } from "./references.ts";

export interface Measured {
  /** Units in the last place between the result and the correctly rounded one, the worst of all rows. */
  readonly worstUlp: number;
  /** Rows beyond CUDA's bound, readable. */
  readonly failures: readonly string[];
}

export function measure(fn: ReferenceFunction, results: readonly bigint[]): Measured {
  const bound = accuracyBound(fn);
  let worstUlp = 0;
  const failures: string[] = [];
  for (const [index, row] of fn.rows.entries()) {
    const got = results[index] ?? 0n;
    const ulp = distance(fn.result, got, row.result);
    const { absolute } = bound;
    const isFar = absolute !== undefined && Math.abs(numberOf(fn, row.arguments)) >= absolute.from;
    const error =
      row.result === "nan" ? NaN : Math.abs(floatOf(fn.result, got) - floatOf(fn.result, row.result));
    const passes = isFar ? error <= absolute.error || ulp === 0 : ulp <= bound.ulp;
    if (!isFar) worstUlp = Math.max(worstUlp, ulp);
    if (passes) continue;
    const shown = row.arguments.map((bits, at) => show(fn.parameters[at] ?? "d", bits)).join(", ");
    const expected = row.result === "nan" ? "nan" : show(fn.result, row.result);
    failures.push(`${fn.name}(${shown}) is ${show(fn.result, got)}, not ${expected} (${ulp} ulp)`);
  }
  return { worstUlp, failures };
}

/** The row of the accuracy table that speaks for a function of the references. */
export function tableName(name: string): string {
  const plain = name.replace(/_(of_5|fraction|exponent|integer|remainder|bits)(?=f?$)/, "");
  return plain in mathAccuracy ? plain : plain.replace(/f$/, "");
}

function accuracyBound({ name, parameters }: ReferenceFunction): AccuracyBound {
  const row = Object.entries(mathAccuracy).find(([known]) => known === tableName(name))?.[1];
  // Intrinsics with a rounding mode and conversions are exact.
  return row?.[parameters.includes("f") ? "float" : "double"] ?? { ulp: 0 };
}

/** The floating-point argument: jn's first is its order. */
function numberOf({ parameters }: ReferenceFunction, values: readonly bigint[]): number {
  const at = parameters.findIndex((letter) => letter === "f" || letter === "d");
  return floatOf(parameters[at] ?? "d", values[at] ?? 0n);
}

function distance(letter: ScalarLetter, got: bigint, expected: bigint | "nan"): number {
  const isNumber = letter === "f" || letter === "d";
  if (expected === "nan") return Number.isNaN(floatOf(letter, got)) ? 0 : Infinity;
  if (!isNumber) return got === expected ? 0 : Infinity;
  if (Number.isNaN(floatOf(letter, got))) return Infinity;
  // A zero of the wrong sign is a wrong result.
  if (floatOf(letter, expected) === 0 && floatOf(letter, got) === 0) return got === expected ? 0 : Infinity;
  const apart = ordinal(letter, got) - ordinal(letter, expected);
  return Number(apart < 0n ? -apart : apart);
}

/** Neighbouring numbers have neighbouring ordinals. */
function ordinal(letter: ScalarLetter, bits: bigint): bigint {
  const sign = letter === "f" ? 1n << 31n : 1n << 63n;
  return bits & sign ? sign - bits : bits;
}

export function floatOf(letter: ScalarLetter, bits: bigint): number {
  const view = new DataView(new ArrayBuffer(8));
  if (letter === "f") {
    view.setUint32(0, Number(bits));
    return view.getFloat32(0);
  }
  view.setBigUint64(0, bits);
  return letter === "d" ? view.getFloat64(0) : Number(bits);
}

function show(letter: ScalarLetter, bits: bigint): string {
  const value = floatOf(letter, bits);
  return Object.is(value, -0) ? "-0" : String(value);
}
