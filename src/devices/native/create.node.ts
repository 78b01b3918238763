import type { Worker } from "node:worker_threads";
import type { NativeKernel } from "../../artifact/native-image.ts";
import { type CreateDevice, DeviceError, type LoadedKernel } from "../../runtime/device.ts";
import { cpuName } from "../../runtime/devices/workers/cpu.node.ts";
import { findWorkerFile, startWorker } from "../../runtime/devices/workers/create.node.ts";
import { type StartWorker, WorkersDevice } from "../../runtime/devices/workers/device.ts";
import { invariant } from "../../source/invariant.ts";
import {
  libraryFolder,
  NativeCompileError,
  type NativeLibrary,
  nativeLibrary,
} from "../../toolchain/native-library.node.ts";
import { nodeServices } from "../../toolchain/services.node.ts";
import { nativeSupportIr } from "../../toolchain/support-objects.ts";
import { isMemoryGuarded, nativeRunner, type NativeThread } from "./native-runner.ts";
import { nativeRequirements } from "./requirements.node.ts";
import { placeVariables } from "./place-variables.ts";
import { programCall } from "./program-calls.ts";
import type { NativeWorkerData } from "./worker-data.ts";

/** A thread that has not started by then never will. */
const mostStartMs = 3000;

/**
 * The device that runs kernels on the machine's own cores as code of the machine's own clang.
 * @throws {DeviceError} when the machine lacks what it needs
 */
export async function prepareNativeDevice(
  environment: NodeJS.ProcessEnv,
  useCache: boolean,
): Promise<CreateDevice> {
  const { clang, koffi, problem } = await nativeRequirements(environment);
  if (!clang || !koffi) throw new DeviceError(`--device native needs ${problem}`);
  const services = nodeServices({ environment, useCache });
  const support = await nativeSupportIr(services);
  const folder = libraryFolder(environment, useCache);
  return (host, options) => {
    const { file, image } = compile(() => nativeLibrary(host.modules, support, clang, services, folder));
    const { module, clockOriginMs } = host;
    const { memory } = host.memory;
    if (!isMemoryGuarded(koffi, file, memory))
      throw new DeviceError(
        "--device native needs a Node that reserves all addresses of a program's memory, which this one does not",
      );
    const thread: NativeThread = { library: file, memory, variables: placeVariables(image, host) };
    const startNativeWorker: StartWorker = (place) => {
      const ready = new Int32Array(new SharedArrayBuffer(4));
      const data: NativeWorkerData = { ...thread, ...place, module, clockOriginMs, ready };
      const worker = startWorker(findWorkerFile("native-worker.js"), data);
      return { stop: () => stopWorker(worker, ready) };
    };
    const kernels = image.modules.flatMap(({ id, kernels: own }) =>
      own.map((kernel): [string, NativeKernel] => [`${id} ${kernel.name}`, kernel]),
    );
    return new WorkersDevice(host, options, {
      name: cpuName(),
      runner: nativeRunner(koffi, thread, programCall(host.instance)),
      startWorker: startNativeWorker,
      codeOf: kernelFinder(new Map(kernels)),
    });
  };
}

/** A thread that is ended while koffi loads the library for it takes the process with it. */
function stopWorker(worker: Worker, ready: Int32Array): void {
  Atomics.wait(ready, 0, 0, mostStartMs);
  void worker.terminate();
}

function compile(make: () => NativeLibrary): NativeLibrary {
  try {
    return make();
  } catch (error) {
    throw error instanceof NativeCompileError ? new DeviceError(`--device native: ${error.message}`) : error;
  }
}

function kernelFinder(kernels: ReadonlyMap<string, NativeKernel>) {
  const found = new Map<LoadedKernel, NativeKernel>();
  return (kernel: LoadedKernel): NativeKernel => {
    const known = found.get(kernel) ?? kernels.get(`${kernel.module.id} ${kernel.info.name}`);
    invariant(known, `the library has no kernel ${kernel.info.name}`);
    found.set(kernel, known);
    return known;
  };
}
