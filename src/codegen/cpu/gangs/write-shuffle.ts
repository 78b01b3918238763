import { constInt, poison } from "../../../ir/build.ts";
import type { WarpOperation } from "../../../ir/device-library.ts";
import type { CallInst } from "../../../ir/instruction.ts";
import { i32, type Type } from "../../../ir/types.ts";
import { ConstantInt, type Value } from "../../../ir/values.ts";
import { invariant } from "../../../source/invariant.ts";
import type { GangWriter } from "./gang-writer.ts";
import { LaneArray } from "./lane-array.ts";
import type { LaneValue } from "./lane-value.ts";
import type { InstructionContext } from "./write-instruction.ts";

/**
 * `__shfl_sync` and its like: where the distance is a constant as permutations of vectors, which
 * cost next to nothing, else through memory.
 */
export function writeShuffle(
  call: CallInst,
  operation: WarpOperation,
  context: InstructionContext,
): LaneValue {
  const { writer, lookUp, shapeOf } = context;
  const { type } = call;
  const [value, distance, segments] = [1, 2, 3].map((index) => lookUp(call.operand(index)));
  invariant(value && distance && segments, "a shuffle has four operands");
  // What all lanes have, each gets from any other.
  if (value.kind === "uniform") return value;
  const isConstant =
    distance.kind === "uniform" &&
    segments.kind === "uniform" &&
    distance.value instanceof ConstantInt &&
    segments.value instanceof ConstantInt;
  const isUniform = shapeOf(call).kind === "uniform";
  if (isConstant) {
    const sources = writer.eachLane((lane) =>
      sourceLane(operation, lane, Number(constantOf(distance)), Number(constantOf(segments))),
    );
    if (isUniform) return { kind: "uniform", value: writer.lane(value, sources[0] ?? 0, type) };
    return { kind: "pieces", pieces: permute(writer.pieces(value, type), sources, writer, type) };
  }
  const lanes = new LaneArray(writer, type, "shuffled.lanes");
  lanes.store(value, type);
  if (isUniform && distance.kind === "uniform") {
    return { kind: "uniform", value: lanes.load(writer.at.and(distance.value, constInt(i32, 31))) };
  }
  const pieces = writeSourceLanes(
    operation,
    writer.pieces(distance, i32),
    writer.pieces(segments, i32),
    writer,
  );
  const from: LaneValue = { kind: "pieces", pieces };
  return writer.fromLanes(
    writer.eachLane((lane) => lanes.load(writer.lane(from, lane, i32))),
    type,
  );
}

function constantOf(value: LaneValue): bigint {
  invariant(value.kind === "uniform" && value.value instanceof ConstantInt, "the operand is a constant");
  return value.value.value;
}

/** PTX ISA, `shfl.sync`: `packed` holds the highest lane and which bits of the lane select the segment. */
function sourceLane(operation: WarpOperation, lane: number, operand: number, packed: number): number {
  const [offset, segment, clamp] = [operand & 31, (packed >> 8) & 31, packed & 31];
  const first = lane & segment;
  const last = first | (clamp & ~segment);
  if (operation === "shfl.up") return lane - offset >= last ? lane - offset : lane;
  const source =
    operation === "shfl.down"
      ? lane + offset
      : operation === "shfl.bfly"
        ? lane ^ offset
        : first | (offset & ~segment);
  return source <= last ? source : lane;
}

/** The same as vectors. */
function writeSourceLanes(
  operation: WarpOperation,
  operands: readonly Value[],
  packed: readonly Value[],
  writer: GangWriter,
): readonly Value[] {
  const { at } = writer;
  const number = (value: number) => writer.splat(constInt(i32, value));
  const low = (value: Value) => at.and(value, number(31));
  return operands.map((operand, index) => {
    const lane = writer.laneNumbers(i32, index);
    const third = packed[index] ?? operand;
    const offset = low(operand);
    const segment = low(at.binary("lshr", third, number(8)));
    const first = at.and(lane, segment);
    const last = at.or(first, at.and(low(third), at.not(segment)));
    if (operation === "shfl.up") {
      const source = at.sub(lane, offset);
      return at.select(at.icmp("sge", source, last), source, lane);
    }
    const source =
      operation === "shfl.down"
        ? at.add(lane, offset)
        : operation === "shfl.bfly"
          ? at.xor(lane, offset)
          : at.or(first, at.and(offset, at.not(segment)));
    return at.select(at.icmp("sle", source, last), source, lane);
  });
}

/** Each piece of the result comes from as few pieces as its lanes lie in, mostly one or two. */
function permute(
  pieces: readonly Value[],
  sources: readonly number[],
  writer: GangWriter,
  type: Type,
): readonly Value[] {
  const { pieceWidth } = writer.shape;
  return writer.repeat(0).map((_, index) => {
    const lanes = sources.slice(index * pieceWidth, (index + 1) * pieceWidth);
    const from = [...new Set(lanes.map((lane) => Math.floor(lane / pieceWidth)))];
    const [left = 0, right] = from;
    const first = pieces[left];
    invariant(first, "a gang has pieces");
    if (from.length <= 2) {
      const second = right === undefined ? poison(first.type) : pieces[right];
      const order = lanes.map((lane) => {
        const isLeft = Math.floor(lane / pieceWidth) === left;
        return (lane % pieceWidth) + (isLeft ? 0 : pieceWidth);
      });
      return writer.at.shuffle(first, second ?? first, order);
    }
    return lanes.reduce<Value>(
      (sum, lane, at) =>
        writer.at.insertElement(sum, writer.lane({ kind: "pieces", pieces }, lane, type), at),
      poison(first.type),
    );
  });
}
