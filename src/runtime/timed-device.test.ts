import { expect, test } from "vitest";
import type { Device, DeviceFault, KernelLaunch } from "./device.ts";
import { type LaunchTiming, timeLaunches } from "./timed-device.ts";

/** A device on which kernels take the milliseconds that their names say, when it is waited for. */
function start(fault?: DeviceFault) {
  let now = 0;
  let queued = 0;
  let waits = 0;
  const device: Device = {
    name: "slow",
    multiProcessorCount: 1,
    submit: ({ kernel }) => void (queued += Number(kernel.info.displayName)),
    wait() {
      waits += 1;
      now += queued;
      queued = 0;
      return waits === 1 ? fault : undefined;
    },
    dispose() {},
  };
  const timings = new Map<string, LaunchTiming>();
  const timed = timeLaunches(
    () => device,
    timings,
    () => now,
  )(undefined as never, undefined as never);
  const dim = { x: 1, y: 1, z: 1 };
  const launch = (displayName: string) =>
    timed.submit({
      kernel: { info: { displayName } },
      gridDim: dim,
      blockDim: dim,
    } as unknown as KernelLaunch);
  return { timed, launch, timings, waits: () => waits };
}

test("each kernel has its own time", () => {
  const { launch, timings } = start();
  launch("5");
  launch("7");
  launch("5");
  expect(timings.get("5")).toMatchObject({ launches: 2, totalMs: 10 });
  expect(timings.get("7")).toMatchObject({ launches: 1, totalMs: 7 });
});

test("many launches run together, and share the time by what they took alone", () => {
  const { timed, launch, timings, waits } = start();
  for (let count = 0; count < 200; count++) {
    launch("1");
    launch("3");
  }
  timed.wait();
  expect(waits()).toBeLessThan(140);
  expect(timings.get("1")).toMatchObject({ launches: 200 });
  expect(timings.get("1")?.totalMs).toBeCloseTo(200);
  expect(timings.get("3")?.totalMs).toBeCloseTo(600);
});

test("a fault is told to who waits, once", () => {
  const fault = { code: 719, kernel: "1" };
  const { timed, launch } = start(fault);
  launch("1");
  expect(timed.wait()).toBe(fault);
  expect(timed.wait()).toBeUndefined();
});
