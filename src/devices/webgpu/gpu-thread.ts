import { InternalError, invariant } from "../../source/invariant.ts";
import {
  answerStates,
  answerTextBytes,
  answerWords,
  GpuError,
  type GpuRequest,
  type GpuWorkerData,
} from "./protocol.ts";
import type { Posted } from "./serve-requests.ts";

/** The host's end of the thread that owns the GPU: asks, and sleeps until there is an answer. */
export class GpuThread {
  readonly #post: (posted: Posted) => void;
  readonly #data: GpuWorkerData;
  #asked = 0;

  constructor(data: GpuWorkerData, post: (posted: Posted) => void) {
    this.#data = data;
    this.#post = post;
  }

  /** Asks for something, and does not wait. */
  send(request: GpuRequest): void {
    this.#post({ request, waits: false });
  }

  /**
   * Asks for something and waits until it is done.
   *
   * @param mostMs how long; for ever, if not given: kernels may take that long
   * @throws {GpuError} for what the GPU refused of this request, or of earlier ones that were sent
   */
  ask(request: GpuRequest, mostMs = Infinity): string {
    const { words, text } = this.#data;
    this.#post({ request, waits: true });
    this.#asked += 1;
    for (let done = Atomics.load(words, 0); done !== this.#asked; done = Atomics.load(words, 0)) {
      if (Atomics.wait(words, answerWords.done, done, mostMs) === "timed-out")
        throw new GpuError("lost", "the thread of the GPU does not answer");
    }
    const length = Atomics.load(words, answerWords.textBytes);
    const answer = new TextDecoder().decode(text.slice(0, length));
    const state = answerStates[Atomics.load(words, answerWords.state)];
    invariant(state !== undefined, "the thread answers with a known state");
    if (state !== "ok") throw new GpuError(state, answer);
    return answer;
  }
}

/** What a new thread starts with. `adapter` is a part of a name, where one is wanted. */
export function newWorkerData(memory: WebAssembly.Memory, adapter: string | undefined): GpuWorkerData {
  const shared = (bytes: number) => {
    try {
      return new SharedArrayBuffer(bytes);
    } catch {
      throw new InternalError("no memory is left for the thread of the GPU");
    }
  };
  return {
    memory,
    adapter,
    words: new Int32Array(shared(4 * answerWords.size)),
    text: new Uint8Array(shared(answerTextBytes)),
  };
}
