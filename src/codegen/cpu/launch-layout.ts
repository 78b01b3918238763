/**
 * Offsets in the two blocks of memory a kernel is called with; lib/support/launch.h declares
 * them as C structs and the runtime writes them.
 */

/** One launch, shared by everyone who works on it. */
export const launchOffsets = {
  gridDim: 0,
  blockDim: 12,
  dynamicSharedBytes: 24,
  arguments: 32,
} as const;

/** One thread of the machine that runs kernels. */
export const workerOffsets = {
  sharedBase: 0,
  contextBase: 4,
  stackLimit: 8,
  launch: 12,
  threadIdx: 16,
  blockIdx: 28,
} as const;

/** `cudaErrorLaunchFailure`: what a trap in device code is reported as. */
export const launchFailure = 719;
