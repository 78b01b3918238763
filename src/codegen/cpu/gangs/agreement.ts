import type { LaneShape } from "../../../analysis/lane-shapes.ts";
import { type Builder, constInt } from "../../../ir/build.ts";
import {
  type ICmpInst,
  type Instruction,
  type IntPredicate,
  isInstruction,
} from "../../../ir/instruction.ts";
import type { Value } from "../../../ir/values.ts";
import { ConstantInt } from "../../../ir/values.ts";
import { invariant } from "../../../source/invariant.ts";
import type { LaneValue } from "./lane-value.ts";

/** Two i1: whether a condition holds for all W lanes, and whether it holds for none. */
export interface Agreement {
  readonly all: Value;
  readonly none: Value;
}

/**
 * Whether two scalar comparisons can tell that all lanes agree on a condition: it compares an affine
 * value with a uniform one (`i < n`), or combines such comparisons.
 */
export function canTestAgreement(condition: Value, shapeOf: (value: Value) => LaneShape): boolean {
  if (shapeOf(condition).kind === "uniform") return true;
  if (!isInstruction(condition)) return false;
  if (condition.opcode === "icmp") return affineSide(condition, shapeOf) !== undefined;
  const parts = connective(condition);
  return parts !== undefined && parts.operands.every((part) => canTestAgreement(part, shapeOf));
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

/** Which operand is affine, when the other is uniform. Equality mostly holds for one lane, so that no gang agrees. */
function affineSide(comparison: ICmpInst, shapeOf: (value: Value) => LaneShape): 0 | 1 | undefined {
  if (comparison.predicate === "eq" || comparison.predicate === "ne") return undefined;
  const shapes = [shapeOf(comparison.operand(0)), shapeOf(comparison.operand(1))];
  // Over longer ways numbers may wrap around and come back in order.
  if (shapes.some((shape) => shape.kind === "affine" && Math.abs(shape.stride) >= longStride))
    return undefined;
  const [left, right] = shapes.map(({ kind }) => kind);
  if (left === "affine" && right === "uniform") return 0;
  return left === "uniform" && right === "affine" ? 1 : undefined;
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
