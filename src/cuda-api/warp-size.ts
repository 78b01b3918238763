/** How CUDA code counts on warps of 32 lanes, in words that the audit and the ports share. */

/** What a thread's number is split by into warps and lanes. */
export const laneSplits: Readonly<Record<string, number>> = { "&": 31, "%": 32, "/": 32, ">>": 5 };

/** What is divided into warps: a thread's number, by what it is called. */
export const threadNumber =
  /threadIdx|thread_rank|\b(?:tid|lane|lane_?id|warp_?id|thread(?:_?id)?|tx|idx|index|i|rank|linear\w*)\b/i;

/** Their results or their meaning are masks of a warp's lanes. */
export const laneMasks = /^__(?:ballot|activemask|match_any|match_all)(?:_sync)?$/;

export const shuffles = /^__shfl(?:_up|_down|_xor)?(?:_sync)?$/;

/** With one more argument, its width, a shuffle speaks of lanes that the program itself chose. */
export function argumentsWithoutWidth(shuffle: string): number {
  return shuffle.endsWith("_sync") ? 3 : 2;
}
