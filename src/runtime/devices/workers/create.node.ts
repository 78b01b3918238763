import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { InternalError } from "../../../source/invariant.ts";
import type { CreateDevice } from "../../device.ts";
import { cpuName } from "./cpu.node.ts";
import { type StartWorker, WorkersDevice } from "./device.ts";
import { kernelInstance } from "./instantiate.ts";
import { wasmRunner } from "./kernel-runner.ts";
import type { KernelWorkerData } from "./protocol.ts";

/** Deep recursion in kernels is legal; Node's default would end it at a quarter of this. */
const workerStackMb = 16;

/** The device that runs kernels on the machine's own cores. */
export function createWorkersDevice({ workerFile }: { readonly workerFile: URL }): CreateDevice {
  return (host, deviceOptions) => {
    const { memory, module, clockOriginMs } = host;
    const startKernelWorker: StartWorker = (place) => {
      const data: KernelWorkerData = {
        role: "kernels",
        module,
        memory: memory.memory,
        clockOriginMs,
        ...place,
      };
      const worker = startWorker(workerFile, data);
      return { stop: () => void worker.terminate() };
    };
    const runner = wasmRunner(kernelInstance(host.instance), (launch) => memory.atomicWords(launch));
    return new WorkersDevice(host, deviceOptions, {
      name: cpuName(),
      runner,
      startWorker: startKernelWorker,
    });
  };
}

/** Starts a thread that does not keep the process alive. */
export function startWorker(file: URL, data: object): Worker {
  const worker = new Worker(file, {
    workerData: data,
    // The program's own options (a loader, an inspector) are not for this thread.
    execArgv: [],
    resourceLimits: { stackSizeMb: workerStackMb },
  });
  worker.unref();
  // A thread that cannot start is missing, not fatal: the others do its work.
  worker.on("error", () => {});
  return worker;
}

/** `worker.js` beside the bundle, or above its chunks. */
export function findWorkerFile(name = "worker.js"): URL {
  const candidates = [`./${name}`, `../${name}`].map((path) => new URL(path, import.meta.url));
  const found = candidates.find((url) => existsSync(fileURLToPath(url)));
  if (!found) throw new InternalError(`${name} is missing beside the bundle`);
  return found;
}
