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
  /** Of a cooperative launch: what its blocks keep while they wait for the grid; else 0. */
  slabs: 96,
  slabBytes: 100,
  /** Offsets within a slab, which begins with the block's shared memory. */
  slabContext: 104,
  slabResume: 108,
  /** How many blocks wait at a barrier of the grid. */
  waitingBlocks: 112,
  spare: 116,
  size: 120,
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
  /** The region in which the block goes on behind a barrier of the grid; 0 for a block that starts, or has ended. */
  resume: 44,
  size: 64,
} as const;
