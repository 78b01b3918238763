import { warpFunction } from "../../../analysis/barriers.ts";
import { constInt, constZero, poison } from "../../../ir/build.ts";
import { launchTimeout } from "../../../artifact/support-interface.ts";
import type { WarpOperation } from "../../../ir/device-library.ts";
import type { CallInst } from "../../../ir/instruction.ts";
import { i1, i32, ptr, type Type, voidType } from "../../../ir/types.ts";
import { ConstantInt, type Value } from "../../../ir/values.ts";
import { warpSize } from "../../../ir/warp-size.ts";
import { invariant } from "../../../source/invariant.ts";
import { declareFunction, insertIntrinsic } from "../../../transform/insert.ts";
import { readRegister } from "../registers.ts";
import { eachActiveLane } from "./each-active-lane.ts";
import type { GangWriter } from "./gang-writer.ts";
import { LaneArray } from "./lane-array.ts";
import type { LaneValue } from "./lane-value.ts";
import type { Mask } from "./mask.ts";
import type { InstructionContext } from "./write-instruction.ts";
import { writeShuffle } from "./write-shuffle.ts";

/**
 * Writes a warp operation where the gang is the warp (W = 32): the active lanes are those that
 * have met here. CUDA C++ programming guide, "Warp Vote Functions" and the sections behind it.
 */
export function writeWarpOperation(call: CallInst, context: InstructionContext): LaneValue | undefined {
  const { writer, mask } = context;
  invariant(writer.shape.width === warpSize, "a gang with warp operations is a warp");
  const operation = warpFunction(call)?.operation;
  invariant(operation, "the call is a warp operation");
  if (operation === "activemask") return { kind: "uniform", value: writer.bits(mask) };
  writeMeeting(call.operand(operation.startsWith("redux.") ? 1 : 0), context);
  if (operation === "sync") return undefined;
  if (operation.startsWith("shfl.")) return writeShuffle(call, operation, context);
  if (operation.startsWith("vote.")) return writeVote(call, operation, context);
  if (operation.startsWith("redux.")) return writeReduction(call, operation, context);
  return writeMatch(call, operation === "match.all", context);
}

/** Lanes that are waited for but run something else never come: a fault, as it is thread by thread. */
function writeMeeting(operand: Value, { writer, mask, lookUp, ended }: InstructionContext): void {
  if (ended === undefined) return;
  const named = lookUp(operand);
  const { at } = writer;
  const met = at.or(writer.bits(mask), ended);
  const missing = at.and(
    named.kind === "uniform" ? named.value : writeUnion(named, mask, writer),
    at.not(met),
  );
  const [fault, after] = [writer.makeBlock("never.met"), writer.makeBlock("met")];
  at.condBr(at.icmp("ne", missing, constInt(i32, 0)), fault, after);
  writer.continueIn(fault);
  const report = declareFunction(writer.module, "__unwarp_dev_fault", voidType, [i32, ptr]);
  writer.at.call(report, [constInt(i32, launchTimeout), readRegister(writer.at, writer.module, "worker")]);
  writer.at.unreachable();
  writer.continueIn(after);
}

/** All lanes that some active lane names. */
function writeUnion(named: LaneValue, mask: Mask, writer: GangWriter): Value {
  const none = constZero(writer.pieceType(i32));
  const [first, ...others] = writer.pieces(named, i32).map((piece, index) => {
    const active = writer.maskPieces(mask)[index];
    return active ? writer.at.select(active, piece, none) : piece;
  });
  invariant(first, "a gang has pieces");
  const union = others.reduce<Value>((sum, piece) => writer.at.or(sum, piece), first);
  return writer.reducePiece(union, "or");
}

function writeVote(
  call: CallInst,
  operation: WarpOperation,
  { writer, mask, lookUp }: InstructionContext,
): LaneValue {
  const { at } = writer;
  const condition = writer.pieces(lookUp(call.operand(1)), i1);
  const votes = writer.bits(writer.narrow(mask, condition, true));
  const active = writer.bits(mask);
  const vote = (make: (value: Value) => Value, named: Value): Value => {
    const [yes, all] = [at.and(make(votes), named), at.and(make(active), named)];
    const none = constZero(yes.type);
    switch (operation) {
      case "vote.ballot":
        return yes;
      case "vote.any":
        return at.icmp("ne", yes, none);
      case "vote.all":
        return at.icmp("eq", yes, all);
      default:
        return at.or(at.icmp("eq", yes, all), at.icmp("eq", yes, none));
    }
  };
  const named = lookUp(call.operand(0));
  if (named.kind === "uniform") return { kind: "uniform", value: vote((value) => value, named.value) };
  const pieces = writer.pieces(named, i32).map((piece) => vote((value) => writer.splat(value), piece));
  return { kind: "pieces", pieces };
}

function writeReduction(call: CallInst, operation: WarpOperation, context: InstructionContext): LaneValue {
  const { writer, mask, lookUp } = context;
  const kind = operation.slice("redux.".length);
  const named = lookUp(call.operand(1));
  const value = lookUp(call.operand(0));
  const neutral = writer.splat(neutralElement(kind));
  if (named.kind === "uniform") {
    const takesPart = writer.maskPieces(
      writer.narrow(mask, writer.maskPieces(writer.maskFromBits(named.value)), true),
    );
    const [first, ...others] = writer.pieces(value, i32).map((piece, index) => {
      return writer.at.select(takesPart[index] ?? neutral, piece, neutral);
    });
    invariant(first, "a gang has pieces");
    const sum = others.reduce<Value>((so, far) => combine(kind, so, far, writer), first);
    return { kind: "uniform", value: writer.reducePiece(sum, { min: "smin", max: "smax" }[kind] ?? kind) };
  }
  const masks = writer.pieces(named, i32);
  return overActiveLanes(context, value, i32, neutral, (sum, other, bit, index) => {
    const isNamed = writer.at.and(masks[index] ?? neutral, bit);
    const takesPart = writer.at.icmp("ne", isNamed, constZero(bit.type));
    return combine(kind, sum, writer.at.select(takesPart, other, neutral), writer);
  });
}

function neutralElement(kind: string): ConstantInt {
  const number = { min: 0x7fffffff, max: -0x80000000, umin: -1, and: -1 }[kind] ?? 0;
  return new ConstantInt(i32, number);
}

function combine(kind: string, a: Value, b: Value, writer: GangWriter): Value {
  const { at, module } = writer;
  switch (kind) {
    case "add":
    case "and":
    case "or":
    case "xor":
      return at.binary(kind, a, b);
    case "min":
    case "max":
      return insertIntrinsic(at, module, `s${kind}`, a, b);
    default:
      return insertIntrinsic(at, module, kind, a, b);
  }
}

function writeMatch(call: CallInst, wantsAll: boolean, context: InstructionContext): LaneValue {
  const { writer, mask, lookUp } = context;
  const [named, value] = [lookUp(call.operand(0)), lookUp(call.operand(1))];
  const { type } = call.operand(1);
  const own = writer.pieces(value, type);
  const masks = writer.pieces(named, i32);
  const zero = constZero(writer.pieceType(i32));
  const equal = overActiveLanes(context, value, type, zero, (found, other, bit, index) => {
    const same = writer.at.icmp("eq", own[index] ?? zero, other);
    return writer.at.or(found, writer.at.select(same, writer.at.and(bit, masks[index] ?? zero), zero));
  });
  if (!wantsAll) return equal;
  const active = writer.splat(writer.bits(mask));
  const results = writer.pieces(equal, i32).map((piece, index) => {
    const all = writer.at.icmp("eq", piece, writer.at.and(active, masks[index] ?? zero));
    return { all, lanes: writer.at.select(all, piece, zero) };
  });
  const [lanes, all]: readonly LaneValue[] = [
    { kind: "pieces", pieces: results.map((each) => each.lanes) },
    { kind: "pieces", pieces: results.map((each) => each.all) },
  ];
  invariant(lanes && all, "a match has two results");
  const pair = (lane: number): Value => {
    const first = writer.at.insertValue(poison(call.type), writer.lane(lanes, lane, i32), 0);
    return writer.at.insertValue(first, writer.lane(all, lane, i1), 1);
  };
  // All lanes that the mask names get the same.
  if (named.kind !== "uniform") return { kind: "lanes", lanes: writer.eachLane(pair) };
  const anyLane = new LaneArray(writer, call.type, "match.lanes");
  anyLane.store({ kind: "lanes", lanes: writer.eachLane(pair) }, call.type);
  const first = writer.firstLane(writer.at.and(writer.bits(mask), named.value));
  return { kind: "uniform", value: anyLane.load(writer.at.and(first, constInt(i32, 31))) };
}

/** Goes over the active lanes, keeping for each lane what `step` makes of it, the other lane's value and its bit. */
function overActiveLanes(
  { writer, mask }: InstructionContext,
  value: LaneValue,
  type: Type,
  start: Value,
  step: (sum: Value, other: Value, bit: Value, piece: number) => Value,
): LaneValue {
  const values = new LaneArray(writer, type, "values.lanes");
  values.store(value, type);
  const sums = new LaneArray(writer, i32, "sums.lanes");
  sums.store({ kind: "pieces", pieces: writer.repeat(start) }, i32);
  eachActiveLane(writer, mask, (lane) => {
    const other = writer.splat(values.load(lane));
    const bit = writer.splat(writer.at.binary("shl", constInt(i32, 1), lane));
    const pieces = writer.pieces(sums.loadAll(i32), i32).map((sum, index) => step(sum, other, bit, index));
    sums.store({ kind: "pieces", pieces }, i32);
  });
  return sums.loadAll(i32);
}
