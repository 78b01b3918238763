import { status } from "./status.ts";

/** cudaGraphNodeType. */
export const nodeKinds = { kernel: 0, memcpy: 1, memset: 2, host: 3, graph: 4, empty: 5 } as const;
export type NodeKind = (typeof nodeKinds)[keyof typeof nodeKinds];

/** Does the node's work, and returns CUDA's code. */
export type Work = () => number;

export interface GraphNode {
  readonly handle: number;
  readonly graph: Graph;
  readonly kind: NodeKind;
  /** Replaced by cudaGraph…NodeSetParams. */
  work: Work;
  readonly dependencies: Set<GraphNode>;
}

export interface Graph {
  readonly handle: number;
  readonly nodes: GraphNode[];
}

/** What cudaGraphInstantiate makes of a graph: its nodes in an order that their dependencies allow. */
export interface GraphExec {
  readonly handle: number;
  readonly steps: { readonly node: GraphNode; work: Work }[];
}

/** A capture that runs: the streams that take part, each with the nodes that its next one comes after. */
export interface Capture {
  readonly origin: number;
  readonly graph: Graph;
  readonly tails: Map<number, ReadonlySet<GraphNode>>;
}

const firstHandle = 0x10c;
const handleStep = 0x10;

/** Every graph, node and executable graph of the program, and the captures of its streams. */
export class Graphs {
  private next = firstHandle;
  private readonly graphs = new Map<number, Graph>();
  private readonly nodes = new Map<number, GraphNode>();
  private readonly execs = new Map<number, GraphExec>();
  private readonly captures = new Map<number, Capture>();
  /** Events recorded in a capture, with the nodes that they stand for. */
  readonly capturedEvents = new Map<
    number,
    { readonly capture: Capture; readonly tail: ReadonlySet<GraphNode> }
  >();

  private handle(): number {
    const handle = this.next;
    this.next += handleStep;
    return handle;
  }

  create(): Graph {
    const graph = { handle: this.handle(), nodes: [] };
    this.graphs.set(graph.handle, graph);
    return graph;
  }

  graph = (handle: number): Graph | undefined => this.graphs.get(handle);
  node = (handle: number): GraphNode | undefined => this.nodes.get(handle);
  exec = (handle: number): GraphExec | undefined => this.execs.get(handle);
  capture = (stream: number): Capture | undefined => this.captures.get(stream);

  add(graph: Graph, kind: NodeKind, work: Work, dependencies: Iterable<GraphNode>): GraphNode {
    const node = { handle: this.handle(), graph, kind, work, dependencies: new Set(dependencies) };
    graph.nodes.push(node);
    this.nodes.set(node.handle, node);
    return node;
  }

  clone(original: Graph): Graph {
    const copy = this.create();
    const copies = new Map<GraphNode, GraphNode>();
    for (const node of original.nodes) copies.set(node, this.add(copy, node.kind, node.work, []));
    for (const node of original.nodes)
      for (const before of node.dependencies) {
        const copied = copies.get(before);
        if (copied) copies.get(node)?.dependencies.add(copied);
      }
    return copy;
  }

  destroy(graph: Graph): void {
    this.graphs.delete(graph.handle);
    for (const node of graph.nodes) this.nodes.delete(node.handle);
  }

  destroyNode(node: GraphNode): void {
    this.nodes.delete(node.handle);
    node.graph.nodes.splice(node.graph.nodes.indexOf(node), 1);
    for (const other of node.graph.nodes) other.dependencies.delete(node);
  }

  /** Undefined where the dependencies go round in a circle. */
  instantiate(graph: Graph): GraphExec | undefined {
    const order = inOrder(graph);
    if (!order) return undefined;
    const exec = { handle: this.handle(), steps: order.map((node) => ({ node, work: node.work })) };
    this.execs.set(exec.handle, exec);
    return exec;
  }

  destroyExec(exec: GraphExec): void {
    this.execs.delete(exec.handle);
  }

  begin(stream: number): void {
    const capture = {
      origin: stream,
      graph: this.create(),
      tails: new Map([[stream, new Set<GraphNode>()]]),
    };
    this.captures.set(stream, capture);
  }

  /** A stream that waits for an event of a capture takes part in it from then on. */
  join(stream: number, capture: Capture, tail: ReadonlySet<GraphNode>): void {
    this.captures.set(stream, capture);
    capture.tails.set(stream, new Set([...(capture.tails.get(stream) ?? []), ...tail]));
  }

  record(capture: Capture, stream: number, kind: NodeKind, work: Work): void {
    const node = this.add(capture.graph, kind, work, capture.tails.get(stream) ?? []);
    capture.tails.set(stream, new Set([node]));
  }

  /** Ends a capture; false where a stream has work that the first stream never waited for. */
  end(capture: Capture): boolean {
    for (const stream of capture.tails.keys()) this.captures.delete(stream);
    for (const [event, captured] of this.capturedEvents)
      if (captured.capture === capture) this.capturedEvents.delete(event);
    const reached = ancestors(capture.tails.get(capture.origin) ?? []);
    const isJoined = reached.size === capture.graph.nodes.length;
    if (!isJoined) this.destroy(capture.graph);
    return isJoined;
  }
}

/** Runs the steps until one fails. */
export function runSteps(exec: GraphExec): number {
  for (const step of exec.steps) {
    const code = step.work();
    if (code !== status.success) return code;
  }
  return status.success;
}

/** The nodes with each after those that it depends on, otherwise as they were added. */
export function inOrder(graph: Graph): readonly GraphNode[] | undefined {
  const done = new Set<GraphNode>();
  const open = new Set<GraphNode>();
  const visit = (node: GraphNode): boolean => {
    if (done.has(node)) return true;
    if (open.has(node)) return false;
    open.add(node);
    for (const before of node.dependencies) if (!visit(before)) return false;
    done.add(node);
    return true;
  };
  for (const node of graph.nodes) if (!visit(node)) return undefined;
  return [...done];
}

function ancestors(nodes: Iterable<GraphNode>): ReadonlySet<GraphNode> {
  const found = new Set<GraphNode>();
  const pending = [...nodes];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (found.has(node)) continue;
    found.add(node);
    pending.push(...node.dependencies);
  }
  return found;
}
