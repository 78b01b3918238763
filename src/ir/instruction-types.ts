import type { AtomicOperation, AtomicOrdering, FloatPredicate, IntPredicate } from "./instruction.ts";
import { type Type, vectorType } from "./types.ts";
import type { Value } from "./values.ts";

/** What an instruction's result type follows from, and the words that stand behind opcodes. */

/** The type of a getelementptr: the base's, or a vector of it when an index is a vector. */
export function gepResultType(base: Type, indices: readonly Value[]): Type {
  if (base.kind !== "pointer") return base;
  for (const { type } of indices) if (type.kind === "vector") return vectorType(type.length, base);
  return base;
}

/** The type of one member of an aggregate, or undefined when there is none. */
export function elementType(type: Type, index: number): Type | undefined {
  if (type.kind === "struct") return type.fields?.[index];
  return type.kind === "array" && index < type.length ? type.element : undefined;
}

export const orderings: ReadonlySet<string> = new Set<AtomicOrdering>([
  "unordered",
  "monotonic",
  "acquire",
  "release",
  "acq_rel",
  "seq_cst",
]);

export const intPredicates: ReadonlySet<string> = new Set<IntPredicate>([
  "eq",
  "ne",
  "ugt",
  "uge",
  "ult",
  "ule",
  "sgt",
  "sge",
  "slt",
  "sle",
]);

export const floatPredicates: ReadonlySet<string> = new Set<FloatPredicate>([
  "false",
  "oeq",
  "ogt",
  "oge",
  "olt",
  "ole",
  "one",
  "ord",
  "ueq",
  "ugt",
  "uge",
  "ult",
  "ule",
  "une",
  "uno",
  "true",
]);

export const atomicOperations: ReadonlySet<string> = new Set<AtomicOperation>([
  "xchg",
  "add",
  "sub",
  "and",
  "nand",
  "or",
  "xor",
  "max",
  "min",
  "umax",
  "umin",
  "fadd",
  "fsub",
  "fmax",
  "fmin",
  "uinc_wrap",
  "udec_wrap",
  "usub_cond",
  "usub_sat",
]);
