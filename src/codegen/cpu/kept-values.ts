import { Builder, constZero } from "../../ir/build.ts";
import type { Instruction } from "../../ir/instruction.ts";
import type { Value } from "../../ir/values.ts";
import { invariant } from "../../source/invariant.ts";
import { addressInSlot, type LaunchValues } from "./launch-values.ts";
import { typeInContext, type ThreadContext } from "./thread-context.ts";
import type { ThreadLoop } from "./thread-loop.ts";

/**
 * Writes the code that keeps values from one region to the next: in the context, where each thread
 * has a copy, or, where all threads have the same value, in one variable of the function. LLVM turns
 * the variables into registers, so that a loop around a barrier counts in a register.
 */
export class KeptValues {
  readonly #entry: Builder;
  readonly #context: ThreadContext;
  readonly #launch: LaunchValues;
  readonly #variables = new Map<Instruction, Value>();

  /** @param entry the entry of the lowered kernel; stays open. */
  constructor(entry: Builder, context: ThreadContext, launch: LaunchValues) {
    this.#entry = entry;
    this.#context = context;
    this.#launch = launch;
  }

  /** The value as it was when the loop began, in which other threads may already have kept the next one. */
  load(at: Builder, value: Instruction, loop: ThreadLoop): Value {
    if (this.#context.isOfBlock(value)) {
      return Builder.before(loop.start.terminator).load(value.type, this.#variable(value), value.name);
    }
    const type = typeInContext(value.type);
    const stored = at.load(type, this.address(at, value, loop), value.name, this.#context.slot(value)?.align);
    return type === value.type ? stored : at.icmp("slt", stored, constZero(type));
  }

  store(at: Builder, value: Instruction, copy: Value, loop: ThreadLoop): void {
    if (this.#context.isOfBlock(value)) at.store(copy, this.#variable(value));
    else {
      const type = typeInContext(value.type);
      const stored = type === value.type ? copy : at.cast("sext", copy, type);
      at.store(stored, this.address(at, value, loop), this.#context.slot(value)?.align);
    }
  }

  /** Where the thread has its copy of a value or local array. */
  address(at: Builder, value: Instruction, loop: ThreadLoop): Value {
    const slot = this.#context.slot(value);
    invariant(slot, `%${value.name} has no slot in the context`);
    return addressInSlot(at, this.#launch.slotBase(slot), slot, loop.thread, value.name);
  }

  #variable(value: Instruction): Value {
    const known = this.#variables.get(value);
    if (known) return known;
    const variable = this.#entry.alloca(value.type, { name: `${value.name}.of.block` });
    this.#variables.set(value, variable);
    return variable;
  }
}
