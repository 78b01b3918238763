/**
 * Random decisions, written down as they are made: whoever gets the same list makes the same
 * decisions. That is what shrinking works on, so it need not know what the decisions are about. A
 * list that is too short goes on with zeros, hence 0 must always be the simplest choice.
 */
export class Choices {
  /** Every decision so far. */
  readonly taken: number[] = [];
  /** Parts that may be left out as a whole: first decision and the one behind the last. */
  readonly spans: (readonly [start: number, end: number])[] = [];
  readonly #given: readonly number[] | undefined;
  #state: number;

  /** @param source a seed, or decisions to repeat */
  constructor(source: number | readonly number[]) {
    this.#given = typeof source === "number" ? undefined : source;
    this.#state = typeof source === "number" ? source : 0;
  }

  /** A whole number from 0 to below `end`. */
  below(end: number): number {
    const at = this.taken.length;
    const value = this.#given ? Math.min(this.#given[at] ?? 0, end - 1) : this.#random() % end;
    this.taken.push(value);
    return value;
  }

  oneOf<const T>(items: readonly [T, ...T[]]): T {
    return items[this.below(items.length)] ?? items[0];
  }

  /** True in so many of 100 cases. */
  chance(percent: number): boolean {
    return this.below(100) >= 100 - percent;
  }

  /** One of those with a weight above 0. */
  weighted<T>(items: readonly (readonly [weight: number, item: T])[]): T {
    const total = items.reduce((sum, [weight]) => sum + weight, 0);
    let left = this.below(total);
    for (const [weight, item] of items) {
      if (left < weight) return item;
      left -= weight;
    }
    throw new Error("nothing to choose from");
  }

  /**
   * Does something up to `most` times, until it says that it was the last time. Each time can be left
   * out without touching the others.
   */
  repeat(most: number, step: () => boolean): boolean {
    for (let count = 0; count < most; count++) {
      const start = this.taken.length;
      if (this.below(6) === 0) return true;
      const goesOn = step();
      this.spans.push([start, this.taken.length]);
      if (!goesOn) return false;
    }
    return true;
  }

  /** Mulberry32: small, and good enough to vary programs. */
  #random(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }
}
