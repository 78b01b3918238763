import { expect, test } from "vitest";
import type { KernelInfo } from "../../../artifact/app-info.ts";
import type { DeviceHost, KernelLaunch, LoadedKernel } from "../../device.ts";
import { launchBlock, workerBlock } from "../../../artifact/launch-blocks.ts";
import { DeviceMemory } from "../../memory/device-memory.ts";
import { LinearMemory } from "../../memory/linear-memory.ts";
import { status } from "../../status.ts";
import { fakeKernel } from "../../testing.ts";
import { WorkersDevice } from "./device.ts";
import { closeGate, enterGate, leaveGate } from "./gate.ts";
import { kernelInstance } from "./instantiate.ts";
import { wasmRunner } from "./kernel-runner.ts";

/** What the fake kernel does for one block. */
type Block = (block: number, worker: number, launch: number) => void;

function kernelOf(info: KernelInfo): LoadedKernel {
  return {
    info,
    module: { id: "m", fatbins: [], kernels: [], globals: [], ir: "" },
    tableIndex: 1,
    maxDynamicSharedBytes: 0,
    sharedMemoryCarveout: -1,
  };
}
const plainKernel = kernelOf(fakeKernel());

/** A device over real memory whose `__unwarp_run` is JavaScript that does what lib/support does. */
function fakeDevice(threads: number, runBlock: Block, now: () => number = () => 0) {
  const memory = new LinearMemory(new WebAssembly.Memory({ initial: 16, maximum: 57344, shared: true }));
  const deviceMemory = new DeviceMemory(memory, 2 ** 30);
  const stackPointer = new WebAssembly.Global({ value: "i32", mutable: true }, 12345);
  const run = (launch: number, worker: number, maxChunks: number): number => {
    const chunk = memory.u32(launch + launchBlock.chunk);
    const total = memory.u32(launch + launchBlock.totalBlocks);
    for (let done = 0; done < maxChunks >>> 0; done++) {
      if (memory.u32(launch + launchBlock.fault) !== 0) return 0;
      const first = memory.u32(launch + launchBlock.nextBlock);
      memory.setU32(launch + launchBlock.nextBlock, first + chunk);
      if (first >= total) return 0;
      for (let block = first; block < Math.min(total, first + chunk); block++)
        runBlock(block, worker, launch);
    }
    return 1;
  };
  const instance = { exports: { __unwarp_run: run, __stack_pointer: stackPointer } };
  const host: DeviceHost = {
    module: undefined as never,
    instance,
    memory,
    deviceMemory,
    modules: [],
    symbolAddress: () => undefined,
    clockOriginMs: 0,
  };
  const started: { gate: number; block: number }[] = [];
  let stopped = 0;
  const startWorker = (start: { gate: number; block: number }) => {
    started.push(start);
    return { stop: () => void stopped++ };
  };
  const options = { threads, blockOrder: 0 };
  const runner = wasmRunner(kernelInstance(instance), (launch) => memory.atomicWords(launch));
  const device = new WorkersDevice(host, options, { name: "fake", runner, startWorker, now });
  const launch = (blocks: number, kernel = plainKernel, cooperative = false): void => {
    const request: KernelLaunch = {
      kernel,
      gridDim: { x: blocks, y: 1, z: 1 },
      blockDim: { x: 32, y: 1, z: 1 },
      dynamicSharedBytes: 0,
      cooperative,
      parameters: 0,
    };
    device.submit(request);
  };
  return { device, launch, memory, started, stackPointer, stoppedThreads: () => stopped };
}

/** A device whose blocks take that long, by its own clock. */
function timedDevice(threads: number, blockMs: number) {
  let time = 0;
  return fakeDevice(
    threads,
    () => void (time += blockMs),
    () => time,
  );
}

test("the blocks of a cooperative launch run until none waits any more, each with memory of its own", () => {
  const seen: string[] = [];
  let slabs = 0;
  const { device, launch, memory } = fakeDevice(1, (block, _worker, at) => {
    slabs = memory.u32(at + launchBlock.slabs);
    const own = slabs + block * memory.u32(at + launchBlock.slabBytes);
    const resume = own + memory.u32(at + launchBlock.slabResume);
    const turn = memory.u32(resume);
    seen.push(`${block}.${turn}`);
    memory.setU32(resume, turn + 1);
    memory.fill(own, 0xff, memory.u32(at + launchBlock.slabResume));
    if (block >= turn) memory.setU32(at + launchBlock.waitingBlocks, 1);
  });
  launch(3, kernelOf(fakeKernel({ staticSharedBytes: 20, contextBytesPerThread: 12 })), true);
  expect(seen.join(" ")).toBe("0.0 1.0 2.0 0.1 1.1 2.1 0.2 1.2 2.2 0.3 1.3 2.3");
  expect(device.wait()).toBeUndefined();
  seen.length = 0;
  launch(1);
  expect(slabs).toBe(0);
});

test("a fault ends a cooperative launch although blocks wait", () => {
  const { device, launch, memory } = fakeDevice(1, (_block, _worker, at) => {
    memory.setU32(at + launchBlock.waitingBlocks, 1);
    memory.setU32(at + launchBlock.fault, status.assert);
  });
  launch(2, plainKernel, true);
  expect(device.wait()?.code).toBe(status.assert);
});

test.each([1, 2, 7, 1000])("each of %i blocks runs once, whatever the chunks", (blocks) => {
  const seen: number[] = [];
  const { device, launch } = fakeDevice(2, (block) => void seen.push(block));
  launch(blocks);
  expect(seen).toEqual(Array.from({ length: blocks }, (_, index) => index));
  expect(device.wait()).toBeUndefined();
});

test("short work starts no threads, long work starts them once, one thread never does", () => {
  const short = timedDevice(4, 0.0001);
  short.launch(5000);
  expect(short.started).toHaveLength(0);

  const long = timedDevice(4, 1);
  long.launch(10);
  long.launch(10);
  expect(long.started).toHaveLength(3);
  expect(new Set(long.started.map(({ block }) => block)).size).toBe(3);
  long.device.dispose();
  expect(long.stoppedThreads()).toBe(3);

  const alone = timedDevice(1, 1);
  alone.launch(10);
  expect(alone.started).toHaveLength(0);
});

test("many launches start threads that none of them would start alone", () => {
  const { launch, started } = timedDevice(2, 0.01);
  for (let turn = 0; turn < 10; turn++) launch(100);
  expect(started).toHaveLength(0);
  for (let turn = 0; turn < 10; turn++) launch(100);
  expect(started).toHaveLength(1);

  // What other threads would not even be woken for never starts them.
  const tiny = timedDevice(2, 0.001);
  for (let turn = 0; turn < 1000; turn++) tiny.launch(50);
  expect(tiny.started).toHaveLength(0);
});

test("a kernel that was heavy before is shared from its first block on", () => {
  const epochs: number[] = [];
  let time = 0;
  const { launch, memory, started } = fakeDevice(
    2,
    () => {
      const [thread] = started;
      // The gate's second word counts the launches that were shared.
      epochs.push(thread ? memory.u32(thread.gate + 4) : 0);
      time += 10;
    },
    () => time,
  );
  launch(4);
  expect(epochs).toEqual([0, 0, 1, 1]);
  launch(2);
  expect(epochs.slice(4)).toEqual([2, 2]);
});

test("kernels run on a stack of their own, and the host gets its own back", () => {
  const stacks: number[] = [];
  const { launch, stackPointer, memory } = fakeDevice(1, (_, worker) => {
    stacks.push(stackPointer.value, memory.u32(worker + workerBlock.stackLimit));
    if (stacks.length > 2) throw new WebAssembly.RuntimeError("unreachable");
  });
  launch(1);
  expect(stackPointer.value).toBe(12345);
  launch(1);
  expect(stackPointer.value).toBe(12345);
  const [first = 0, limit = 0, second] = stacks;
  expect(first).toBe(second);
  expect(first - limit).toBeGreaterThan(900_000);
});

test("arenas grow with what a kernel needs", () => {
  const bases: number[] = [];
  const { launch, memory } = fakeDevice(1, (_, worker) => {
    const base = memory.u32(worker + workerBlock.contextBase);
    memory.fill(base, 1, 32 * 100_000);
    bases.push(base);
  });
  launch(1, kernelOf(fakeKernel({ contextBytesPerThread: 100_000 })));
  launch(1, kernelOf(fakeKernel({ contextBytesPerThread: 100_000 })));
  expect(bases[0]).toBe(bases[1]);
  expect(bases[0]).toBeGreaterThan(0);
});

test.each([
  ["memory access out of bounds", status.illegalAddress, "access to memory that does not exist"],
  ["unreachable", status.launchFailure, "trap"],
  ["table index is out of bounds", status.launchFailure, "function pointer"],
  ["operation does not support unaligned accesses", status.misalignedAddress, "misaligned"],
])("the trap %s is fault %i", (message, code, reason) => {
  let runs = 0;
  const { device, launch } = fakeDevice(1, () => {
    runs++;
    throw new WebAssembly.RuntimeError(message);
  });
  launch(100);
  launch(100); // dropped: CUDA runs nothing after a fault
  expect(runs).toBe(1);
  const fault = device.wait();
  expect(fault).toMatchObject({ code, kernel: "kernel(int*, float)" });
  expect(fault?.reason).toContain(reason);
  expect(device.wait()).toBeUndefined();
});

test("a stack overflow is a launch failure that says so", () => {
  const { device, launch } = fakeDevice(1, () => {
    throw new RangeError("Maximum call stack size exceeded");
  });
  launch(1);
  expect(device.wait()).toMatchObject({
    code: status.launchFailure,
    reason: expect.stringContaining("stack overflow"),
  });
});

test("a fault that the kernel set itself wins and tells its place", () => {
  const { device, launch, memory } = fakeDevice(1, (_, __, launchAddress) => {
    memory.setU32(launchAddress + launchBlock.fault, status.assert);
    memory.setU32(launchAddress + launchBlock.faultDetail, 3);
    memory.setU32(launchAddress + launchBlock.faultDetail + 12, 17);
    throw new WebAssembly.RuntimeError("unreachable");
  });
  launch(1);
  expect(device.wait()).toEqual({
    code: status.assert,
    kernel: "kernel(int*, float)",
    block: { x: 3, y: 0, z: 0 },
    thread: { x: 17, y: 0, z: 0 },
  });
});

test("a thread that comes after the gate closed stays out", () => {
  const words = new Int32Array(new SharedArrayBuffer(64));
  const open = 1 << 31;
  words[0] = open;
  words[2] = 77;
  expect(enterGate(words, 0)).toBe(77);
  expect(words[0]).toBe(open | 1 | 0);
  leaveGate(words, 0);
  closeGate(words, 0);
  expect(words[0]).toBe(0);
  expect(enterGate(words, 0)).toBeUndefined();
});
