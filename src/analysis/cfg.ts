import type { BasicBlock, IrFunction } from "../ir/function.ts";
import { invariant } from "../source/invariant.ts";

/** The control-flow graph of one function, as it was when analyzed. Exact. */
export interface ControlFlow {
  readonly entry: BasicBlock;
  /** Blocks reachable from the entry, each before its successors except along back edges. */
  readonly reversePostorder: readonly BasicBlock[];
  /** Reachable blocks that end in `ret` or `unreachable`, in reverse postorder. */
  readonly exits: readonly BasicBlock[];
  isReachable(block: BasicBlock): boolean;
  /** Position in `reversePostorder`. */
  order(block: BasicBlock): number;
  /** Reachable predecessors, each once even when a switch has several edges. */
  predecessors(block: BasicBlock): readonly BasicBlock[];
  successors(block: BasicBlock): readonly BasicBlock[];
}

export function analyzeControlFlow(fn: IrFunction): ControlFlow {
  const reversePostorder = reversePostorderFrom(fn.entry, (block) => block.successors);
  const order = new Map(reversePostorder.map((block, index) => [block, index]));
  const predecessors = new Map<BasicBlock, BasicBlock[]>();
  for (const block of reversePostorder) {
    for (const successor of block.successors) {
      const list = predecessors.get(successor);
      if (list) list.push(block);
      else predecessors.set(successor, [block]);
    }
  }
  return {
    entry: fn.entry,
    reversePostorder,
    exits: reversePostorder.filter((block) => block.successors.length === 0),
    isReachable: (block) => order.has(block),
    order(block) {
      const index = order.get(block);
      invariant(index !== undefined, `block ${block.name} is unreachable and has no order`);
      return index;
    },
    predecessors: (block) => predecessors.get(block) ?? [],
    successors: (block) => block.successors,
  };
}

/** Nodes reachable from `start` in reverse postorder; iterative, because generated code nests deeply. */
export function reversePostorderFrom<Node>(
  start: Node,
  successorsOf: (node: Node) => readonly Node[],
): readonly Node[] {
  const postorder: Node[] = [];
  const seen = new Set([start]);
  // Successors are visited last to first, so that the result lists them in textual order.
  const stack = [{ node: start, pending: [...successorsOf(start)] }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const next = top.pending.pop();
    if (next === undefined) {
      postorder.push(top.node);
      stack.pop();
    } else if (!seen.has(next)) {
      seen.add(next);
      stack.push({ node: next, pending: [...successorsOf(next)] });
    }
  }
  return postorder.reverse();
}
