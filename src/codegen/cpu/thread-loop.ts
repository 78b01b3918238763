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
  /** Number of the thread in its block. */
  readonly thread: Value;
}

/** `blockDim` must be known where the loop starts. */
export function makeThreadLoop(
  fn: IrFunction,
  name: string,
  blockDim: { readonly x: Value; readonly y: Value; readonly z: Value },
): ThreadLoop {
  const block = (part: string) => fn.appendBlock(new BasicBlock(`${name}.${part}`));
  const start = block("start");
  const [zLoop, yLoop, body] = [block("z"), block("y"), block("x")];
  const [xNext, yNext, zNext, after] = [block("x.next"), block("y.next"), block("z.next"), block("end")];

  const z = makeCounter(start, zLoop, zNext, blockDim.z, after, "tid.z");
  const y = makeCounter(zLoop, yLoop, yNext, blockDim.y, zNext, "tid.y");
  // Before x's counter starts, because it is the same for the whole row.
  const atRow = Builder.atEnd(yLoop);
  const row = atRow.mul(atRow.add(atRow.mul(z, blockDim.y), y), blockDim.x, "row");
  const x = makeCounter(yLoop, body, xNext, blockDim.x, yNext, "tid.x");
  const thread = Builder.atEnd(body).add(row, x, "thread");
  return { start, body, next: xNext, after, tid: { x, y, z }, thread };
}

/** A counter from 0 that ends at `limit`, which is at least 1, so the test comes last. */
function makeCounter(
  from: BasicBlock,
  loop: BasicBlock,
  latch: BasicBlock,
  limit: Value,
  exit: BasicBlock,
  name: string,
): PhiInst {
  Builder.atEnd(from).br(loop);
  const counter = Builder.atEnd(loop).phi(i32, [[constInt(i32, 0), from]], name);
  const atLatch = Builder.atEnd(latch);
  const next: BinaryInst = atLatch.add(counter, constInt(i32, 1), `${name}.next`);
  // Blocks have at most 1024 threads.
  next.flags = ["nuw", "nsw"];
  atLatch.condBr(atLatch.icmp("ult", next, limit), loop, exit);
  counter.addIncoming(next, latch);
  return counter;
}
