import type { LaneShape } from "../../../analysis/lane-shapes.ts";
import { isInstruction } from "../../../ir/instruction.ts";
import { ConstantInt, type Value } from "../../../ir/values.ts";

/**
 * The one lane for which a condition may hold: `threadIdx.x == 0` and `lane == 31` compare numbers that count up by
 * lanes, from a multiple of W, with a constant. Undefined where it may hold for several. With `holds` false,
 * the one for which it may not hold.
 */
export function onlyLane(
  condition: Value,
  holds: boolean,
  width: number,
  shapeOf: (value: Value) => LaneShape,
): number | undefined {
  if (!isInstruction(condition)) return undefined;
  if (condition.opcode === "icmp") {
    if (condition.predicate !== (holds ? "eq" : "ne")) return undefined;
    const [left, right] = [condition.operand(0), condition.operand(1)];
    const [lanes, bound] = left instanceof ConstantInt ? [right, left] : [left, right];
    const shape = shapeOf(lanes);
    const counts = shape.kind === "affine" && shape.stride === 1 && shape.align % width === 0;
    return counts && bound instanceof ConstantInt
      ? Number(BigInt.asUintN(32, bound.value)) % width
      : undefined;
  }
  // `a && b`, as instructions or as Clang writes it: fewer lanes than either.
  const [a, b, c] = condition.operands;
  if (!holds || !a || !b || condition.type.text !== "i1") return undefined;
  const isBoth =
    condition.opcode === "and" ||
    (condition.opcode === "select" && c instanceof ConstantInt && c.value === 0n);
  return isBoth ? (onlyLane(a, true, width, shapeOf) ?? onlyLane(b, true, width, shapeOf)) : undefined;
}
