import type { BasicBlock } from "../ir/function.ts";
import type { Instruction } from "../ir/instruction.ts";
import { type ControlFlow, reversePostorderFrom } from "./cfg.ts";

/** Which blocks every path from the entry passes through. Exact; covers reachable blocks only. */
export interface Dominators {
  /** The closest strict dominator; undefined for the entry and for unreachable blocks. */
  immediateDominator(block: BasicBlock): BasicBlock | undefined;
  /** Blocks whose immediate dominator is `block`. */
  children(block: BasicBlock): readonly BasicBlock[];
  /** Whether every path from the entry to `b` passes `a`; a block dominates itself. */
  dominates(a: BasicBlock, b: BasicBlock): boolean;
  /** Blocks where the dominance of `block` ends: where a definition in it needs a phi. */
  frontier(block: BasicBlock): readonly BasicBlock[];
}

/** Which blocks every path to a function exit passes through. */
export interface PostDominators {
  /** The closest strict post-dominator; undefined when only the end of the function is. */
  immediatePostDominator(block: BasicBlock): BasicBlock | undefined;
  /**
   * Whether every path from `b` to an exit passes `a`; a block post-dominates itself. Blocks
   * from which no exit can be reached (endless loops) are post-dominated only by themselves:
   * errs on the side of "no".
   */
  postDominates(a: BasicBlock, b: BasicBlock): boolean;
}

export function analyzeDominators(cfg: ControlFlow): Dominators {
  const tree = buildDominatorTree(cfg.reversePostorder, (block) => cfg.predecessors(block));
  const children = new Map<BasicBlock, BasicBlock[]>();
  for (const block of cfg.reversePostorder) {
    const parent = tree.parent(block);
    if (parent) children.set(parent, [...(children.get(parent) ?? []), block]);
  }
  let frontiers: Map<BasicBlock, Set<BasicBlock>> | undefined;
  return {
    immediateDominator: tree.parent,
    children: (block) => children.get(block) ?? [],
    dominates: tree.isAncestor,
    frontier(block) {
      frontiers ??= buildFrontiers(cfg, tree);
      return [...(frontiers.get(block) ?? [])];
    },
  };
}

export function analyzePostDominators(cfg: ControlFlow): PostDominators {
  // One virtual exit joins the real ones, so that the reversed graph has a single entry.
  const end = Symbol("end");
  type Node = BasicBlock | typeof end;
  const backward = (node: Node): readonly Node[] => (node === end ? cfg.exits : cfg.predecessors(node));
  const forward = (node: Node): readonly Node[] => {
    if (node === end) return [];
    const successors = cfg.successors(node);
    return successors.length === 0 ? [end] : successors;
  };
  const order = reversePostorderFrom<Node>(end, backward);
  const tree = buildDominatorTree<Node>(order, forward);
  return {
    immediatePostDominator(block) {
      const parent = tree.parent(block);
      return parent === end ? undefined : parent;
    },
    postDominates: tree.isAncestor,
  };
}

/** Whether `a` is executed before `b` on every path to `b`; false when they are the same. */
export function dominatesInstruction(dominators: Dominators, a: Instruction, b: Instruction): boolean {
  if (!a.block || !b.block) return false;
  if (a.block === b.block) return a.block.indexOf(a) < b.block.indexOf(b);
  return dominators.dominates(a.block, b.block);
}

export interface DominatorTree<Node> {
  readonly parent: (node: Node) => Node | undefined;
  readonly isAncestor: (ancestor: Node, node: Node) => boolean;
}

/** The dominator tree of any graph, its root first, after Cooper, Harvey, Kennedy: "A Simple, Fast Dominance Algorithm". */
export function buildDominatorTree<Node>(
  reversePostorder: readonly Node[],
  predecessorsOf: (node: Node) => readonly Node[],
): DominatorTree<Node> {
  const index = new Map(reversePostorder.map((node, at) => [node, at]));
  // Parents by index; -1 is "not known yet". The root is its own parent.
  const parents: number[] = reversePostorder.map((_, at) => (at === 0 ? 0 : -1));
  const parentOf = (at: number): number => parents[at] ?? -1;
  const intersect = (a: number, b: number): number => {
    while (a !== b) {
      while (a > b) a = parentOf(a);
      while (b > a) b = parentOf(b);
    }
    return a;
  };

  for (let changed = true; changed;) {
    changed = false;
    for (const [at, node] of reversePostorder.entries()) {
      if (at === 0) continue;
      let parent = -1;
      for (const predecessor of predecessorsOf(node)) {
        const other = index.get(predecessor);
        if (other === undefined || parentOf(other) < 0) continue;
        parent = parent < 0 ? other : intersect(other, parent);
      }
      if (parents[at] !== parent) {
        parents[at] = parent;
        changed = true;
      }
    }
  }

  return {
    parent(node) {
      const at = index.get(node);
      return at === undefined || at === 0 ? undefined : reversePostorder[parentOf(at)];
    },
    isAncestor(ancestor, node) {
      if (ancestor === node) return true;
      const target = index.get(ancestor);
      let at = index.get(node);
      if (target === undefined || at === undefined) return false;
      while (at > target) at = parentOf(at);
      return at === target;
    },
  };
}

function buildFrontiers(cfg: ControlFlow, tree: DominatorTree<BasicBlock>): Map<BasicBlock, Set<BasicBlock>> {
  const frontiers = new Map<BasicBlock, Set<BasicBlock>>();
  for (const block of cfg.reversePostorder) {
    const predecessors = cfg.predecessors(block);
    // The entry counts as a join when something jumps back to it.
    if (predecessors.length < 2 && block !== cfg.entry) continue;
    const stop = tree.parent(block);
    for (const predecessor of predecessors) {
      for (let at: BasicBlock | undefined = predecessor; at && at !== stop; at = tree.parent(at)) {
        const frontier = frontiers.get(at) ?? new Set();
        frontier.add(block);
        frontiers.set(at, frontier);
      }
    }
  }
  return frontiers;
}
