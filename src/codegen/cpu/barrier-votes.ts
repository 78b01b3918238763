import { barrierReduction } from "../../analysis/barriers.ts";
import type { Builder } from "../../ir/build.ts";
import { constInt } from "../../ir/build.ts";
import type { CallInst, Instruction } from "../../ir/instruction.ts";
import { i32 } from "../../ir/types.ts";
import type { Value } from "../../ir/values.ts";
import { invariant } from "../../source/invariant.ts";

/**
 * `__syncthreads_and`, `_or` and `_count`: counts the threads that arrive with a true and with a
 * false condition. Two sets of counters, because the threads of the next round already vote while
 * others of them still ask for the result of the last.
 */
export class BarrierVotes {
  readonly #counters:
    | Readonly<Record<"trueVotes" | "falseVotes" | "trueResult" | "falseResult", Value>>
    | undefined;

  /** Makes no counters when no barrier of the kernel has a result. */
  constructor(entry: Builder, barriers: readonly (CallInst | undefined)[]) {
    if (!barriers.some((barrier) => barrier && barrier.type.kind !== "void")) return;
    this.#counters = {
      trueVotes: entry.alloca(i32, { name: "votes.true" }),
      falseVotes: entry.alloca(i32, { name: "votes.false" }),
      trueResult: entry.alloca(i32, { name: "result.true" }),
      falseResult: entry.alloca(i32, { name: "result.false" }),
    };
  }

  /** A block of the grid begins. */
  reset(at: Builder): void {
    if (!this.#counters) return;
    at.store(constInt(i32, 0), this.#counters.trueVotes);
    at.store(constInt(i32, 0), this.#counters.falseVotes);
  }

  /**
   * A thread or gang arrives. The operands are the barrier's: its number and the thread's condition,
   * or its number, for how many lanes it holds and for how many not.
   */
  vote(at: Builder, [, first, second]: readonly Value[]): void {
    if (!this.#counters || !first) return;
    const { trueVotes, falseVotes } = this.#counters;
    const holds = second ? first : at.cast("zext", first, i32);
    const fails = second ?? at.cast("zext", at.not(first), i32);
    at.store(at.add(at.load(i32, trueVotes), holds), trueVotes);
    at.store(at.add(at.load(i32, falseVotes), fails), falseVotes);
  }

  /** All threads have arrived. */
  close(at: Builder): void {
    if (!this.#counters) return;
    at.store(at.load(i32, this.#counters.trueVotes), this.#counters.trueResult);
    at.store(at.load(i32, this.#counters.falseVotes), this.#counters.falseResult);
    this.reset(at);
  }

  /** What the barrier tells a thread that goes on. */
  result(at: Builder, barrier: Instruction): Value {
    const reduction = barrierReduction(barrier);
    invariant(this.#counters && reduction, "the barrier has no result");
    if (reduction === "popc") return at.load(i32, this.#counters.trueResult, "count");
    const isOr = reduction === "or";
    const votes = at.load(i32, isOr ? this.#counters.trueResult : this.#counters.falseResult);
    return at.icmp(isOr ? "ne" : "eq", votes, constInt(i32, 0), isOr ? "any" : "all");
  }
}
