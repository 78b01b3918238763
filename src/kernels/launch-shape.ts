import { maxBlockDim, maxGridDim, maxThreadsPerBlock } from "../runtime/limits.ts";
import type { Dim3 } from "../runtime/device.ts";
import { status } from "../runtime/status.ts";
import type { ImportedKernel } from "../artifact/kernel-module.ts";
import { CudaError, type KernelPlace } from "./cuda-error.ts";
import type { Stream } from "./device.ts";

/** Blocks of a grid, or threads of a block: along x, or along x, y and z. */
export type Extent = number | readonly [x: number, y?: number, z?: number];

/** How a kernel is launched: what CUDA has between `<<<` and `>>>`. */
export interface Launch {
  readonly grid: Extent;
  readonly block: Extent;
  /** Bytes of dynamic shared memory (default: 0). */
  readonly shared?: number;
  /** Default: the device's own stream. */
  readonly stream?: Stream;
  /** All blocks may wait for each other, as with cudaLaunchCooperativeKernel. Only the CPU runs such kernels. */
  readonly cooperative?: boolean;
}

export interface LaunchShape {
  readonly gridDim: Dim3;
  readonly blockDim: Dim3;
  readonly dynamicSharedBytes: number;
  readonly cooperative: boolean;
}

/** @throws {CudaError} for what CUDA refuses before a kernel starts */
export function readShape(launch: Launch, { info }: ImportedKernel, place: KernelPlace): LaunchShape {
  const refuse = (code: number, message: string): never => {
    throw new CudaError(code, `kernel ${place.kernel}: ${message}`, place);
  };
  const gridDim = readExtent(launch.grid);
  const blockDim = readExtent(launch.block);
  const { shared = 0, cooperative = false } = launch;
  const threads = blockDim.x * blockDim.y * blockDim.z;
  if (!fits(gridDim, maxGridDim))
    refuse(status.invalidConfiguration, `there is no grid of ${text(gridDim)} blocks`);
  if (!fits(blockDim, maxBlockDim) || threads > maxThreadsPerBlock)
    refuse(
      status.invalidConfiguration,
      `there are no blocks of ${text(blockDim)} threads; they have at most ${maxThreadsPerBlock}`,
    );
  if (threads > info.maxThreadsPerBlock)
    refuse(
      status.launchOutOfResources,
      `__launch_bounds__ allows blocks of ${info.maxThreadsPerBlock} threads`,
    );
  if (!Number.isInteger(shared) || shared < 0)
    refuse(status.invalidValue, `shared is a number of bytes, not ${shared}`);
  return { gridDim, blockDim, dynamicSharedBytes: shared, cooperative };
}

function readExtent(extent: Extent): Dim3 {
  const [x, y = 1, z = 1] = typeof extent === "number" ? [extent] : extent;
  return { x, y, z };
}

function fits({ x, y, z }: Dim3, most: Dim3): boolean {
  const isCount = (count: number, limit: number) => Number.isInteger(count) && count >= 1 && count <= limit;
  return isCount(x, most.x) && isCount(y, most.y) && isCount(z, most.z);
}

const text = ({ x, y, z }: Dim3): string => `${x} x ${y} x ${z}`;
