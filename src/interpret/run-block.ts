import type { Instruction } from "../ir/instruction.ts";
import type { ExecutionOrder } from "./execution-order.ts";
import { KernelFault } from "./fault.ts";
import { Positions } from "./frame-position.ts";
import type { Machine, Segment, Thread } from "./machine.ts";
import { releaseBarrier } from "./release-barrier.ts";
import { releaseWarps } from "./warp-operations.ts";

/** How long a launch may run. */
export interface StepBudget {
  spent: number;
  readonly limit: number;
  /** Asked once per turn of a thread. */
  readonly interrupted: () => boolean;
}

/** Where a thread stopped with a fault. */
export class ThreadFault extends Error {
  override readonly name = "ThreadFault";
  constructor(
    readonly fault: KernelFault,
    readonly thread: Thread,
    readonly instruction: Instruction | undefined,
  ) {
    super(fault.message);
  }
}

/**
 * Steps before the next thread of the block gets its turn, so that a thread may wait in a loop
 * for another one, as on hardware since Volta.
 */
const turnSteps = 100_000;

/**
 * Runs the threads of a block to their ends or to a barrier of the grid: the hardware does not tell
 * barriers apart, so one thread there is enough when the others cannot go on either. "stopped": the
 * budget ran out before.
 */
export function runBlock(
  machine: Machine,
  threads: readonly Thread[],
  order: ExecutionOrder,
  budget: StepBudget,
): "done" | "waiting" | "stopped" {
  const positions = new Positions();
  for (;;) {
    let running = false;
    for (let position = 0; position < threads.length; position++) {
      const thread = threads[order.pick(position, threads.length)];
      if (thread?.state !== "running") continue;
      if (budget.spent >= budget.limit || budget.interrupted()) return "stopped";
      machine.thread = thread;
      runTurn(thread, budget);
      running ||= thread.state === "running";
    }
    if (releaseWarps(threads, positions) || running) continue;
    if (threads.some(({ arrival }) => arrival?.kind === "barrier" && arrival.ofGrid)) return "waiting";
    if (!releaseBarrier(threads)) return "done";
  }
}

function runTurn(thread: Thread, budget: StepBudget): void {
  const end = Math.min(budget.spent + turnSteps, budget.limit);
  let segment: Segment | undefined;
  let done = 0;
  try {
    while (thread.state === "running" && budget.spent < end) {
      const { frame } = thread;
      if (!frame) return;
      segment = frame.segment;
      const { steps } = segment;
      const { registers } = frame;
      done = 0;
      for (const step of steps) {
        step(registers);
        done++;
      }
      budget.spent += done + 1;
      segment.exit(frame, thread);
    }
  } catch (error) {
    if (!(error instanceof KernelFault)) throw error;
    throw new ThreadFault(error, thread, segment?.instructions[done]);
  }
}
