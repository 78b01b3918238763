/**
 * The two blocks of memory that a kernel is called with: offsets of `struct Launch` and `struct
 * Worker` in lib/support/launch.h. The runtime writes them, compiled kernels and lib/support read
 * them.
 */

/** One launch, shared by everyone who works on it. */
export const launchBlock = {
  gridDim: 0,
  blockDim: 12,
  dynamicSharedBytes: 24,
  kernel: 28,
  arguments: 32,
  order: 36,
  totalBlocks: 40,
  nextBlock: 48,
  chunk: 56,
  fault: 60,
  /** Block x y z, thread x y z, then the two spare words. */
  faultDetail: 64,
  /** First spare word: a `TrapReason` when JavaScript caught a trap, else 0. */
  faultReason: 88,
  size: 96,
} as const;

/** One thread of the machine that runs kernels. */
export const workerBlock = {
  sharedBase: 0,
  contextBase: 4,
  stackLimit: 8,
  launch: 12,
  threadIdx: 16,
  blockIdx: 28,
  index: 40,
  size: 64,
} as const;
