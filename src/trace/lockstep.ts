import { warpSize } from "../ir/warp-size.ts";
import { KernelFault } from "../interpret/fault.ts";
import { isAtSamePlace } from "../interpret/same-place.ts";
import type { BlockRunner } from "../interpret/interpret-launch.ts";
import type { Segment, Thread } from "../interpret/machine.ts";
import type { Program } from "../interpret/program.ts";
import { releaseBarrier } from "../interpret/release-barrier.ts";
import { ascendingOrder } from "../interpret/execution-order.ts";
import { runBlock, type StepBudget, ThreadFault } from "../interpret/run-block.ts";
import { releaseWarps } from "../interpret/warp-operations.ts";
import { Positions } from "../interpret/frame-position.ts";

/** Is told what the lanes of a warp do. */
export interface LockstepObserver {
  /** A group is about to run a segment; false when nobody wants to know more. */
  enter(group: readonly Thread[], segment: Segment): boolean;
  /** Around the instruction at this index of the segment, for one lane of the group after the other. */
  before(thread: Thread, segment: Segment, index: number): void;
  after(thread: Thread, segment: Segment, index: number): void;
  /** The group has left its segment: its threads run on, wait or have ended. */
  leave(group: readonly Thread[]): void;
  /** These threads waited at barriers or warp operations and go on. */
  released(threads: readonly Thread[], from: Thread["arrival"]): void;
}

/** Pieces of code that a group or a warp may run before others that could, too, get their turn: a lane may wait for them in a loop. */
const patience = 2000;

/**
 * Runs a block as hardware does: the lanes of a warp that are at the same place execute an instruction
 * together, those that are behind others go first, so that they meet again. CUDA leaves the order of threads
 * open, so this is one of the orders in which the block may run. Warp after warp runs up to where it waits.
 */
export function lockstepRunner(observer: LockstepObserver): BlockRunner {
  return (program, threads, budget) => new Lockstep(program, threads, budget, observer).run();
}

class Lockstep {
  readonly #program: Program;
  readonly #threads: readonly Thread[];
  readonly #budget: StepBudget;
  readonly #observer: LockstepObserver;
  readonly #positions = new Positions();
  readonly #lastTurn = new Map<Thread, number>();
  #turn = 0;

  constructor(program: Program, threads: readonly Thread[], budget: StepBudget, observer: LockstepObserver) {
    this.#program = program;
    this.#threads = threads;
    this.#budget = budget;
    this.#observer = observer;
  }

  run(): ReturnType<typeof runBlock> {
    const warps: (readonly Thread[])[] = [];
    for (let first = 0; first < this.#threads.length; first += warpSize)
      warps.push(this.#threads.slice(first, first + warpSize));
    for (;;) {
      for (const warp of warps) {
        const outcome = this.#runWarp(warp);
        if (outcome === "stopped") return "stopped";
        // From here on as any other block: all threads are between two pieces of code.
        if (outcome === "unobserved")
          return runBlock(this.#program.machine, this.#threads, ascendingOrder, this.#budget);
      }
      if (this.#threads.some(({ state }) => state === "running") || this.#releaseWarp(this.#threads))
        continue;
      if (this.#threads.some(({ arrival }) => arrival?.kind === "barrier" && arrival.ofGrid))
        return "waiting";
      const waiting = this.#threads.filter(({ state }) => state === "waiting");
      const [from] = waiting.map(({ arrival }) => arrival);
      if (!releaseBarrier(this.#threads)) return "done";
      this.#observer.released(waiting, from);
    }
  }

  /** Until no lane can go on, or for as long as a warp may run while others wait for it. */
  #runWarp(warp: readonly Thread[]): "waiting" | "stopped" | "unobserved" {
    for (let turns = 0; turns < patience; turns++) {
      const running = warp.filter(({ state }) => state === "running");
      if (running.length === 0) return "waiting";
      if (this.#budget.spent >= this.#budget.limit || (turns % 64 === 0 && this.#budget.interrupted()))
        return "stopped";
      if (!this.#runGroup(this.#choose(running))) return "unobserved";
      if (warp.some(({ arrival }) => arrival?.kind === "warp")) this.#releaseWarp(warp);
    }
    return "waiting";
  }

  /** Who is in the deepest call, and there farthest behind; now and then who did not run for the longest time. */
  #choose(running: readonly Thread[]): readonly Thread[] {
    this.#turn++;
    const isLate = this.#turn % patience === 0;
    const rank = (thread: Thread) => (isLate ? (this.#lastTurn.get(thread) ?? 0) : this.#rank(thread));
    let [first] = running;
    if (!first) return [];
    let best = rank(first);
    for (const thread of running) {
      const own = rank(thread);
      if (own < best) [first, best] = [thread, own];
    }
    const leader = first;
    const group = running.filter((thread) => isAtSamePlace(thread, leader));
    for (const thread of group) this.#lastTurn.set(thread, this.#turn);
    return group;
  }

  #rank({ frame }: Thread): number {
    return frame ? this.#positions.of(frame) - frame.depth * 1e6 : 0;
  }

  #runGroup(group: readonly Thread[]): boolean {
    const segment = group[0]?.frame?.segment;
    if (!segment || !this.#observer.enter(group, segment)) return false;
    const { machine } = this.#program;
    for (const [index, step] of segment.steps.entries())
      for (const thread of group) {
        machine.thread = thread;
        this.#observer.before(thread, segment, index);
        this.#guard(thread, segment, index, () => {
          if (thread.frame) step(thread.frame.registers);
        });
        this.#observer.after(thread, segment, index);
      }
    for (const thread of group) {
      machine.thread = thread;
      const { frame } = thread;
      this.#observer.before(thread, segment, segment.steps.length);
      this.#guard(thread, segment, segment.steps.length, () => {
        if (frame) segment.exit(frame, thread);
      });
    }
    this.#budget.spent += (segment.steps.length + 1) * group.length;
    this.#observer.leave(group);
    return true;
  }

  #guard(thread: Thread, segment: Segment, index: number, run: () => void): void {
    try {
      run();
    } catch (error) {
      if (!(error instanceof KernelFault)) throw error;
      throw new ThreadFault(error, thread, segment.instructions[index]);
    }
  }

  #releaseWarp(threads: readonly Thread[]): boolean {
    const waiting = threads.filter(({ arrival }) => arrival?.kind === "warp");
    const arrivals = waiting.map(({ arrival }) => arrival);
    if (!releaseWarps(threads, this.#positions)) return false;
    const gone = waiting.flatMap((thread, index) =>
      thread.state === "running" ? [{ thread, from: arrivals[index] }] : [],
    );
    for (const warp of new Set(gone.map(({ thread }) => warpOf(thread)))) {
      const group = gone.filter(({ thread }) => warpOf(thread) === warp);
      this.#observer.released(
        group.map(({ thread }) => thread),
        group[0]?.from,
      );
    }
    return true;
  }
}

export function warpOf({ linear }: Thread): number {
  return Math.floor(linear / warpSize);
}
