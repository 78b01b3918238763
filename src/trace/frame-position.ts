import type { BasicBlock, IrFunction } from "../ir/function.ts";
import { invariant } from "../source/invariant.ts";
import type { Frame, Segment } from "../interpret/machine.ts";
import { orderBlocks } from "./block-order.ts";

export function functionOf({ segment }: Frame): IrFunction {
  const fn = segment.instructions[0]?.block?.function;
  invariant(fn, "a segment is a part of a function");
  return fn;
}

/** Where segments stand in their functions, to say which of two threads is behind. */
export class Positions {
  readonly #orders = new Map<IrFunction, ReadonlyMap<BasicBlock, number>>();
  readonly #known = new WeakMap<Segment, number>();

  of(frame: Frame): number {
    const { segment } = frame;
    const known = this.#known.get(segment);
    if (known !== undefined) return known;
    const fn = functionOf(frame);
    const order = this.#orders.get(fn) ?? orderBlocks(fn);
    this.#orders.set(fn, order);
    const [first] = segment.instructions;
    const block = first?.block;
    invariant(first && block, "a segment has instructions");
    const position =
      (order.get(block) ?? 0) + block.instructions.indexOf(first) / (block.instructions.length + 1);
    this.#known.set(segment, position);
    return position;
  }
}
