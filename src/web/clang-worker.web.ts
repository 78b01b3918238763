/** The entry of a browser's worker that runs clang; see clang-threads.web.ts. */
import { invariant } from "../source/invariant.ts";
import { type Clang, type ClangPackage, loadClang } from "../toolchain/clang.ts";
import type { ClangReply, ClangRequest } from "../toolchain/clang-pool.ts";
import { clangResources } from "./package-files.ts";
import type { ClangAssets, ClangWorkerMessage } from "./clang-protocol.ts";

/** A file that is here already, in place of what `fetch` would get. */
class AssetResponse {
  readonly name: string;
  readonly #assets: ClangAssets;
  constructor(name: string, assets: ClangAssets) {
    this.name = name;
    this.#assets = assets;
  }
  /** For the package's own count of progress, which makes a `Response` of it again. */
  get body() {
    return { pipeThrough: () => this };
  }
  async arrayBuffer(): Promise<ArrayBuffer> {
    invariant(this.name === clangResources, `${this.name} is no archive`);
    return this.#assets.resources;
  }
  get module(): WebAssembly.Module {
    const module = this.#assets.modules.get(this.name);
    invariant(module, `${this.name} is not among the compiler's modules`);
    return module;
  }
}

/** What is changed of this worker's globals, so that the package takes the files that it is given. */
interface Globals {
  fetch: unknown;
  Response: unknown;
  readonly WebAssembly: { compileStreaming: (source: AssetResponse) => Promise<object> };
}

let clang: Promise<Clang> | undefined;

function load(assets: ClangAssets): Promise<Clang> {
  const globals = globalThis as unknown as Globals;
  globals.fetch = async (url: URL) => new AssetResponse(url.pathname.split("/").pop() ?? "", assets);
  // `new` may return another object than the one it makes.
  globals.Response = function (response: AssetResponse) {
    return response;
  };
  globals.WebAssembly.compileStreaming = async (source) => source.module;
  return loadClang(() => import(assets.scriptUrl) as Promise<ClangPackage>);
}

async function answer({ argv, files }: ClangRequest): Promise<void> {
  try {
    invariant(clang, "the compiler's files come before the first request");
    const result = await (await clang).run(argv, files);
    postMessage({ result } satisfies ClangReply, [result.output.buffer]);
  } catch (error) {
    postMessage({ failure: String(error) } satisfies ClangReply);
  }
}

addEventListener("message", ({ data }) => {
  const message = data as ClangWorkerMessage;
  if ("assets" in message) clang = load(message.assets);
  else void answer(message.request);
});
