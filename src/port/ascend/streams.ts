/**
 * CUDA's default stream and streams that `cudaStreamCreate` makes wait for each other, without a word. Streams of AscendCL do not:
 * a program that uses both may count on it, and is told so.
 */
import type { Node } from "../ast/node.ts";
import type { Facts } from "../facts.ts";

interface Place {
  readonly facts: Facts;
  readonly node: Node;
}

export class Streams {
  readonly #created: Place[] = [];
  #usesDefault = false;

  /** A call that makes a stream, with its arguments as written. */
  addCreation(facts: Facts, node: Node, name: string, flags: string | undefined): void {
    const isBlocking = name === "cudaStreamCreate" || !/NonBlocking|^\s*(?:0[xX])?0*1\s*$/.test(flags ?? "");
    if (isBlocking) this.#created.push({ facts, node });
  }

  /** A launch or a call that is queued in the default stream. */
  noteDefault(): void {
    this.#usesDefault = true;
  }

  finish(): void {
    if (!this.#usesDefault) return;
    for (const { facts, node } of this.#created)
      facts.remark(
        node,
        "default-stream",
        "CUDA's default stream waits for this stream, and this one for it; on Ascend neither does. Where the program counts on that order, record an event in the one and let the other wait for it",
      );
  }
}
