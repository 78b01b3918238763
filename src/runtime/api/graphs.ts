import type { CudaContext } from "../context.ts";
import {
  childGraph,
  freeze,
  type Graph,
  type GraphNode,
  type NodeKind,
  nodeKinds,
  placeOf,
  runGraph,
  type Work,
} from "../graphs.ts";
import { keepKernelCall } from "../kernel-call.ts";
import { status } from "../status.ts";
import type { SectionHandlers } from "./handlers.ts";

/** The parts of the API that nodes do their work with. */
interface NodeWork {
  readonly cudaMemcpy: (to: number, from: number, bytes: number, kind: number) => number;
  readonly cudaMemcpy3D: (parameters: number) => number;
  readonly cudaMemset2D: (to: number, pitch: number, value: number, width: number, height: number) => number;
  readonly cudaMemcpyToSymbol: (
    symbol: number,
    from: number,
    bytes: number,
    offset: number,
    kind: number,
  ) => number;
  readonly cudaMemcpyFromSymbol: (
    to: number,
    symbol: number,
    bytes: number,
    offset: number,
    kind: number,
  ) => number;
}

const memcpy3DBytes = 64;
/** cudaGraphExecUpdateResult. */
const updated = 0;
const topologyChanged = 2;
const kindChanged = 3;

/** What a node does, or CUDA's code where it refuses to make one. */
type Made = Work | number;

/**
 * Graphs run their nodes one after another, in an order that the dependencies allow. `checks` are the same functions
 * as `work`, but only refuse what those would.
 */
export function graphApi(cuda: CudaContext, work: NodeWork, checks: NodeWork): SectionHandlers<"graph"> {
  const { memory, graphs } = cuda;

  const checked = (code: number, made: Work): Made => (code === status.success ? made : code);
  const kernelWork = (parameters: number): Made =>
    // cudaKernelNodeParams { func, grid, block, sharedMemBytes, kernelParams, extra }; `extra` has no counterpart here.
    memory.u32(parameters + 32) === 0 && memory.u32(parameters + 36) !== 0
      ? status.notSupported
      : keepKernelCall(cuda, {
          stub: memory.u32(parameters),
          grid: parameters + 4,
          block: parameters + 16,
          sharedBytes: memory.u32(parameters + 28),
          args: memory.u32(parameters + 32),
        });
  const memcpyWork = (parameters: number): Made => {
    const kept = memory.range(parameters, memcpy3DBytes).slice();
    return checked(checks.cudaMemcpy3D(parameters), () => {
      const place = cuda.scratch();
      if (place === undefined) return status.memoryAllocation;
      memory.range(place, memcpy3DBytes).set(kept);
      return work.cudaMemcpy3D(place);
    });
  };
  const memcpy1DWork = (to: number, from: number, bytes: number, kind: number): Made =>
    checked(checks.cudaMemcpy(to, from, bytes, kind), () => work.cudaMemcpy(to, from, bytes, kind));
  const memsetWork = (parameters: number): Made => {
    const [to = 0, pitch = 0, value = 0, elementBytes = 0, width = 0, height = 0] = [0, 4, 8, 12, 16, 20].map(
      (at) => memory.u32(parameters + at),
    );
    if (![1, 2, 4].includes(elementBytes)) return status.invalidValue;
    const rowBytes = width * elementBytes;
    const rowPitch = height > 1 ? pitch : Math.max(pitch, rowBytes);
    const code = checks.cudaMemset2D(to, rowPitch, value, rowBytes, height);
    if (code !== status.success) return code;
    if (elementBytes === 1) return () => work.cudaMemset2D(to, rowPitch, value, width, height);
    return () => setElements(to, pitch, value, elementBytes, width, height);
  };
  const setElements = (
    to: number,
    pitch: number,
    value: number,
    elementBytes: number,
    width: number,
    height: number,
  ): number => {
    // One byte at a time, each over the whole row's stride of elements, is a matrix of single bytes.
    for (let row = 0; row < height; row++)
      for (let byte = 0; byte < elementBytes; byte++) {
        const code = work.cudaMemset2D(
          to + row * pitch + byte,
          elementBytes,
          (value >>> (8 * byte)) & 255,
          1,
          width,
        );
        if (code !== status.success) return code;
      }
    return status.success;
  };
  const hostWork = (parameters: number): Made => {
    const [callback, userData] = [memory.u32(parameters), memory.u32(parameters + 4)];
    if (callback === 0) return status.invalidValue;
    return () => {
      // CUDA does not call host functions after an error in the stream.
      if (cuda.settle() === status.success) cuda.host.call(callback, userData);
      return status.success;
    };
  };
  const nodesAt = (from: number, count: number): readonly GraphNode[] | undefined => {
    const found = Array.from({ length: count }, (_, index) => graphs.node(memory.u32(from + 4 * index)));
    return found.every((node) => node !== undefined) ? found : undefined;
  };
  const add = (
    out: number,
    handle: number,
    dependencies: number,
    count: number,
    kind: NodeKind,
    makeWork: () => Made,
    childShape = "",
  ): number => {
    const graph = graphs.graph(handle);
    const before = nodesAt(dependencies, count);
    if (out === 0 || !graph || !before?.every((node) => node.graph === graph)) return status.invalidValue;
    if (new Set(before).size !== before.length) return status.invalidValue;
    const made = makeWork();
    if (typeof made === "number") return made;
    memory.setU32(out, graphs.add(graph, kind, made, before, childShape).handle);
    return status.success;
  };
  /** A list as CUDA returns it: its length without a place for it, or as many as there is place for. */
  const list = (nodes: readonly GraphNode[] | undefined, out: number, countAt: number): number => {
    if (!nodes || countAt === 0) return status.invalidValue;
    if (out !== 0) {
      const room = memory.u32(countAt);
      for (let index = 0; index < room; index++) memory.setU32(out + 4 * index, nodes[index]?.handle ?? 0);
      memory.setU32(countAt, Math.min(room, nodes.length));
    } else memory.setU32(countAt, nodes.length);
    return status.success;
  };
  const instantiate = (out: number, handle: number): number => {
    const graph = graphs.graph(handle);
    const exec = out !== 0 && graph ? graphs.instantiate(graph) : undefined;
    if (!exec) return status.invalidValue;
    memory.setU32(out, exec.handle);
    return status.success;
  };
  const setWork = (
    node: { work: Work; readonly kind: NodeKind } | undefined,
    kind: NodeKind,
    made: Made,
  ): number => {
    if (!node || node.kind !== kind) return status.invalidValue;
    if (typeof made === "number") return made;
    node.work = made;
    return status.success;
  };
  const setInExec = (exec: number, node: number, kind: NodeKind, made: Made): number =>
    setWork(
      graphs.exec(exec)?.nodes.find(({ handle }) => handle === node),
      kind,
      made,
    );
  const edges = (graph: Graph): readonly (readonly [GraphNode, GraphNode])[] =>
    graph.nodes.flatMap((node) => [...node.dependencies].map((before) => [before, node] as const));
  const changeEdges = (
    handle: number,
    from: number,
    to: number,
    count: number,
    isAdding: boolean,
  ): number => {
    const [starts, ends, graph] = [nodesAt(from, count), nodesAt(to, count), graphs.graph(handle)];
    if (!graph || !starts || !ends) return status.invalidValue;
    if ([...starts, ...ends].some((node) => node.graph !== graph)) return status.invalidValue;
    const changed: (readonly [GraphNode, GraphNode])[] = [];
    const change = (start: GraphNode, end: GraphNode, isThere: boolean): void =>
      void (isThere ? end.dependencies.add(start) : end.dependencies.delete(start));
    for (const [index, start] of starts.entries()) {
      const end = ends[index];
      if (!end) continue;
      if (end.dependencies.has(start) === isAdding || end === start) {
        // All or nothing. An edge that the list has twice is there, or gone, at the second time.
        for (const edge of changed) change(...edge, !isAdding);
        return status.invalidValue;
      }
      change(start, end, isAdding);
      changed.push([start, end]);
    }
    return status.success;
  };

  return {
    cudaGraphAddChildGraphNode(out, graph, dependencies, count, handle) {
      const child = graphs.graph(handle);
      const frozen = child && freeze(child);
      if (!frozen) return status.invalidValue;
      const made = childGraph(frozen);
      return add(out, graph, dependencies, count, nodeKinds.graph, () => made.work, made.childShape);
    },
    cudaGraphAddDependencies: (graph, from, to, count) => changeEdges(graph, from, to, count, true),
    cudaGraphAddEmptyNode: (out, graph, dependencies, count) =>
      add(out, graph, dependencies, count, nodeKinds.empty, () => () => status.success),
    cudaGraphAddHostNode: (out, graph, dependencies, count, parameters) =>
      add(out, graph, dependencies, count, nodeKinds.host, () => hostWork(parameters)),
    cudaGraphAddKernelNode: (out, graph, dependencies, count, parameters) =>
      add(out, graph, dependencies, count, nodeKinds.kernel, () => kernelWork(parameters)),
    cudaGraphAddMemcpyNode: (out, graph, dependencies, count, parameters) =>
      add(out, graph, dependencies, count, nodeKinds.memcpy, () => memcpyWork(parameters)),
    cudaGraphAddMemcpyNode1D: (out, graph, dependencies, count, to, from, bytes, kind) =>
      add(out, graph, dependencies, count, nodeKinds.memcpy, () => memcpy1DWork(to, from, bytes, kind)),
    cudaGraphAddMemcpyNodeFromSymbol: (out, graph, dependencies, count, to, symbol, bytes, offset, kind) =>
      add(out, graph, dependencies, count, nodeKinds.memcpy, () =>
        checked(checks.cudaMemcpyFromSymbol(to, symbol, bytes, offset, kind), () =>
          work.cudaMemcpyFromSymbol(to, symbol, bytes, offset, kind),
        ),
      ),
    cudaGraphAddMemcpyNodeToSymbol: (out, graph, dependencies, count, symbol, from, bytes, offset, kind) =>
      add(out, graph, dependencies, count, nodeKinds.memcpy, () =>
        checked(checks.cudaMemcpyToSymbol(symbol, from, bytes, offset, kind), () =>
          work.cudaMemcpyToSymbol(symbol, from, bytes, offset, kind),
        ),
      ),
    cudaGraphAddMemsetNode: (out, graph, dependencies, count, parameters) =>
      add(out, graph, dependencies, count, nodeKinds.memset, () => memsetWork(parameters)),
    cudaGraphClone(out, original) {
      const graph = graphs.graph(original);
      if (out === 0 || !graph) return status.invalidValue;
      memory.setU32(out, graphs.clone(graph).handle);
      return status.success;
    },
    cudaGraphCreate(out, flags) {
      if (out === 0 || flags !== 0) return status.invalidValue;
      memory.setU32(out, graphs.create().handle);
      return status.success;
    },
    cudaGraphDestroy(handle) {
      const graph = graphs.graph(handle);
      if (!graph) return status.invalidValue;
      graphs.destroy(graph);
      return status.success;
    },
    cudaGraphDestroyNode(handle) {
      const node = graphs.node(handle);
      if (!node) return status.invalidValue;
      graphs.destroyNode(node);
      return status.success;
    },
    cudaGraphExecDestroy(handle) {
      const exec = graphs.exec(handle);
      if (!exec) return status.invalidValue;
      graphs.destroyExec(exec);
      return status.success;
    },
    cudaGraphExecHostNodeSetParams: (exec, node, parameters) =>
      setInExec(exec, node, nodeKinds.host, hostWork(parameters)),
    cudaGraphExecKernelNodeSetParams: (exec, node, parameters) =>
      setInExec(exec, node, nodeKinds.kernel, kernelWork(parameters)),
    cudaGraphExecMemcpyNodeSetParams: (exec, node, parameters) =>
      setInExec(exec, node, nodeKinds.memcpy, memcpyWork(parameters)),
    cudaGraphExecMemcpyNodeSetParams1D: (exec, node, to, from, bytes, kind) =>
      setInExec(exec, node, nodeKinds.memcpy, memcpy1DWork(to, from, bytes, kind)),
    cudaGraphExecMemsetNodeSetParams: (exec, node, parameters) =>
      setInExec(exec, node, nodeKinds.memset, memsetWork(parameters)),
    cudaGraphExecUpdate(handle, graphHandle, resultInfo) {
      const [exec, graph] = [graphs.exec(handle), graphs.graph(graphHandle)];
      if (!exec || !graph) return status.invalidValue;
      const next = freeze(graph);
      if (!next) return status.invalidValue;
      const answer = (result: number, node: number): number => {
        if (resultInfo !== 0) {
          memory.setU32(resultInfo, result);
          memory.setU32(resultInfo + 4, node);
          memory.setU32(resultInfo + 8, 0);
        }
        return result === updated ? status.success : status.graphExecUpdateFailure;
      };
      if (next.nodes.length !== exec.nodes.length) return answer(topologyChanged, 0);
      // CUDA pairs the nodes by the order of the calls that made them as well.
      for (const [index, node] of next.nodes.entries()) {
        const own = exec.nodes[index];
        if (own?.kind !== node.kind) return answer(kindChanged, node.handle);
        if (placeOf(own) !== placeOf(node)) return answer(topologyChanged, node.handle);
      }
      for (const [index, node] of next.nodes.entries()) {
        const own = exec.nodes[index];
        if (own) own.work = node.work;
      }
      return answer(updated, 0);
    },
    cudaGraphGetEdges(handle, from, to, countAt) {
      const graph = graphs.graph(handle);
      if (!graph || countAt === 0) return status.invalidValue;
      const all = edges(graph);
      const room = from === 0 || to === 0 ? 0 : memory.u32(countAt);
      for (const [index, [start, end]] of all.slice(0, room).entries()) {
        memory.setU32(from + 4 * index, start.handle);
        memory.setU32(to + 4 * index, end.handle);
      }
      memory.setU32(countAt, from === 0 || to === 0 ? all.length : Math.min(room, all.length));
      return status.success;
    },
    cudaGraphGetNodes: (graph, out, count) => list(graphs.graph(graph)?.nodes, out, count),
    cudaGraphGetRootNodes: (graph, out, count) =>
      list(
        graphs.graph(graph)?.nodes.filter((node) => node.dependencies.size === 0),
        out,
        count,
      ),
    cudaGraphHostNodeSetParams: (node, parameters) =>
      setWork(graphs.node(node), nodeKinds.host, hostWork(parameters)),
    cudaGraphInstantiate: instantiate,
    cudaGraphInstantiateWithFlags: instantiate,
    cudaGraphKernelNodeSetParams: (node, parameters) =>
      setWork(graphs.node(node), nodeKinds.kernel, kernelWork(parameters)),
    cudaGraphLaunch(handle, stream) {
      const exec = graphs.exec(handle);
      if (!exec) return status.invalidValue;
      if (!cuda.streams.has(stream)) return status.invalidResourceHandle;
      return runGraph(exec);
    },
    cudaGraphMemcpyNodeSetParams: (node, parameters) =>
      setWork(graphs.node(node), nodeKinds.memcpy, memcpyWork(parameters)),
    cudaGraphMemcpyNodeSetParams1D: (node, to, from, bytes, kind) =>
      setWork(graphs.node(node), nodeKinds.memcpy, memcpy1DWork(to, from, bytes, kind)),
    cudaGraphMemsetNodeSetParams: (node, parameters) =>
      setWork(graphs.node(node), nodeKinds.memset, memsetWork(parameters)),
    cudaGraphNodeGetDependencies(handle, out, count) {
      const node = graphs.node(handle);
      return list(node && [...node.dependencies], out, count);
    },
    cudaGraphNodeGetDependentNodes(handle, out, count) {
      const node = graphs.node(handle);
      return list(
        node?.graph.nodes.filter((other) => other.dependencies.has(node)),
        out,
        count,
      );
    },
    cudaGraphNodeGetType(handle, out) {
      const node = graphs.node(handle);
      if (!node || out === 0) return status.invalidValue;
      memory.setU32(out, node.kind);
      return status.success;
    },
    cudaGraphRemoveDependencies: (graph, from, to, count) => changeEdges(graph, from, to, count, false),
    cudaGraphUpload: (exec, stream) =>
      graphs.exec(exec) && cuda.streams.has(stream) ? status.success : status.invalidValue,
  };
}
