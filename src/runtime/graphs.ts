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
  /** `shapeOf` the graph inside, where the node is one. */
  readonly childShape: string;
}

export interface Graph {
  readonly handle: number;
  readonly nodes: GraphNode[];
}

/** A graph as it was at a moment: nothing that happens to its nodes later changes it. */
export interface FrozenGraph {
  /** As they were added. */
  readonly nodes: readonly FrozenNode[];
  /** As they run: each after those that it depends on. */
  readonly order: readonly FrozenNode[];
}

export interface FrozenNode {
  /** Of the node that it was made of. */
  readonly handle: number;
  readonly kind: NodeKind;
  /** Replaced by cudaGraphExec…NodeSetParams and cudaGraphExecUpdate. */
  work: Work;
  /** Their places in `nodes`, ascending. */
  readonly dependencies: readonly number[];
  readonly childShape: string;
}

/** What cudaGraphInstantiate makes of a graph. */
export interface GraphExec extends FrozenGraph {
  readonly handle: number;
}

/** cudaStreamCaptureMode. */
export const captureModes = { global: 0, threadLocal: 1, relaxed: 2 } as const;

/** A capture that runs: the streams that take part, each with the nodes that its next one comes after. */
export interface Capture {
  readonly origin: number;
  readonly mode: number;
  readonly graph: Graph;
  readonly tails: Map<number, ReadonlySet<GraphNode>>;
  /** After a call that CUDA does not allow in a capture: nothing is added any more, and its end gives no graph. */
  isInvalid: boolean;
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
  /** cudaThreadExchangeStreamCaptureMode; the program's threads count as one. */
  threadMode: number = captureModes.global;
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

  /** The captures that have begun and not ended, invalid ones included. */
  get ongoing(): ReadonlySet<Capture> {
    return new Set(this.captures.values());
  }

  add(
    graph: Graph,
    kind: NodeKind,
    work: Work,
    dependencies: Iterable<GraphNode>,
    childShape = "",
  ): GraphNode {
    const node = {
      handle: this.handle(),
      graph,
      kind,
      work,
      dependencies: new Set(dependencies),
      childShape,
    };
    graph.nodes.push(node);
    this.nodes.set(node.handle, node);
    return node;
  }

  clone(original: Graph): Graph {
    const copy = this.create();
    const copies = new Map<GraphNode, GraphNode>();
    for (const node of original.nodes)
      copies.set(node, this.add(copy, node.kind, node.work, [], node.childShape));
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
    const frozen = freeze(graph);
    if (!frozen) return undefined;
    const exec = { handle: this.handle(), ...frozen };
    this.execs.set(exec.handle, exec);
    return exec;
  }

  destroyExec(exec: GraphExec): void {
    this.execs.delete(exec.handle);
  }

  begin(stream: number, mode: number): void {
    const capture: Capture = {
      origin: stream,
      mode,
      graph: this.create(),
      tails: new Map([[stream, new Set<GraphNode>()]]),
      isInvalid: false,
    };
    this.captures.set(stream, capture);
  }

  /** A stream that waits for an event of a capture takes part in it from then on. */
  join(stream: number, capture: Capture, tail: ReadonlySet<GraphNode>): void {
    this.captures.set(stream, capture);
    capture.tails.set(stream, new Set([...(capture.tails.get(stream) ?? []), ...tail]));
  }

  record(capture: Capture, stream: number, kind: NodeKind, work: Work, childShape = ""): void {
    const node = this.add(capture.graph, kind, work, capture.tails.get(stream) ?? [], childShape);
    capture.tails.set(stream, new Set([node]));
  }

  /** Ends a capture; false, and no graph, where it is invalid or a stream has work that the first stream never waited for. */
  end(capture: Capture): boolean {
    for (const stream of capture.tails.keys()) this.captures.delete(stream);
    for (const [event, captured] of this.capturedEvents)
      if (captured.capture === capture) this.capturedEvents.delete(event);
    const reached = ancestors(capture.tails.get(capture.origin) ?? []);
    const isComplete = !capture.isInvalid && reached.size === capture.graph.nodes.length;
    if (!isComplete) this.destroy(capture.graph);
    return isComplete;
  }

  /** A stream that is destroyed takes no part any more; without its first stream nobody can end a capture. */
  leave(stream: number): void {
    const capture = this.captures.get(stream);
    if (!capture) return;
    if (capture.origin === stream) {
      capture.isInvalid = true;
      this.end(capture);
    } else {
      this.captures.delete(stream);
      capture.tails.delete(stream);
    }
  }

  /** cudaDeviceReset. */
  clear(): void {
    for (const map of [this.graphs, this.nodes, this.execs, this.captures, this.capturedEvents]) map.clear();
    this.threadMode = captureModes.global;
  }
}

/** Runs the nodes until one fails. */
export function runGraph({ order }: FrozenGraph): number {
  for (const node of order) {
    const code = node.work();
    if (code !== status.success) return code;
  }
  return status.success;
}

/** The graph inside a node: a copy, which changes of what it was made of do not reach. */
export function childGraph(graph: FrozenGraph): { readonly work: Work; readonly childShape: string } {
  const copy: FrozenGraph = { nodes: [], order: graph.order.map((node) => ({ ...node })) };
  return { work: () => runGraph(copy), childShape: shapeOf(graph) };
}

/** Undefined where the dependencies go round in a circle. */
export function freeze(graph: Graph): FrozenGraph | undefined {
  const order = inOrder(graph);
  if (!order) return undefined;
  const places = new Map(graph.nodes.map((node, place) => [node, place]));
  const frozen = new Map(
    graph.nodes.map((node): [GraphNode, FrozenNode] => {
      const { handle, kind, work, childShape } = node;
      const dependencies = [...node.dependencies].map((before) => places.get(before) ?? -1);
      return [node, { handle, kind, work, childShape, dependencies: dependencies.toSorted((a, b) => a - b) }];
    }),
  );
  return { nodes: [...frozen.values()], order: order.flatMap((node) => frozen.get(node) ?? []) };
}

/** Equal for graphs whose nodes, as they were added, are of the same kinds and depend on each other alike. */
export function shapeOf({ nodes }: FrozenGraph): string {
  return nodes.map((node) => `${node.kind}${placeOf(node)}`).join(" ");
}

/** Where a node stands in its graph, and what is inside it, as a text to compare. */
export function placeOf({ dependencies, childShape }: FrozenNode): string {
  return `<${dependencies.join()}>[${childShape}]`;
}

/** The nodes with each after those that it depends on, otherwise as they were added. */
export function inOrder(graph: Graph): readonly GraphNode[] | undefined {
  const done = new Set<GraphNode>();
  const open = new Set<GraphNode>();
  for (const root of graph.nodes) {
    // A list of its own, as a chain may be longer than calls go deep.
    const pending = [root];
    for (let node = pending.at(-1); node; node = pending.at(-1)) {
      const before = open.has(node) ? [] : [...node.dependencies].filter((other) => !done.has(other));
      if (before.length === 0) {
        pending.pop();
        open.delete(node);
        done.add(node);
        continue;
      }
      open.add(node);
      if (before.some((other) => open.has(other))) return undefined;
      pending.push(...before.toReversed());
    }
  }
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
