import type { CudaContext } from "../context.ts";
import { maxSharedBytes } from "../../artifact/shared-memory-limits.ts";
import { activeBlocksPerMultiProcessor } from "../active-blocks.ts";
import { reservedSharedBytes, sharedBytesPerMultiProcessor } from "../limits.ts";
import { status } from "../status.ts";
import type { SectionHandlers } from "./handlers.ts";

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
