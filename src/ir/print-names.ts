import type { BasicBlock, IrFunction } from "./function.ts";
import { quoteName } from "./names.ts";
import { InlineAssembly, MetadataArgument, type Argument, Constant, type Value } from "./values.ts";
import { printConstant } from "./print-constants.ts";
import { isInstruction } from "./instruction.ts";
import { quoteString } from "./names.ts";

/**
 * The names that a function's values have in print: their own, with a suffix where two are
 * alike, and numbers in textual order for those without one, as LLVM counts.
 */
export class PrintNames {
  readonly #names = new Map<Value | BasicBlock, string>();
  readonly #taken = new Set<string>();
  #nextNumber = 0;

  constructor(fn: IrFunction | undefined) {
    if (!fn) return;
    for (const arg of fn.args) this.#add(arg, arg.name);
    for (const block of fn.blocks) {
      this.#add(block, block.name);
      for (const instruction of block.instructions)
        if (instruction.type.kind !== "void") this.#add(instruction, instruction.name);
    }
  }

  /** `%name`, or the text of a constant. */
  value(value: Value): string {
    if (value instanceof Constant) return printConstant(value);
    if (value instanceof InlineAssembly)
      return [
        "asm",
        ...value.flags,
        `${quoteString(value.template)}, ${quoteString(value.constraints)}`,
      ].join(" ");
    if (value instanceof MetadataArgument) return value.text;
    return `%${this.#names.get(value) ?? this.#outside(value)}`;
  }

  typed(value: Value): string {
    return `${value.type.text} ${this.value(value)}`;
  }

  block(block: BasicBlock): string {
    return `%${this.label(block)}`;
  }

  /** As it stands in front of the colon. */
  label(block: BasicBlock): string {
    return this.#names.get(block) ?? `"<block ${block.name} of no function>"`;
  }

  /** For instructions printed by themselves while something is wrong. */
  #outside(value: Value): string {
    return isInstruction(value) && value.name ? quoteName(value.name) : '"<elsewhere>"';
  }

  #add(value: Argument | BasicBlock | Value, name: string): void {
    let unique = name;
    if (name === "") unique = String(this.#nextNumber++);
    else for (let suffix = 1; this.#taken.has(unique); suffix++) unique = `${name}.${suffix}`;
    this.#taken.add(unique);
    this.#names.set(value, name === "" ? unique : quoteName(unique));
  }
}
