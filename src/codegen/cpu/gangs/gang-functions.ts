/**
 * Functions that gangs call besides CUDA's, until later passes have replaced them.
 */

/** `void (i32 threadIdx.x)`: the thread on whose behalf the next call is made. */
export const laneMarker = "unwarp.lane";

/** `(i32 0, i32 lanes for which the condition holds, i32 others)`: the gang's part in `__syncthreads_and` and its like. */
export function gangVote(reduction: "and" | "or" | "popc"): string {
  return `unwarp.barrier.red.${reduction}`;
}

/** `i1 ()`: whether the code is a version that only gangs run all of whose lanes are active. */
export const gangIsWhole = "unwarp.gang.is.whole";

/** `i1 (i1)`: whether a condition that scalars can test holds for all lanes, inactive ones included. */
export const gangAgrees = "unwarp.gang.agrees";
