import type { BasicBlock } from "../../ir/function.ts";
import type { Builder } from "../../ir/build.ts";
import { constInt } from "../../ir/build.ts";
import { i32 } from "../../ir/types.ts";
import { ConstantInt, type Value } from "../../ir/values.ts";

/**
 * Finds out whether all threads of a block want to go on in the same region: keeps the least and
 * the greatest number that was noted. LLVM turns the two variables into registers.
 */
export class NextRegions {
  readonly #least: Value;
  readonly #greatest: Value;

  constructor(entry: Builder) {
    this.#least = entry.alloca(i32, { name: "least.next" });
    this.#greatest = entry.alloca(i32, { name: "greatest.next" });
  }

  /** A round begins. */
  reset(at: Builder): void {
    at.store(constInt(i32, -1), this.#least);
    at.store(constInt(i32, 0), this.#greatest);
  }

  note(at: Builder, region: number): void {
    const next = constInt(i32, region);
    const least = at.load(i32, this.#least);
    const greatest = at.load(i32, this.#greatest);
    at.store(at.select(at.icmp("ult", next, least), next, least), this.#least);
    at.store(at.select(at.icmp("ugt", next, greatest), next, greatest), this.#greatest);
  }

  /** As `note`, of threads that are known to agree. */
  noteForAll(at: Builder, region: number): void {
    at.store(constInt(i32, region), this.#least);
  }

  /** Goes where all threads go, after `noteForAll`. */
  follow(at: Builder, targets: readonly Target[]): void {
    goTo(at, at.load(i32, this.#least, "next"), targets);
  }

  /** Goes where all threads go, or to `mixed` when they disagree. */
  dispatch(at: Builder, agreed: Builder, mixed: BasicBlock, targets: readonly Target[]): void {
    const least = at.load(i32, this.#least, "next");
    at.condBr(at.icmp("eq", least, at.load(i32, this.#greatest)), agreed.block, mixed);
    goTo(agreed, least, targets);
  }
}

interface Target {
  readonly region: number;
  readonly block: BasicBlock;
}

function goTo(at: Builder, next: Value, [first, ...others]: readonly Target[]): void {
  if (!first) return;
  at.switch(
    next,
    first.block,
    others.map(({ region, block }) => ({ value: new ConstantInt(i32, region), target: block })),
  );
}
