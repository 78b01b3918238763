/**
 * Offsets of `struct Launch` and `struct Worker`, which compiled kernels and lib/support read:
 * lib/support/launch.h holds the same layout.
 */
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
