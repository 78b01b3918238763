import type { BasicBlock } from "../ir/function.ts";
import { type ControlFlow, reversePostorderFrom } from "./cfg.ts";
import { buildDominatorTree, type DominatorTree } from "./dominators.ts";
import type { Loop, Loops } from "./loops.ts";

/**
 * Where paths that part meet again within one turn of the innermost loop around them. Ordinary
 * post-dominance also counts meetings in later turns, which is too late for lanes that run in step:
 *
 *     loop:  if (a) continue;  if (b) break;      every path passes `if (b)`, but not in every turn
 *
 * Inner loops count as single places, named by their headers. Exact for reducible graphs; blocks
 * from which neither the end of the turn nor of the function is reached are post-dominated by none.
 */
export interface TurnPostDominators {
  /**
   * The closest place that every path from `block`, or from the loop with the header `block` when
   * `ofLoop`, passes in the same turn; undefined when it may go around, leave the loop or end before.
   */
  immediate(block: BasicBlock, ofLoop?: boolean): BasicBlock | undefined;
  /**
   * Whether every path from `b`, or from the loop with the header `b` when `ofLoop`, passes `a` in the
   * same turn of the loop that directly holds both.
   */
  postDominates(a: BasicBlock, b: BasicBlock, ofLoop?: boolean): boolean;
}

export function analyzeTurnPostDominators(cfg: ControlFlow, loops: Loops): TurnPostDominators {
  const trees = new Map<Loop | undefined, DominatorTree<Node>>();
  const treeOf = (around: Loop | undefined): DominatorTree<Node> => {
    const known = trees.get(around);
    if (known) return known;
    const tree = buildTree(cfg, loops, around);
    trees.set(around, tree);
    return tree;
  };
  const contextOf = (block: BasicBlock, ofLoop: boolean): Loop | undefined => {
    const loop = loops.innermost(block);
    return ofLoop ? loop?.parent : loop;
  };
  return {
    immediate(block, ofLoop = false) {
      const parent = treeOf(contextOf(block, ofLoop)).parent(block);
      return parent === end ? undefined : parent;
    },
    postDominates(a, b, ofLoop = false) {
      const around = contextOf(b, ofLoop);
      const own = loops.innermost(a);
      // A header also stands for its loop in what is around that.
      const isBeside = own === around || (own?.header === a && own.parent === around);
      return isBeside && treeOf(around).isAncestor(a, b);
    },
  };
}

const end = Symbol("end");
type Node = BasicBlock | typeof end;

function buildTree(cfg: ControlFlow, loops: Loops, around: Loop | undefined): DominatorTree<Node> {
  const childOf = (block: BasicBlock): Loop | undefined => {
    let found: Loop | undefined;
    for (let loop = loops.innermost(block); loop && loop !== around; loop = loop.parent) found = loop;
    return found;
  };
  const successors = (unit: BasicBlock): readonly Node[] => {
    const child = childOf(unit);
    const targets = child ? child.exitEdges.map(({ to }) => to) : cfg.successors(unit);
    const units = targets.map((target): Node => {
      const leaves = around !== undefined && (target === around.header || !around.blocks.has(target));
      return leaves ? end : (childOf(target)?.header ?? target);
    });
    return units.length === 0 && !child ? [end] : [...new Set(units)];
  };
  const backward = new Map<Node, Node[]>();
  const blocks = around ? [...around.blocks] : cfg.reversePostorder;
  for (const block of blocks) {
    const child = childOf(block);
    if (child && child.header !== block) continue;
    for (const successor of successors(block)) {
      const list = backward.get(successor);
      if (list) list.push(block);
      else backward.set(successor, [block]);
    }
  }
  const order = reversePostorderFrom<Node>(end, (node) => backward.get(node) ?? []);
  return buildDominatorTree<Node>(order, (node) => (node === end ? [] : successors(node)));
}
