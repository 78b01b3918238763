import { invariant } from "../source/invariant.ts";
import { type Instruction, isTerminator, type PhiInst, type Terminator } from "./instruction.ts";
import { type FunctionType, pointerType } from "./types.ts";
import { type Argument, GlobalValue } from "./values.ts";

/** A straight run of instructions that ends in a terminator; phis come first. */
export class BasicBlock {
  readonly instructions: Instruction[] = [];
  /** The function that holds it; undefined while detached. */
  function: IrFunction | undefined;
  constructor(
    /** Printed name without `%`; "" lets the printer number it. */
    public name: string,
  ) {}

  get terminator(): Terminator {
    const last = this.instructions.at(-1);
    invariant(last && isTerminator(last), `block ${this.name} has no terminator`);
    return last;
  }

  get phis(): readonly PhiInst[] {
    return this.instructions.filter((instruction) => instruction.opcode === "phi");
  }

  /** Blocks that the terminator can go to, in textual order, each once. */
  get successors(): readonly BasicBlock[] {
    return [...new Set(successorsOf(this.terminator))];
  }

  append(instruction: Instruction): void {
    this.insert(this.instructions.length, instruction);
  }

  insert(index: number, instruction: Instruction): void {
    invariant(!instruction.block, `${instruction.opcode} is in a block already`);
    this.instructions.splice(index, 0, instruction);
    instruction.block = this;
  }

  insertBefore(reference: Instruction, instruction: Instruction): void {
    this.insert(this.indexOf(reference), instruction);
  }

  /** Where phis end and ordinary instructions begin. */
  get firstNonPhi(): number {
    return this.instructions.findIndex((instruction) => instruction.opcode !== "phi");
  }

  indexOf(instruction: Instruction): number {
    const index = this.instructions.indexOf(instruction);
    invariant(index >= 0, `${instruction.opcode} is not in block ${this.name}`);
    return index;
  }

  remove(instruction: Instruction): void {
    this.instructions.splice(this.indexOf(instruction), 1);
    instruction.block = undefined;
  }
}

function successorsOf(terminator: Terminator): readonly BasicBlock[] {
  switch (terminator.opcode) {
    case "br":
      return terminator.ifFalse ? [terminator.target, terminator.ifFalse] : [terminator.target];
    case "switch":
      return [terminator.defaultTarget, ...terminator.cases.map(({ target }) => target)];
    case "ret":
    case "unreachable":
      return [];
  }
}

/** A function; without blocks it is a declaration. The first block is the entry. */
export class IrFunction extends GlobalValue {
  readonly constantKind = "function";
  blocks: BasicBlock[] = [];
  args: Argument[] = [];
  /** "ptx_kernel" marks a `__global__` function. */
  callingConvention = "";
  /** Function attributes, group references resolved: `convergent`, `memory(none)`, `"nvvm.maxntid"="256"`. */
  attributes: readonly string[] = [];
  resultAttributes: readonly string[] = [];
  comdat: string | undefined;
  section: string | undefined;
  /** Unqualified source name from the debug information, for messages: `axpy`. */
  sourceName: string | undefined;
  constructor(
    name: string,
    readonly functionType: FunctionType,
  ) {
    super(pointerType(0), name);
  }

  get isDeclaration(): boolean {
    return this.blocks.length === 0;
  }
  get isKernel(): boolean {
    return this.callingConvention === "ptx_kernel";
  }
  get entry(): BasicBlock {
    const [entry] = this.blocks;
    invariant(entry, `function ${this.name} has no body`);
    return entry;
  }

  appendBlock(block: BasicBlock): BasicBlock {
    return this.insertBlock(this.blocks.length, block);
  }
  insertBlock(index: number, block: BasicBlock): BasicBlock {
    this.blocks.splice(index, 0, block);
    block.function = this;
    return block;
  }
  removeBlock(block: BasicBlock): void {
    const index = this.blocks.indexOf(block);
    invariant(index >= 0, `block ${block.name} is not in ${this.name}`);
    this.blocks.splice(index, 1);
    block.function = undefined;
  }

  *instructions(): Generator<Instruction> {
    for (const block of this.blocks) yield* block.instructions;
  }
}
