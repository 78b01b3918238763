import { describeWebGpu } from "../devices/webgpu/describe.node.ts";
import { nominalMultiProcessors } from "../devices/webgpu/device.ts";
import type { OpenedAdapter } from "../devices/webgpu/protocol.ts";
import { nativeRequirements } from "../devices/native/requirements.node.ts";
import { cpuExtensions } from "../toolchain/system-clang.node.ts";
import { defaultSharedBytes, maxSharedBytes } from "../artifact/shared-memory-limits.ts";
import { describeCpu } from "../runtime/devices/workers/cpu.node.ts";
import {
  computeCapability,
  maxBlockDim,
  maxGridDim,
  maxThreadsPerBlock,
  totalConstantBytes,
  warpSize,
} from "../runtime/limits.ts";

/** A device that programs can run on: what `unwarp devices --json` prints. */
export interface DeviceDescription {
  /** As `--device` takes it. */
  readonly device: string;
  readonly name: string;
  readonly about: string;
  /** What CUDA calls multiprocessors: blocks that run at the same time. */
  readonly cores: number;
  readonly memoryBytes: number;
  readonly computeCapability: string;
  readonly warpSize: number;
  readonly maxThreadsPerBlock: number;
  readonly maxBlockDim: readonly [number, number, number];
  readonly maxGridDim: readonly [number, number, number];
  readonly sharedBytesPerBlock: number;
  /** After cudaFuncSetAttribute. */
  readonly sharedBytesPerBlockOnRequest: number;
  readonly constantBytes: number;
  readonly pointerBits: number;
  /** What makes the device's code. */
  readonly compiler?: string;
  /** Vector instructions that its code may use. */
  readonly instructions?: readonly string[];
}

/** A device that there is not, and what would change that. */
interface MissingDevice {
  readonly device: string;
  readonly about: string;
  readonly needs: string;
}

const aboutWebGpu = "GPUs of all makers through WebGPU";
const aboutNative = "all cores of this machine, by code that its own clang makes for it";

export interface Devices {
  readonly devices: readonly DeviceDescription[];
  readonly missing: readonly MissingDevice[];
}

export async function describeDevices(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Devices> {
  const native = await nativeRequirements(environment);
  const gpu = describeWebGpu(environment);
  const { name, multiProcessorCount, totalBytes } = describeCpu();
  const limits = {
    memoryBytes: totalBytes,
    computeCapability: `${computeCapability.major}.${computeCapability.minor}`,
    warpSize,
    maxThreadsPerBlock,
    maxBlockDim: [maxBlockDim.x, maxBlockDim.y, maxBlockDim.z],
    maxGridDim: [maxGridDim.x, maxGridDim.y, maxGridDim.z],
    sharedBytesPerBlock: defaultSharedBytes,
    sharedBytesPerBlockOnRequest: maxSharedBytes,
    constantBytes: totalConstantBytes,
    pointerBits: 32,
  } as const;
  return {
    devices: [
      { device: "cpu", name, about: "all cores of this machine", cores: multiProcessorCount, ...limits },
      {
        device: "interpret",
        name: "unwarp interpreter",
        about: "the reference: slow, for checking results against",
        cores: 1,
        ...limits,
      },
      ...(native.clang && native.koffi
        ? [
            {
              device: "native",
              name,
              about: aboutNative,
              cores: multiProcessorCount,
              ...limits,
              compiler: `${native.clang.version} (${native.clang.command})`,
              instructions: cpuExtensions(native.clang),
            },
          ]
        : []),
      ...("adapter" in gpu ? [describeAdapter(gpu.adapter, limits)] : []),
    ],
    missing: [
      ...(native.problem === "" ? [] : [{ device: "native", about: aboutNative, needs: native.problem }]),
      ...("problem" in gpu ? [{ device: "webgpu", about: aboutWebGpu, needs: gpu.problem }] : []),
    ],
  };
}

type Limits = Omit<DeviceDescription, "device" | "name" | "about" | "cores">;

function describeAdapter(adapter: OpenedAdapter, limits: Limits): DeviceDescription {
  const shared = Math.min(limits.sharedBytesPerBlockOnRequest, adapter.maxWorkgroupBytes);
  return {
    device: "webgpu",
    name: adapter.name,
    about: adapter.isSoftware ? "a GPU that this machine's CPU plays, through WebGPU: slow" : aboutWebGpu,
    cores: nominalMultiProcessors,
    ...limits,
    memoryBytes: adapter.maxHeapBytes,
    sharedBytesPerBlock: Math.min(limits.sharedBytesPerBlock, shared),
    sharedBytesPerBlockOnRequest: shared,
  };
}
