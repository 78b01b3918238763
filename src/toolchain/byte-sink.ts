/**
 * Collects what a tool writes, in pieces that are views into its memory and must be copied at once. Into one buffer, and
 * without an object or a call for a piece: clang prints its tree as JSON a letter at a time, millions of pieces.
 */
export class ByteSink {
  readonly #isIndented: boolean;
  #buffer = new Uint8Array(1 << 16);
  #length = 0;
  /** Only spaces came since the last end of a line, or nothing at all. */
  #isAtLineStart = false;

  /** @param isIndented of JSON: the spaces that lines begin with, four fifths of a tree, are left out */
  constructor(isIndented = false) {
    this.#isIndented = isIndented;
  }

  /** Takes a part of a memory. */
  push(memory: Uint8Array, start: number, length: number): void {
    const needed = this.#length + length;
    if (needed > this.#buffer.length) this.#grow(needed);
    if (this.#isIndented) this.#pushLines(memory, start, length);
    else if (length > shortPiece) {
      this.#buffer.set(memory.subarray(start, start + length), this.#length);
      this.#length = needed;
    } else {
      for (let at = start; at < start + length; at += 1) this.#buffer[this.#length++] = memory[at] as number;
    }
  }

  bytes(): Uint8Array {
    return this.#buffer.slice(0, this.#length);
  }

  #pushLines(memory: Uint8Array, start: number, length: number): void {
    let isAtLineStart = this.#isAtLineStart;
    for (let at = start; at < start + length; at += 1) {
      const byte = memory[at] as number;
      if (isAtLineStart && byte === space) continue;
      isAtLineStart = byte === endOfLine;
      this.#buffer[this.#length++] = byte;
    }
    this.#isAtLineStart = isAtLineStart;
  }

  #grow(needed: number): void {
    const larger = new Uint8Array(Math.max(needed, 2 * this.#buffer.length));
    larger.set(this.#buffer.subarray(0, this.#length));
    this.#buffer = larger;
  }
}

/** Up to here a loop is faster than making a view and copying from it. */
const shortPiece = 24;
const space = 0x20;
const endOfLine = 0x0a;
