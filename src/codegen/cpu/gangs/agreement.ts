import type { LaneShape } from "../../../analysis/lane-shapes.ts";
import { type Builder, constInt } from "../../../ir/build.ts";
import {
  type ICmpInst,
  type Instruction,
  type IntPredicate,
  isInstruction,
} from "../../../ir/instruction.ts";
import { i1 } from "../../../ir/types.ts";
import type { Value } from "../../../ir/values.ts";
import { ConstantInt } from "../../../ir/values.ts";
import { invariant } from "../../../source/invariant.ts";
import type { AffineValue, LaneValue } from "./lane-value.ts";

/** Two i1: whether a condition holds for all W lanes, and whether it holds for none. */
export interface Agreement {
  readonly all: Value;
  readonly none: Value;
}

/**
 * Whether scalar comparisons can tell that all lanes agree on a condition, for it and against it: it compares an affine
 * value with a uniform one (`i < n`), or combines such comparisons.
 */
export function canTestAgreement(condition: Value, shapeOf: (value: Value) => LaneShape): boolean {
  const { all, none } = possibleAgreement(condition, shapeOf);
  return all && none;
}

/** Which of the two may turn out to be so. */
function possibleAgreement(
  condition: Value,
  shapeOf: (value: Value) => LaneShape,
): { readonly all: boolean; readonly none: boolean } {
  const [either, neither] = [
    { all: true, none: true },
    { all: false, none: false },
  ];
  if (shapeOf(condition).kind === "uniform") return either;
  if (!isInstruction(condition)) return neither;
  if (condition.opcode === "icmp") {
    if (affineSide(condition, shapeOf) === undefined) return neither;
    // One lane at most has the number.
    if (condition.predicate === "eq") return { all: false, none: true };
    return condition.predicate === "ne" ? { all: true, none: false } : either;
  }
  const parts = connective(condition);
  if (!parts) return neither;
  const [left, right] = parts.operands.map((part) => possibleAgreement(part, shapeOf));
  invariant(left, "a connective has operands");
  if (!right) return { all: left.none, none: left.all };
  return parts.kind === "and"
    ? { all: left.all && right.all, none: left.none || right.none }
    : { all: left.all || right.all, none: left.none && right.none };
}

/** Writes the test. Lanes that are not active count as well. */
export function writeAgreement(
  condition: Value,
  at: Builder,
  width: number,
  facts: { readonly shapeOf: (value: Value) => LaneShape; readonly lookUp: (value: Value) => LaneValue },
): Agreement {
  if (facts.shapeOf(condition).kind === "uniform") {
    const value = facts.lookUp(condition);
    invariant(value.kind === "uniform", "the condition is uniform");
    return { all: value.value, none: at.not(value.value) };
  }
  invariant(isInstruction(condition), "a condition that is no instruction is uniform");
  if (condition.opcode === "icmp") return writeComparison(condition, at, width, facts);
  const parts = connective(condition);
  invariant(parts, "the condition can be tested");
  const [left, right] = parts.operands.map((part, index): Agreement => {
    const { all, none } = writeAgreement(part, at, width, facts);
    // Behind `a &&`, b may be poison where a does not hold; asked at once, it must be something.
    const isLater = index > 0 && condition.opcode === "select";
    return isLater ? { all: at.unary("freeze", all), none: at.unary("freeze", none) } : { all, none };
  });
  invariant(left, "a connective has operands");
  if (!right) return { all: left.none, none: left.all };
  return parts.kind === "and"
    ? { all: at.and(left.all, right.all), none: at.or(left.none, right.none) }
    : { all: at.or(left.all, right.all), none: at.and(left.none, right.none) };
}

interface Connective {
  readonly kind: "and" | "or" | "not";
  readonly operands: readonly Value[];
}

function connective(condition: Instruction): Connective | undefined {
  if (condition.type.text !== "i1") return undefined;
  const [a, b, c] = condition.operands;
  if (!a || !b) return undefined;
  if (condition.opcode === "and" || condition.opcode === "or")
    return { kind: condition.opcode, operands: [a, b] };
  if (condition.opcode === "xor" && isTruth(b, 1n)) return { kind: "not", operands: [a] };
  // `a && b` and `a || b` as Clang writes them.
  if (condition.opcode !== "select" || !c) return undefined;
  if (isTruth(c, 0n)) return { kind: "and", operands: [a, b] };
  return isTruth(b, 1n) ? { kind: "or", operands: [a, c] } : undefined;
}

function isTruth(value: Value, bit: bigint): boolean {
  return value instanceof ConstantInt && value.value === bit;
}

/** Which operand is affine, when the other is uniform. */
function affineSide(comparison: ICmpInst, shapeOf: (value: Value) => LaneShape): 0 | 1 | undefined {
  const { type } = comparison.operand(0);
  // Distances between numbers are computed; narrower ones may wrap around more than once.
  if (isEquality(comparison) && !(type.kind === "int" && type.bits >= 32)) return undefined;
  const shapes = [shapeOf(comparison.operand(0)), shapeOf(comparison.operand(1))];
  // Over longer ways numbers may wrap around and come back in order.
  if (shapes.some((shape) => shape.kind === "affine" && Math.abs(shape.stride) >= longStride))
    return undefined;
  const [left, right] = shapes.map(({ kind }) => kind);
  if (left === "affine" && right === "uniform") return 0;
  return left === "uniform" && right === "affine" ? 1 : undefined;
}

function isEquality({ predicate }: ICmpInst): boolean {
  return predicate === "eq" || predicate === "ne";
}

/** With a smaller one, 32 lanes span less than half of the numbers of 32 bits. */
const longStride = 2 ** 26;

const exchanged: Readonly<Record<string, IntPredicate>> = {
  ugt: "ult",
  uge: "ule",
  ult: "ugt",
  ule: "uge",
  sgt: "slt",
  sge: "sle",
  slt: "sgt",
  sle: "sge",
};
const opposite: Readonly<Record<string, IntPredicate>> = {
  ugt: "ule",
  uge: "ult",
  ult: "uge",
  ule: "ugt",
  sgt: "sle",
  sge: "slt",
  slt: "sge",
  sle: "sgt",
};

function writeComparison(
  comparison: ICmpInst,
  at: Builder,
  width: number,
  { shapeOf, lookUp }: Parameters<typeof writeAgreement>[3],
): Agreement {
  const side = affineSide(comparison, shapeOf);
  invariant(side !== undefined, "one side of the comparison is affine");
  const lanes = lookUp(comparison.operand(side));
  const bound = lookUp(comparison.operand(1 - side));
  invariant(lanes.kind === "affine" && bound.kind === "uniform", "one side of the comparison is affine");
  if (isEquality(comparison)) {
    const away = isOutside(bound.value, lanes, at, width);
    const never = constInt(i1, 0);
    return comparison.predicate === "eq" ? { all: never, none: away } : { all: away, none: never };
  }
  const predicate = side === 0 ? comparison.predicate : exchanged[comparison.predicate];
  const not = predicate && opposite[predicate];
  invariant(predicate && not, "the predicate is an order");
  const { type } = comparison.operand(side);
  const pointer = type.kind === "pointer";
  const last = pointer
    ? at.byteOffset(lanes.base, lanes.stride * (width - 1))
    : at.add(lanes.base, constInt(type, lanes.stride * (width - 1)));
  const [low, high] = lanes.stride > 0 ? [lanes.base, last] : [last, lanes.base];
  // When the numbers wrap around on the way, the ends say nothing about the lanes between.
  const inOrder = at.icmp(predicate.startsWith("s") ? "sle" : "ule", low, high);
  const [allDecides, noneDecides] = /lt|le/.test(predicate) ? [high, low] : [low, high];
  return {
    all: at.and(inOrder, at.icmp(predicate, allDecides, bound.value)),
    none: at.and(inOrder, at.icmp(not, noneDecides, bound.value)),
  };
}

/** Whether a number lies outside what the lanes' numbers span, which may wrap around. */
function isOutside(number: Value, { base, stride }: AffineValue, at: Builder, width: number): Value {
  const span = Math.abs(stride) * (width - 1);
  const low = stride > 0 ? base : at.sub(base, constInt(base.type, span));
  return at.icmp("ugt", at.sub(number, low), constInt(base.type, span));
}
