import type { BasicBlock, IrFunction } from "../ir/function.ts";
import { analyzeControlFlow, type ControlFlow } from "./cfg.ts";
import { analyzeDominators, type Dominators } from "./dominators.ts";

/** A natural loop: everything that can reach a back edge to `header` without leaving it. */
export interface Loop {
  readonly header: BasicBlock;
  /** The header and the body, nested loops included, in reverse postorder. */
  readonly blocks: ReadonlySet<BasicBlock>;
  /** Blocks with a back edge to the header. */
  readonly latches: readonly BasicBlock[];
  /** Edges that leave the loop. */
  readonly exitEdges: readonly { readonly from: BasicBlock; readonly to: BasicBlock }[];
  /** The smallest loop around this one. */
  readonly parent: Loop | undefined;
  /** 1 for an outermost loop. */
  readonly depth: number;
}

/** The loops of one function. Exact for reducible graphs. */
export interface Loops {
  /** Outer loops before the loops they contain. */
  readonly all: readonly Loop[];
  /**
   * Whether some cycle has several entries, which no natural loop describes. When true, `all`
   * misses those cycles: a user that relies on "not in a loop" must give up.
   */
  readonly irreducible: boolean;
  /** The innermost loop around `block`. */
  innermost(block: BasicBlock): Loop | undefined;
}

/** Whether every cycle of a function is a natural loop. */
export function isReducible(fn: IrFunction): boolean {
  const cfg = analyzeControlFlow(fn);
  const dominators = analyzeDominators(cfg);
  return cfg.reversePostorder.every((block) =>
    cfg.successors(block).every((to) => cfg.order(to) > cfg.order(block) || dominators.dominates(to, block)),
  );
}

export function analyzeLoops(cfg: ControlFlow, dominators: Dominators): Loops {
  let irreducible = false;
  const latchesOf = new Map<BasicBlock, BasicBlock[]>();
  for (const block of cfg.reversePostorder) {
    for (const successor of cfg.successors(block)) {
      if (cfg.order(successor) > cfg.order(block)) continue;
      // Every cycle has an edge against the order; in a natural loop its target dominates its source.
      if (dominators.dominates(successor, block)) {
        latchesOf.set(successor, [...(latchesOf.get(successor) ?? []), block]);
      } else irreducible = true;
    }
  }

  const all: Loop[] = [];
  const innermost = new Map<BasicBlock, Loop>();
  // Headers of outer loops come first in reverse postorder, so parents exist before their children.
  for (const header of cfg.reversePostorder) {
    const latches = latchesOf.get(header);
    if (!latches) continue;
    const parent = innermost.get(header);
    const loop = makeLoop(cfg, header, latches, parent);
    all.push(loop);
    for (const block of loop.blocks) innermost.set(block, loop);
  }
  return { all, irreducible, innermost: (block) => innermost.get(block) };
}

function makeLoop(
  cfg: ControlFlow,
  header: BasicBlock,
  latches: readonly BasicBlock[],
  parent: Loop | undefined,
): Loop {
  const members = new Set([header]);
  const pending = [...latches];
  for (let block = pending.pop(); block; block = pending.pop()) {
    if (members.has(block)) continue;
    members.add(block);
    pending.push(...cfg.predecessors(block));
  }
  const blocks = new Set([...members].toSorted((a, b) => cfg.order(a) - cfg.order(b)));
  const exitEdges = [...blocks].flatMap((from) =>
    cfg
      .successors(from)
      .filter((to) => !blocks.has(to))
      .map((to) => ({ from, to })),
  );
  return { header, blocks, latches, exitEdges, parent, depth: (parent?.depth ?? 0) + 1 };
}
