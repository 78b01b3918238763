/**
 * What clang writes to standard output, taken at the place where it calls WASI. The package leads each write through several
 * layers, which takes microseconds, and clang writes its tree as JSON without a buffer, a letter at a time (WASI knows
 * no size of blocks, from which LLVM takes the size of its buffers): 20 MB are five million of these calls.
 *
 * The package makes the instance by `new WebAssembly.Instance`, while `work` runs and on this thread, so that is where its
 * imports can be reached. Where a later version of it does not, all goes the way it went before.
 */
import type { ByteSink } from "./byte-sink.ts";

export function withDirectOutput<Result>(sink: ByteSink, work: () => Result): Result {
  const original = WebAssembly.Instance;
  const instances = new Proxy(original, {
    construct(target, [module, imports]: [WebAssembly.Module, WebAssembly.Imports | undefined]) {
      const wasi = imports?.["wasi_snapshot_preview1"];
      const write = wasi?.["fd_write"];
      if (!wasi || typeof write !== "function") return new target(module, imports ?? {});
      const output = new DirectOutput(sink);
      const direct = (file: number, pieces: number, count: number, written: number): unknown =>
        file === standardOutput && output.isReady
          ? output.write(pieces, count, written)
          : (write as WasiWrite)(file, pieces, count, written);
      const instance = new target(module, {
        ...imports,
        wasi_snapshot_preview1: { ...wasi, fd_write: direct },
      });
      output.attach(instance);
      return instance;
    },
  });
  WebAssembly.Instance = instances;
  try {
    return work();
  } finally {
    WebAssembly.Instance = original;
  }
}

type WasiWrite = (file: number, pieces: number, count: number, written: number) => unknown;

const standardOutput = 1;

/** Views of the tool's memory are kept from call to call, and made anew when the memory grew, which empties them. */
class DirectOutput {
  readonly #sink: ByteSink;
  #memory: WebAssembly.Memory | undefined;
  #bytes: Uint8Array = new Uint8Array();
  #words: Uint32Array = new Uint32Array();

  constructor(sink: ByteSink) {
    this.#sink = sink;
  }

  get isReady(): boolean {
    return this.#memory !== undefined;
  }

  attach(instance: WebAssembly.Instance): void {
    const exported = instance.exports["memory"];
    if (exported instanceof WebAssembly.Memory) this.#memory = exported;
  }

  /**
   * As WASI's `fd_write`: 0 is success.
   * @param pieces where the list of addresses and lengths is
   * @param written where the number of bytes goes
   */
  write(pieces: number, count: number, written: number): number {
    if (this.#bytes.length === 0) this.#look();
    const words = this.#words;
    let total = 0;
    for (let at = pieces >>> 2; at < (pieces >>> 2) + 2 * count; at += 2) {
      const length = words[at + 1] as number;
      this.#sink.push(this.#bytes, words[at] as number, length);
      total += length;
    }
    words[written >>> 2] = total;
    return 0;
  }

  #look(): void {
    const { buffer } = this.#memory as WebAssembly.Memory;
    this.#bytes = new Uint8Array(buffer);
    this.#words = new Uint32Array(buffer);
  }
}
