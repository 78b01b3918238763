import type { BasicBlock, IrFunction } from "../ir/function.ts";
import { invariant } from "../source/invariant.ts";
import type { Frame, Segment } from "./machine.ts";
import { orderBlocks } from "../analysis/block-order.ts";

export function functionOf({ segment }: Frame): IrFunction {
  const fn = segment.instructions[0]?.block?.function;
  invariant(fn, "a segment is a part of a function");
  return fn;
}

/** Where segments stand in their functions, to say which of two threads is behind. */
export class Positions {
  readonly #orders = new Map<IrFunction, ReadonlyMap<BasicBlock, number>>();
  readonly #known = new WeakMap<Segment, number>();

  /** Below 0 where `a` is behind `b`: in the outermost call in which they are at different places. */
  compare(a: Frame | undefined, b: Frame | undefined): number {
    const [outer, inner] = [callsOf(a), callsOf(b)];
    for (const [index, one] of outer.entries()) {
      const other = inner[index];
      if (!other) return 1;
      if (one.segment !== other.segment) return this.of(one) - this.of(other);
    }
    return outer.length - inner.length;
  }

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

/** The outermost first. */
function callsOf(frame: Frame | undefined): readonly Frame[] {
  const calls: Frame[] = [];
  for (let at = frame; at; at = at.caller) calls.unshift(at);
  return calls;
}
