import { expect, test } from "vitest";
import { fixedStart } from "./fixed-start.ts";
import { LinearMemory } from "./memory/linear-memory.ts";

function systemAt(startMs: number) {
  const memory = new LinearMemory(new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }));
  const clock_time_get = (_id: number, _precision: bigint, at: number) => {
    memory.setU64(at, BigInt(Date.now()) * 1_000_000n);
    return 0;
  };
  const calls = fixedStart({ clock_time_get }, startMs, memory) as {
    clock_time_get(id: number, precision: bigint, at: number): number;
    random_get(at: number, bytes: number): number;
  };
  return { calls, memory };
}

test("the wall clock starts where it is told, and other clocks stay", () => {
  const { calls, memory } = systemAt(1_000_000);
  expect(calls.clock_time_get(0, 0n, 8)).toBe(0);
  const shownMs = Number(memory.u64(8) / 1_000_000n);
  expect(shownMs).toBeGreaterThanOrEqual(1_000_000);
  expect(shownMs).toBeLessThan(1_060_000);
  calls.clock_time_get(1, 0n, 8);
  expect(Number(memory.u64(8) / 1_000_000n)).toBeGreaterThan(1_060_000);
});

test("random numbers come in one order, and are not all the same", () => {
  const numbers = () => {
    const { calls, memory } = systemAt(0);
    calls.random_get(16, 32);
    return [...memory.range(16, 32)];
  };
  expect(numbers()).toEqual(numbers());
  expect(new Set(numbers()).size).toBeGreaterThan(16);
});
