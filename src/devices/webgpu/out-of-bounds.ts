import type { Region } from "../../runtime/memory/address-map.ts";

/** Start and end of each region, which are in the order of their addresses, for kernels that check bounds. */
export function extentsOf(regions: readonly Region[]): Uint32Array<ArrayBuffer> {
  return Uint32Array.from(regions.flatMap(({ start, size }) => [start, start + size]));
}

/** Where an address lies that is in no region, for people: from the region that it is nearest to. */
export function describeOutOfBounds(address: number, all: readonly Region[]): string {
  // What unwarp keeps for itself tells nobody anything.
  const regions = all.filter(({ kind }) => kind !== "internal");
  const wrong = `access to ${hex(address)}`;
  const before = regions.findLast(({ start }) => start <= address);
  const after = regions.find(({ start }) => start > address);
  const behind = before ? address - (before.start + before.size) : Infinity;
  const ahead = after ? after.start - address : Infinity;
  // What is that far from both was not meant for either.
  if (Math.min(behind, ahead) > farBytes) return `${wrong}, which is in no allocation; was it freed?`;
  if (before && behind <= ahead)
    return `${wrong}, ${behind === 0 ? "right" : count(behind)} behind ${describe(before)}`;
  return after ? `${wrong}, ${count(ahead)} in front of ${describe(after)}` : wrong;
}

const farBytes = 1 << 16;

const describe = ({ start, size }: Region): string => `an allocation of ${count(size)} at ${hex(start)}`;
const count = (bytes: number): string => `${bytes} ${bytes === 1 ? "byte" : "bytes"}`;
const hex = (address: number): string => `0x${address.toString(16)}`;
