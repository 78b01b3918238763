import { synchronizes, warpFunction } from "../../analysis/barriers.ts";
import { orderBlocks } from "../../analysis/block-order.ts";
import type { ControlFlow } from "../../analysis/cfg.ts";
import type { BasicBlock } from "../../ir/function.ts";
import type { CallInst } from "../../ir/instruction.ts";
import { invariant } from "../../source/invariant.ts";

/**
 * What a thread runs without waiting: everything that can be reached from the start of the kernel
 * (region 0) or from a barrier (region k follows barrier k) up to the next barrier. Regions
 * overlap where paths from several barriers meet.
 */
export interface Region {
  readonly id: number;
  readonly start: BasicBlock;
  /** The barrier it follows; none for region 0. */
  readonly barrier: CallInst | undefined;
  /** In reverse postorder of the kernel. */
  readonly blocks: ReadonlySet<BasicBlock>;
  /** Ids of the regions a thread may wait to enter at the end, and `done` if it may return. */
  readonly exits: ReadonlySet<number>;
}

export interface Regions {
  /** By id. */
  readonly all: readonly Region[];
  /** The "region" of threads that have returned: one above the last id. */
  readonly done: number;
  /** The region that follows the barrier at the end of `block`, if there is one. */
  after(block: BasicBlock): number | undefined;
}

/** Wants each barrier at the end of its block (`split-at-barriers`). */
export function findRegions(cfg: ControlFlow): Regions {
  const barriers = cfg.reversePostorder.flatMap((block) => {
    const barrier = block.instructions.at(-2);
    return barrier && synchronizes(barrier) ? [{ block, barrier }] : [];
  });
  if (barriers.some(({ barrier }) => warpFunction(barrier)?.operation === "activemask"))
    sortByPlace(barriers);
  const idAfter = new Map(barriers.map(({ block }, index) => [block, index + 1]));
  const done = barriers.length + 1;
  const starts: { start: BasicBlock; barrier?: CallInst }[] = [{ start: cfg.entry }];
  for (const { block, barrier } of barriers) {
    const [start] = cfg.successors(block);
    invariant(start, "nothing follows a barrier");
    starts.push({ start, barrier });
  }
  const all = starts.map(({ start, barrier }, id): Region => {
    const reached = reach(cfg, start, idAfter);
    const blocks = new Set([...reached].sort((a, b) => cfg.order(a) - cfg.order(b)));
    const exits = new Set<number>();
    for (const block of blocks) {
      const next = block.terminator.opcode === "ret" ? done : idAfter.get(block);
      if (next !== undefined) exits.add(next);
    }
    return { id, start, barrier, blocks, exits };
  });
  return { all, done, after: (block) => idAfter.get(block) };
}

/** Lanes that wait for no one in particular go on by the number of their region, so that those go first that are farthest behind. */
function sortByPlace(barriers: { readonly block: BasicBlock }[]): void {
  const fn = barriers[0]?.block.function;
  if (!fn) return;
  const order = orderBlocks(fn);
  barriers.sort((a, b) => (order.get(a.block) ?? 0) - (order.get(b.block) ?? 0));
}

function reach(
  cfg: ControlFlow,
  start: BasicBlock,
  idAfter: ReadonlyMap<BasicBlock, number>,
): ReadonlySet<BasicBlock> {
  const reached = new Set([start]);
  // A set hands out what is added while it is walked.
  for (const block of reached) {
    if (idAfter.has(block)) continue;
    for (const successor of cfg.successors(block)) reached.add(successor);
  }
  return reached;
}
