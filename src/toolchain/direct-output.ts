/**
 * What clang writes to standard output, taken at the place where it calls WASI. The package leads each write through several
 * layers, which takes microseconds, and clang writes its tree as JSON without a buffer, a word at a time: 20 MB took
 * 5 s of nothing but these calls.
 *
 * The package makes the instance by `new WebAssembly.Instance`, while `work` runs and on this thread, so that is where its
 * imports can be reached. Where a later version of it does not, all goes the way it went before.
 */
export function withDirectOutput<Result>(onBytes: (bytes: Uint8Array) => void, work: () => Result): Result {
  const original = WebAssembly.Instance;
  const instances = new Proxy(original, {
    construct(target, [module, imports]: [WebAssembly.Module, WebAssembly.Imports | undefined]) {
      const wasi = imports?.["wasi_snapshot_preview1"];
      const write = wasi?.["fd_write"];
      if (!wasi || typeof write !== "function") return new target(module, imports ?? {});
      let memory: WebAssembly.Memory | undefined;
      const direct = (file: number, pieces: number, count: number, written: number): unknown =>
        file === standardOutput && memory
          ? writePieces(memory, { pieces, count, written }, onBytes)
          : (write as WasiWrite)(file, pieces, count, written);
      const instance = new target(module, {
        ...imports,
        wasi_snapshot_preview1: { ...wasi, fd_write: direct },
      });
      const exported = instance.exports["memory"];
      if (exported instanceof WebAssembly.Memory) memory = exported;
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

interface Write {
  /** Where the list of addresses and lengths is, how many there are, and where the number of bytes goes. */
  readonly pieces: number;
  readonly count: number;
  readonly written: number;
}

/** As WASI's `fd_write`: 0 is success. */
function writePieces(
  memory: WebAssembly.Memory,
  { pieces, count, written }: Write,
  onBytes: (bytes: Uint8Array) => void,
): number {
  const view = new DataView(memory.buffer);
  let total = 0;
  for (let at = pieces; at < pieces + 8 * count; at += 8) {
    const length = view.getUint32(at + 4, true);
    onBytes(new Uint8Array(memory.buffer, view.getUint32(at, true), length));
    total += length;
  }
  view.setUint32(written, total, true);
  return 0;
}
