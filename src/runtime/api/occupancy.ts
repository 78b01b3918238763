import type { CudaContext } from "../context.ts";
import type { LoadedKernel } from "../device.ts";
import { maxSharedBytes } from "../../artifact/shared-memory-limits.ts";
import {
  maxBlocksPerMultiProcessor,
  maxThreadsPerBlock,
  maxThreadsPerMultiProcessor,
  sharedBytesPerMultiProcessor,
  warpSize,
} from "../limits.ts";
import { status } from "../status.ts";
import type { SectionHandlers } from "./handlers.ts";

/** Shared memory that CUDA itself takes in every block. */
const reservedSharedBytes = 1024;

/**
 * Occupancy has no meaning on a CPU, but programs size their grids by it: the answers are those of
 * a card of our compute capability for a kernel that no register limit holds back.
 */
export function occupancyApi(cuda: CudaContext): SectionHandlers<"occupancy"> {
  const { memory, registry } = cuda;
  const activeBlocks = (out: number, stub: number, blockThreads: number, dynamicBytes: number): number => {
    const kernel = registry.kernel(stub);
    if (!kernel) return status.invalidDeviceFunction;
    if (out === 0 || (blockThreads | 0) <= 0) return status.invalidValue;
    memory.setU32(out, activeBlocksPerMultiProcessor(kernel, blockThreads, dynamicBytes));
    return status.success;
  };
  return {
    cudaOccupancyAvailableDynamicSMemPerBlock(out, stub, blocks, blockThreads) {
      const kernel = registry.kernel(stub);
      if (!kernel) return status.invalidDeviceFunction;
      if (out === 0 || blocks === 0 || blockThreads === 0) return status.invalidValue;
      const share = Math.floor(sharedBytesPerMultiProcessor / blocks) - reservedSharedBytes;
      const bytes = Math.min(share, maxSharedBytes) - kernel.info.staticSharedBytes;
      memory.setU32(out, Math.max(0, bytes));
      return status.success;
    },
    cudaOccupancyMaxActiveBlocksPerMultiprocessor: activeBlocks,
    cudaOccupancyMaxActiveBlocksPerMultiprocessorWithFlags: activeBlocks,
  };
}

/** How many blocks of that size fit on a multiprocessor; 0 when not even one does. */
function activeBlocksPerMultiProcessor(
  { info }: LoadedKernel,
  blockThreads: number,
  dynamicBytes: number,
): number {
  const sharedBytes = info.staticSharedBytes + dynamicBytes;
  if (blockThreads > Math.min(info.maxThreadsPerBlock, maxThreadsPerBlock)) return 0;
  if (sharedBytes > maxSharedBytes) return 0;
  const threads = Math.ceil(blockThreads / warpSize) * warpSize;
  return Math.min(
    maxBlocksPerMultiProcessor,
    Math.floor(maxThreadsPerMultiProcessor / threads),
    Math.floor(sharedBytesPerMultiProcessor / (sharedBytes + reservedSharedBytes)),
  );
}
