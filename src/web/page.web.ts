/** The page's side of unwarp: starts the workers and talks to them. This is all of unwarp that a page loads at once. */
import { internalErrorExitCode } from "../source/exit-codes.ts";
import type {
  PageAbilities,
  PageRun,
  PageRunOptions,
  PageRunResult,
  PageToolchain,
  LoadProgress,
} from "./page-api.ts";
import type { RunMessage, RunStart } from "./run-protocol.ts";
import type {
  ToolchainMessage,
  ToolchainReply,
  ToolchainRequest,
  ToolchainResults,
} from "./toolchain-protocol.ts";

/** As a shell reports SIGKILL. */
const killedExitCode = 137;
/** More threads cost memory, and a page shares the machine. */
const mostThreads = 16;

/** @param base the URL of the folder with the workers' scripts and the compiler's files, with a slash at its end */
export function openToolchain(base: URL): PageToolchain {
  return new WorkerToolchain(startWorker(base, "toolchain-worker.js"));
}

interface Waiting {
  readonly resolve: (result: ToolchainResults[ToolchainRequest["kind"]]) => void;
  readonly reject: (error: Error) => void;
}

class WorkerToolchain implements PageToolchain {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #onProgress: (progress: LoadProgress) => void = () => {};

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.addEventListener("message", (event) => this.#receive(event.data as ToolchainReply));
    worker.addEventListener("error", (event) => {
      const message = event.message ?? "its script cannot be loaded";
      this.#rejectAll(new Error(`the compiler's worker failed: ${message}`));
    });
  }

  async load(onProgress: (progress: LoadProgress) => void = () => {}): Promise<void> {
    this.#onProgress = onProgress;
    await this.#ask({ kind: "load" });
  }

  build(request: Parameters<PageToolchain["build"]>[0]) {
    return this.#ask<"build">({ kind: "build", request });
  }

  stages(...[app, kernel, target, blockDim]: Parameters<PageToolchain["stages"]>) {
    return this.#ask<"stages">({ kind: "stages", app, kernel, target, blockDim });
  }

  dispose(): void {
    this.#worker.terminate();
    this.#rejectAll(new Error("the compiler was stopped"));
  }

  #ask<Kind extends ToolchainRequest["kind"]>(
    request: Extract<ToolchainRequest, { kind: Kind }>,
  ): Promise<ToolchainResults[Kind]> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      // What comes back under this id is the result of this kind of request.
      this.#waiting.set(id, { resolve: resolve as Waiting["resolve"], reject });
      this.#worker.postMessage({ id, request } satisfies ToolchainMessage);
    });
  }

  #receive(reply: ToolchainReply): void {
    if ("progress" in reply) {
      this.#onProgress(reply.progress);
      return;
    }
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ("failure" in reply) waiting?.reject(new Error(reply.failure));
    else waiting?.resolve(reply.result);
  }

  #rejectAll(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

/** Runs a program in workers of its own. */
export function startRun(base: URL, app: Uint8Array, options: PageRunOptions): PageRun {
  const { onOutput, ...rest } = options;
  const begin = performance.now();
  const workers: Worker[] = [];
  const start = (script: string): Worker => {
    const worker = startWorker(base, script);
    workers.push(worker);
    return worker;
  };
  // Memory can be shared with other workers only there; the program's own worker runs kernels everywhere.
  const threads = isIsolated() ? Math.min(options.threads ?? navigator.hardwareConcurrency, mostThreads) : 1;
  const helpers = options.device === "cpu" ? threads - 1 : 0;
  const kernelWorkers = Array.from({ length: helpers }, () => start("kernel-worker.js"));
  const kernelPorts = kernelWorkers.map(portTo);
  const gpuWorker = options.device === "webgpu" ? start("gpu-worker.js") : undefined;
  const gpuPort = gpuWorker && portTo(gpuWorker);
  const program = start("program-worker.js");
  let finish: (result: PageRunResult) => void = () => {};
  const done = new Promise<PageRunResult>((resolve) => {
    finish = (result) => {
      for (const worker of workers.splice(0)) worker.terminate();
      resolve(result);
    };
  });
  const end = (exitCode: number, stopped: boolean) =>
    finish({ exitCode, stopped, totalMs: performance.now() - begin, timings: [], files: [] });
  const fail = (message: string) => {
    // Several workers may fail of the same.
    if (workers.length === 0) return;
    onOutput(`unwarp: internal error: ${message}\n`, "stderr");
    end(internalErrorExitCode, false);
  };
  program.addEventListener("message", (event) => {
    const message = event.data as RunMessage;
    if ("output" in message) onOutput(message.output, message.stream);
    else if ("failure" in message) fail(message.failure);
    else finish({ ...message.result, stopped: false });
  });
  program.addEventListener("error", (event) => {
    fail(event.message ?? "the program's worker cannot be loaded");
  });
  // Without them the program would wait for ever.
  gpuWorker?.addEventListener("error", (event) => {
    fail(`the GPU's worker failed: ${event.message ?? "it cannot be loaded"}`);
  });
  for (const worker of kernelWorkers)
    worker.addEventListener("error", (event) => {
      fail(`a worker for kernels failed: ${event.message ?? "it cannot be loaded"}`);
    });
  const message: RunStart = { ...rest, app, threads, kernelPorts, gpuPort };
  program.postMessage(message, [...kernelPorts, ...(gpuPort ? [gpuPort] : [])]);
  return { done, stop: () => end(killedExitCode, true) };
}

/** What this browser can do. Asks for a GPU, which may take a while. */
export async function findAbilities(): Promise<PageAbilities> {
  const common = {
    isolated: isIsolated(),
    cores: navigator.hardwareConcurrency,
  };
  const without = (gpuProblem: string) => ({ ...common, gpu: undefined, gpuProblem });
  if (!common.isolated) return without("it needs cross-origin isolation, which this page does not have");
  if (!navigator.gpu) return without("this browser has no WebGPU, or does not offer it to this page");
  try {
    const adapter = await navigator.gpu.requestAdapter();
    if (!adapter) return without("WebGPU finds no GPU that it can use");
    const { description, vendor, architecture, device } = adapter.info;
    const name = description || [vendor, architecture, device].filter((part) => part !== "").join(" ");
    return { ...common, gpu: name || "a GPU", gpuProblem: undefined };
  } catch (error) {
    return without(error instanceof Error ? error.message : String(error));
  }
}

function isIsolated(): boolean {
  return typeof SharedArrayBuffer !== "undefined" && crossOriginIsolated === true;
}

function startWorker(base: URL, script: string): Worker {
  return new Worker(new URL(script, base), { type: "module", name: script.replace("-worker.js", "") });
}

/** A channel's one end goes to the worker; the other is returned. */
function portTo(worker: Worker): MessagePort {
  const { port1, port2 } = new MessageChannel();
  worker.postMessage(port1, [port1]);
  // Node's declaration of it has other listeners than a browser's.
  return port2 as object as MessagePort;
}
