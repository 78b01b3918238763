import { expect, test } from "vitest";
import { status } from "../status.ts";
import { fakeProgram, fakeStub } from "../testing.ts";

function program() {
  const fake = fakeProgram();
  const out = fake.hostWords(0, 0);
  const create = (name: string, ...args: (number | bigint)[]): number => {
    expect(fake.call(name, out, ...args)).toBe(status.success);
    return fake.memory.u32(out);
  };
  /** Launches the kernel with a pointer and a number, in a stream. */
  const launch = (stream: number, value: number): number => {
    const values = fake.hostWords(0, value);
    const args = fake.hostWords(values, values + 4);
    const one = fake.hostWords(1, 1, 1);
    return fake.call("cudaLaunchKernel", fakeStub, one, one, args, 0, stream);
  };
  const end = (stream: number): number => {
    expect(fake.call("cudaStreamEndCapture", stream, out)).toBe(status.success);
    return fake.memory.u32(out);
  };
  /** cudaKernelNodeParams of the same. */
  const kernel = (value: number, threads = 1): number => {
    const values = fake.hostWords(0, value);
    return fake.hostWords(fakeStub, 1, 1, 1, threads, 1, 1, 0, fake.hostWords(values, values + 4), 0);
  };
  const seen = (): readonly (number | undefined)[] => fake.launches.map(({ parameters }) => parameters[4]);
  return { ...fake, out, create, launch, kernel, end, seen };
}

test("captured launches run when the graph is launched, with the arguments that they had", () => {
  const { call, create, launch, end, seen } = program();
  const stream = create("cudaStreamCreate");
  expect(call("cudaStreamBeginCapture", stream, 0)).toBe(status.success);
  expect([launch(stream, 1), launch(stream, 2)]).toEqual([status.success, status.success]);
  const exec = create("cudaGraphInstantiate", end(stream), 0n);
  expect(seen()).toEqual([]);
  expect(call("cudaGraphLaunch", exec, stream)).toBe(status.success);
  expect(call("cudaGraphLaunch", exec, 0)).toBe(status.success);
  expect(seen()).toEqual([1, 2, 1, 2]);
  launch(stream, 3);
  expect(seen()).toEqual([1, 2, 1, 2, 3]);
});

test("other streams go on while one is captured, until they wait for its events", () => {
  const { call, create, launch, end, seen } = program();
  const [first, second] = [create("cudaStreamCreate"), create("cudaStreamCreate")];
  const [fork, join] = [create("cudaEventCreate"), create("cudaEventCreate")];
  call("cudaStreamBeginCapture", first, 0);
  launch(second, 1);
  expect(seen()).toEqual([1]);
  call("cudaEventRecord", fork, first);
  call("cudaStreamWaitEvent", second, fork, 0);
  launch(second, 2);
  call("cudaEventRecord", join, second);
  call("cudaStreamWaitEvent", first, join, 0);
  end(first);
  launch(second, 3);
  expect(seen()).toEqual([1, 3]);
});

test("captures of the default stream are refused, and so are two of one stream", () => {
  const { call, create, out } = program();
  const stream = create("cudaStreamCreate");
  expect(call("cudaStreamBeginCapture", 0, 0)).toBe(status.streamCaptureUnsupported);
  expect(call("cudaStreamEndCapture", stream, out)).toBe(status.illegalState);
  call("cudaStreamBeginCapture", stream, 0);
  expect(call("cudaStreamBeginCapture", stream, 0)).toBe(status.illegalState);
});

const [relaxed, nonBlocking] = [2, 1];

test.each<[what: string, code: number, mode: number, flags: number, name: string, args: (number | bigint)[]]>(
  [
    [
      "waiting for the stream",
      status.streamCaptureUnsupported,
      relaxed,
      nonBlocking,
      "cudaStreamSynchronize",
      [0],
    ],
    ["asking for its state", status.streamCaptureUnsupported, relaxed, nonBlocking, "cudaStreamQuery", [0]],
    [
      "waiting for the device",
      status.streamCaptureUnsupported,
      relaxed,
      nonBlocking,
      "cudaDeviceSynchronize",
      [],
    ],
    ["an unsafe call", status.streamCaptureUnsupported, 0, nonBlocking, "cudaMalloc", [0x20000, 4]],
    ["an unsafe call in the thread", status.streamCaptureUnsupported, 1, 0, "cudaFree", [0]],
    ["a copy at once", status.streamCaptureUnsupported, 0, nonBlocking, "cudaMemcpy", [0, 0, 0, 0]],
    ["a copy in the legacy stream", status.streamCaptureImplicit, relaxed, 0, "cudaMemcpy", [0, 0, 0, 0]],
    [
      "a memset in the legacy stream",
      status.streamCaptureImplicit,
      relaxed,
      0,
      "cudaMemsetAsync",
      [0, 0, 0, -1],
    ],
  ],
)("%s makes a capture invalid", (_what, code, mode, flags, name, args) => {
  const { call, create, launch, memory, out, seen } = program();
  const stream = create("cudaStreamCreateWithFlags", flags);
  call("cudaStreamBeginCapture", stream, mode);
  launch(stream, 1);
  // 0 stands for the captured stream where a call waits for one, -1 for the legacy stream.
  const actual = name.startsWith("cudaStream") ? [stream] : args.map((arg) => (arg === -1 ? 0 : arg));
  expect(call(name, ...actual)).toBe(code);
  expect(launch(stream, 2)).toBe(status.streamCaptureInvalidated);
  expect(call("cudaStreamIsCapturing", stream, out)).toBe(status.success);
  expect(memory.u32(out)).toBe(2);
  expect(call("cudaStreamEndCapture", stream, out)).toBe(status.streamCaptureInvalidated);
  expect(memory.u32(out)).toBe(0);
  expect(launch(stream, 3)).toBe(status.success);
  expect(seen()).toEqual([3]);
});

test("a relaxed capture, or a relaxed thread, may allocate, and streams that do not block leave the default one alone", () => {
  const { call, create, end, hostWords, launch, seen } = program();
  const stream = create("cudaStreamCreateWithFlags", nonBlocking);
  call("cudaStreamBeginCapture", stream, relaxed);
  create("cudaMalloc", 4);
  expect(launch(0, 1)).toBe(status.success);
  end(stream);
  const mode = hostWords(relaxed);
  call("cudaThreadExchangeStreamCaptureMode", mode);
  call("cudaStreamBeginCapture", stream, 0);
  create("cudaMalloc", 4);
  expect(call("cudaThreadExchangeStreamCaptureMode", mode)).toBe(status.success);
  end(stream);
  expect(seen()).toEqual([1]);
});

test("to ask whether the default stream is captured is an error while a blocking stream is, and leaves it valid", () => {
  const { call, create, end, out } = program();
  const stream = create("cudaStreamCreate");
  call("cudaStreamBeginCapture", stream, relaxed);
  expect(call("cudaStreamIsCapturing", 0, out)).toBe(status.streamCaptureImplicit);
  end(stream);
  expect(call("cudaStreamIsCapturing", 0, out)).toBe(status.success);
});

test("events of captures cannot be waited for, and captures do not meet what is outside", () => {
  const { call, create, out } = program();
  const [stream, other] = [create("cudaStreamCreate"), create("cudaStreamCreate")];
  const event = create("cudaEventCreate");
  const finish = (): void => {
    expect(call("cudaStreamEndCapture", stream, out)).toBe(status.streamCaptureInvalidated);
    call("cudaStreamBeginCapture", stream, 0);
  };
  call("cudaStreamBeginCapture", stream, 0);
  expect(call("cudaStreamWaitEvent", stream, event, 0)).toBe(status.streamCaptureIsolation);
  finish();
  call("cudaEventRecord", event, stream);
  expect(call("cudaEventSynchronize", event)).toBe(status.capturedEvent);
  expect(call("cudaStreamWaitEvent", other, event, 0)).toBe(status.streamCaptureInvalidated);
  finish();
  call("cudaEventRecord", event, stream);
  call("cudaStreamWaitEvent", other, event, 0);
  expect(call("cudaStreamEndCapture", other, out)).toBe(status.streamCaptureUnmatched);
  finish();
  call("cudaStreamBeginCapture", other, 0);
  call("cudaEventRecord", event, stream);
  expect(call("cudaStreamWaitEvent", other, event, 0)).toBe(status.streamCaptureMerge);
  finish();
  expect(call("cudaStreamEndCapture", other, out)).toBe(status.streamCaptureInvalidated);
});

test("work that comes through the driver API is captured as well", () => {
  const { call, create, end, memory, out } = program();
  const stream = create("cudaStreamCreate");
  const device = create("cudaMalloc", 64);
  call("cudaStreamBeginCapture", stream, 0);
  expect(call("cuMemsetD8Async", device, 7, 64, stream)).toBe(status.success);
  expect(memory.u8(device)).toBe(0);
  call("cudaGraphLaunch", create("cudaGraphInstantiate", end(stream), 0n), stream);
  expect(memory.u8(device + 63)).toBe(7);
  for (const forbidden of [
    () => call("cuMemsetD32Async", device, 9, 16, stream),
    () => call("cuStreamSynchronize", stream),
    () => call("cuCtxSynchronize"),
  ]) {
    call("cudaStreamBeginCapture", stream, 0);
    expect(forbidden()).toBe(status.streamCaptureUnsupported);
    expect(call("cudaStreamEndCapture", stream, out)).toBe(status.streamCaptureInvalidated);
  }
  expect(memory.u8(device)).toBe(7);
});

test("a stream that is destroyed ends its capture, and a reset ends all", () => {
  const { call, context, create, out } = program();
  const [stream, other] = [create("cudaStreamCreate"), create("cudaStreamCreate")];
  call("cudaStreamBeginCapture", stream, 0);
  expect(call("cudaStreamDestroy", stream)).toBe(status.success);
  expect(context.graphs.ongoing.size).toBe(0);
  const graph = create("cudaGraphCreate", 0);
  call("cudaStreamBeginCapture", other, 0);
  call("cudaDeviceReset");
  expect(context.graphs.ongoing.size).toBe(0);
  expect(call("cudaGraphInstantiate", out, graph, 0n)).toBe(status.invalidValue);
});

test("a graph that is launched in a capture is there as it was then", () => {
  const { call, create, end, kernel, launch, seen } = program();
  const inner = create("cudaGraphCreate", 0);
  const node = create("cudaGraphAddKernelNode", inner, 0, 0, kernel(1));
  const exec = create("cudaGraphInstantiate", inner, 0n);
  const stream = create("cudaStreamCreate");
  call("cudaStreamBeginCapture", stream, 0);
  call("cudaGraphLaunch", exec, stream);
  launch(stream, 2);
  const outer = create("cudaGraphInstantiate", end(stream), 0n);
  call("cudaGraphExecKernelNodeSetParams", exec, node, kernel(10));
  call("cudaGraphLaunch", exec, stream);
  call("cudaGraphLaunch", outer, stream);
  expect(seen()).toEqual([10, 1, 2]);
});

test("what cannot be done is told when it becomes a node", () => {
  const { call, create, end, hostWords, kernel, out } = program();
  const stream = create("cudaStreamCreate");
  const device = create("cudaMalloc", 64);
  call("cudaStreamBeginCapture", stream, 0);
  const args = hostWords(0x20000, 0x20000);
  const [one, tooMany] = [hostWords(1, 1, 1), hostWords(5000, 1, 1)];
  const codes = [
    call("cudaLaunchKernel", fakeStub, one, tooMany, args, 0, stream),
    call("cudaLaunchKernel", fakeStub + 1, one, one, args, 0, stream),
    call("cudaMemcpyAsync", device, device, 4, 9, stream),
    call("cudaMemcpyAsync", device + 32, device, 64, 3, stream),
    call("cudaMemsetAsync", device, 0, 65, stream),
    call("cudaLaunchHostFunc", stream, 0, 0),
  ];
  expect(codes).toEqual([
    status.invalidConfiguration,
    status.invalidDeviceFunction,
    status.invalidMemcpyDirection,
    status.invalidValue,
    status.invalidValue,
    status.invalidValue,
  ]);
  const graph = end(stream);
  const add = (name: string, ...rest: number[]): number => call(name, out, graph, 0, 0, ...rest);
  expect(add("cudaGraphAddKernelNode", kernel(1, 5000))).toBe(status.invalidConfiguration);
  expect(add("cudaGraphAddMemcpyNode1D", device, device, 4, 9)).toBe(status.invalidMemcpyDirection);
  expect(add("cudaGraphAddMemsetNode", hostWords(device, 0, 0, 4, 17, 1))).toBe(status.invalidValue);
  expect(add("cudaGraphAddMemsetNode", hostWords(device, 0, 0, 4, 16, 1))).toBe(status.success);
});

test("an update is refused where nodes depend on others, in child graphs too", () => {
  const { call, create, hostWords, kernel, memory } = program();
  /** Two kernels side by side or one after the other, in a graph of their own. */
  const pair = (isChain: boolean, value: number): number => {
    const graph = create("cudaGraphCreate", 0);
    const first = create("cudaGraphAddKernelNode", graph, 0, 0, kernel(value));
    create("cudaGraphAddKernelNode", graph, isChain ? hostWords(first) : 0, isChain ? 1 : 0, kernel(value));
    return graph;
  };
  const around = (child: number): number => {
    const graph = create("cudaGraphCreate", 0);
    create("cudaGraphAddChildGraphNode", graph, 0, 0, child);
    return graph;
  };
  const info = hostWords(9, 9, 9);
  for (const wrap of [(graph: number) => graph, around]) {
    const exec = create("cudaGraphInstantiate", wrap(pair(false, 1)), 0n);
    expect(call("cudaGraphExecUpdate", exec, wrap(pair(true, 2)), info)).toBe(status.graphExecUpdateFailure);
    expect(memory.u32(info)).toBe(2);
    expect(call("cudaGraphExecUpdate", exec, wrap(pair(false, 2)), info)).toBe(status.success);
  }
});

test("an edge is added once and removed once, and a list of edges as a whole", () => {
  const { call, create, hostWords, memory, out } = program();
  const graph = create("cudaGraphCreate", 0);
  const [a = 0, b = 0, c = 0] = [1, 2, 3].map(() => create("cudaGraphAddEmptyNode", graph, 0, 0));
  const change = (name: string, from: number[], to: number[]): number =>
    call(`cudaGraph${name}Dependencies`, graph, hostWords(...from), hostWords(...to), from.length);
  expect(change("Add", [a], [b])).toBe(status.success);
  expect(change("Add", [b, a], [c, b])).toBe(status.invalidValue);
  expect(change("Remove", [b], [c])).toBe(status.invalidValue);
  expect(change("Add", [a], [a])).toBe(status.invalidValue);
  call("cudaGraphGetEdges", graph, 0, 0, out);
  expect(memory.u32(out)).toBe(1);
  expect(change("Remove", [a], [b])).toBe(status.success);
});

test("a chain may be longer than calls go deep", () => {
  const { context } = program();
  const { graphs } = context;
  const graph = graphs.create();
  const nodes = Array.from({ length: 20000 }, () => graphs.add(graph, 5, () => 0, []));
  for (const [index, node] of nodes.entries()) {
    const after = nodes[index + 1];
    if (after) node.dependencies.add(after);
  }
  const exec = graphs.instantiate(graph);
  expect(exec?.order[0]?.handle).toBe(nodes.at(-1)?.handle);
  expect(exec?.order.length).toBe(20000);
});

test("nodes run after those that they depend on, whatever the order they were added in", () => {
  const { call, create, hostWords, kernel, memory, out, seen } = program();
  const graph = create("cudaGraphCreate", 0);
  const nodes = [1, 2, 3].map((value) => create("cudaGraphAddKernelNode", graph, 0, 0, kernel(value)));
  const [a = 0, b = 0, c = 0] = nodes;
  // c before a, a before b.
  call("cudaGraphAddDependencies", graph, hostWords(c, a), hostWords(a, b), 2);
  const exec = create("cudaGraphInstantiate", graph, 0n);
  call("cudaGraphLaunch", exec, 0);
  expect(seen()).toEqual([3, 1, 2]);

  const count = hostWords(8);
  expect(call("cudaGraphNodeGetDependencies", b, out, count)).toBe(status.success);
  expect([memory.u32(count), memory.u32(out)]).toEqual([1, a]);
  call("cudaGraphAddDependencies", graph, hostWords(b), hostWords(c), 1);
  expect(call("cudaGraphInstantiate", out, graph, 0n)).toBe(status.invalidValue);
});
