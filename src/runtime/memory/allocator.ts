import { invariant } from "../../source/invariant.ts";

/** Every allocation starts at a multiple of this, as NVIDIA's do; programs rely on it. */
export const allocationAlignment = 256;
/** Kept free at both ends of a segment, so that small overruns hit nobody else's data. */
const guardBytes = 64 * 1024;
const pageBytes = 64 * 1024;
/** Small allocations share segments of this size; larger ones get their own. */
const sharedSegmentBytes = 8 * 1024 * 1024;

export interface Segment {
  /** Both without the guards. */
  readonly start: number;
  end: number;
}

interface FreeBlock {
  start: number;
  size: number;
}

/** Adds pages to the memory and returns the address of the first, or undefined when it is full. */
export type GrowMemory = (pages: number) => number | undefined;

/**
 * Hands out address ranges of the device's memory: best fit, neighbours merged on release. It
 * grows the program's memory by segments, which lie between those of the host's own heap.
 */
export class Allocator {
  readonly segments: Segment[] = [];
  private readonly grow: GrowMemory;
  /** Sorted by size, then address: the first that fits is the best fit. */
  private readonly free: FreeBlock[] = [];
  private readonly freeByStart = new Map<number, FreeBlock>();
  private readonly freeByEnd = new Map<number, FreeBlock>();
  private readonly allocated = new Map<number, number>();

  constructor(grow: GrowMemory) {
    this.grow = grow;
  }

  /** The address of a new range of at least that many bytes, or undefined when memory is full. */
  allocate(bytes: number): number | undefined {
    const size = roundUp(Math.max(bytes, 1), allocationAlignment);
    const block = this.takeBestFit(size) ?? this.takeFromNewSegment(size);
    if (!block) return undefined;
    if (block.size > size) this.addFree(block.start + size, block.size - size);
    this.allocated.set(block.start, size);
    return block.start;
  }

  /** Takes back a range that `allocate` returned. */
  release(start: number): void {
    const size = this.allocated.get(start);
    invariant(size !== undefined, "released memory was allocated");
    this.allocated.delete(start);
    this.addFree(start, size);
  }

  /** True for every address in a segment, allocated or not, its guards included. */
  owns(address: number): boolean {
    return this.segments.some(
      ({ start, end }) => address >= start - guardBytes && address < end + guardBytes,
    );
  }

  private takeBestFit(size: number): FreeBlock | undefined {
    const index = lowerBound(this.free, size, 0);
    const block = this.free[index];
    if (block) this.removeFree(block, index);
    return block;
  }

  private takeFromNewSegment(size: number): FreeBlock | undefined {
    const wanted = size * 2 > sharedSegmentBytes ? size : sharedSegmentBytes;
    // Memory cannot be given back, so a large hole at the end is made larger rather than left
    // behind. When the host's heap has grown meanwhile, the addition stands alone and is too small.
    const tail = this.freeByEnd.get(this.segments.at(-1)?.end ?? 0)?.size ?? 0;
    if (tail > sharedSegmentBytes && this.addSegment(wanted - tail)) {
      const block = this.takeBestFit(size);
      if (block) return block;
    }
    // Near the limit a shared segment may not fit any more where the allocation alone does.
    return this.addSegment(wanted) || this.addSegment(size) ? this.takeBestFit(size) : undefined;
  }

  private addSegment(bytes: number): boolean {
    const whole = roundUp(bytes, pageBytes) + 2 * guardBytes;
    const base = this.grow(whole / pageBytes);
    if (base === undefined) return false;
    const last = this.segments.at(-1);
    const end = base + whole - guardBytes;
    if (last && last.end + guardBytes === base) {
      // Nothing came between: one larger segment fragments less than two.
      const start = last.end;
      last.end = end;
      this.addFree(start, end - start);
    } else {
      this.segments.push({ start: base + guardBytes, end });
      this.addFree(base + guardBytes, end - base - guardBytes);
    }
    return true;
  }

  private addFree(start: number, size: number): void {
    const before = this.freeByEnd.get(start);
    if (before) {
      this.removeFree(before);
      start = before.start;
      size += before.size;
    }
    const after = this.freeByStart.get(start + size);
    if (after) {
      this.removeFree(after);
      size += after.size;
    }
    const block = { start, size };
    this.free.splice(lowerBound(this.free, size, start), 0, block);
    this.freeByStart.set(start, block);
    this.freeByEnd.set(start + size, block);
  }

  private removeFree(block: FreeBlock, index = lowerBound(this.free, block.size, block.start)): void {
    this.free.splice(index, 1);
    this.freeByStart.delete(block.start);
    this.freeByEnd.delete(block.start + block.size);
  }
}

/** Index of the first block that is not smaller, or as large and not before `start`. */
function lowerBound(blocks: readonly FreeBlock[], size: number, start: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const block = blocks[middle];
    if (block && (block.size < size || (block.size === size && block.start < start))) low = middle + 1;
    else high = middle;
  }
  return low;
}

function roundUp(value: number, multiple: number): number {
  return Math.ceil(value / multiple) * multiple;
}
