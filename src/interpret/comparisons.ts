import type { FloatPredicate, IntPredicate } from "../ir/instruction.ts";
import { signedNumber, unsignedNumber } from "./integer-operations.ts";
import { asNumber, type RuntimeValue, signedBigInt, unsignedBigInt } from "./runtime-value.ts";

export type Comparison = (a: RuntimeValue, b: RuntimeValue) => number;

/** `icmp` on integers of `bits` bits; pointers compare as unsigned numbers of 32 bits. */
export function integerComparison(predicate: IntPredicate, bits: number): Comparison {
  const unsigned = predicate.startsWith("u");
  const order = orders[predicate];
  if (bits > 32) {
    const convert = unsigned ? unsignedBigInt : signedBigInt;
    return (a, b) => (order(convert(bits, a), convert(bits, b)) ? 1 : 0);
  }
  const convert = unsigned ? unsignedNumber(bits) : signedNumber(bits);
  return (a, b) => (order(convert(asNumber(a)), convert(asNumber(b))) ? 1 : 0);
}

/** Pointers are unsigned already; a signed comparison sees them as i32. */
export function pointerComparison(predicate: IntPredicate): Comparison {
  const order = orders[predicate];
  const convert = predicate.startsWith("s") ? (p: number) => p | 0 : (p: number) => p;
  return (a, b) => (order(convert(asNumber(a)), convert(asNumber(b))) ? 1 : 0);
}

type Ordered = number | bigint;
const orders: Record<IntPredicate, (a: Ordered, b: Ordered) => boolean> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  ugt: (a, b) => a > b,
  uge: (a, b) => a >= b,
  ult: (a, b) => a < b,
  ule: (a, b) => a <= b,
  sgt: (a, b) => a > b,
  sge: (a, b) => a >= b,
  slt: (a, b) => a < b,
  sle: (a, b) => a <= b,
};

/** `fcmp`: "o" predicates are false when a NaN takes part, "u" predicates are true. */
export function floatComparison(predicate: FloatPredicate): Comparison {
  const compare = floatOrders[predicate];
  return (a, b) => (compare(asNumber(a), asNumber(b)) ? 1 : 0);
}

const isNaN = (a: number, b: number) => a !== a || b !== b;

const floatOrders: Record<FloatPredicate, (a: number, b: number) => boolean> = {
  false: () => false,
  oeq: (a, b) => a === b,
  ogt: (a, b) => a > b,
  oge: (a, b) => a >= b,
  olt: (a, b) => a < b,
  ole: (a, b) => a <= b,
  one: (a, b) => a !== b && !isNaN(a, b),
  ord: (a, b) => !isNaN(a, b),
  ueq: (a, b) => a === b || isNaN(a, b),
  ugt: (a, b) => !(a <= b),
  uge: (a, b) => !(a < b),
  ult: (a, b) => !(a >= b),
  ule: (a, b) => !(a > b),
  une: (a, b) => a !== b,
  uno: isNaN,
  true: () => true,
};
