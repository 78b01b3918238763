import { synchronizes } from "../../analysis/barriers.ts";
import { cloneInstruction } from "../../ir/clone.ts";
import { BasicBlock, type IrFunction } from "../../ir/function.ts";
import { AllocaInst, type CallInst, type Instruction, isInstruction, PhiInst } from "../../ir/instruction.ts";
import { abiAlign } from "../../ir/layout.ts";
import { i32, ptr } from "../../ir/types.ts";
import { Argument, Constant, type Value } from "../../ir/values.ts";
import { invariant } from "../../source/invariant.ts";
import { Builder, constInt } from "../../ir/build.ts";
import type { Region, Regions } from "./barrier-regions.ts";
import { isRegisterRead, type Register, registerRead } from "./registers.ts";
import type { ThreadContext } from "./thread-context.ts";

/** What surrounds the copied code: the loop over threads and the function. */
export interface ThreadSurroundings {
  readonly fn: IrFunction;
  readonly regions: Regions;
  readonly context: ThreadContext;
  /** The value of a kernel parameter or a register in the new function. */
  parameter(arg: Argument): Value;
  register(register: Register): Value;
  /** Address of this thread's copy of a local array in the context. */
  contextAddress(writer: Builder, array: AllocaInst): Value;
  /** A kept value as it was when the thread's region began. */
  loadKept(writer: Builder, value: Instruction): Value;
  /** Keeps `copy` as the value for the regions that follow. */
  storeKept(writer: Builder, value: Instruction, copy: Value): void;
  /** Address of a local array that is not in the context. */
  stackAddress(alloca: AllocaInst): Value;
  /** Writes what a barrier's result is for a thread that goes on after it. */
  barrierResult(writer: Builder, barrier: CallInst): Value;
  /** Writes the arrival of a thread at the barrier of region `next`, or its end, and the branch to the next thread. */
  leave(writer: Builder, next: number, arrival: Arrival | undefined): void;
}

/** What a thread brings to the barrier or warp operation where it waits. */
export interface Arrival {
  readonly barrier: CallInst;
  /** In the body, by their order in the call. */
  readonly operands: readonly Value[];
}

/** A block that a thread starts in, with the region it starts there. */
export interface Entry {
  readonly region: Region;
  /** Made by the caller, without a terminator. */
  readonly block: BasicBlock;
}

/**
 * Copies the code of some regions into the body of a loop over threads. `head` dominates all
 * entries and has no terminator yet; with one entry it may be that entry's block.
 *
 * A value that comes out of the context has two definitions where the copied code also computes
 * it: the value loaded at the entry and the one computed later. Such values go through a variable
 * on the stack, which LLVM's mem2reg turns into phis.
 */
export function copyRegions(
  blocks: ReadonlySet<BasicBlock>,
  entries: readonly Entry[],
  head: BasicBlock,
  surroundings: ThreadSurroundings,
): void {
  new RegionCopy(blocks, entries, head, surroundings).run();
}

class RegionCopy {
  readonly #blocks: ReadonlySet<BasicBlock>;
  readonly #entries: readonly Entry[];
  readonly #head: Builder;
  readonly #around: ThreadSurroundings;
  readonly #newBlocks = new Map<BasicBlock, BasicBlock>();
  /** Copies in the body, and what stands for parameters, registers and loaded values. */
  readonly #values = new Map<Value, Value>();
  /** Copies of recomputed values, at the head. */
  readonly #headCopies = new Map<Value, Value>();
  /** Values with several definitions, and the variables they go through. */
  readonly #variables = new Map<Instruction, Value>();
  /** Values to be loaded from the context at the only entry, once they are asked for. */
  readonly #loads = new Set<Instruction>();
  readonly #recomputed = new Set<Instruction>();
  readonly #phis = new Map<PhiInst, PhiInst>();

  constructor(
    blocks: ReadonlySet<BasicBlock>,
    entries: readonly Entry[],
    head: BasicBlock,
    around: ThreadSurroundings,
  ) {
    this.#blocks = blocks;
    this.#entries = entries;
    this.#head = Builder.atEnd(head);
    this.#around = around;
  }

  run(): void {
    this.#classifyLiveValues();
    for (const block of this.#blocks) {
      this.#newBlocks.set(block, this.#around.fn.appendBlock(new BasicBlock(block.name)));
    }
    for (const entry of this.#entries) this.#writeEntry(entry);
    for (const block of this.#blocks) this.#copyBlock(block);
    for (const [phi, copy] of this.#phis) this.#fillPhi(phi, copy);
    // Last, because loads and recomputed values are written to the entry when they are asked for.
    for (const { region, block } of this.#entries) {
      Builder.atEnd(block).br(this.#newBlock(region.start));
    }
  }

  #classifyLiveValues(): void {
    const { context } = this.#around;
    for (const { region } of this.#entries) {
      for (const value of context.recomputed(region.id)) this.#recomputed.add(value);
      for (const value of context.kept(region.id)) {
        if (this.#entries.length === 1 && !isDefinedIn(value, region)) this.#loads.add(value);
        else this.#makeVariable(value);
      }
    }
  }

  #makeVariable(value: Instruction): void {
    if (this.#variables.has(value)) return;
    const variable = new AllocaInst(ptr, value.type, constInt(i32, 1), abiAlign(value.type));
    variable.name = `${value.name}.variable`;
    this.#around.fn.entry.insert(0, variable);
    this.#variables.set(value, variable);
  }

  #writeEntry({ region, block }: Entry): void {
    const writer = Builder.atEnd(block);
    for (const value of this.#around.context.kept(region.id)) {
      const variable = this.#variables.get(value);
      if (variable) writer.store(this.#around.loadKept(writer, value), variable);
    }
    const { barrier } = region;
    if (!barrier || barrier.users.size === 0) return;
    const result = this.#around.barrierResult(writer, barrier);
    const variable = this.#variables.get(barrier);
    if (variable) writer.store(result, variable);
    else this.#values.set(barrier, result);
  }

  #copyBlock(block: BasicBlock): void {
    const writer = Builder.atEnd(this.#newBlock(block));
    const next = this.#around.regions.after(block);
    let isBehindPhis = false;
    for (const instruction of block.instructions) {
      if (instruction.opcode === "phi") {
        const copy = writer.phi(instruction.type, [], instruction.name);
        this.#phis.set(instruction, copy);
        this.#values.set(instruction, copy);
        continue;
      }
      if (!isBehindPhis) this.#storePhis(block, writer);
      isBehindPhis = true;
      if (next !== undefined && instruction === this.#barrierBefore(next)) {
        this.#exit(block, next, writer);
        return;
      }
      if (instruction.opcode === "ret") {
        this.#around.leave(writer, this.#around.regions.done, undefined);
        return;
      }
      this.#copyInstruction(instruction, writer);
    }
  }

  #barrierBefore(region: number): CallInst | undefined {
    return this.#around.regions.all[region]?.barrier;
  }

  #storePhis(block: BasicBlock, writer: Builder): void {
    for (const phi of block.phis) {
      const variable = this.#variables.get(phi);
      const copy = this.#phis.get(phi);
      if (variable && copy) writer.store(copy, variable);
    }
  }

  #copyInstruction(instruction: Instruction, writer: Builder): void {
    const isElsewhere =
      instruction.opcode === "alloca" || isRegisterRead(instruction) || this.#recomputed.has(instruction);
    if (isElsewhere) return;
    const copy = this.#clone(instruction, (operand) => this.#lookUp(operand, writer));
    writer.insert(copy, instruction.name);
    this.#values.set(instruction, copy);
    const variable = this.#variables.get(instruction);
    if (variable) writer.store(copy, variable);
  }

  /** A thread arrives at the barrier in front of region `next`: keeps what has changed since it started. */
  #exit(block: BasicBlock, next: number, writer: Builder): void {
    const { context } = this.#around;
    for (const value of context.kept(next)) {
      const mayBeNew = this.#entries.some(
        ({ region }) => region.blocks.has(block) && isDefinedIn(value, region),
      );
      if (!mayBeNew) continue;
      this.#around.storeKept(writer, value, this.#lookUp(value, writer));
    }
    const barrier = this.#barrierBefore(next);
    const arrival = barrier && {
      barrier,
      operands: barrier.args.map((operand) => this.#lookUp(operand, writer)),
    };
    this.#around.leave(writer, next, arrival);
  }

  #fillPhi(phi: PhiInst, copy: PhiInst): void {
    // Several edges from one block (of a switch) must bring the same value.
    const fromBlock = new Map<BasicBlock, Value>();
    phi.incomingBlocks.forEach((from, index) => {
      if (!this.#blocks.has(from) || this.#around.regions.after(from) !== undefined) return;
      const newFrom = this.#newBlock(from);
      const value =
        fromBlock.get(from) ?? this.#lookUp(phi.operand(index), Builder.before(newFrom.terminator));
      fromBlock.set(from, value);
      copy.addIncoming(value, newFrom);
    });
  }

  #clone(instruction: Instruction, lookUp: (operand: Value) => Value): Instruction {
    const values = new Map<Value, Value>();
    for (const operand of instruction.operands) {
      if (!(operand instanceof Constant)) values.set(operand, lookUp(operand));
    }
    return cloneInstruction(instruction, { values, blocks: this.#newBlocks });
  }

  #newBlock(block: BasicBlock): BasicBlock {
    const copy = this.#newBlocks.get(block);
    invariant(copy, `block ${block.name} is not in the region`);
    return copy;
  }

  /** The new value of `value` for an instruction written by `writer`. */
  #lookUp(value: Value, writer: Builder): Value {
    if (isInstruction(value)) {
      const variable = this.#variables.get(value);
      if (variable) return writer.load(value.type, variable, value.name);
      if (this.#recomputed.has(value)) return this.#recompute(value);
    }
    return this.#lookUpSingle(value);
  }

  /** As above for a value with one definition. */
  #lookUpSingle(value: Value): Value {
    if (value instanceof Constant) return value;
    const known = this.#values.get(value);
    if (known) return known;
    const found = this.#makeAtHead(value);
    this.#values.set(value, found);
    return found;
  }

  #makeAtHead(value: Value): Value {
    if (value instanceof Argument) return this.#around.parameter(value);
    invariant(isInstruction(value), "only instructions and arguments have copies");
    const register = registerRead(value);
    if (register) return this.#around.register(register);
    if (value.opcode === "alloca") {
      const isKept = this.#around.context.slot(value) !== undefined;
      return isKept ? this.#around.contextAddress(this.#head, value) : this.#around.stackAddress(value);
    }
    invariant(this.#loads.has(value), `${value.opcode} %${value.name} is used where it is not defined`);
    return this.#around.loadKept(this.#head, value);
  }

  /**
   * Copies a value's computation to the head. The operands are copied with it: they need not be
   * live at the entry themselves, and what they are later in the body is not known there.
   */
  #recompute(value: Value): Value {
    const isLeaf = !isInstruction(value) || value.opcode === "alloca" || isRegisterRead(value);
    if (isLeaf) return this.#lookUpSingle(value);
    const known = this.#headCopies.get(value);
    if (known) return known;
    const copy = this.#clone(value, (operand) => this.#recompute(operand));
    this.#headCopies.set(value, this.#head.insert(copy, value.name));
    return copy;
  }
}

/** Whether a thread that runs the region from its start may compute the value on the way. */
function isDefinedIn(value: Instruction, region: Region): boolean {
  // The result of a barrier exists only behind it.
  const defines = region.barrier === value;
  return synchronizes(value) ? defines : value.block !== undefined && region.blocks.has(value.block);
}
