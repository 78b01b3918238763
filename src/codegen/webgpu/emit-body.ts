import { synchronizes } from "../../analysis/barriers.ts";
import type { ControlFlow } from "../../analysis/cfg.ts";
import type { BasicBlock } from "../../ir/function.ts";
import { type Instruction, isInstruction, isTerminator } from "../../ir/instruction.ts";
import { ConstantToken, type Value } from "../../ir/values.ts";
import type { SourceLocation } from "../../source/diagnostic.ts";
import { invariant } from "../../source/invariant.ts";
import { userLocation } from "../../source/user-location.ts";
import { spellConstant } from "./constants.ts";
import { type InstructionContext, isPrintf, spellInstruction, typeOfPair } from "./emit-instruction.ts";
import type { Names } from "./names.ts";
import { usesDeviceHeap } from "./place-memory.ts";
import { indent, printStructure } from "./print-structure.ts";
import { structure } from "./structure.ts";
import { Unsupported } from "./unsupported.ts";
import { wgslType } from "./wgsl-types.ts";

/** A function of WGSL that runs the blocks which can be reached from `entry` without waiting. */
export interface BodyOptions {
  readonly cfg: ControlFlow;
  readonly entry: BasicBlock;
  readonly values: ValueNames;
  /** What spells instructions; names and constants come from `values`. */
  readonly context: Omit<InstructionContext, "ref">;
  /** Statements where the thread goes no further; `block` ends with a barrier or the kernel. */
  leave(block: BasicBlock, ref: (value: Value) => string): readonly string[];
  /** Statements for barriers of the block that stand in place; where there are none, functions end at barriers. */
  readonly barrier: readonly string[] | undefined;
  /** What a barrier returned, for the thread that goes on behind it. */
  readonly received: readonly string[];
  report(problem: Unsupported, instruction: Instruction): void;
}

/** Names of values, which are the same in all functions of a kernel. */
export class ValueNames {
  readonly #names: Names;
  readonly #known = new Map<Instruction, string>();
  readonly #kept: ReadonlySet<Value>;
  readonly #slots: number;
  readonly #spellOther: (value: Value) => string;

  constructor(
    names: Names,
    options: {
      /** Values that threads need behind a barrier: they lie outside of functions. */
      readonly kept: ReadonlySet<Value>;
      readonly slots: number;
      /** Constants and parameters. */
      readonly spellOther: (value: Value) => string;
    },
  ) {
    this.#names = names;
    this.#kept = options.kept;
    this.#slots = options.slots;
    this.#spellOther = options.spellOther;
  }

  isKept(value: Value): boolean {
    return this.#kept.has(value);
  }

  /** Without the slot of the thread. */
  nameOf(instruction: Instruction): string {
    const name = this.#known.get(instruction) ?? this.#names.add(instruction.name || "v");
    this.#known.set(instruction, name);
    return name;
  }

  ref(value: Value): string {
    if (!isInstruction(value)) return this.#spellOther(value);
    const name = this.nameOf(value);
    return this.#slots > 1 && this.#kept.has(value) ? `${name}[slot]` : name;
  }

  declarations(): string[] {
    return [...this.#kept].flatMap((value) => {
      if (!isInstruction(value)) return [];
      const type = typeOf(value);
      return [
        `var<private> ${this.nameOf(value)}: ${this.#slots > 1 ? `array<${type}, ${this.#slots}>` : type};`,
      ];
    });
  }
}

/** The lines of the function's body. */
export function emitBody(options: BodyOptions): string[] {
  return new Body(options).emit();
}

class Body {
  readonly #options: BodyOptions;
  readonly #values: ValueNames;
  readonly #context: InstructionContext;
  /** Values that more than one block of this function uses. */
  readonly #variables = new Map<Instruction, string>();
  #line: string | undefined;

  constructor(options: BodyOptions) {
    this.#options = options;
    this.#values = options.values;
    this.#context = { ...options.context, ref: (value) => this.#ref(value) };
  }

  emit(): string[] {
    const { entry, cfg, received } = this.#options;
    const successors = (block: BasicBlock) =>
      waits(block) && !this.#options.barrier ? [] : cfg.successors(block);
    const nodes = structure({ entry, successors });
    const lines = printStructure(nodes, {
      code: (block) => this.#code(block),
      edge: (from, to) => this.#edge(from, to),
      condition: (block) => this.#ref(block.terminator.operand(0)),
      selector: (block) => this.#selector(block),
      caseValue: (value) => `${BigInt.asUintN(32, value)}u`,
      leave: (block) => this.#options.leave(block, (value) => this.#ref(value)),
    });
    const declarations = [...this.#variables].map(([value, name]) => `var ${name}: ${typeOf(value)};`);
    return [...declarations, ...received, ...lines];
  }

  #selector(block: BasicBlock): string {
    const value = block.terminator.operand(0);
    if (typeOf(value) === "u32") return this.#ref(value);
    if (typeOf(value) === "bool") return `select(0u, 1u, ${this.#ref(value)})`;
    invariant(false, "narrow-switches has run");
  }

  #ref(value: Value): string {
    // A variable of this function, if not only its own block uses it.
    if (isInstruction(value) && this.#isVariable(value))
      this.#variables.set(value, this.#values.nameOf(value));
    return this.#values.ref(value);
  }

  #isVariable(value: Instruction): boolean {
    return !this.#values.isKept(value) && (value.opcode === "phi" || usedElsewhere(value));
  }

  #code(block: BasicBlock): string[] {
    return block.instructions.flatMap((instruction) => {
      if (instruction.opcode === "phi" || isTerminator(instruction)) return [];
      if (synchronizes(instruction)) return [...(this.#options.barrier ?? [])];
      try {
        const lines = this.#instruction(instruction);
        return lines.length > 0 ? [...this.#position(instruction.location), ...lines] : [];
      } catch (error) {
        if (!(error instanceof Unsupported)) throw error;
        this.#options.report(error, instruction);
        return [];
      }
    });
  }

  #instruction(instruction: Instruction): string[] {
    const spelled = spellInstruction(instruction, this.#context);
    if ("statements" in spelled) {
      // Such as a call that never returns, whose result is used where nobody comes.
      const isUsed = instruction.users.size > 0;
      const statements = this.#guardStop(instruction, spelled.statements);
      return isUsed ? [...this.#define(instruction, undefinedValue(instruction)), ...statements] : statements;
    }
    if (instruction.users.size === 0) {
      // Only what has an effect is written.
      if (instruction.type.kind === "void" || !hasEffect(instruction)) return [];
      return [`_ = ${spelled.value};`];
    }
    return this.#define(instruction, spelled.value);
  }

  /** Compilers of WGSL warn, on stdout, of code behind a return. */
  #guardStop(instruction: Instruction, statements: readonly string[]): string[] {
    const { stop } = this.#context;
    const isLast =
      instruction.block?.terminator.opcode === "unreachable" &&
      instruction.block.instructions.at(-2) === instruction;
    return statements.map((statement) =>
      statement === stop && !isLast ? `if (true) { ${stop} }` : statement,
    );
  }

  #define(instruction: Instruction, value: string): string[] {
    const isVariable = this.#values.isKept(instruction) || this.#isVariable(instruction);
    return [`${isVariable ? "" : "let "}${this.#ref(instruction)} = ${value};`];
  }

  /** The line of the CUDA source, where it changes. */
  #position(location: SourceLocation | undefined): string[] {
    if (!location) return [];
    const { file, line } = userLocation(location);
    const text = `// ${file.replaceAll(/[\r\n]/g, " ")}:${line}`;
    if (text === this.#line) return [];
    this.#line = text;
    return [text];
  }

  /** All phis change at once. */
  #edge(from: BasicBlock, to: BasicBlock): string[] {
    this.#line = undefined;
    const moves = to.phis.flatMap((phi) => {
      const value = phi.incomingFrom(from);
      invariant(value, `phi has a value from ${from.name}`);
      if (value === phi || phi.users.size === 0) return [];
      return [{ to: this.#ref(phi), from: this.#ref(value), phi, value }];
    });
    const written = new Set<Value>(moves.map(({ phi }) => phi));
    const mustWait = (value: Value) => written.has(value);
    const early = moves.filter(({ value }) => mustWait(value));
    const temporaries = early.map((move, index) => ({ ...move, name: `next_${index}` }));
    if (temporaries.length === 0 || moves.length === 1)
      return moves.map((move) => `${move.to} = ${move.from};`);
    const others = moves.filter(({ value }) => !mustWait(value));
    return [
      "{",
      ...indent([
        ...temporaries.map(({ name, from: source }) => `let ${name} = ${source};`),
        ...others.map((move) => `${move.to} = ${move.from};`),
        ...temporaries.map((move) => `${move.to} = ${move.name};`),
      ]),
      "}",
    ];
  }
}

function undefinedValue({ type }: Instruction): string {
  return spellConstant(new ConstantToken(type, "undef"), () => "0u");
}

function hasEffect(instruction: Instruction): boolean {
  return (
    instruction.opcode === "atomicrmw" ||
    instruction.opcode === "cmpxchg" ||
    (instruction.opcode === "load" && instruction.volatile) ||
    (instruction.opcode === "call" && (isPrintf(instruction) || usesDeviceHeap(instruction)))
  );
}

/** Whether threads wait at the end of the block. */
export function waits(block: BasicBlock): boolean {
  const last = block.instructions.at(-2);
  return last !== undefined && synchronizes(last);
}

/** Phis use their values at the end of the block that they come from. */
function usedElsewhere(value: Instruction): boolean {
  return [...value.users].some((user) => {
    if (user.opcode !== "phi") return user.block !== value.block;
    return user.incomingBlocks.some((from, index) => user.operand(index) === value && from !== value.block);
  });
}

function typeOf(value: Value): string {
  return isInstruction(value) && value.type.kind === "struct" ? typeOfPair(value) : wgslType(value.type);
}
