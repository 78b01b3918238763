import { expect, test } from "vitest";
import { status } from "../status.ts";
import { fakeProgram } from "../testing.ts";

function program() {
  const fake = fakeProgram();
  const out = fake.hostWords(0, 0);
  return {
    ...fake,
    out,
    create: (name: string, ...args: number[]): number => {
      expect(fake.call(name, out, ...args)).toBe(status.success);
      return fake.memory.u32(out);
    },
  };
}

test("a destroyed stream is no stream any more, the default ones cannot be destroyed", () => {
  const { call, create } = program();
  const stream = create("cudaStreamCreate");
  expect(call("cudaStreamSynchronize", stream)).toBe(status.success);
  expect(call("cudaStreamDestroy", stream)).toBe(status.success);
  expect(call("cudaStreamSynchronize", stream)).toBe(status.invalidResourceHandle);
  expect(call("cudaStreamDestroy", stream)).toBe(status.invalidResourceHandle);
  for (const standard of [0, 1, 2]) {
    expect(call("cudaStreamQuery", standard)).toBe(status.success);
    expect(call("cudaStreamDestroy", standard)).toBe(status.invalidResourceHandle);
  }
});

test("priorities are clamped to the range and can be asked for", () => {
  const { call, create, out, memory } = program();
  const stream = create("cudaStreamCreateWithPriority", 1, -100);
  call("cudaStreamGetPriority", stream, out);
  expect(memory.u32(out) | 0).toBe(-5);
  call("cudaStreamGetFlags", stream, out);
  expect(memory.u32(out)).toBe(1);
  expect(call("cudaStreamCreateWithFlags", out, 2)).toBe(status.invalidValue);
});

test("callbacks and host functions are called with their data", () => {
  const { call, calls } = program();
  expect(call("cudaLaunchHostFunc", 0, 11, 22)).toBe(status.success);
  expect(call("cudaStreamAddCallback", 1, 33, 44, 0)).toBe(status.success);
  expect(calls).toEqual([
    { pointer: 11, args: [22] },
    { pointer: 33, args: [1, status.success, 44] },
  ]);
});

test("elapsed time is that between two recorded events", () => {
  const { call, create, out, memory } = program();
  const start = create("cudaEventCreate");
  const stop = create("cudaEventCreate");
  expect(call("cudaEventElapsedTime", out, start, stop)).toBe(status.invalidResourceHandle);
  call("cudaEventRecord", start, 0);
  for (const until = performance.now() + 5; performance.now() < until;);
  call("cudaEventRecord", stop, 0);
  expect(call("cudaEventSynchronize", stop)).toBe(status.success);
  expect(call("cudaEventElapsedTime", out, start, stop)).toBe(status.success);
  const elapsed = new DataView(memory.range(out, 4).slice().buffer).getFloat32(0, true);
  expect(elapsed).toBeGreaterThanOrEqual(5);
  expect(elapsed).toBeLessThan(5000);
});

test("an event without timing, or destroyed, has no time", () => {
  const { call, create, out } = program();
  const timed = create("cudaEventCreate");
  const untimed = create("cudaEventCreateWithFlags", 2);
  call("cudaEventRecord", timed, 0);
  call("cudaEventRecord", untimed, 0);
  expect(call("cudaEventElapsedTime", out, timed, untimed)).toBe(status.invalidResourceHandle);
  expect(call("cudaEventDestroy", timed)).toBe(status.success);
  expect(call("cudaEventRecord", timed, 0)).toBe(status.invalidResourceHandle);
  expect(call("cudaStreamWaitEvent", 0, untimed, 0)).toBe(status.success);
  expect(call("cudaStreamWaitEvent", 0, timed, 0)).toBe(status.invalidResourceHandle);
});
