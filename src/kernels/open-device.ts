import type { Backend, Output } from "./backend.ts";
import { CpuBackend } from "./cpu-backend.ts";
import { Device } from "./device.ts";
import { GpuBackend } from "./gpu-backend.ts";

export interface DeviceOptions {
  /** What to take where both are there (default: "webgpu"). Without WebGPU it is always the CPU. */
  readonly prefer?: "webgpu" | "cpu";
  /** WebGPU itself (default: `navigator.gpu`). In Node: `create([])` of the npm package webgpu. */
  readonly gpu?: GPU;
  /** A GPU device that the page has opened already. */
  readonly device?: GPUDevice;
  /** Bytes of memory that a GPU begins with (default: 16 MiB). It grows, but then moves. */
  readonly memoryBytes?: number;
  /** Takes the lines that kernels print (default: `console.log`). */
  readonly print?: (line: string) => void;
}

const defaultMemoryBytes = 16 << 20;

/** Opens a GPU, or the CPU in its place: `device.kind` tells which. */
export async function openDevice(options: DeviceOptions = {}): Promise<Device> {
  const output: Output = {
    out: options.print ?? ((line) => console.log(line)),
    error: (line) => console.error(line),
  };
  const gpu = options.prefer === "cpu" ? undefined : await openGpu(options, output);
  return new Device(gpu ?? (await openCpu(output)));
}

async function openGpu(options: DeviceOptions, output: Output): Promise<Backend | undefined> {
  const { navigator } = globalThis as { readonly navigator?: { readonly gpu?: GPU } };
  const gpu = options.gpu ?? navigator?.gpu;
  const { device, memoryBytes = defaultMemoryBytes } = options;
  if (!gpu && !device) return undefined;
  try {
    return await GpuBackend.open(gpu, { device, memoryBytes, output });
  } catch (error) {
    // Whoever gave a GPU wants that one.
    if (options.gpu || device) throw error;
    return undefined;
  }
}

async function openCpu(output: Output): Promise<Backend> {
  const { supportWasm } = await import("./support-wasm.ts");
  return CpuBackend.open(supportWasm, output);
}
