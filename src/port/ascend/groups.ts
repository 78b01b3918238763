/** Cooperative groups that Ascend C documents: the block, tiles of a warp, and the lanes that run together. */

import { Level } from "./levels.ts";

/** Whatever the program calls the namespace: only what it does not declare itself is asked about. */
const groupTypes =
  /^(?:const |class |struct )*(?:\w+::)*(?:thread_block|thread_group|coalesced_group|thread_block_tile<(\d+)U?(?:,.*)?>)(?: ?[&*])?$/;

/**
 * Members that the documentation names; what moves values is for groups within a warp. `tile` is for tiles alone, by functions
 * of the port.
 */
const members: Readonly<Record<string, "anywhere" | "collective" | "tile">> = {
  num_threads: "anywhere",
  size: "anywhere",
  thread_rank: "anywhere",
  meta_group_size: "anywhere",
  meta_group_rank: "anywhere",
  group_index: "anywhere",
  thread_index: "anywhere",
  sync: "collective",
  shfl: "collective",
  shfl_up: "collective",
  shfl_down: "collective",
  shfl_xor: "collective",
  any: "collective",
  all: "collective",
  ballot: "collective",
  match_any: "tile",
  match_all: "tile",
};

export const groupFunctions: readonly string[] = [
  "this_thread_block",
  "tiled_partition",
  "coalesced_threads",
  "binary_partition",
];

export function isGroup(type: string): boolean {
  const found = groupTypes.exec(type);
  return found !== null && (found[1] === undefined || Number(found[1]) <= 32);
}

/** Whether all threads of the group must come together for it; undefined when it is not documented. */
export function groupMember(name: string): "anywhere" | "collective" | "tile" | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

export function isBlock(type: string): boolean {
  return /\bthread_block(?: ?[&*])?$/.test(type);
}

const ofTile = /\bthread_block_tile<(\d+)U?(?:,.*)?>(?: ?[&*])?$/;

/** Lanes of a tile: they are the lanes beside each other that begin at a multiple of the tile's size. */
export function tileSize(type: string): number | undefined {
  const size = ofTile.exec(type)?.[1];
  return size === undefined ? undefined : Number(size);
}

/**
 * How alike the result of a group's member is among threads; undefined where it is not known.
 *
 * @param argument how alike an argument is, by its index
 */
export function levelOfGroupCall(
  type: string,
  member: string,
  argument: (index: number) => Level,
): Level | undefined {
  const size = tileSize(type);
  if (!isGroup(type) || (size === undefined && !isBlock(type))) return undefined;
  if (/^(?:size|num_threads|meta_group_size)$/.test(member)) return Level.block;
  if (size === undefined) return member === "group_index" ? Level.block : undefined;
  if (size !== 32) return undefined;
  if (/^(?:meta_group_rank|any|all|ballot)$/.test(member)) return Level.warp;
  return member === "shfl" && argument(1) < Level.varying ? Level.warp : undefined;
}
