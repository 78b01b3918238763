import { lookUpDeviceFunction } from "../ir/device-library.ts";
import { IrFunction } from "../ir/function.ts";
import type {
  AllocaInst,
  BinaryInst,
  CallInst,
  GetElementPtrInst,
  ICmpInst,
  Instruction,
} from "../ir/instruction.ts";
import { isInstruction } from "../ir/instruction.ts";
import { abiAlign, addressSteps, alignUp, allocBytes } from "../ir/layout.ts";
import type { Type } from "../ir/types.ts";
import { ConstantInt, type Value } from "../ir/values.ts";
import { warpFunction } from "./barriers.ts";

/**
 * How a value differs between the lanes of a gang, W threads that are neighbours along threadIdx.x,
 * the first of which has a threadIdx.x that is a multiple of W:
 * - uniform: all active lanes have the same;
 * - affine: lane k has lane 0's plus k * stride, wrapping around, for integers and, in bytes, pointers.
 *   Lane 0's value follows from the lane 0's of the operands, whether or not lane 0 is active;
 * - varying: anything.
 *
 * Errs towards varying.
 */
export type LaneShape = UniformShape | AffineShape | VaryingShape;
interface UniformShape {
  readonly kind: "uniform";
  /** A power of two that divides the value; `mostAlign` also stands for zero. */
  readonly align: number;
}
interface AffineShape {
  readonly kind: "affine";
  readonly stride: number;
  /** A power of two that divides lane 0's value. */
  readonly align: number;
}
interface VaryingShape {
  readonly kind: "varying";
}

const mostAlign = 1024;
export const varying: LaneShape = { kind: "varying" };
export const uniform: LaneShape = { kind: "uniform", align: 1 };

/** The shape of what is no instruction: constants, arguments, addresses of variables. */
export function shapeOfLeaf(value: Value): LaneShape {
  return value instanceof ConstantInt ? { kind: "uniform", align: alignOf(value.value) } : uniform;
}

/** Finds the shape of the result of any instruction but a phi, which depends on control flow. */
export type ShapeRule = (instruction: Instruction, shapeOf: (operand: Value) => LaneShape) => LaneShape;

/** For gangs of `width` lanes. */
export function shapesInGang(width: number): ShapeRule {
  return (instruction, shapeOf) => shapeOfResult(instruction, shapeOf, width);
}

/** What a value is that may be either. */
export function joinShapes(a: LaneShape, b: LaneShape): LaneShape {
  if (a.kind === "varying" || b.kind === "varying") return varying;
  const stride = strideOf(a);
  return stride === strideOf(b) ? affine(stride, Math.min(a.align, b.align)) : varying;
}

function shapeOfResult(
  instruction: Instruction,
  shapeOf: (operand: Value) => LaneShape,
  width: number,
): LaneShape {
  switch (instruction.opcode) {
    case "alloca":
      return affine(laneBytes(instruction), 1);
    case "call":
      return shapeOfCall(instruction, shapeOf, width);
    case "atomicrmw":
    case "cmpxchg":
      return varying;
    case "getelementptr":
      return shapeOfAddress(instruction, shapeOf);
    case "icmp":
      return shapeOfComparison(instruction, shapeOf, width);
    case "select": {
      const [condition, ifTrue, ifFalse] = instruction.operands.map(shapeOf);
      return condition?.kind === "uniform" && ifTrue && ifFalse ? joinShapes(ifTrue, ifFalse) : varying;
    }
    case "add":
    case "sub":
    case "mul":
    case "shl":
    case "or":
    case "and":
    case "lshr":
      return shapeOfArithmetic(instruction, shapeOf, width);
    case "trunc":
    case "ptrtoint":
    case "inttoptr":
    case "addrspacecast":
    case "freeze":
    case "bitcast":
      return isAddressLike(instruction.type) && isAddressLike(instruction.operand(0).type)
        ? shapeOf(instruction.operand(0))
        : uniformIfOperandsAre(instruction, shapeOf);
    default:
      return uniformIfOperandsAre(instruction, shapeOf);
  }
}

/** Bytes from one lane's copy of a local array to the next. */
export function laneBytes(alloca: AllocaInst): number {
  const count = alloca.operand(0);
  const bytes = allocBytes(alloca.allocatedType) * (count instanceof ConstantInt ? Number(count.value) : 1);
  return alignUp(bytes, alloca.align ?? abiAlign(alloca.allocatedType));
}

function affine(stride: number, align: number): LaneShape {
  // Addresses and strides count modulo 2^32.
  const wrapped = stride | 0;
  return wrapped === 0 ? { kind: "uniform", align } : { kind: "affine", stride: wrapped, align };
}

function strideOf(shape: UniformShape | AffineShape): number {
  return shape.kind === "affine" ? shape.stride : 0;
}

function alignOf(value: bigint): number {
  if (value === 0n) return mostAlign;
  return Math.min(mostAlign, Number(value & -value & BigInt(2 * mostAlign - 1)) || mostAlign);
}

/** Types for which wrapping around is what their arithmetic does anyway. */
function isAddressLike(type: Type): boolean {
  return type.kind === "pointer" || (type.kind === "int" && (type.bits === 32 || type.bits === 64));
}

export function uniformIfOperandsAre(
  instruction: Instruction,
  shapeOf: (operand: Value) => LaneShape,
): LaneShape {
  return instruction.operands.every((operand) => shapeOf(operand).kind === "uniform") ? uniform : varying;
}

function shapeOfArithmetic(
  instruction: BinaryInst,
  shapeOf: (operand: Value) => LaneShape,
  width: number,
): LaneShape {
  const [left, right] = [instruction.operand(0), instruction.operand(1)];
  const [a, b] = [shapeOf(left), shapeOf(right)];
  if (a.kind === "varying" || b.kind === "varying") return varying;
  if (!isAddressLike(instruction.type)) return uniformIfOperandsAre(instruction, shapeOf);
  // Strides are known modulo 2^32, which is not enough for what comes down from above.
  const isWide = instruction.type.text === "i64" && (a.kind === "affine" || b.kind === "affine");
  if (isWide && (instruction.opcode === "mul" || instruction.opcode === "shl")) return varying;
  const constant = right instanceof ConstantInt ? right : undefined;
  const leastAlign = Math.min(a.align, b.align);
  switch (instruction.opcode) {
    case "add":
      return affine(strideOf(a) + strideOf(b), leastAlign);
    case "sub":
      return affine(strideOf(a) - strideOf(b), leastAlign);
    case "or":
      return instruction.hasFlag("disjoint") && (a.kind === "uniform" || b.kind === "uniform")
        ? affine(strideOf(a) + strideOf(b), leastAlign)
        : uniformIfOperandsAre(instruction, shapeOf);
    case "mul": {
      const align = Math.min(mostAlign, a.align * b.align);
      if (a.kind === "uniform" && b.kind === "uniform") return { kind: "uniform", align };
      const factor = constantFactor(left) ?? constantFactor(right);
      const other = constantFactor(left) === undefined ? a : b;
      return factor === undefined ? varying : affine(Math.imul(strideOf(other), factor), align);
    }
    case "shl": {
      if (!constant || constant.value > 30n) return uniformIfOperandsAre(instruction, shapeOf);
      const factor = 2 ** Number(constant.value);
      return affine(Math.imul(strideOf(a), factor), Math.min(mostAlign, a.align * factor));
    }
    case "lshr": {
      if (!constant || constant.value > 30n || a.kind !== "affine")
        return uniformIfOperandsAre(instruction, shapeOf);
      return span(a, width) < Math.min(a.align, 2 ** Number(constant.value)) ? uniform : varying;
    }
    case "and": {
      if (!constant || a.kind !== "affine") return uniformIfOperandsAre(instruction, shapeOf);
      // The low bits: lane 0 has none of them, and no lane as many as would carry out of them.
      const size = Number(constant.value) + 1;
      const keepsLowBits = (size & (size - 1)) === 0 && size > 1 && a.align % size === 0;
      return keepsLowBits && span(a, width) < size ? affine(a.stride, mostAlign) : varying;
    }
    default:
      return uniformIfOperandsAre(instruction, shapeOf);
  }
}

/** How far the last lane is above the first; infinite where lanes count down. */
function span({ stride }: AffineShape, width: number): number {
  return stride > 0 ? stride * (width - 1) : Infinity;
}

function constantFactor(value: Value): number | undefined {
  return value instanceof ConstantInt ? Number(BigInt.asIntN(32, value.value)) : undefined;
}

/** A comparison with a bound that no gang straddles: `threadIdx.x < 32` for W = 32. */
function shapeOfComparison(
  comparison: ICmpInst,
  shapeOf: (operand: Value) => LaneShape,
  width: number,
): LaneShape {
  const [a, b] = [shapeOf(comparison.operand(0)), shapeOf(comparison.operand(1))];
  if (a.kind === "uniform" && b.kind === "uniform") return uniform;
  if (a.kind === "varying" || b.kind === "varying") return varying;
  const { predicate } = comparison;
  if (predicate === "eq" || predicate === "ne") return strideOf(a) === strideOf(b) ? uniform : varying;
  const [lanes, bound] = a.kind === "affine" ? [a, b] : [b, a];
  if (lanes.kind !== "affine" || bound.kind !== "uniform" || span(lanes, width) >= lanes.align)
    return varying;
  // `x < c` and `x >= c` change between c - 1 and c, the other two (and those with the sides exchanged) between c and c + 1.
  const changesBelow = /lt|ge/.test(predicate) === (lanes === a);
  const boundValue = comparison.operand(lanes === a ? 1 : 0);
  const align =
    boundValue instanceof ConstantInt
      ? alignOf(boundValue.value + (changesBelow ? 0n : 1n))
      : changesBelow
        ? bound.align
        : 1;
  return align >= lanes.align ? uniform : varying;
}

function shapeOfAddress(gep: GetElementPtrInst, shapeOf: (operand: Value) => LaneShape): LaneShape {
  const base = shapeOf(gep.operand(0));
  if (base.kind === "varying" || gep.type.kind !== "pointer") return varying;
  let stride = strideOf(base);
  for (const step of addressSteps(gep.sourceType, gep.operands.slice(1))) {
    if ("bytes" in step) continue;
    const index = shapeOf(withoutExtension(step.index));
    if (index.kind === "varying") return varying;
    if (index.kind === "affine" && !isAddressLike(step.index.type)) return varying;
    stride += Math.imul(strideOf(index), step.stride);
  }
  return affine(stride, 1);
}

/** Addresses have 32 bits, so an index is the same before and after it was widened from 32. */
export function withoutExtension(index: Value): Value {
  const isWidened =
    isInstruction(index) &&
    (index.opcode === "sext" || index.opcode === "zext") &&
    index.operand(0).type.text === "i32";
  return isWidened ? index.operand(0) : index;
}

function shapeOfCall(call: CallInst, shapeOf: (operand: Value) => LaneShape, width: number): LaneShape {
  const { callee } = call;
  if (!(callee instanceof IrFunction)) return varying;
  if (callee.name.startsWith("unwarp.")) return uniform;
  const known = callee.isDeclaration ? lookUpDeviceFunction(callee.name) : undefined;
  switch (known?.kind) {
    case "special-register":
      if (known.register === "tid.x") return affine(1, width);
      return known.sharedBy !== "thread" || known.register.startsWith("tid.") ? uniform : varying;
    case "math":
      return known.effect === "none" ? uniformIfArgumentsAre(call, shapeOf) : varying;
    case "integer":
    case "vector-reduce":
    case "pointer-mask":
      return uniformIfArgumentsAre(call, shapeOf);
    case "barrier-reduce":
      return uniform;
    case "warp":
      return shapeOfWarpOperation(call, shapeOf);
    default:
      return varying;
  }
}

function uniformIfArgumentsAre(call: CallInst, shapeOf: (operand: Value) => LaneShape): LaneShape {
  return call.args.every((argument) => shapeOf(argument).kind === "uniform") ? uniform : varying;
}

/** All lanes that take part in a vote or reduction get the same, if they agree who takes part. */
function shapeOfWarpOperation(call: CallInst, shapeOf: (operand: Value) => LaneShape): LaneShape {
  const operation = warpFunction(call)?.operation;
  if (operation === undefined || operation === "activemask") return uniform;
  const isUniform = (index: number) => shapeOf(call.operand(index)).kind === "uniform";
  if (operation.startsWith("vote.") || operation === "match.all") return isUniform(0) ? uniform : varying;
  if (operation.startsWith("redux.")) return isUniform(1) ? uniform : varying;
  const isBroadcast = operation === "shfl.idx" && isUniform(2) && isWholeWarp(call.operand(3));
  return isBroadcast ? uniform : varying;
}

/** The third operand of a shuffle that does not divide the warp. */
function isWholeWarp(clamp: Value): boolean {
  return clamp instanceof ConstantInt && clamp.value === 0x1fn;
}
