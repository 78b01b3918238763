import { warpFunction } from "../../../analysis/barriers.ts";
import { directCallee } from "../../../analysis/call-graph.ts";
import { type LaneShape, withoutExtension } from "../../../analysis/lane-shapes.ts";
import { constInt } from "../../../ir/build.ts";
import { cloneInstruction } from "../../../ir/clone.ts";
import { lookUpDeviceFunction } from "../../../ir/device-library.ts";
import {
  BinaryInst,
  type CallInst,
  type CastInst,
  type GetElementPtrInst,
  type Instruction,
  type PhiInst,
  type Terminator,
} from "../../../ir/instruction.ts";
import { addressSteps, scalarBits } from "../../../ir/layout.ts";
import { i1, i32, type Type } from "../../../ir/types.ts";
import { ConstantInt, type Value } from "../../../ir/values.ts";
import { invariant } from "../../../source/invariant.ts";
import { callOf, intrinsicSuffix } from "../../../transform/insert.ts";
import { writeAgreement } from "./agreement.ts";
import { gangAgrees, gangIsWhole } from "./gang-functions.ts";
import type { GangWriter } from "./gang-writer.ts";
import { isVectorizable, type LaneValue } from "./lane-value.ts";
import type { Mask } from "./mask.ts";
import { writeAtomic, writeLoad, writeStore } from "./write-memory.ts";
import { writeCall } from "./write-call.ts";
import { writeWarpOperation } from "./write-warp-operation.ts";

/** What an instruction finds where it is written. */
export interface InstructionContext {
  readonly writer: GangWriter;
  readonly mask: Mask;
  /** The lanes that have ended, as bits, where others than the active ones may be elsewhere. */
  readonly ended: Value | undefined;
  /** Whether this may be run without any lane, so that nothing is promised. */
  readonly mayBeEmpty: boolean;
  readonly shapeOf: (value: Value) => LaneShape;
  readonly lookUp: (value: Value) => LaneValue;
}

/** Instructions that control flow consists of are written by others. */
export type PlainInstruction = Exclude<Instruction, PhiInst | Terminator>;

/** Writes what the lanes do together; the result is undefined for instructions without one. */
export function writeInstruction(
  instruction: PlainInstruction,
  context: InstructionContext,
): LaneValue | undefined {
  switch (instruction.opcode) {
    case "alloca":
      invariant(false, "local arrays are made at the entry");
    case "load":
      return writeLoad(instruction, context);
    case "store":
      return writeStore(instruction, context);
    case "atomicrmw":
    case "cmpxchg":
      return writeAtomic(instruction, context);
    case "call":
      return writeAnyCall(instruction, context);
    default: {
      const shape = context.shapeOf(instruction);
      return shape.kind === "varying"
        ? writeVarying(instruction, context)
        : writeOnce(instruction, shape, context);
    }
  }
}

function writeAnyCall(call: CallInst, context: InstructionContext): LaneValue | undefined {
  if (warpFunction(call)) return writeWarpOperation(call, context);
  const callee = directCallee(call);
  if (callee?.name === gangIsWhole)
    return { kind: "uniform", value: constInt(i1, context.mask.pieces ? 0 : 1) };
  if (callee?.name === gangAgrees) {
    const { at, shape } = context.writer;
    return { kind: "uniform", value: writeAgreement(call.operand(0), at, shape.width, context).all };
  }
  const known = callee?.isDeclaration ? lookUpDeviceFunction(callee.name) : undefined;
  const isPure =
    callee?.name.startsWith("unwarp.") ||
    known?.kind === "special-register" ||
    known?.kind === "integer" ||
    known?.kind === "vector-reduce" ||
    known?.kind === "pointer-mask" ||
    (known?.kind === "math" && known.effect === "none");
  if (!isPure) return writeCall(call, context);
  const shape = context.shapeOf(call);
  return shape.kind === "varying" ? writeVaryingIntrinsic(call, context) : writeOnce(call, shape, context);
}

/** Promises about the lane's own numbers, which lane 0's need not keep when it is not active. */
const promises = new Set(["nsw", "nuw", "exact", "inbounds", "nusw", "disjoint", "nneg", "samesign"]);

/** The result of lane 0, from which the others' follow. */
export function writeOnce(
  instruction: PlainInstruction,
  shape: LaneShape,
  { writer, lookUp, mayBeEmpty }: InstructionContext,
): LaneValue {
  const values = new Map<Value, Value>();
  let isLaneZero = shape.kind === "affine";
  for (const operand of instruction.operands) {
    // What an address makes of a widened number is what it makes of the number.
    const isIndex = instruction.opcode === "getelementptr" && operand !== instruction.operand(0);
    const found = lookUp(operand);
    const value = isIndex && found.kind === "pieces" ? lookUp(withoutExtension(operand)) : found;
    invariant(
      value.kind === "uniform" || value.kind === "affine",
      `${instruction.opcode} is the same for all lanes`,
    );
    if (value.kind === "affine") isLaneZero = true;
    values.set(operand, value.kind === "uniform" ? value.value : value.base);
  }
  const copy = cloneInstruction(instruction, { values, blocks: new Map() });
  const isSum = isLaneZero && copy.opcode === "or" && copy.hasFlag("disjoint");
  // For active lanes the operands have no common bits, so that it is their sum; lane 0's may have some.
  const result = isSum ? new BinaryInst("add", copy.operand(0), copy.operand(1)) : copy;
  if (isSum) copy.erase();
  if (isLaneZero || mayBeEmpty) result.flags = result.flags.filter((flag) => !promises.has(flag));
  writer.at.insert(result, instruction.name);
  return shape.kind === "affine"
    ? { kind: "affine", base: result, stride: shape.stride }
    : { kind: "uniform", value: result };
}

function writeVarying(instruction: PlainInstruction, context: InstructionContext): LaneValue {
  const { writer, lookUp } = context;
  const inVectors = [instruction, ...instruction.operands].every(({ type }) => isVectorizable(type));
  if (!inVectors) return writeEachLane(instruction, context);
  const pieces = (index: number) => {
    const operand = instruction.operand(index);
    return writer.pieces(lookUp(operand), operand.type);
  };
  switch (instruction.opcode) {
    case "getelementptr":
      return { kind: "pieces", pieces: writeAddress(instruction, context) };
    case "select":
      return writeSelect(instruction.operand(0), instruction, context);
    case "ptrtoint":
    case "inttoptr":
    case "addrspacecast":
    case "bitcast":
    case "trunc":
    case "zext":
    case "sext":
    case "fptrunc":
    case "fpext":
    case "fptoui":
    case "fptosi":
    case "uitofp":
    case "sitofp":
      return { kind: "pieces", pieces: pieces(0).map((piece) => writeCast(piece, instruction, context)) };
    default: {
      const operands = instruction.operands.map((_, index) => pieces(index));
      return {
        kind: "pieces",
        pieces: writer.repeat(0).map((_, index) => writePiece(instruction, operands, index, context)),
      };
    }
  }
}

function writePiece(
  instruction: PlainInstruction,
  operands: readonly (readonly Value[])[],
  index: number,
  { writer: { at } }: InstructionContext,
): Value {
  const [a, b] = operands.map((pieces) => pieces[index]);
  invariant(a, "an instruction has operands");
  const keep = <I extends Instruction>(copy: I): I => {
    copy.flags = instruction.flags;
    return copy;
  };
  if (instruction.opcode === "fneg" || instruction.opcode === "freeze")
    return keep(at.unary(instruction.opcode, a));
  invariant(b, `${instruction.opcode} has two operands`);
  if (instruction.opcode === "icmp") return keep(at.icmp(instruction.predicate, a, b));
  if (instruction.opcode === "fcmp") return keep(at.fcmp(instruction.predicate, a, b));
  invariant(instruction instanceof BinaryInst, `${instruction.opcode} works on pieces`);
  return keep(at.binary(instruction.opcode, a, b));
}

/** Pointers are integers already. */
function writeCast(piece: Value, cast: CastInst, { writer }: InstructionContext): Value {
  const { at } = writer;
  const from = cast.operand(0).type;
  const to = writer.pieceType(cast.type);
  const bits = (type: Type) => (type.kind === "pointer" ? 32 : scalarBits(type));
  if (cast.opcode === "ptrtoint" || cast.opcode === "inttoptr") {
    if (bits(cast.type) === bits(from)) return piece;
    return at.cast(bits(cast.type) < bits(from) ? "trunc" : "zext", piece, to);
  }
  if (cast.opcode === "addrspacecast" || piece.type.text === to.text) return piece;
  const result = at.cast(cast.opcode, piece, to);
  result.flags = cast.flags;
  return result;
}

function writeSelect(
  condition: Value,
  select: Instruction,
  { writer, lookUp }: InstructionContext,
): LaneValue {
  const { type } = select;
  const [ifTrue, ifFalse] = [lookUp(select.operand(1)), lookUp(select.operand(2))];
  const choice = lookUp(condition);
  if (choice.kind !== "uniform") {
    return writer.blend({ pieces: writer.pieces(choice, condition.type) }, ifTrue, ifFalse, type);
  }
  const [whenTrue, whenFalse] = [writer.pieces(ifTrue, type), writer.pieces(ifFalse, type)];
  const pieces = whenTrue.map((piece, index) =>
    writer.at.select(choice.value, piece, whenFalse[index] ?? piece),
  );
  return { kind: "pieces", pieces };
}

/** Addresses as integers: the base, and for each index so many bytes. */
function writeAddress(gep: GetElementPtrInst, { writer, lookUp }: InstructionContext): readonly Value[] {
  const { at } = writer;
  const base = gep.operand(0);
  let sum = writer.pieces(lookUp(base), base.type);
  let bytes = 0;
  for (const step of addressSteps(gep.sourceType, gep.operands.slice(1))) {
    if ("bytes" in step) {
      bytes += step.bytes;
      continue;
    }
    const { index, stride } = step;
    const factor = writer.splat(constInt(i32, stride));
    const indices = writer.pieces(lookUp(index), index.type).map((piece) => {
      const bits = scalarBits(index.type);
      const wide = bits === 32 ? piece : at.cast(bits > 32 ? "trunc" : "sext", piece, writer.pieceType(i32));
      return stride === 1 ? wide : at.mul(wide, factor);
    });
    sum = sum.map((piece, position) => at.add(piece, indices[position] ?? factor));
  }
  if (bytes === 0) return sum;
  const offset = writer.splat(constInt(i32, bytes));
  return sum.map((piece) => at.add(piece, offset));
}

/** As many copies as lanes, for what does not go into vectors. Only for instructions that harm nobody. */
export function writeEachLane(
  instruction: PlainInstruction,
  { writer, lookUp }: InstructionContext,
): LaneValue {
  const operands = instruction.operands.map((operand) => ({ operand, value: lookUp(operand) }));
  const lanes = writer.eachLane((lane) => {
    const values = new Map<Value, Value>(
      operands.map(({ operand, value }) => [operand, writer.lane(value, lane, operand.type)]),
    );
    return writer.at.insert(cloneInstruction(instruction, { values, blocks: new Map() }), instruction.name);
  });
  return writer.fromLanes(lanes, instruction.type);
}

/** Intrinsics that LLVM has for vectors, too, with the number of leading operands that become vectors. */
const vectorIntrinsics: ReadonlyMap<string, number> = new Map([
  ...words(
    "sqrt fabs floor ceil trunc rint nearbyint roundeven canonicalize ctpop bitreverse bswap ctlz cttz abs",
  ).map((name): [string, number] => [name, 1]),
  ...words(
    "copysign minimum maximum smin smax umin umax sadd.sat uadd.sat ssub.sat usub.sat sshl.sat ushl.sat",
  ).map((name): [string, number] => [name, 2]),
  ...words("fshl fshr fma fmuladd").map((name): [string, number] => [name, 3]),
]);

function words(text: string): string[] {
  return text.split(" ");
}

function writeVaryingIntrinsic(call: CallInst, context: InstructionContext): LaneValue {
  const { writer, lookUp } = context;
  const name = directCallee(call)?.name ?? "";
  const suffix = `.${isVectorizable(call.type) && call.type.kind !== "pointer" ? intrinsicSuffix(call.type) : "-"}`;
  const operation = name.startsWith("llvm.") && name.endsWith(suffix) ? name.slice(5, -suffix.length) : "";
  const vectors = vectorIntrinsics.get(operation);
  if (vectors === undefined || !call.args.every(({ type }) => isVectorizable(type)))
    return writeEachLane(call, context);
  const constants = call.args.slice(vectors);
  invariant(
    constants.every((value) => value instanceof ConstantInt),
    `${name} has constants behind its operands`,
  );
  const operands = call.args.slice(0, vectors).map((operand) => writer.pieces(lookUp(operand), operand.type));
  const type = writer.pieceType(call.type);
  const pieces = writer.repeat(0).map((_, index) => {
    const args = [
      ...operands.map((each) => each[index] ?? writer.splat(constants[0] ?? constInt(i32, 0))),
      ...constants,
    ];
    const copy = callOf(writer.module, `llvm.${operation}.${intrinsicSuffix(type)}`, type, args);
    copy.flags = call.flags;
    return writer.at.insert(copy, call.name);
  });
  return { kind: "pieces", pieces };
}
