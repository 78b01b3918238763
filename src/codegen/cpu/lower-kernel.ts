import { warpFunction } from "../../analysis/barriers.ts";
import { analyzeControlFlow } from "../../analysis/cfg.ts";
import { codeSize } from "../../analysis/code-size.ts";
import { warpArrival } from "../../artifact/warp-arrival.ts";
import { Builder, constBool, constInt } from "../../ir/build.ts";
import { BasicBlock, IrFunction } from "../../ir/function.ts";
import { AllocaInst } from "../../ir/instruction.ts";
import type { Module } from "../../ir/module.ts";
import { functionType, i1, i32, i64, i8, ptr, voidType } from "../../ir/types.ts";
import { Argument, ConstantInt, type Value } from "../../ir/values.ts";
import { invariant } from "../../source/invariant.ts";
import { declareFunction } from "../../transform/insert.ts";
import { deleteUnreachableBlocks } from "../../transform/remove-unreachable-blocks.ts";
import { findRegions, type Region, type Regions } from "./barrier-regions.ts";
import { BarrierVotes } from "./barrier-votes.ts";
import { type BlockLoop, makeBlockLoop } from "./block-loop.ts";
import { GridBarriers } from "./grid-barriers.ts";
import { makeLoopsFunctions } from "./loops-as-functions.ts";
import { KeptValues } from "./kept-values.ts";
import { getFact, setFact } from "./kernel-facts.ts";
import { layOutParameters } from "./kernel-parameters.ts";
import { addressInSlot, LaunchValues } from "./launch-values.ts";
import { NextRegions } from "./next-regions.ts";
import { copyRegions, type Entry, type ThreadSurroundings } from "./thread-body.ts";
import { allocaBytes, planContext, type Slot, type ThreadContext } from "./thread-context.ts";
import { findThreadsTogether } from "./threads-together.ts";
import { makeFlatThreadLoop, makeThreadLoop, type ThreadLoop } from "./thread-loop.ts";
import { readResult, writeArrival } from "./warp-arrivals.ts";
import { makeWarpLoop } from "./warp-loop.ts";

/** Regions are copied one by one only while that makes the kernel at most this much larger. */
const mostGrowth = 4;

/** Regions and instructions from which on a kernel is long. */
const manyRegions = 16;
const longKernel = 1000;

/**
 * Makes the function that runs a kernel for a range of blocks.
 *
 * Normally all threads of a block wait at the same barrier. So each region (the code between
 * barriers) gets a loop of its own over all threads, and after it the worker goes on with the
 * loop of the region that all threads want to enter next:
 *
 *     region.0: for each thread: code up to barrier 1 or 2, noting which
 *               all agree?  1: region.1   2: region.2   no: mixed
 *
 * Where `threads-together` proves that they always agree, what one of them notes is enough, there is no mixed
 * loop, and what all have in common is kept once.
 *
 * The hardware does not tell barriers apart, so when threads disagree (some have returned, or
 * wait at another barrier) a loop over all of the kernel's code lets each go on where it waits:
 *
 *     mixed:    for each thread that has not returned: switch to where it goes on,
 *               code up to any barrier, noting which
 *               all agree?  ... as above
 *
 * A kernel whose regions overlap so much that copying them would blow it up has the mixed loop only.
 *
 * So has one with warp operations, which end regions as barriers do: its mixed loop goes warp by warp
 * (`warp-loop`), and all agree when no thread waits for another lane any more.
 */
export function lowerKernel(kernel: IrFunction, module: Module): IrFunction {
  return new KernelLowering(kernel, module).run();
}

class KernelLowering {
  readonly #kernel: IrFunction;
  readonly #module: Module;
  readonly #fn: IrFunction;
  readonly #entry: Builder;
  readonly #regions: Regions;
  readonly #context: ThreadContext;
  readonly #kept: KeptValues;
  readonly #launch: LaunchValues;
  readonly #votes: BarrierVotes;
  readonly #next: NextRegions;
  readonly #gridBarriers: GridBarriers | undefined;
  readonly #grid: BasicBlock;
  readonly #blocks: BlockLoop;
  /** Loops of single regions by id: of all, or of none when that is too much code. */
  readonly #loops = new Map<number, ThreadLoop>();
  readonly #mixed: ThreadLoop | undefined;
  readonly #hasWarpOperations: boolean;
  /** Whether all threads are known to wait at the same barrier always. */
  readonly #isTogether: boolean;
  /** Whether the loops over threads are so many that the time to compile them counts. */
  readonly #isLong: boolean;
  /** Whether no thread of the block has run yet, so that none has noted a region. */
  readonly #fresh: Value;
  readonly #dispatch: BasicBlock;
  /** Threads that one turn of a loop works for. */
  readonly #width: number;
  readonly #stackArrays = new Map<AllocaInst, Value>();

  constructor(kernel: IrFunction, module: Module) {
    this.#kernel = kernel;
    this.#module = module;
    const cfg = analyzeControlFlow(kernel);
    this.#regions = findRegions(cfg);
    const { all } = this.#regions;
    this.#hasWarpOperations = all.some(({ barrier }) => barrier && warpFunction(barrier));
    const isSmall =
      !this.#hasWarpOperations &&
      all.reduce((sum, { blocks }) => sum + codeSize(blocks), 0) <= mostGrowth * codeSize(kernel.blocks);
    // Most kernels' threads are proved to agree, which needs no mixed loop and keeps uniform values once.
    const together = isSmall ? findThreadsTogether(kernel, this.#regions) : undefined;
    this.#isTogether = together !== undefined;
    this.#isLong = isSmall && all.length >= manyRegions && codeSize(kernel.blocks) >= longKernel;
    const mayDisagree = !together && all.some(({ exits }) => exits.size > 1);
    const isMixed = all.length > 1 && (mayDisagree || !isSmall);
    const record = this.#hasWarpOperations ? { size: warpArrival.size, align: 8 } : { size: 4, align: 4 };
    this.#context = planContext(kernel, cfg, this.#regions, isMixed ? record : undefined, together);

    this.#fn = makeFunction(kernel);
    const [launch, worker, first, end] = this.#fn.args;
    invariant(launch && worker && first && end, "a lowered kernel has four parameters");
    this.#entry = Builder.atEnd(this.#fn.appendBlock(new BasicBlock("entry")));
    this.#width = Math.max(1, getFact(kernel, "gang-width"));
    const layout = layOutParameters(kernel);
    this.#launch = new LaunchValues(this.#entry, launch, worker, kernel.args, layout, this.#width);
    this.#kept = new KeptValues(this.#entry, this.#context, this.#launch);
    this.#votes = new BarrierVotes(
      this.#entry,
      all.map(({ barrier }) => barrier),
    );
    this.#next = new NextRegions(this.#entry);
    this.#fresh = this.#entry.alloca(i1, { name: "fresh" });

    this.#grid = this.#fn.appendBlock(new BasicBlock("grid"));
    this.#blocks = makeBlockLoop(this.#fn, Builder.atEnd(this.#grid), { first, end }, this.#launch.gridDim);
    this.#gridBarriers = GridBarriers.find(this.#fn, this.#entry, this.#regions, worker, this.#blocks.next);
    this.#dispatch = this.#fn.appendBlock(new BasicBlock("dispatch"));
    if (isSmall || !isMixed) for (const { id } of all) this.#loops.set(id, this.#makeLoop(`region.${id}`));
    this.#mixed = isMixed ? this.#makeMixedLoop(module, worker) : undefined;
  }

  #makeMixedLoop(module: Module, worker: Value): ThreadLoop {
    if (!this.#hasWarpOperations) return this.#makeLoop("mixed");
    return makeWarpLoop(this.#fn, module, "mixed", {
      blockDim: this.#launch.blockDim,
      threads: this.#launch.threads,
      arrivals: this.#launch.slotBase(this.#waitRecord),
      worker,
    });
  }

  run(): IrFunction {
    const start = Builder.atEnd(this.#blocks.body);
    this.#votes.reset(start);
    const fresh = this.#gridBarriers ? Builder.atEnd(this.#fn.appendBlock(new BasicBlock("fresh"))) : start;
    if (this.#gridBarriers) this.#resume(start, fresh, this.#gridBarriers);
    if (this.#hasWarpOperations) this.#clearArrivals(fresh);
    else if (this.#mixed) fresh.store(constBool(!this.#loops.has(0)), this.#fresh);
    fresh.br(this.#startOf(0));
    for (const [id, loop] of this.#loops) {
      const region = this.#regions.all[id];
      if (region) this.#fillRegionLoop(region, loop);
    }
    if (this.#mixed) {
      this.#fillMixedLoop(this.#mixed);
      this.#fillDispatch(this.#mixed);
    }
    // Now everything that is needed from the launch is loaded.
    this.#entry.br(this.#grid);
    deleteUnreachableBlocks(this.#fn);
    const loops = [...this.#loops.values(), ...(this.#mixed ? [this.#mixed] : [])];
    makeLoopsFunctions(this.#fn, loops, this.#module);
    this.#setFacts();
    return this.#fn;
  }

  /** To `fresh` when the block begins, else to where it waits for the grid. */
  #resume(start: Builder, fresh: Builder, gridBarriers: GridBarriers): void {
    start.store(constBool(false), this.#fresh);
    gridBarriers.start(start, fresh.block, (region) => this.#loopOf(region).start, this.#mixed?.start);
  }

  /** Zero is region 0 and `waitsAtBarrier`: all threads start, and nobody has ended. */
  #clearArrivals(at: Builder): void {
    const bytes = at.mul(this.#launch.threads, constInt(i32, warpArrival.size));
    const arrivals = this.#launch.slotBase(this.#waitRecord);
    const memset = declareFunction(this.#module, "llvm.memset.p0.i32", voidType, [ptr, i8, i32, i1]);
    at.call(memset, [arrivals, constInt(i8, 0), bytes, constBool(false)]);
  }

  #makeLoop(name: string): ThreadLoop {
    const { blockDim, turnsPerRow } = this.#launch;
    const size = { blockDim, width: this.#width, turnsPerRow };
    return this.#isLong
      ? makeFlatThreadLoop(this.#fn, name, size, this.#launch.threads)
      : makeThreadLoop(this.#fn, name, size);
  }

  /** Where the threads of a block go on that have agreed on a region. */
  #startOf(region: number): BasicBlock {
    if (region === this.#regions.done) return this.#blocks.next;
    if (this.#gridBarriers?.follows(region)) return this.#gridBarriers.waitBefore(region);
    return this.#loopOf(region).start;
  }

  #loopOf(region: number): ThreadLoop {
    const loop = this.#loops.get(region) ?? this.#mixed;
    invariant(loop, `region ${region} has no loop`);
    return loop;
  }

  #fillRegionLoop(region: Region, loop: ThreadLoop): void {
    const [onlyExit, ...otherExits] = region.exits;
    const notes = otherExits.length > 0;
    if (notes && !this.#isTogether) this.#beforeLoop(loop, (at) => this.#startRound(at));
    const entry: Entry = { region, block: loop.body };
    copyRegions(region.blocks, [entry], loop.body, this.#surroundings(loop, notes));
    const after = Builder.atEnd(loop.after);
    this.#votes.close(after);
    if (notes && this.#isTogether) {
      this.#next.follow(after, this.#targets([...region.exits]));
      return;
    }
    // A region without exits never ends; its loop has no way out either.
    after.br(notes ? this.#dispatch : this.#startOf(onlyExit ?? this.#regions.done));
  }

  #targets(regions: readonly number[]): { readonly region: number; readonly block: BasicBlock }[] {
    return regions.map((region) => ({ region, block: this.#startOf(region) }));
  }

  #fillMixedLoop(loop: ThreadLoop): void {
    const { fn, regions } = { fn: this.#fn, regions: this.#regions };
    this.#beforeLoop(loop, (at) => this.#startRound(at));
    const head = Builder.atEnd(loop.body);
    const address = this.#nextAddress(head, loop);
    const noted = head.load(i32, address, "noted");
    const region = this.#hasWarpOperations
      ? noted
      : head.select(head.load(i1, this.#fresh), constInt(i32, 0), noted, "region");

    const entries = regions.all.map((one): Entry => ({
      region: one,
      block: fn.appendBlock(new BasicBlock(`enter.${one.id}`)),
    }));
    const blocks = new Set(regions.all.flatMap((one) => [...one.blocks]));
    copyRegions(blocks, entries, loop.body, this.#surroundings(loop, true));

    const finished = Builder.atEnd(fn.appendBlock(new BasicBlock("finished")));
    this.#next.note(finished, regions.done);
    finished.br(loop.next);
    // Last, because the copy adds to the head what it computes for all entries.
    head.switch(
      region,
      finished.block,
      entries.map((entry) => ({ value: new ConstantInt(i32, entry.region.id), target: entry.block })),
    );
    const after = Builder.atEnd(loop.after);
    this.#votes.close(after);
    after.store(constBool(false), this.#fresh);
    after.br(this.#dispatch);
  }

  #fillDispatch(mixed: ThreadLoop): void {
    const agreed = Builder.atEnd(this.#fn.appendBlock(new BasicBlock("agreed")));
    const targets = this.#targets([this.#regions.done, ...this.#regions.all.map(({ id }) => id)]);
    const disagreed = this.#gridBarriers?.disagreed(mixed.start) ?? mixed.start;
    this.#next.dispatch(Builder.atEnd(this.#dispatch), agreed, disagreed, targets);
  }

  #startRound(at: Builder): void {
    this.#next.reset(at);
    this.#gridBarriers?.reset(at);
  }

  #beforeLoop(loop: ThreadLoop, write: (at: Builder) => void): void {
    write(Builder.before(loop.start.terminator));
  }

  /** `notes`: whether threads may disagree about where to go on. */
  #surroundings(loop: ThreadLoop, notes: boolean): ThreadSurroundings {
    const { ctaid } = this.#blocks;
    return {
      fn: this.#fn,
      regions: this.#regions,
      context: this.#context,
      parameter: (arg) => this.#launch.parameter(arg),
      register: (register) => {
        const uniform = this.#launch.register(register);
        if (uniform) return uniform;
        const position = register.startsWith("tid.") ? loop.tid : ctaid;
        return position[register.endsWith("x") ? "x" : register.endsWith("y") ? "y" : "z"];
      },
      contextAddress: (at, array) => this.#kept.address(at, array, loop),
      loadKept: (at, value) => this.#kept.load(at, value, loop),
      storeKept: (at, value, copy) => this.#kept.store(at, value, copy, loop),
      stackAddress: (alloca) => this.#stackAddress(alloca),
      barrierResult: (at, barrier) =>
        warpFunction(barrier)
          ? readResult(at, this.#nextAddress(at, loop), barrier)
          : this.#votes.result(at, barrier),
      leave: (at, next, arrival) => {
        if (this.#hasWarpOperations) writeArrival(at, this.#nextAddress(at, loop), arrival);
        if (arrival && warpFunction(arrival.barrier)) {
          // The warp sees to it; the block hears of the thread when it waits for the block.
          at.store(constInt(i32, next), this.#nextAddress(at, loop));
          at.br(loop.next);
          return;
        }
        if (arrival && arrival.operands.length > 1) this.#votes.vote(at, arrival.operands);
        // PTX leaves it open what a thread at a plain barrier adds to others' votes; here it is "false".
        else if (notes && !this.#isTogether && next !== this.#regions.done)
          this.#votes.vote(at, [constInt(i32, 0), constBool(false)]);
        if (notes && this.#isTogether) this.#next.noteForAll(at, next);
        else if (notes) {
          at.store(constInt(i32, next), this.#nextAddress(at, loop));
          this.#next.note(at, next);
          this.#gridBarriers?.note(at, next);
        }
        at.br(loop.next);
      },
    };
  }

  #nextAddress(at: Builder, loop: ThreadLoop): Value {
    const slot = this.#waitRecord;
    return addressInSlot(at, this.#launch.slotBase(slot), slot, loop.thread, "next");
  }

  get #waitRecord(): Slot {
    const slot = this.#context.nextRegion;
    invariant(slot, "the kernel's threads note where they go on");
    return slot;
  }

  /** One copy for all threads, because it is not needed across a barrier. */
  #stackAddress(alloca: AllocaInst): Value {
    const known = this.#stackArrays.get(alloca);
    if (known) return known;
    const copy = new AllocaInst(ptr, alloca.allocatedType, alloca.operand(0), alloca.align);
    copy.name = alloca.name;
    this.#fn.entry.insert(0, copy);
    this.#stackArrays.set(alloca, copy);
    return copy;
  }

  #setFacts(): void {
    let localBytes = 0;
    for (const instruction of this.#kernel.instructions()) {
      if (instruction.opcode === "alloca") localBytes += allocaBytes(instruction);
    }
    setFact(this.#fn, "context-bytes", this.#context.bytesPerThread);
    setFact(this.#fn, "local-bytes", localBytes);
  }
}

function makeFunction(kernel: IrFunction): IrFunction {
  const types = [ptr, ptr, i64, i64];
  const fn = new IrFunction(kernel.name, functionType(voidType, types));
  fn.args = ["launch", "worker", "first", "end"].map(
    (name, index) => new Argument(types[index] ?? ptr, name),
  );
  fn.linkage = kernel.linkage;
  fn.attributes = kernel.attributes;
  fn.sourceName = kernel.sourceName;
  return fn;
}
