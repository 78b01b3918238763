import { expect, test } from "vitest";
import type { Device, DeviceHost, KernelLaunch } from "./device.ts";
import { DeviceMemory } from "./memory/device-memory.ts";
import { LinearMemory } from "./memory/linear-memory.ts";
import { type LaunchEvent, parseRecording, type RecordingRequest } from "./recording.ts";
import { recordLaunches } from "./recording-device.ts";
import { fakeKernel } from "./testing.ts";

/** A device whose kernel adds one to the first byte of its buffer. */
function recorded(request: Partial<RecordingRequest>, info = fakeKernel()) {
  const memory = new LinearMemory(new WebAssembly.Memory({ initial: 16, maximum: 57344, shared: true }));
  const deviceMemory = new DeviceMemory(memory, 2 ** 30);
  const parameters = deviceMemory.allocate(64, "internal") ?? 0;
  const buffer = deviceMemory.allocate(1000, "device") ?? 0;
  memory.fill(buffer, 0, 1000);
  const written: { readonly address: number; readonly bytes: number; readonly first: number }[] = [];
  const variable = deviceMemory.allocate(64, "symbol") ?? 0;
  const globals: object[] = [];
  const inner: Device = {
    name: "fake",
    multiProcessorCount: 1,
    submit: () => memory.fill(buffer, memory.u8(buffer) + 1, 1),
    wait: () => undefined,
    beforeHostWrites: (address, bytes) => void written.push({ address, bytes, first: memory.u8(address) }),
    dispose() {},
  };
  const lines: string[] = [];
  const runs: (string | undefined)[] = [];
  const dumps = new Map<string, number | undefined>();
  const symbolAddress = () => variable;
  const host = { memory, deviceMemory, symbolAddress } as unknown as DeviceHost;
  const device = recordLaunches(
    () => inner,
    { file: "", ...request },
    {
      line: (text) => void lines.push(text),
      running: (kernel) => void runs.push(kernel),
      dump: (name, bytes) => void dumps.set(name, bytes[0]),
    },
  )(host, { threads: 1, blockOrder: 0 });
  const launch = (): void => {
    memory.setU32(parameters, buffer + 4);
    const kernel = {
      info,
      module: { globals },
      tableIndex: 0,
      maxDynamicSharedBytes: 0,
      sharedMemoryCarveout: -1,
    };
    device.submit({
      kernel,
      gridDim: { x: 1, y: 1, z: 1 },
      blockDim: { x: 32, y: 1, z: 1 },
      dynamicSharedBytes: 0,
      cooperative: false,
      parameters,
    } as unknown as KernelLaunch);
  };
  const finish = () => {
    device.dispose();
    return parseRecording(`${lines.join("\n")}\n`);
  };
  return { device, globals, buffer, launch, finish, dumps, runs, memory, deviceMemory, written };
}

const hashesOf = (events: readonly object[]) =>
  events.map((event) => (event as LaunchEvent).buffers?.[0]?.hash !== undefined);

test("a launch leaves the hashes of the allocations that its parameters point into", () => {
  const { device, buffer, launch, finish } = recorded({});
  launch();
  launch();
  device.beforeHostReads?.(buffer + 8, 4);
  const { events, end } = finish();
  expect(events).toMatchObject([
    {
      kind: "launch",
      displayName: "kernel(int*, float)",
      buffers: [{ parameter: 0, allocation: 0, offset: 4, bytes: 1000 }],
    },
    { kind: "launch" },
    { kind: "copy", allocation: 0, offset: 8, bytes: 4 },
  ]);
  expect(new Set(events.slice(0, 2).map((event) => (event as LaunchEvent).buffers[0]?.hash)).size).toBe(2);
  expect(end).toEqual({ kind: "end", events: 3, skipped: 0 });
});

test("behind its budget, it looks at every second launch, then at every fourth", () => {
  const { launch, finish } = recorded({ hashBudget: 2000 });
  for (let count = 0; count < 10; count++) launch();
  const { events, end } = finish();
  expect(hashesOf(events)).toEqual(
    [true, true, true, ...[false, true, false, false, false, true, false]].slice(0, 10),
  );
  expect(end?.skipped).toBe(5);
});

test("memory that is allocated again begins as zeros, so that nothing depends on what was there before", () => {
  const { buffer, memory, deviceMemory } = recorded({});
  memory.fill(buffer, 7, 1000);
  deviceMemory.release(buffer, ["device"]);
  expect(deviceMemory.allocate(1000, "device")).toBe(buffer);
  expect(memory.range(buffer, 1000).every((byte) => byte === 0)).toBe(true);
});

test("so does memory that the runtime had for itself, and a device with a memory of its own is told", () => {
  const { memory, deviceMemory, written } = recorded({});
  const internal = deviceMemory.allocate(1000, "internal") ?? 0;
  memory.fill(internal, 7, 1000);
  deviceMemory.release(internal, ["internal"]);
  expect(deviceMemory.allocate(1000, "device")).toBe(internal);
  expect(memory.range(internal, 1000).every((byte) => byte === 0)).toBe(true);
  // Before the zeros: a device may have to fetch the words at the edges first.
  expect(written).toEqual([{ address: internal, bytes: 1000, first: 7 }]);
});

test("a window is looked at in full, and nothing else", () => {
  const { launch, finish } = recorded({ hashBudget: 0, window: { from: 1, to: 3 } });
  for (let count = 0; count < 4; count++) launch();
  expect(hashesOf(finish().events)).toEqual([false, true, true, false]);
});

test("a kernel is named before it runs, as it may never end", () => {
  const { launch, runs } = recorded({});
  launch();
  expect(runs).toEqual(["kernel", undefined]);
});

test("contents that are asked for are given", () => {
  const { launch, finish, dumps } = recorded({
    window: { from: 0, to: 0 },
    dump: { events: [1], folder: "" },
  });
  launch();
  launch();
  launch();
  finish();
  expect([...dumps]).toEqual([["1-0.bin", 2]]);
});

const value = (isStruct: boolean) =>
  fakeKernel({
    parameters: [{ offset: 0, size: 4, align: 4, kind: "value", ...(isStruct ? { isStruct: true } : {}) }],
  });

test("a struct of one pointer is looked at, and a number that is no allocation's start is not", () => {
  for (const [isStruct, buffers] of [
    [true, 1],
    [false, 0],
  ] as const) {
    const { launch, finish } = recorded({}, value(isStruct));
    launch();
    expect((finish().events[0] as LaunchEvent).buffers).toHaveLength(buffers);
  }
});

test("variables that kernels may write are looked at, but for those that hold addresses", () => {
  const { launch, finish, globals } = recorded({}, value(false));
  globals.push(
    { name: "p", size: 64, constant: false, managed: false, hasPointers: true },
    { name: "c", size: 64, constant: true, managed: false },
  );
  launch();
  globals.push({ name: "g", size: 64, constant: false, managed: false });
  launch();
  expect(finish().events).toMatchObject([
    { buffers: [] },
    { buffers: [{ parameter: -1, variable: "g", bytes: 64 }] },
  ]);
});

test("a launch that is refused is an event", () => {
  const { device, launch, finish } = recorded({});
  launch();
  device.launchRefused?.("k<4>", 98);
  expect(finish()).toMatchObject({
    events: [{}, { kind: "refused", kernel: "k<4>", error: "cudaErrorInvalidDeviceFunction" }],
    end: { events: 2 },
  });
});
