import type { BasicBlock, IrFunction } from "./function.ts";
import { isTerminator } from "./instruction.ts";

/** Which blocks lie on every path from the entry to which. The verifier's own, so that ir needs no analysis. */
export class VerifierDominance {
  /** Position in reverse postorder; only reachable blocks are in it. */
  readonly #order = new Map<BasicBlock, number>();
  /** By position, the position of the immediate dominator. */
  readonly #immediate: number[] = [];

  constructor(fn: IrFunction, predecessors: ReadonlyMap<BasicBlock, readonly BasicBlock[]>) {
    const order = reversePostorder(fn);
    order.forEach((block, position) => this.#order.set(block, position));
    this.#immediate = [0];
    for (let changed = true; changed;) {
      changed = false;
      for (const [position, block] of order.entries()) {
        if (position === 0) continue;
        const found = this.#meet(predecessors.get(block) ?? []);
        if (this.#immediate[position] === found) continue;
        this.#immediate[position] = found;
        changed = true;
      }
    }
  }

  isReachable(block: BasicBlock): boolean {
    return this.#order.has(block);
  }

  /** Both must be reachable; a block dominates itself. */
  dominates(above: BasicBlock, below: BasicBlock): boolean {
    const target = this.#order.get(above) ?? -1;
    let at = this.#order.get(below) ?? -1;
    while (at > target) at = this.#immediate[at] ?? 0;
    return at === target;
  }

  /** The nearest common dominator of the predecessors that were looked at already. */
  #meet(predecessors: readonly BasicBlock[]): number {
    let common = -1;
    for (const predecessor of predecessors) {
      let other = this.#order.get(predecessor);
      if (other === undefined || this.#immediate[other] === undefined) continue;
      if (common < 0) common = other;
      while (common !== other) {
        if (common > other) common = this.#immediate[common] ?? 0;
        else other = this.#immediate[other] ?? 0;
      }
    }
    return Math.max(common, 0);
  }
}

function reversePostorder(fn: IrFunction): BasicBlock[] {
  const postorder: BasicBlock[] = [];
  const [entry] = fn.blocks;
  if (!entry) return postorder;
  const seen = new Set([entry]);
  const stack = [{ block: entry, pending: [...successorsOf(entry)] }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const next = top.pending.pop();
    if (!next) {
      postorder.push(top.block);
      stack.pop();
    } else if (!seen.has(next)) {
      seen.add(next);
      stack.push({ block: next, pending: [...successorsOf(next)] });
    }
  }
  return postorder.reverse();
}

/** One entry per edge, so a block twice when two cases lead there; nothing for a block that lacks its terminator. */
export function successorsOf(block: BasicBlock): readonly BasicBlock[] {
  const last = block.instructions.at(-1);
  if (!last || !isTerminator(last)) return [];
  switch (last.opcode) {
    case "br":
      return last.ifFalse ? [last.target, last.ifFalse] : [last.target];
    case "switch":
      return [last.defaultTarget, ...last.cases.map(({ target }) => target)];
    case "ret":
    case "unreachable":
      return [];
  }
}
