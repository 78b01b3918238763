/** The entry of a thread that runs clang; see clang-pool.node.ts. */
import { parentPort } from "node:worker_threads";
import { invariant } from "../source/invariant.ts";
import type { ClangReply, ClangRequest } from "./clang-pool.ts";
import { loadClang } from "./clang.ts";

/**
 * The package reads its files as a browser would, through `Response` objects and streams, which copies
 * 75 MB three times. On this thread, which runs nothing else, a response is just the bytes of the file.
 */
class FileResponse {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  constructor(body: unknown) {
    invariant(body instanceof Uint8Array && body.buffer instanceof ArrayBuffer, "a file was read");
    this.#bytes = body as Uint8Array<ArrayBuffer>;
  }
  get body() {
    return { pipeThrough: () => this.#bytes };
  }
  async arrayBuffer(): Promise<ArrayBuffer> {
    const { buffer, byteOffset, byteLength } = this.#bytes;
    return buffer.byteLength === byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength);
  }
}
/** What is changed of this thread's globals; neither Node's types nor ours have it. */
interface Globals {
  Response: unknown;
  readonly WebAssembly: {
    compile(bytes: ArrayBuffer): Promise<object>;
    compileStreaming(source: FileResponse | Promise<FileResponse>): Promise<object>;
  };
}
const globals = globalThis as unknown as Globals;
globals.Response = FileResponse;
globals.WebAssembly.compileStreaming = async (source) =>
  globals.WebAssembly.compile(await (await source).arrayBuffer());

const port = parentPort;
invariant(port, "this file is the entry of a worker thread");

const clang = loadClang(
  () => import("@yowasp/clang"),
  (done) => port.postMessage({ loaded: done } satisfies ClangReply),
);

port.on("message", ({ argv, files }: ClangRequest) => {
  void (async () => {
    try {
      const result = await (await clang).run(argv, files);
      port.postMessage({ result } satisfies ClangReply, [result.output.buffer as ArrayBuffer]);
    } catch (error) {
      port.postMessage({ failure: String(error) } satisfies ClangReply);
    }
  })();
});
