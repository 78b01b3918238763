import { Builder, constInt } from "../../../ir/build.ts";
import type { BasicBlock } from "../../../ir/function.ts";
import type { Instruction } from "../../../ir/instruction.ts";
import { alignUp } from "../../../ir/layout.ts";
import { i32 } from "../../../ir/types.ts";
import type { Value } from "../../../ir/values.ts";
import { threadBlock } from "./thread-block.ts";

const frameAlignment = 16;

/** Instructions whose constants are known when all variables have their place. */
interface OpenFrame {
  readonly old: Value;
  readonly size: Instruction;
  readonly base: Instruction;
}

/**
 * The part of a function's variables that lies on the worker's stack in linear memory, where the
 * pointers to them can reach them.
 *
 *     %stack.old = load i32, %thread + 8
 *     %frame = sub i32 %stack.old, <bytes>
 *     store i32 %frame, %thread + 8        ; and back at every ret
 */
export class NativeFrame {
  readonly #thread: Value;
  /** Runs before everything else of the function. */
  readonly #start: BasicBlock;
  #bytes = 0;
  #align = frameAlignment;
  #frame: OpenFrame | undefined;

  constructor(thread: Value, start: BasicBlock) {
    this.#thread = thread;
    this.#start = start;
  }

  /** The address of a new variable. */
  place(bytes: number, align: number): Value {
    const { base } = this.#open();
    const offset = alignUp(this.#bytes, align);
    this.#bytes = offset + bytes;
    this.#align = Math.max(this.#align, align);
    const at = Builder.before(this.#start.terminator);
    return offset === 0 ? base : at.add(base, constInt(i32, offset));
  }

  /** Moves the end of the stack for a variable whose size is known only now. */
  extend(at: Builder, bytes: Value, align: number): Value {
    this.#open();
    const end = at.sub(this.stackPointer(at), bytes);
    const address = at.and(end, constInt(i32, -Math.max(align, frameAlignment)));
    this.setStackPointer(at, address);
    return address;
  }

  stackPointer(at: Builder): Value {
    return at.load(i32, at.byteOffset(this.#thread, threadBlock.stackPointer));
  }

  setStackPointer(at: Builder, address: Value): void {
    at.store(address, at.byteOffset(this.#thread, threadBlock.stackPointer));
  }

  /** To be called when all variables have their place. */
  close(blocks: readonly BasicBlock[]): void {
    if (!this.#frame) return;
    const { old, size, base } = this.#frame;
    size.setOperand(1, constInt(i32, alignUp(this.#bytes, frameAlignment)));
    base.setOperand(1, constInt(i32, -this.#align));
    for (const { terminator } of blocks)
      if (terminator.opcode === "ret") this.setStackPointer(Builder.before(terminator), old);
  }

  #open(): OpenFrame {
    if (this.#frame) return this.#frame;
    const at = Builder.before(this.#start.terminator);
    const old = this.stackPointer(at);
    const size = at.sub(old, constInt(i32, 0));
    const base = at.and(size, constInt(i32, -1), "frame");
    this.setStackPointer(at, base);
    return (this.#frame = { old, size, base });
  }
}
