import { BasicBlock, type IrFunction } from "./function.ts";
import type { Instruction } from "./instruction.ts";
import type { Lexer } from "./lexer.ts";
import { sameType, type Type } from "./types.ts";
import { type Argument, Value } from "./values.ts";

/** Stands for a value that is used before its definition is read, in a phi or an odd block order. */
class ForwardReference extends Value {
  constructor(
    type: Type,
    /** Where it was first used, for the error when no definition follows. */
    readonly offset: number,
  ) {
    super(type);
  }
}

/** The `%` names of one function. Numbers that LLVM left out of the text are counted as it does. */
export class Locals {
  readonly #values = new Map<string, Value>();
  readonly #forward = new Map<string, ForwardReference>();
  readonly #blocks = new Map<string, { readonly block: BasicBlock; readonly offset: number }>();
  #nextNumber = 0;

  constructor(
    readonly lexer: Lexer,
    readonly fn: IrFunction,
  ) {}

  /** The value of that name, which must have this type; possibly a placeholder for now. */
  use(name: string, type: Type): Value {
    const value = this.#values.get(name) ?? this.#forward.get(name);
    if (value) {
      if (!sameType(value.type, type))
        this.lexer.fail(`%${name} has type ${value.type.text}, not ${type.text}`);
      return value;
    }
    const placeholder = new ForwardReference(type, this.lexer.start);
    this.#forward.set(name, placeholder);
    return placeholder;
  }

  /** `name` is undefined for a value without one in the text. A number becomes no name: the printer counts anew. */
  define(name: string | undefined, value: Instruction | Argument): void {
    const key = this.#keyOf(name);
    if (this.#values.has(key)) this.lexer.fail(`%${key} is defined twice`);
    value.name = isNumber(key) ? "" : key;
    this.#values.set(key, value);
    const placeholder = this.#forward.get(key);
    if (!placeholder) return;
    if (!sameType(placeholder.type, value.type))
      this.lexer.fail(`%${key} was used as ${placeholder.type.text}, not ${value.type.text}`);
    placeholder.replaceAllUsesWith(value);
    this.#forward.delete(key);
  }

  /** What has that name so far. */
  find(name: string): Value | undefined {
    return this.#values.get(name);
  }

  /** A block that a terminator or phi names. */
  block(name: string): BasicBlock {
    let entry = this.#blocks.get(name);
    if (!entry) {
      entry = { block: new BasicBlock(isNumber(name) ? "" : name), offset: this.lexer.start };
      this.#blocks.set(name, entry);
    }
    return entry.block;
  }

  /** The block that begins here. */
  beginBlock(name: string | undefined): BasicBlock {
    const key = this.#keyOf(name);
    const block = this.block(key);
    if (block.function) this.lexer.fail(`block %${key} is defined twice`);
    return this.fn.appendBlock(block);
  }

  finish(): void {
    for (const [name, { offset }] of this.#forward)
      this.lexer.fail(`%${name} is used but not defined`, offset);
    for (const [name, { block, offset }] of this.#blocks)
      if (!block.function) this.lexer.fail(`there is no block %${name}`, offset);
  }

  #keyOf(name: string | undefined): string {
    const key = name ?? String(this.#nextNumber);
    if (isNumber(key)) this.#nextNumber = Number(key) + 1;
    return key;
  }
}

function isNumber(name: string): boolean {
  const first = name.charCodeAt(0);
  return first >= 48 && first <= 57 && /^\d+$/.test(name);
}
