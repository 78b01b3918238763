import { ascendLimits } from "../artifact/ascend-limits.ts";
import type { KernelLaunch } from "./device.ts";
import { maxThreadsPerBlock } from "./limits.ts";

const { blocks: mostBlocks, boundedThreads: mostThreads, sharedBytes: mostSharedBytes } = ascendLimits;

/** Which rule of Ascend 950 a launch breaks, in words; undefined when it keeps them all. */
export function brokenAscendRule(launch: KernelLaunch): string | undefined {
  const { kernel, gridDim, blockDim, dynamicSharedBytes } = launch;
  const { displayName, staticSharedBytes, maxThreadsPerBlock: bound } = kernel.info;
  const broken = (rule: string) => `kernel ${displayName}: ${rule} (Ascend rule)`;
  const blocks = gridDim.x * gridDim.y * gridDim.z;
  if (blocks > mostBlocks)
    return broken(`a grid has at most ${mostBlocks} blocks in all, not ${blocks}; let each block do several`);
  const threads = blockDim.x * blockDim.y * blockDim.z;
  if (threads > mostThreads) return broken(`a block has at most ${mostThreads} threads, not ${threads}`);
  if (threads > bound && bound < maxThreadsPerBlock)
    return broken(`__launch_bounds__ allows ${bound} threads in a block, not ${threads}`);
  if (threads > maxThreadsPerBlock)
    return broken(
      `blocks of ${threads} threads need __launch_bounds__(${threads}) on Ascend, and unwarp runs ${maxThreadsPerBlock} at most`,
    );
  const shared = staticSharedBytes + dynamicSharedBytes;
  if (shared > mostSharedBytes)
    return broken(`a block has at most ${mostSharedBytes} bytes of shared memory, not ${shared}`);
  return undefined;
}
