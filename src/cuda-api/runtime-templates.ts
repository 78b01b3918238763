import type { runtimeFunctions } from "./runtime-functions.ts";

/**
 * Functions of the runtime API that only C++ has: templates in `include/unwarp/runtime-templates.h`, each with the function
 * below it that does the work.
 */
export const runtimeTemplates: Readonly<Record<string, keyof typeof runtimeFunctions>> = {
  cudaLaunchKernelEx: "cudaLaunchKernelExC",
  cudaOccupancyMaxPotentialBlockSize: "cudaOccupancyMaxActiveBlocksPerMultiprocessorWithFlags",
  cudaOccupancyMaxPotentialBlockSizeVariableSMem: "cudaOccupancyMaxActiveBlocksPerMultiprocessorWithFlags",
  cudaOccupancyMaxPotentialBlockSizeVariableSMemWithFlags:
    "cudaOccupancyMaxActiveBlocksPerMultiprocessorWithFlags",
  cudaOccupancyMaxPotentialBlockSizeWithFlags: "cudaOccupancyMaxActiveBlocksPerMultiprocessorWithFlags",
};
