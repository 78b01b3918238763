/** The entry of the worker in which a program runs, once: it blocks as a program does. */
import { createInterpreterDevice, createTracingDevice } from "../devices/interpreter/create.ts";
import { WebGpuDevice } from "../devices/webgpu/device.ts";
import { GpuThread, newWorkerData } from "../devices/webgpu/gpu-thread.ts";
import { GpuError, type OpenedAdapter } from "../devices/webgpu/protocol.ts";
import { type CreateDevice, DeviceError } from "../runtime/device.ts";
import { WorkersDevice } from "../runtime/devices/workers/device.ts";
import { kernelInstance } from "../runtime/devices/workers/instantiate.ts";
import { wasmRunner } from "../runtime/devices/workers/kernel-runner.ts";
import { executeProgram } from "../runtime/execute-program.ts";
import { type LaunchTiming, timeLaunches } from "../runtime/timed-device.ts";
import { invariant } from "../source/invariant.ts";
import type { BlockTrace } from "../trace/block-trace.ts";
import { growFilesByDoubling } from "./file-growth.ts";
import { PageOutput } from "./page-output.ts";
import { createPageSystem, type PageSystem } from "./page-system.ts";
import type { GpuMessage, KernelStart, RunMessage, RunStart } from "./run-protocol.ts";

/** With the host's own memory it fits in the 3.5 GiB that addresses reach. */
const mostDeviceBytes = 3 * 2 ** 30;
const gibibyte = 2 ** 30;
/** What a machine has that does not say. */
const usualGibibytes = 4;
const mostOpenMs = 30_000;

const post = (message: RunMessage) => postMessage(message);
const now = () => performance.now();

addEventListener("message", ({ data }) => {
  const output = new PageOutput((text, stream) => post({ output: text, stream }), now);
  try {
    run(data as RunStart, output);
  } catch (error) {
    output.flush();
    post({ failure: error instanceof Error ? `${error.message}\n${error.stack ?? ""}` : String(error) });
  }
});

function run(start: RunStart, output: PageOutput): void {
  growFilesByDoubling();
  const encoder = new TextEncoder();
  const timings = new Map<string, LaunchTiming>();
  let system: PageSystem | undefined;
  let trace: BlockTrace | undefined;
  const keepForReport = (kernel: string, text: string): string => {
    invariant(system, "kernels run after the program has started");
    return system.addFile(`${kernel.replaceAll(/\W+/g, "-").slice(0, 40)}.wgsl`, text);
  };
  const createDevice = deviceOf(start, { keepForReport, onTrace: (written) => void (trace = written) });
  const begin = now();
  const exitCode = executeProgram(start.app, {
    createSystem: (memory) => {
      const { args = [], files = [] } = start;
      system = createPageSystem(
        {
          ...{ args, files },
          write: (bytes, stream) => output.write(bytes, stream),
          beforeSleep: () => output.flush(),
          onClock: () => output.flushIfDue(),
        },
        memory,
      );
      return system;
    },
    createDevice: flushBefore(timeLaunches(createDevice, timings, now), output),
    deviceOptions: { threads: start.threads, blockOrder: 0 },
    deviceBytes: Math.min(mostDeviceBytes, ((navigator.deviceMemory ?? usualGibibytes) * gibibyte) / 2),
    report: (message) => output.write(encoder.encode(`unwarp: ${message}\n`), "stderr"),
  });
  const totalMs = now() - begin;
  output.flush();
  const files = system?.changedFiles() ?? [];
  post({
    result: {
      exitCode,
      totalMs,
      files,
      timings: [...timings.values()].map(asPageTiming),
      ...(trace && { trace }),
    },
  });
}

function asPageTiming({ kernel, launches, totalMs, gridDim, blockDim }: LaunchTiming) {
  const { x, y, z } = gridDim;
  return {
    kernel,
    launches,
    totalMs,
    gridDim: [x, y, z] as const,
    blockDim: [blockDim.x, blockDim.y, blockDim.z] as const,
  };
}

/** What was printed is seen before a kernel that takes long. */
function flushBefore(create: CreateDevice, output: PageOutput): CreateDevice {
  return (host, options) => {
    const device = create(host, options);
    const submit = device.submit.bind(device);
    device.submit = (launch) => {
      output.flush();
      submit(launch);
    };
    const wait = device.wait.bind(device);
    device.wait = () => {
      output.flush();
      return wait();
    };
    return device;
  };
}

interface Outlets {
  readonly keepForReport: (kernel: string, text: string) => string;
  readonly onTrace: (trace: BlockTrace) => void;
}

function deviceOf(start: RunStart, { keepForReport, onTrace }: Outlets): CreateDevice {
  switch (start.device) {
    case "cpu":
      return workersDevice([...start.kernelPorts]);
    case "interpreter":
      return start.step ? createTracingDevice(start.step, onTrace) : createInterpreterDevice;
    case "webgpu":
      return webGpuDevice(start.gpuPort, keepForReport);
  }
}

function workersDevice(ports: MessagePort[]): CreateDevice {
  return (host, options) => {
    const { memory, module, clockOriginMs } = host;
    return new WorkersDevice(host, options, {
      name: "unwarp CPU (browser)",
      runner: wasmRunner(kernelInstance(host.instance), (launch) => memory.atomicWords(launch)),
      startWorker(place) {
        const port = ports.shift();
        const data: KernelStart = { role: "kernels", module, memory: memory.memory, clockOriginMs, ...place };
        port?.postMessage(data);
        // The page ends its workers with the program.
        return { stop() {} };
      },
    });
  };
}

function webGpuDevice(
  port: MessagePort | undefined,
  keepForReport: (kernel: string, text: string) => string,
): CreateDevice {
  return (host) => {
    invariant(port, "the page starts the GPU's worker");
    const send = (message: GpuMessage) => port.postMessage(message);
    const data = newWorkerData(host.memory.memory, undefined);
    send({ start: data });
    const thread = new GpuThread(data, (posted) => send({ posted }));
    return new WebGpuDevice(host, { thread, adapter: open(thread), keepForReport, stop() {} });
  };
}

/** @throws {DeviceError} when there is no GPU */
function open(thread: GpuThread): OpenedAdapter {
  try {
    return JSON.parse(thread.ask({ kind: "open" }, mostOpenMs)) as OpenedAdapter;
  } catch (error) {
    if (!(error instanceof GpuError)) throw error;
    throw new DeviceError(`WebGPU: ${error.message}; the CPU can run the program`);
  }
}
