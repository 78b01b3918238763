import { isBarrier } from "../../../analysis/barriers.ts";
import { directCallee } from "../../../analysis/call-graph.ts";
import { constInt } from "../../../ir/build.ts";
import { cloneInstruction } from "../../../ir/clone.ts";
import { lookUpDeviceFunction } from "../../../ir/device-library.ts";
import type { CallInst } from "../../../ir/instruction.ts";
import { i32, voidType } from "../../../ir/types.ts";
import type { Value } from "../../../ir/values.ts";
import { declareFunction } from "../../../transform/insert.ts";
import { readRegister } from "../registers.ts";
import { eachActiveLane } from "./each-active-lane.ts";
import { gangVote, laneMarker } from "./gang-functions.ts";
import type { GangWriter } from "./gang-writer.ts";
import { LaneArray } from "./lane-array.ts";
import type { LaneValue } from "./lane-value.ts";
import type { Mask } from "./mask.ts";
import type { InstructionContext } from "./write-instruction.ts";
import { lanePicker } from "./write-memory.ts";

/** Calls of functions that have effects: a barrier once for the gang, all others lane by lane. */
export function writeCall(call: CallInst, context: InstructionContext): LaneValue | undefined {
  return isBarrier(call) ? writeBarrier(call, context) : writeCallPerLane(call, context);
}

function writeBarrier(call: CallInst, { writer, mask, lookUp }: InstructionContext): LaneValue | undefined {
  const name = directCallee(call)?.name ?? "";
  const known = lookUpDeviceFunction(name);
  if (known?.kind !== "barrier-reduce") {
    writer.at.insert(cloneInstruction(call), call.name);
    return undefined;
  }
  const operand = call.operand(1);
  const condition = writer.pieces(lookUp(operand), operand.type);
  const count = (lanes: Mask) => {
    const bits = writer.bits(lanes);
    return writer.at.call(declareFunction(writer.module, "llvm.ctpop.i32", i32, [i32]), [bits]);
  };
  const [holds, fails] = [writer.narrow(mask, condition, true), writer.narrow(mask, condition, false)];
  const vote = declareFunction(writer.module, gangVote(known.reduction), call.type, [i32, i32, i32]);
  return {
    kind: "uniform",
    value: writer.at.call(vote, [constInt(i32, 0), count(holds), count(fails)], call.name),
  };
}

function writeCallPerLane(
  call: CallInst,
  { writer, mask, lookUp }: InstructionContext,
): LaneValue | undefined {
  const operands = call.operands.map((operand) => ({
    operand,
    pick: lanePicker(lookUp(operand), operand.type, mask, writer),
  }));
  const hasResult = call.type.kind !== "void" && call.users.size > 0;
  const results = hasResult ? new LaneArray(writer, call.type, "result.lanes") : undefined;
  eachActiveLane(writer, mask, (lane) => {
    const values = new Map<Value, Value>(operands.map(({ operand, pick }) => [operand, pick(lane)]));
    markLane(writer, lane);
    const result = writer.at.insert(cloneInstruction(call, { values, blocks: new Map() }), call.name);
    results?.storeLane(lane, result);
  });
  return results?.loadAll(call.type);
}

/** Says which thread makes the call that follows, for `record-position`. */
function markLane(writer: GangWriter, lane: Value): void {
  const thread = writer.at.add(readRegister(writer.at, writer.module, "tid.x"), lane);
  writer.at.call(declareFunction(writer.module, laneMarker, voidType, [i32]), [thread]);
}
