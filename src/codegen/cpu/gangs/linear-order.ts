import { reversePostorderFrom } from "../../../analysis/cfg.ts";
import type { Loop, Loops } from "../../../analysis/loops.ts";
import type { BasicBlock } from "../../../ir/function.ts";

/** A place in the linear order: a block, or where a loop that lanes leave in different turns asks whether any is left. */
export type Place = BasicBlock | LoopEnd;
export interface LoopEnd {
  readonly loop: Loop;
}

export function isLoopEnd(place: Place): place is LoopEnd {
  return "loop" in place;
}

/** What the order depends on. */
export interface OrderFacts {
  readonly loops: Loops;
  successors(block: BasicBlock): readonly BasicBlock[];
  /** Whether the loop gets a `LoopEnd`. */
  gathersAtEnd(loop: Loop): boolean;
}

/**
 * Puts the blocks of a region that can be reached from its `start` into an order in which each comes after its
 * predecessors (but for back edges) and a loop's blocks stand together, with its `LoopEnd` behind them where it has one. A region holds loops as a whole, or no more than a piece of one turn of theirs.
 */
export function linearOrder(
  start: BasicBlock,
  region: ReadonlySet<BasicBlock>,
  facts: OrderFacts,
): readonly Place[] {
  const { loops } = facts;
  /** The outermost loop around `block` that is within `around`. */
  const loopWithin = (block: BasicBlock, around: Loop | undefined): Loop | undefined => {
    let found: Loop | undefined;
    for (let loop = loops.innermost(block); loop && loop !== around; loop = loop.parent) {
      if (region.has(loop.header)) found = loop;
    }
    return found;
  };
  const orderFrom = (first: BasicBlock, around: Loop | undefined): Place[] => {
    // A loop stands for itself by its header, as one unit.
    const unitOf = (block: BasicBlock): BasicBlock | undefined => {
      const isHere = region.has(block) && (!around || around.blocks.has(block));
      return isHere ? (loopWithin(block, around)?.header ?? block) : undefined;
    };
    const successorsOf = (unit: BasicBlock): readonly BasicBlock[] => {
      const loop = loopWithin(unit, around);
      const targets = loop ? loop.exitEdges.map(({ to }) => to) : facts.successors(unit);
      const units = targets.flatMap((target) => unitOf(target) ?? []);
      return [...new Set(units)].filter((each) => each !== first && each !== unit);
    };
    return reversePostorderFrom(first, successorsOf).flatMap((unit): Place[] => {
      const loop = loopWithin(unit, around);
      if (!loop) return [unit];
      const turn = orderFrom(loop.header, loop);
      return facts.gathersAtEnd(loop) ? [...turn, { loop }] : turn;
    });
  };
  return orderFrom(start, undefined);
}
