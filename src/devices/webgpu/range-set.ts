import type { MemoryRange } from "./protocol.ts";

/** A set of addresses, as ranges in ascending order that do not touch. */
export class RangeSet {
  #ranges: { start: number; end: number }[] = [];

  add(start: number, end: number): void {
    if (end <= start) return;
    const first = this.#ranges.findIndex((range) => range.end >= start);
    if (first < 0) {
      this.#ranges.push({ start, end });
      return;
    }
    let last = first;
    let merged = { start, end };
    for (let range = this.#ranges[last]; range && range.start <= end; range = this.#ranges[++last])
      merged = { start: Math.min(merged.start, range.start), end: Math.max(merged.end, range.end) };
    this.#ranges.splice(first, last - first, merged);
  }

  clear(): void {
    this.#ranges = [];
  }

  get isEmpty(): boolean {
    return this.#ranges.length === 0;
  }

  /** The parts of a range that are not in the set. */
  missing(start: number, end: number): MemoryRange[] {
    const parts: MemoryRange[] = [];
    let at = start;
    for (const range of this.#ranges) {
      if (range.end <= at) continue;
      if (range.start >= end) break;
      if (range.start > at) parts.push({ address: at, bytes: range.start - at });
      at = Math.max(at, range.end);
    }
    if (at < end) parts.push({ address: at, bytes: end - at });
    return parts;
  }

  all(): MemoryRange[] {
    return this.#ranges.map(({ start, end }) => ({ address: start, bytes: end - start }));
  }
}
