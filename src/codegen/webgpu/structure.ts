import { reversePostorderFrom } from "../../analysis/cfg.ts";
import { buildDominatorTree } from "../../analysis/dominators.ts";
import type { BasicBlock } from "../../ir/function.ts";

/**
 * Control flow as a structured language has it. A `scope` ends where the code of `label` begins, so an `exit` of it
 * goes there; a `continue` goes back to the start of a `loop`. Nothing runs off the end of a loop's body.
 */
export type Node =
  | { readonly kind: "code"; readonly block: BasicBlock }
  | { readonly kind: "if"; readonly block: BasicBlock; readonly yes: Node[]; readonly no: Node[] }
  | { readonly kind: "switch"; readonly block: BasicBlock; readonly cases: readonly Case[] }
  | { readonly kind: "edge"; readonly from: BasicBlock; readonly to: BasicBlock }
  | { readonly kind: "exit"; readonly label: BasicBlock }
  | { readonly kind: "continue"; readonly label: BasicBlock }
  | { readonly kind: "scope"; readonly label: BasicBlock; readonly body: Node[] }
  | { readonly kind: "loop"; readonly label: BasicBlock; readonly body: Node[] }
  /** A loop around a switch over blocks, which `goto` chooses from; the first one is where it begins. */
  | {
      readonly kind: "dispatch";
      readonly blocks: readonly { readonly block: BasicBlock; readonly body: Node[] }[];
    }
  | { readonly kind: "goto"; readonly block: BasicBlock; readonly entry: BasicBlock }
  /** The thread goes no further here: it returns or waits. */
  | { readonly kind: "leave"; readonly block: BasicBlock };

export interface Case {
  /** Empty for the default. */
  readonly values: readonly bigint[];
  readonly isDefault: boolean;
  readonly body: Node[];
}

export interface FlowGraph {
  readonly entry: BasicBlock;
  /** None for blocks where threads go no further. */
  successors(block: BasicBlock): readonly BasicBlock[];
}

/**
 * Makes structured code of a graph, after Ramsey: "Beyond Relooper". If a jump leads into a loop, all blocks go into a `dispatch`.
 */
export function structure(graph: FlowGraph): Node[] {
  const order = reversePostorderFrom(graph.entry, (block) => graph.successors(block));
  const position = new Map(order.map((block, index) => [block, index]));
  const at = (block: BasicBlock) => position.get(block) ?? -1;
  const predecessors = new Map<BasicBlock, BasicBlock[]>();
  const edgesForward = new Map<BasicBlock, number>();
  for (const block of order) {
    for (const successor of graph.successors(block)) {
      const list = predecessors.get(successor) ?? [];
      list.push(block);
      predecessors.set(successor, list);
    }
  }
  const tree = buildDominatorTree(order, (block) => predecessors.get(block) ?? []);
  const headers = new Set<BasicBlock>();
  for (const block of order) {
    for (const successor of edgesOf(graph, block)) {
      if (at(successor) > at(block)) edgesForward.set(successor, (edgesForward.get(successor) ?? 0) + 1);
      else if (tree.isAncestor(successor, block)) headers.add(successor);
      else return [dispatch(graph, order)];
    }
  }
  const isMerge = (block: BasicBlock) => (edgesForward.get(block) ?? 0) > 1;
  const merges = new Map<BasicBlock, BasicBlock[]>();
  for (const block of order) {
    const parent = tree.parent(block);
    if (parent && isMerge(block)) merges.set(parent, [...(merges.get(parent) ?? []), block]);
  }

  const writeTree = (block: BasicBlock): Node[] => {
    let nodes = writeBlock(graph, block, writeEdge);
    // The earliest is reached first, so it stands innermost.
    for (const merge of merges.get(block) ?? []) {
      nodes = [{ kind: "scope", label: merge, body: nodes }, ...writeTree(merge)];
    }
    return headers.has(block) ? [{ kind: "loop", label: block, body: nodes }] : nodes;
  };
  const writeEdge = (from: BasicBlock, to: BasicBlock): Node[] => {
    const edge: Node = { kind: "edge", from, to };
    if (at(to) <= at(from)) return [edge, { kind: "continue", label: to }];
    return [edge, ...(isMerge(to) ? [{ kind: "exit", label: to } as const] : writeTree(to))];
  };
  return writeTree(graph.entry);
}

function dispatch(graph: FlowGraph, order: readonly BasicBlock[]): Node {
  const { entry } = graph;
  const writeEdge = (from: BasicBlock, to: BasicBlock): Node[] => [
    { kind: "edge", from, to },
    { kind: "goto", block: to, entry },
  ];
  return {
    kind: "dispatch",
    blocks: order.map((block) => ({ block, body: writeBlock(graph, block, writeEdge) })),
  };
}

/** A block and what follows it along each of its edges. */
function writeBlock(
  graph: FlowGraph,
  block: BasicBlock,
  writeEdge: (from: BasicBlock, to: BasicBlock) => Node[],
): Node[] {
  const code: Node = { kind: "code", block };
  const { terminator } = block;
  if (graph.successors(block).length === 0) return [code, { kind: "leave", block }];
  if (terminator.opcode === "switch") {
    return [code, { kind: "switch", block, cases: casesOf(terminator, (to) => writeEdge(block, to)) }];
  }
  if (terminator.opcode === "br" && terminator.ifFalse && terminator.ifFalse !== terminator.target) {
    const [yes, no] = [terminator.target, terminator.ifFalse].map((to) => writeEdge(block, to));
    return [code, { kind: "if", block, yes: yes ?? [], no: no ?? [] }];
  }
  return [code, ...graph.successors(block).flatMap((to) => writeEdge(block, to))];
}

/** One for each edge that the structured code will have: cases of a switch with the same target are one. */
function edgesOf(graph: FlowGraph, block: BasicBlock): readonly BasicBlock[] {
  return [...new Set(graph.successors(block))];
}

function casesOf(
  terminator: Extract<BasicBlock["terminator"], { opcode: "switch" }>,
  writeEdge: (to: BasicBlock) => Node[],
): readonly Case[] {
  const values = new Map<BasicBlock, bigint[]>([[terminator.defaultTarget, []]]);
  for (const { value, target } of terminator.cases) {
    values.set(target, [...(values.get(target) ?? []), value.value]);
  }
  return [...values].map(([target, list]) => {
    const isDefault = target === terminator.defaultTarget;
    // What goes to the default anyway needs no case.
    return { values: isDefault ? [] : list, isDefault, body: writeEdge(target) };
  });
}
