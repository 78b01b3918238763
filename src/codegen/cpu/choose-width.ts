import { launchBlock } from "../../artifact/launch-blocks.ts";
import { Builder, constInt } from "../../ir/build.ts";
import { BasicBlock, IrFunction } from "../../ir/function.ts";
import type { Module } from "../../ir/module.ts";
import { i32 } from "../../ir/types.ts";
import { Argument, type Value } from "../../ir/values.ts";
import { warpSize } from "../../ir/warp-size.ts";
import { invariant } from "../../source/invariant.ts";
import { getFact, setFact } from "./kernel-facts.ts";

/**
 * Makes the function `name` that runs a launch by gangs where blocks are wide enough, else thread
 * by thread.
 *
 *     define void @k(launch, worker, first, end)
 *       br (blockDim.x >= 8), gangs: call @k.gang(...)   threads: call @k.thread(...)
 */
export function chooseWidth(
  name: string,
  threads: IrFunction,
  gangs: IrFunction,
  module: Module,
): IrFunction {
  const fn = new IrFunction(name, threads.functionType);
  fn.args = threads.args.map(({ type, name: argument }) => new Argument(type, argument));
  fn.linkage = threads.linkage;
  fn.attributes = threads.attributes;
  fn.sourceName = threads.sourceName;
  threads.name = `${name}.thread`;
  module.functions.delete(name);
  for (const version of [threads, gangs]) {
    version.linkage = "internal";
    module.functions.set(version.name, version);
  }

  const [entry, byGang, byThread] = ["entry", "gangs", "threads"].map((block) =>
    fn.appendBlock(new BasicBlock(block)),
  );
  const [launch] = fn.args;
  invariant(entry && byGang && byThread && launch, "the function has its blocks and arguments");
  const at = Builder.atEnd(entry);
  at.condBr(writeFits(at, launch, gangs), byGang, byThread);
  for (const [block, version] of [
    [byGang, gangs],
    [byThread, threads],
  ] as const) {
    const call = Builder.atEnd(block);
    call.call(version, fn.args);
    call.ret();
  }

  const width = getFact(gangs, "gang-width");
  const perThread = Math.ceil(getFact(gangs, "context-bytes") / width);
  setFact(fn, "context-bytes", Math.max(getFact(threads, "context-bytes"), perThread));
  setFact(fn, "gang-width", width);
  return fn;
}

/** Whether gangs pay and, where they must be warps, whether rows of threads are made of whole warps. */
function writeFits(at: Builder, launch: Value, gangs: IrFunction): Value {
  const size = (axis: number) => at.load(i32, at.byteOffset(launch, launchBlock.blockDim + 4 * axis));
  const x = size(0);
  const isWide = at.icmp("uge", x, constInt(i32, getFact(gangs, "gang-least-threads")));
  if (getFact(gangs, "gang-is-warp") === 0) return isWide;
  const isOneRow = at.icmp("eq", at.mul(size(1), size(2)), constInt(i32, 1));
  const isWholeWarps = at.icmp("eq", at.and(x, constInt(i32, warpSize - 1)), constInt(i32, 0));
  return at.and(isWide, at.or(isOneRow, isWholeWarps));
}
