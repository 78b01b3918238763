/** Clang in a browser: its files are fetched and compiled once, its threads are workers. */
import type { Clang, LoadProgress } from "../toolchain/clang.ts";
import {
  ClangPool,
  type ClangReply,
  type ClangThread,
  type ClangThreadEvents,
} from "../toolchain/clang-pool.ts";
import type { ClangAssets, ClangWorkerMessage } from "./clang-protocol.ts";
import { fetchPacked } from "./fetch-packed.ts";
import { clangFolder, clangModules, clangResources, type FileSizes } from "./package-files.ts";

/** The host and the device pass run side by side; each takes up to 400 MB. */
const maximumThreads = 2;

/**
 * @param base of the workers' scripts and the compiler's files
 * @throws {Error} that names the file which cannot be loaded
 */
export async function loadClangThreads(
  base: URL,
  sizes: FileSizes,
  onProgress: LoadProgress,
): Promise<Clang> {
  const assets = await fetchAssets(base, sizes, onProgress);
  return new ClangPool({
    maximumThreads: Math.min(maximumThreads, navigator.hardwareConcurrency),
    startThread: (events) => startThread(base, assets, events),
    onProgress: () => {},
  });
}

async function fetchAssets(base: URL, sizes: FileSizes, onProgress: LoadProgress): Promise<ClangAssets> {
  const folder = new URL(clangFolder, base);
  const names = [...clangModules, clangResources];
  const total = names.reduce((sum, name) => sum + (sizes[name] ?? 0), 0);
  let loaded = 0;
  const open = (name: string) =>
    fetchPacked(new URL(name, folder), (bytes) => {
      loaded += bytes;
      onProgress(total === 0 ? 0 : Math.min(1, loaded / total));
    });
  const [modules, resources] = await Promise.all([
    Promise.all(clangModules.map(async (name) => [name, await compile(await open(name))] as const)),
    open(clangResources).then((stream) => new Response(stream).arrayBuffer()),
  ]);
  return { modules: new Map(modules), resources, scriptUrl: new URL("bundle.js", folder).href };
}

function compile(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<WebAssembly.Module> {
  const streaming = WebAssembly as unknown as {
    compileStreaming(response: Response): Promise<WebAssembly.Module>;
  };
  return streaming.compileStreaming(
    new Response(stream, { headers: { "content-type": "application/wasm" } }),
  );
}

function startThread(base: URL, assets: ClangAssets, { onReply, onError }: ClangThreadEvents): ClangThread {
  const worker = new Worker(new URL("clang-worker.js", base), { type: "module", name: "clang" });
  const post = (message: ClangWorkerMessage) => worker.postMessage(message);
  worker.addEventListener("message", (event) => onReply(event.data as ClangReply));
  worker.addEventListener("error", ({ message = "it cannot be loaded" }) => {
    onError(new Error(`the compiler's thread failed: ${message}`));
  });
  post({ assets });
  return { post: (request) => post({ request }), setBusy() {}, terminate: () => worker.terminate() };
}
