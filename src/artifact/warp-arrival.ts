/**
 * What a thread notes when it waits, in kernels with warp operations: `struct Arrival` in
 * lib/support/warp.c. Compiled kernels write it, `__unwarp_dev_warp_release` reads it and writes results.
 */
export const warpArrival = {
  /** Number of the region that the thread enters next. */
  next: 0,
  /** `waitsAtBarrier`, `hasEnded`, or `firstWarpOperation` and its place among the warp operations. */
  operation: 4,
  /** Of the lanes it waits for; anything for `activemask`. */
  mask: 8,
  /** Second operand: the lane or distance of a shuffle. */
  second: 12,
  /** First operand: the value, at most 64 bits. */
  first: 16,
  /** Third operand of a shuffle: its segment and highest lane. */
  third: 24,
  result: 28,
  /** Second result of `match.all`. */
  predicate: 32,
  /** Of a warp's first lane: how often in a row other lanes went first. */
  passedOver: 36,
  size: 40,
} as const;

export const waitsAtBarrier = 0;
export const hasEnded = 1;
export const firstWarpOperation = 2;
