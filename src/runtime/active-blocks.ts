import { maxSharedBytes } from "../artifact/shared-memory-limits.ts";
import type { LoadedKernel } from "./device.ts";
import {
  maxBlocksPerMultiProcessor,
  maxThreadsPerBlock,
  maxThreadsPerMultiProcessor,
  reservedSharedBytes,
  sharedBytesPerMultiProcessor,
  warpSize,
} from "./limits.ts";

/**
 * How many blocks of that size fit on a multiprocessor; 0 when not even one does. It has no meaning
 * on a CPU, but programs size their grids by it, and a cooperative launch may not have more blocks
 * than fit on all multiprocessors: so it is what a card of our compute capability would say for a
 * kernel that no register limit holds back.
 */
export function activeBlocksPerMultiProcessor(
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
