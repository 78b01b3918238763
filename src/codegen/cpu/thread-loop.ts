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

/**
 * As one loop, with less code than three but more in each turn: for kernels of so many loops that it takes long to
 * compile them.
 *
 *     x:       thread, tid.x, tid.y, tid.z: phis
 *     x.next:  thread + 1; tid.x + width, at the end of a row 0 and tid.y + 1, ...
 *
 * @param threads number of threads, or gangs, in a block
 */
export function makeFlatThreadLoop(
  fn: IrFunction,
  name: string,
  { blockDim, width }: ThreadLoopSize,
  threads: Value,
): ThreadLoop {
  const block = (part: string) => fn.appendBlock(new BasicBlock(`${name}.${part}`));
  const [start, body, next, after] = [block("start"), block("x"), block("x.next"), block("end")];
  const thread = makeCounter(start, body, next, { limit: threads, step: 1 }, after, "thread");
  const tid = new FlatPosition({ start, body, next }, blockDim, width);
  return { start, body, next, after, tid, thread };
}

/** threadIdx in such a loop. It costs something in each turn, so only what is asked for is counted. */
class FlatPosition {
  readonly #loop: Pick<ThreadLoop, "start" | "body" | "next">;
  readonly #blockDim: ThreadLoopSize["blockDim"];
  readonly #width: number;
  #x: Counted | undefined;
  #y: Counted | undefined;
  #z: Counted | undefined;

  constructor(
    loop: Pick<ThreadLoop, "start" | "body" | "next">,
    blockDim: ThreadLoopSize["blockDim"],
    width: number,
  ) {
    this.#loop = loop;
    this.#blockDim = blockDim;
    this.#width = width;
  }

  get x(): Value {
    return this.#countX().value;
  }
  get y(): Value {
    return this.#countY().value;
  }
  get z(): Value {
    this.#z ??= this.#count("tid.z", (at, z) => ({
      next: at.add(z, at.cast("zext", this.#countY().ends, i32)),
      // Of the last one nothing depends.
      ends: this.#countY().ends,
    }));
    return this.#z.value;
  }

  #countX(): Counted {
    this.#x ??= this.#count("tid.x", (at, x) =>
      wrap(at, at.add(x, constInt(i32, this.#width)), this.#blockDim.x),
    );
    return this.#x;
  }

  #countY(): Counted {
    this.#y ??= this.#count("tid.y", (at, y) =>
      wrap(at, at.add(y, at.cast("zext", this.#countX().ends, i32)), this.#blockDim.y),
    );
    return this.#y;
  }

  #count(name: string, step: (at: Builder, value: Value) => { next: Value; ends: Value }): Counted {
    const { start, body, next } = this.#loop;
    const value = Builder.atEnd(body).phi(i32, [[constInt(i32, 0), start]], name);
    const { next: following, ends } = step(Builder.before(next.terminator), value);
    value.addIncoming(following, next);
    return { value, ends };
  }
}

/** A position, and whether it begins anew after this turn. */
interface Counted {
  readonly value: Value;
  readonly ends: Value;
}

function wrap(at: Builder, next: Value, limit: Value): { next: Value; ends: Value } {
  const ends = at.icmp("uge", next, limit);
  return { next: at.select(ends, constInt(i32, 0), next), ends };
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
