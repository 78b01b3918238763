import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CreateDevice, DeviceError } from "../../runtime/device.ts";
import { findWorkerFile, startWorker } from "../../runtime/devices/workers/create.node.ts";
import { WebGpuDevice } from "./device.ts";
import { GpuThread, newWorkerData } from "./gpu-thread.ts";
import { GpuError, type OpenedAdapter } from "./protocol.ts";
import { webGpuRequirements } from "./requirements.node.ts";

/** Drivers take a second or so. */
const mostOpenMs = 30_000;
const mostCloseMs = 5_000;

/**
 * The device that runs kernels on a GPU through WebGPU.
 *
 * @param adapter a part of the adapter's name; the system's choice, if not given
 * @param checksBounds whether kernels compare every access with the program's allocations
 * @throws {DeviceError} when the machine lacks what it needs
 */
export function prepareWebGpuDevice(
  environment: NodeJS.ProcessEnv,
  adapter: string | undefined,
  checksBounds = false,
): CreateDevice {
  const { problem, softwareDriver } = webGpuRequirements(environment);
  if (problem !== "") throw new DeviceError(`--device webgpu needs ${problem}`);
  return (host) => {
    const { thread, stop } = startThread(host.memory.memory, adapter);
    const opened = open(thread, softwareDriver);
    return new WebGpuDevice(host, { thread, adapter: opened, keepForReport, stop, checksBounds });
  };
}

/** The adapter that programs get, or what is missing for it, in words that follow "needs". */
export type WebGpuDescription = { readonly adapter: OpenedAdapter } | { readonly problem: string };

/** Looks for it in this process; drivers may write to stderr. */
export function probeWebGpu(environment: NodeJS.ProcessEnv): WebGpuDescription {
  const { problem, softwareDriver } = webGpuRequirements(environment);
  if (problem !== "") return { problem };
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  const { thread, stop } = startThread(memory, undefined);
  try {
    return { adapter: open(thread, softwareDriver) };
  } catch (error) {
    if (!(error instanceof DeviceError)) throw error;
    const help = softwareDriver === undefined ? "" : `, or ${playedBy(softwareDriver)}`;
    return { problem: `a GPU with a driver that WebGPU can use${help}` };
  } finally {
    stop();
  }
}

function startThread(memory: WebAssembly.Memory, adapter: string | undefined) {
  // Vulkan's window systems complain on stderr where there is none, though nobody asks for windows.
  process.env["XDG_RUNTIME_DIR"] ??= tmpdir();
  const data = newWorkerData(memory, adapter);
  const worker = startWorker(findWorkerFile("webgpu-worker.js"), data);
  const thread = new GpuThread(data, (posted) => worker.postMessage(posted));
  const stop = () => {
    try {
      thread.ask({ kind: "close" }, mostCloseMs);
    } catch (error) {
      // A GPU that was lost needs no goodbye.
      if (!(error instanceof GpuError)) throw error;
    }
    void worker.terminate();
  };
  return { thread, stop };
}

/** @throws {DeviceError} when there is none */
function open(thread: GpuThread, softwareDriver: string | undefined): OpenedAdapter {
  try {
    return JSON.parse(thread.ask({ kind: "open" }, mostOpenMs)) as OpenedAdapter;
  } catch (error) {
    if (!(error instanceof GpuError)) throw error;
    const help = softwareDriver === undefined ? "" : `; try ${playedBy(softwareDriver)}`;
    throw new DeviceError(`--device webgpu: ${error.message}${help}`);
  }
}

const playedBy = (driver: string): string =>
  `VK_ICD_FILENAMES=${driver} in the environment, by which the CPU plays a GPU, slowly`;

/** Beside the user's other temporary files; it stays, to be sent. */
function keepForReport(kernel: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "unwarp-report-"));
  const file = join(folder, `${kernel.replaceAll(/\W+/g, "-").slice(0, 40)}.wgsl`);
  writeFileSync(file, text);
  return file;
}
