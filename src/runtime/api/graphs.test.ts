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
  const seen = (): readonly (number | undefined)[] => fake.launches.map(({ parameters }) => parameters[4]);
  return { ...fake, out, create, launch, end, seen };
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
  expect(call("cudaEventSynchronize", fork)).toBe(status.capturedEvent);
  call("cudaEventRecord", join, second);
  call("cudaStreamWaitEvent", first, join, 0);
  end(first);
  launch(second, 3);
  expect(seen()).toEqual([1, 3]);
});

test("what cannot be captured is refused, and so are captures of the default stream", () => {
  const { call, create, out } = program();
  const [stream, other] = [create("cudaStreamCreate"), create("cudaStreamCreate")];
  const event = create("cudaEventCreate");
  expect(call("cudaStreamBeginCapture", 0, 0)).toBe(status.streamCaptureUnsupported);
  expect(call("cudaStreamEndCapture", stream, out)).toBe(status.illegalState);
  call("cudaStreamBeginCapture", stream, 0);
  expect(call("cudaStreamBeginCapture", stream, 0)).toBe(status.illegalState);
  expect(call("cudaStreamSynchronize", stream)).toBe(status.streamCaptureUnsupported);
  expect(call("cudaStreamWaitEvent", stream, event, 0)).toBe(status.streamCaptureIsolation);
  call("cudaEventRecord", event, stream);
  call("cudaStreamWaitEvent", other, event, 0);
  expect(call("cudaStreamEndCapture", other, out)).toBe(status.streamCaptureUnmatched);
});

test("nodes run after those that they depend on, whatever the order they were added in", () => {
  const { call, create, hostWords, memory, out, seen } = program();
  const graph = create("cudaGraphCreate", 0);
  const kernel = (value: number): number => {
    const values = hostWords(0, value);
    return hostWords(fakeStub, 1, 1, 1, 1, 1, 1, 0, hostWords(values, values + 4), 0);
  };
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
