import { BasicBlock, type IrFunction } from "../../ir/function.ts";
import type { BinaryInst, PhiInst } from "../../ir/instruction.ts";
import { Builder, constInt } from "../../ir/build.ts";
import { i32 } from "../../ir/types.ts";
import type { Value } from "../../ir/values.ts";

/**
 * A loop over all threads of a block, x fastest. The caller fills `body` and whatever blocks
 * follow it, and ends them with branches to `next`.
 */
export interface ThreadLoop {
  readonly start: BasicBlock;
  /** The threads' own code starts here; it has no terminator yet. */
  readonly body: BasicBlock;
  /** Where a thread goes when it is done. */
  readonly next: BasicBlock;
  /** Runs after the last thread; empty. */
  readonly after: BasicBlock;
  readonly tid: { readonly x: Value; readonly y: Value; readonly z: Value };
  /** Number of the thread, or the gang, in its block. */
  readonly thread: Value;
}

export interface ThreadLoopSize {
  /** Must be known where the loop starts. */
  readonly blockDim: { readonly x: Value; readonly y: Value; readonly z: Value };
  /** Threads along x that one turn works for. */
  readonly width: number;
  /** Turns for one row of threads: x / width, rounded up. */
  readonly turnsPerRow: Value;
}

export function makeThreadLoop(
  fn: IrFunction,
  name: string,
  { blockDim, width, turnsPerRow }: ThreadLoopSize,
): ThreadLoop {
  const block = (part: string) => fn.appendBlock(new BasicBlock(`${name}.${part}`));
  const start = block("start");
  const [zLoop, yLoop, body] = [block("z"), block("y"), block("x")];
  const [xNext, yNext, zNext, after] = [block("x.next"), block("y.next"), block("z.next"), block("end")];

  const z = makeCounter(start, zLoop, zNext, { limit: blockDim.z, step: 1 }, after, "tid.z");
  const y = makeCounter(zLoop, yLoop, yNext, { limit: blockDim.y, step: 1 }, zNext, "tid.y");
  // Before x's counter starts, because it is the same for the whole row.
  const atRow = Builder.atEnd(yLoop);
  const row = atRow.mul(atRow.add(atRow.mul(z, blockDim.y), y), turnsPerRow, "row");
  const x = makeCounter(yLoop, body, xNext, { limit: blockDim.x, step: width }, yNext, "tid.x");
  const atBody = Builder.atEnd(body);
  const turn = width === 1 ? x : atBody.binary("lshr", x, constInt(i32, Math.log2(width)));
  const thread = atBody.add(row, turn, "thread");
  return { start, body, next: xNext, after, tid: { x, y, z }, thread };
}

/** A counter from 0 that ends at `limit`, which is at least 1, so the test comes last. */
function makeCounter(
  from: BasicBlock,
  loop: BasicBlock,
  latch: BasicBlock,
  { limit, step }: { readonly limit: Value; readonly step: number },
  exit: BasicBlock,
  name: string,
): PhiInst {
  Builder.atEnd(from).br(loop);
  const counter = Builder.atEnd(loop).phi(i32, [[constInt(i32, 0), from]], name);
  const atLatch = Builder.atEnd(latch);
  const next: BinaryInst = atLatch.add(counter, constInt(i32, step), `${name}.next`);
  // Blocks have at most 1024 threads.
  next.flags = ["nuw", "nsw"];
  atLatch.condBr(atLatch.icmp("ult", next, limit), loop, exit);
  counter.addIncoming(next, latch);
  return counter;
}
