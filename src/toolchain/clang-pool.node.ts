/**
 * Clang on threads of its own: host and device pass run side by side, a deep template recursion has a
 * stack to recurse on, and what clang used goes away with its threads before the program starts.
 */
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import v8 from "node:v8";
import { Worker } from "node:worker_threads";
import { type Clang, type FileTree, loadClang, type LoadProgress, type ToolResult } from "./clang.ts";

export interface WorkerRequest {
  readonly argv: readonly string[];
  readonly files: FileTree;
}

export interface WorkerReply {
  readonly loaded?: number;
  readonly result?: ToolResult;
  readonly failure?: string;
}

/** Each takes up to 400 MB, and the whole of a compile has to stay under 1 GB. */
const maximumThreads = 2;
/** The main thread's is 1 MB, too little for a thousand nested templates. */
const stackMb = 32;

/** Threads start at the first run, as many as are busy at once. */
export function createClangPool(onProgress: LoadProgress = () => {}): Clang {
  const workerFile = findWorkerFile();
  if (!workerFile) return lazyClang(onProgress);
  return new ClangPool(workerFile, onProgress);
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

interface Thread {
  readonly worker: Worker;
  job: Job | undefined;
}

interface Job extends WorkerRequest {
  resolve(result: ToolResult): void;
  reject(error: Error): void;
}

class ClangPool implements Clang {
  readonly #workerFile: URL;
  readonly #onProgress: LoadProgress;
  readonly #threads: Thread[] = [];
  readonly #waiting: Job[] = [];

  constructor(workerFile: URL, onProgress: LoadProgress) {
    this.#workerFile = workerFile;
    this.#onProgress = onProgress;
  }

  run(argv: readonly string[], files: FileTree): Promise<ToolResult> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ argv, files, resolve, reject });
      this.#assign();
    });
  }

  dispose(): void {
    for (const { worker } of this.#threads.splice(0)) void worker.terminate();
    setBaselineCompiler(false);
  }

  #assign(): void {
    const threads = Math.min(maximumThreads, availableParallelism());
    for (let job = this.#waiting.shift(); job; job = this.#waiting.shift()) {
      const idle = this.#threads.find((thread) => !thread.job);
      const thread = idle ?? (this.#threads.length < threads ? this.#start() : undefined);
      if (!thread) {
        this.#waiting.unshift(job);
        return;
      }
      thread.job = job;
      setBaselineCompiler(true);
      thread.worker.ref();
      thread.worker.postMessage({ argv: job.argv, files: job.files } satisfies WorkerRequest);
    }
  }

  #start(): Thread {
    const worker = new Worker(this.#workerFile, { resourceLimits: { stackSizeMb: stackMb } });
    const thread: Thread = { worker, job: undefined };
    this.#threads.push(thread);
    worker.on("message", (reply: WorkerReply) => this.#receive(thread, reply));
    worker.on("error", (error) =>
      this.#lose(thread, error instanceof Error ? error : new Error(String(error))),
    );
    return thread;
  }

  #receive(thread: Thread, { loaded, result, failure }: WorkerReply): void {
    if (loaded !== undefined) this.#onProgress(loaded);
    if (!result && failure === undefined) return;
    const job = thread.job;
    thread.job = undefined;
    // An idle thread does not keep the process alive.
    thread.worker.unref();
    if (result) job?.resolve(result);
    else job?.reject(new Error(failure));
    this.#assign();
    if (!this.#threads.some((other) => other.job)) setBaselineCompiler(false);
  }

  #lose(thread: Thread, error: Error): void {
    this.#threads.splice(this.#threads.indexOf(thread), 1);
    thread.job?.reject(error);
    this.#assign();
  }
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
