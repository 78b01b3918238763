import { isGridBarrier } from "../../analysis/barriers.ts";
import { workerBlock } from "../../artifact/launch-blocks.ts";
import { Builder, constBool, constInt } from "../../ir/build.ts";
import { BasicBlock, type IrFunction } from "../../ir/function.ts";
import { i1, i32 } from "../../ir/types.ts";
import { ConstantInt, type Value } from "../../ir/values.ts";
import type { Regions } from "./barrier-regions.ts";

/**
 * Barriers of the grid (`grid.sync()`). Where the threads of a block wait at one, the block is left:
 * the worker is told in which region it goes on, and takes the next block. When all blocks
 * have come that far, the driver calls the kernel for each block again, which goes on there
 * (lib/support/cooperative.c). What the block needs until then lies in memory of its own.
 *
 *     block:   resume = worker.resume; worker.resume = 0
 *              switch resume: 0: as in a kernel without such barriers   k: region.k   ...
 *     wait.k:  worker.resume = k; next block
 *
 * The hardware does not tell barriers apart, so a block whose threads disagree waits for the grid
 * when one of them does.
 */
export class GridBarriers {
  readonly #fn: IrFunction;
  readonly #regions: Regions;
  readonly #resume: Value;
  readonly #nextBlock: BasicBlock;
  /** Whether a thread of the block has come to a barrier of the grid in this round. */
  readonly #arrived: Value;
  readonly #waits = new Map<number, BasicBlock>();

  static find(
    fn: IrFunction,
    entry: Builder,
    regions: Regions,
    worker: Value,
    nextBlock: BasicBlock,
  ): GridBarriers | undefined {
    const hasAny = regions.all.some(({ barrier }) => barrier && isGridBarrier(barrier));
    return hasAny ? new GridBarriers(fn, entry, regions, worker, nextBlock) : undefined;
  }

  /** @param entry stays open. */
  private constructor(
    fn: IrFunction,
    entry: Builder,
    regions: Regions,
    worker: Value,
    nextBlock: BasicBlock,
  ) {
    this.#fn = fn;
    this.#regions = regions;
    this.#resume = entry.byteOffset(worker, workerBlock.resume, "resume.address");
    this.#nextBlock = nextBlock;
    this.#arrived = entry.alloca(i1, { name: "arrived.at.grid" });
  }

  /** Whether the region follows a barrier of the grid. */
  follows(region: number): boolean {
    const barrier = this.#regions.all[region]?.barrier;
    return barrier !== undefined && isGridBarrier(barrier);
  }

  /** Where a block goes whose threads have agreed on a region that `follows`. */
  waitBefore(region: number): BasicBlock {
    return this.#waitBlock(region);
  }

  /** A round of a loop over threads begins. */
  reset(at: Builder): void {
    at.store(constBool(false), this.#arrived);
  }

  /** A thread wants to go on with the region. */
  note(at: Builder, region: number): void {
    if (this.follows(region)) at.store(constBool(true), this.#arrived);
  }

  /** Where a block goes whose threads have not agreed; `mixed` lets each go on at its own place. */
  disagreed(mixed: BasicBlock): BasicBlock {
    const at = this.#append("disagreed");
    at.condBr(at.load(i1, this.#arrived), this.#waitBlock(this.#mixedNumber), mixed);
    return at.block;
  }

  /** A block begins, or goes on where it waited. */
  start(
    at: Builder,
    fresh: BasicBlock,
    loopOf: (region: number) => BasicBlock,
    mixed: BasicBlock | undefined,
  ): void {
    const resume = at.load(i32, this.#resume, "resume");
    at.store(constInt(i32, 0), this.#resume);
    const ids = this.#regions.all.map(({ id }) => id).filter((id) => this.follows(id));
    const targets = ids.map((id) => ({ number: id, block: loopOf(id) }));
    if (mixed) targets.push({ number: this.#mixedNumber, block: mixed });
    at.switch(
      resume,
      fresh,
      targets.map(({ number, block }) => ({ value: new ConstantInt(i32, number), target: block })),
    );
  }

  /** Stands for "each thread where it noted": above all regions. */
  get #mixedNumber(): number {
    return this.#regions.done + 1;
  }

  #waitBlock(number: number): BasicBlock {
    const known = this.#waits.get(number);
    if (known) return known;
    const at = this.#append(`wait.${number}`);
    at.store(constInt(i32, number), this.#resume);
    at.br(this.#nextBlock);
    this.#waits.set(number, at.block);
    return at.block;
  }

  #append(name: string): Builder {
    return Builder.atEnd(this.#fn.appendBlock(new BasicBlock(name)));
  }
}
