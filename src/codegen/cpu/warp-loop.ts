import { warpArrival } from "../../artifact/warp-arrival.ts";
import { Builder, constInt } from "../../ir/build.ts";
import { BasicBlock, type IrFunction } from "../../ir/function.ts";
import type { PhiInst } from "../../ir/instruction.ts";
import type { Module } from "../../ir/module.ts";
import { warpSize } from "../../ir/warp-size.ts";
import { i32, ptr } from "../../ir/types.ts";
import type { Value } from "../../ir/values.ts";
import { declareFunction } from "../../transform/insert.ts";
import type { ThreadLoop } from "./thread-loop.ts";

/** What the loop needs to know; all of it known where it starts. */
export interface WarpLoopInputs {
  readonly blockDim: { readonly x: Value; readonly y: Value; readonly z: Value };
  readonly threads: Value;
  /** The arrivals of all threads, one after the other. */
  readonly arrivals: Value;
  readonly worker: Value;
}

/**
 * A loop over the threads of a block for kernels with warp operations: warp by warp, each until
 * none of its threads waits for another lane.
 *
 *     for each warp:
 *       ready = all its lanes
 *       do
 *         for each lane in ready: the thread goes on to where it waits next
 *         ready = the lanes that have met        (__unwarp_dev_warp_release)
 *       while ready
 */
export function makeWarpLoop(
  fn: IrFunction,
  module: Module,
  name: string,
  { blockDim, threads, arrivals, worker }: WarpLoopInputs,
): ThreadLoop {
  const block = (part: string) => fn.appendBlock(new BasicBlock(`${name}.${part}`));
  const start = block("start");
  const [warp, pass, lane, body] = [block("warp"), block("pass"), block("lane"), block("thread")];
  const [next, passEnd, warpEnd, after] = [block("next"), block("pass.end"), block("warp.end"), block("end")];
  const zero = constInt(i32, 0);
  const one = constInt(i32, 1);
  Builder.atEnd(start).br(warp);

  const atWarp = Builder.atEnd(warp);
  const first = atWarp.phi(i32, [[zero, start]], "first");
  const firstTid = position(atWarp, "first.tid", [zero, zero, zero], start);
  const rest = atWarp.sub(threads, first);
  const isWhole = atWarp.icmp("uge", rest, constInt(i32, warpSize));
  const lanes = atWarp.select(isWhole, constInt(i32, warpSize), rest, "lanes");
  const lastLanes = atWarp.sub(atWarp.binary("shl", one, atWarp.and(rest, constInt(i32, warpSize - 1))), one);
  const allLanes = atWarp.select(isWhole, constInt(i32, -1), lastLanes, "all.lanes");
  atWarp.br(pass);

  const atPass = Builder.atEnd(pass);
  const ready = atPass.phi(i32, [[allLanes, warp]], "ready");
  atPass.br(lane);

  const atLane = Builder.atEnd(lane);
  const index = atLane.phi(i32, [[zero, pass]], "lane");
  const tid = position(atLane, "tid", [firstTid.x, firstTid.y, firstTid.z], pass);
  const bit = atLane.and(atLane.binary("lshr", ready, index), one);
  atLane.condBr(atLane.icmp("ne", bit, zero), body, next);

  const thread = Builder.atEnd(body).add(first, index, "thread");

  const atNext = Builder.atEnd(next);
  const nextIndex = atNext.add(index, one);
  const nextTid = following(atNext, tid, blockDim);
  index.addIncoming(nextIndex, next);
  addIncoming(tid, nextTid, next);
  atNext.condBr(atNext.icmp("ult", nextIndex, lanes), lane, passEnd);

  const atPassEnd = Builder.atEnd(passEnd);
  const record = atPassEnd.byteOffset(arrivals, atPassEnd.mul(first, constInt(i32, warpArrival.size)));
  const release = declareFunction(module, "__unwarp_dev_warp_release", i32, [ptr, i32, ptr]);
  const released = atPassEnd.call(release, [record, lanes, worker], "released");
  ready.addIncoming(released, passEnd);
  atPassEnd.condBr(atPassEnd.icmp("ne", released, zero), pass, warpEnd);

  const atWarpEnd = Builder.atEnd(warpEnd);
  const nextFirst = atWarpEnd.add(first, constInt(i32, warpSize));
  first.addIncoming(nextFirst, warpEnd);
  addIncoming(firstTid, nextTid, warpEnd);
  atWarpEnd.condBr(atWarpEnd.icmp("ult", nextFirst, threads), warp, after);
  return { start, body, next, after, tid, thread };
}

interface Position<V extends Value = Value> {
  readonly x: V;
  readonly y: V;
  readonly z: V;
}

function position(
  at: Builder,
  name: string,
  [x, y, z]: readonly [Value, Value, Value],
  from: BasicBlock,
): Position<PhiInst> {
  return {
    x: at.phi(i32, [[x, from]], `${name}.x`),
    y: at.phi(i32, [[y, from]], `${name}.y`),
    z: at.phi(i32, [[z, from]], `${name}.z`),
  };
}

function addIncoming(phis: Position<PhiInst>, values: Position, from: BasicBlock): void {
  phis.x.addIncoming(values.x, from);
  phis.y.addIncoming(values.y, from);
  phis.z.addIncoming(values.z, from);
}

/** threadIdx of the thread after this one, x fastest. */
function following(at: Builder, tid: Position, blockDim: Position): Position {
  const [zero, one] = [constInt(i32, 0), constInt(i32, 1)];
  const x = at.add(tid.x, one);
  const endOfRow = at.icmp("eq", x, blockDim.x);
  const y = at.add(tid.y, at.cast("zext", endOfRow, i32));
  const endOfSlice = at.icmp("eq", y, blockDim.y);
  return {
    x: at.select(endOfRow, zero, x),
    y: at.select(endOfSlice, zero, y),
    z: at.add(tid.z, at.cast("zext", endOfSlice, i32)),
  };
}
