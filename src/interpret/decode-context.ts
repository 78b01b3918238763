import { invariant } from "../source/invariant.ts";
import type { IrFunction } from "../ir/function.ts";
import { Constant, type Value } from "../ir/values.ts";
import type { Program } from "./program.ts";
import { type RuntimeValue, zeroOf } from "./runtime-value.ts";

/** Gives each value of a function its slot in the registers while the function is decoded. */
export class DecodeContext {
  /** The registers as a call finds them. */
  readonly registers: RuntimeValue[] = [];
  readonly #slots = new Map<Value, number>();

  constructor(
    readonly program: Program,
    fn: IrFunction,
  ) {
    for (const argument of fn.args) this.slotOf(argument); // arguments first: calls rely on it
  }

  get slots(): ReadonlyMap<Value, number> {
    return this.#slots;
  }

  slotOf(value: Value): number {
    const known = this.#slots.get(value);
    if (known !== undefined) return known;
    const slot = this.registers.length;
    this.registers.push(value instanceof Constant ? this.program.evaluate(value) : zeroOf(value.type));
    this.#slots.set(value, slot);
    return slot;
  }

  slotsOf(values: readonly Value[]): readonly number[] {
    return values.map((value) => this.slotOf(value));
  }
}

/** The content of a slot; every slot is filled when a frame is made. */
export function slot(registers: readonly RuntimeValue[], index: number): RuntimeValue {
  const value = registers[index];
  invariant(value !== undefined, "a register without a value");
  return value;
}
