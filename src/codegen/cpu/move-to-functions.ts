import { Builder } from "../../ir/build.ts";
import { cloneInstruction } from "../../ir/clone.ts";
import { BasicBlock, IrFunction } from "../../ir/function.ts";
import { AllocaInst, type Instruction, isInstruction } from "../../ir/instruction.ts";
import { instructions } from "../../ir/instructions.ts";
import type { Module } from "../../ir/module.ts";
import { functionType, voidType } from "../../ir/types.ts";
import { Argument, Constant, type Value } from "../../ir/values.ts";
import { invariant } from "../../source/invariant.ts";

/**
 * Blocks that are entered at `start` only and left behind `end` only, which defines nothing. No value that is
 * defined in them is used elsewhere: what comes out lies in variables.
 */
export interface Stretch {
  readonly start: BasicBlock;
  readonly end: BasicBlock;
}

/**
 * Moves stretches of a function to functions of their own, which are called in their place.
 *
 *     entry:  %v = alloca i32               entry:  %v = alloca i32
 *             %b = mul i32 %n, 4                    br start
 *             br start                =>    start:  call @name(ptr %v, i32 %n)
 *     start:  uses %v and %b                        ret void
 *     end:    ret void
 *
 * What a stretch uses becomes a parameter, or is computed anew from parameters where that has no effect. Variables
 * that nothing else uses move along. Others are copied into one of the new function's, and back at its end, where
 * nobody else can know their address: so LLVM keeps them in registers there.
 */
export function moveToFunctions(
  fn: IrFunction,
  stretches: readonly Stretch[],
  nameOf: (index: number) => string,
  module: Module,
): void {
  const scalars = findScalars(fn);
  const moved = new Set<BasicBlock>();
  for (const [index, stretch] of stretches.entries()) {
    const result = new Move(stretch, scalars).run(nameOf(index));
    for (const block of result.blocks) moved.add(block);
    result.sourceName = fn.sourceName;
    module.functions.set(result.name, result);
  }
  fn.blocks = fn.blocks.filter((block) => !moved.has(block));
}

/** The variables of a function that are only loaded and stored, whole. */
function findScalars(fn: IrFunction): ReadonlySet<Instruction> {
  const isAccess = (user: Instruction, variable: AllocaInst) =>
    (user.opcode === "load" && user.type === variable.allocatedType) ||
    (user.opcode === "store" &&
      user.operand(0) !== variable &&
      user.operand(0).type === variable.allocatedType);
  const isScalar = (instruction: Instruction) =>
    instruction.opcode === "alloca" && [...instruction.users].every((user) => isAccess(user, instruction));
  return new Set(fn.entry.instructions.filter(isScalar));
}

class Move {
  readonly #start: BasicBlock;
  readonly #end: BasicBlock;
  readonly #scalars: ReadonlySet<Instruction>;
  readonly #blocks: ReadonlySet<BasicBlock>;
  readonly #entry = new BasicBlock("entry");
  readonly #writer: Builder;
  /** What is passed, and the parameters for it. */
  readonly #passed = new Map<Value, Argument>();
  /** What stands for values of the old function. */
  readonly #values = new Map<Value, Value>();
  /** Variables that are copied back, and their copies. */
  readonly #copies: { readonly address: Value; readonly copy: AllocaInst }[] = [];

  constructor({ start, end }: Stretch, scalars: ReadonlySet<Instruction>) {
    this.#start = start;
    this.#end = end;
    this.#scalars = scalars;
    this.#blocks = new Set(
      [...reach(start, end)].map((block) => (block === start ? moveContent(start) : block)),
    );
    this.#writer = Builder.atEnd(this.#entry);
  }

  run(name: string): IrFunction {
    for (const block of this.#blocks)
      for (const instruction of block.instructions) this.#connect(instruction);
    const [first] = this.#blocks;
    invariant(first, "a stretch has blocks");
    this.#writer.br(first);
    // Behind the call the old function goes on as it did behind the stretch.
    const rest = [...this.#end.instructions];
    const types = [...this.#passed.keys()].map(({ type }) => type);
    const result = new IrFunction(name, functionType(voidType, types));
    Builder.atEnd(this.#start).call(result, [...this.#passed.keys()]);
    for (const instruction of rest) {
      instruction.detach();
      this.#start.append(instruction);
    }
    this.#close(Builder.atEnd(this.#end));
    result.args = [...this.#passed.values()];
    result.linkage = "internal";
    // LLVM would put a function that is called once back where it came from.
    result.attributes = ["noinline"];
    for (const block of [this.#entry, ...this.#blocks]) result.appendBlock(block);
    return result;
  }

  #close(at: Builder): void {
    for (const { address, copy } of this.#copies) {
      at.store(at.load(copy.allocatedType, copy, "", copy.align), address, copy.align);
    }
    at.ret();
  }

  #connect(instruction: Instruction): void {
    if (instruction.block === this.#end) return;
    for (const operand of new Set(instruction.operands)) {
      const value = this.#lookUp(operand);
      if (value !== operand) instruction.replaceUsesOf(operand, value);
    }
  }

  #lookUp(value: Value): Value {
    if (value instanceof Constant || this.#isInside(value)) return value;
    const known = this.#values.get(value);
    if (known) return known;
    const found = this.#bring(value);
    this.#values.set(value, found);
    return found;
  }

  #bring(value: Value): Value {
    if (value instanceof AllocaInst) return this.#bringVariable(value);
    if (!isInstruction(value) || !isCheap(value)) return this.#pass(value);
    const values = new Map(value.operands.map((operand) => [operand, this.#lookUp(operand)]));
    return this.#writer.insert(cloneInstruction(value, { values, blocks: new Map() }));
  }

  #bringVariable(variable: AllocaInst): Value {
    if ([...variable.users].every((user) => this.#isInside(user))) {
      variable.detach();
      this.#entry.insert(0, variable);
      return variable;
    }
    const address = this.#pass(variable);
    if (!this.#scalars.has(variable)) return address;
    const { allocatedType: type, align, name } = variable;
    const copy = this.#writer.alloca(type, { name, ...(align !== undefined && { align }) });
    this.#writer.store(this.#writer.load(type, address, name, align), copy, align);
    this.#copies.push({ address, copy });
    return copy;
  }

  #pass(value: Value): Argument {
    const name = isInstruction(value) || value instanceof Argument ? value.name : "";
    const argument = new Argument(value.type, name);
    this.#passed.set(value, argument);
    return argument;
  }

  /** What stands in `end` goes on behind the call. */
  #isInside(value: Value): boolean {
    const block = isInstruction(value) ? value.block : undefined;
    if (block === undefined || block === this.#end) return false;
    return block === this.#entry || this.#blocks.has(block);
  }
}

/** The blocks of a stretch, `start` first. */
function reach(start: BasicBlock, end: BasicBlock): ReadonlySet<BasicBlock> {
  const reached = new Set([start]);
  // A set hands out what is added while it is walked.
  for (const block of reached) {
    if (block === end) continue;
    for (const successor of block.successors) reached.add(successor);
  }
  return reached;
}

/** Gives what is in a block to a new one; the old one, to which others branch, is left empty. */
function moveContent(block: BasicBlock): BasicBlock {
  const result = new BasicBlock(block.name);
  const { successors } = block;
  for (const instruction of [...block.instructions]) {
    instruction.detach();
    result.append(instruction);
  }
  for (const phi of successors.flatMap(({ phis }) => phis)) {
    phi.incomingBlocks.forEach((from, index) => {
      if (from === block) phi.setIncomingBlock(index, result);
    });
  }
  return result;
}

/** What is as well computed again as passed: it depends on its operands alone. */
function isCheap({ opcode }: Instruction): boolean {
  const { effect, class: kind } = instructions[opcode];
  return effect === "none" && (kind === "binary" || kind === "cast" || kind === "getelementptr");
}
