/**
 * Clang on threads of its own: host and device pass run side by side, a deep template recursion has a
 * stack to recurse on, and what clang used goes away with its threads before the program starts.
 */
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import v8 from "node:v8";
import { Worker } from "node:worker_threads";
import { type Clang, loadClang, type LoadProgress } from "./clang.ts";
import { ClangPool, type ClangReply, type ClangThread, type ClangThreadEvents } from "./clang-pool.ts";
import { shareLargeFiles } from "./share-files.node.ts";

/** Each takes up to 400 MB, and the whole of a compile has to stay under 1 GB. */
const maximumThreads = 2;
/** The main thread's is 1 MB, too little for a thousand nested templates. */
const stackMb = 32;

export function createClangPool(onProgress: LoadProgress = () => {}): Clang {
  const workerFile = findWorkerFile();
  if (!workerFile) return lazyClang(onProgress);
  return new ClangPool({
    maximumThreads: Math.min(maximumThreads, availableParallelism()),
    startThread: (events) => startThread(workerFile, events),
    onProgress,
    onBusy: setBaselineCompiler,
  });
}

/** Unbundled, as in unit tests, there is no file that a thread could start from. */
function lazyClang(onProgress: LoadProgress): Clang {
  let clang: Promise<Clang> | undefined;
  return {
    run: async (argv, files) => {
      clang ??= withBaselineCompiler(() => loadClang(() => import("@yowasp/clang"), onProgress));
      return (await clang).run(argv, files);
    },
    dispose() {},
  };
}

/** `clang-worker.js` beside the bundle, or above its chunks. */
function findWorkerFile(): URL | undefined {
  const candidates = ["./clang-worker.js", "../clang-worker.js"];
  return candidates.map((path) => new URL(path, import.meta.url)).find((url) => existsSync(url));
}

function startThread(workerFile: URL, { onReply, onError }: ClangThreadEvents): ClangThread {
  const worker = new Worker(workerFile, { resourceLimits: { stackSizeMb: stackMb } });
  worker.on("message", (reply: ClangReply) => onReply(reply));
  worker.on("error", (error) => onError(error instanceof Error ? error : new Error(String(error))));
  return {
    post: ({ argv, files }) => worker.postMessage({ argv, files: shareLargeFiles(files) }),
    // An idle thread does not keep the process alive.
    setBusy: (busy) => (busy ? worker.ref() : worker.unref()),
    terminate: () => void worker.terminate(),
  };
}

/**
 * LLVM's functions run for seconds in all: V8's optimizing compiler would cost more time than its code
 * saves (two passes from a cold start: 13.5 s of CPU time with it, 7.3 s without), and most functions
 * never run, so that checking them all at once is 0.3 s lost. The flags hold for the whole process
 * and are taken back when nothing runs: the modules of programs want the optimizing compiler.
 */
function setBaselineCompiler(only: boolean): void {
  const no = only ? "" : "no-";
  v8.setFlagsFromString(`--${no}liftoff-only`);
  v8.setFlagsFromString(`--${no}wasm-lazy-validation`);
}

async function withBaselineCompiler<T>(step: () => Promise<T>): Promise<T> {
  setBaselineCompiler(true);
  try {
    return await step();
  } finally {
    setBaselineCompiler(false);
  }
}
