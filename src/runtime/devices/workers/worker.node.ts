/**
 * Entry of every worker thread (bundled as dist/worker.js): kernels run in an instance of their
 * own over the program's memory, so a trap leaves the other threads alone.
 */
import { writeSync } from "node:fs";
import { workerData } from "node:worker_threads";
import { createClock } from "../../clock.ts";
import { loadWasi } from "../../wasi.node.ts";
import { instantiateForKernels, kernelInstance } from "./instantiate.ts";
import { wasmRunner } from "./kernel-runner.ts";
import type { KernelWorkerData, WatchdogData, WorkerData } from "./protocol.ts";
import { serveKernels } from "./serve-kernels.ts";

const timeoutExitCode = 124;

const data = workerData as WorkerData;
if (data.role === "kernels") runKernels(data);
else watch(data);

function runKernels(data: KernelWorkerData): void {
  const { module, memory, clockOriginMs } = data;
  const instance = instantiateForKernels(module, memory, createClock(clockOriginMs));
  serveKernels(
    data,
    wasmRunner(kernelInstance(instance), () => new Int32Array(memory.buffer)),
  );
}

function watch({ timeoutMs, stderr }: WatchdogData): void {
  setTimeout(() => {
    writeSync(stderr, `unwarp: stopped after ${timeoutMs / 1000} s (--timeout)\n`);
    // process.exit would end this thread only. WASI's exit is C's, which ends the process even
    // while the main thread is inside WebAssembly and cannot be interrupted.
    const { WASI } = loadWasi();
    const wasi = new WASI({ version: "preview1", returnOnExit: false });
    const exitProcess = (wasi.wasiImport as { proc_exit: (code: number) => void }).proc_exit;
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
    wasi.start({ exports: { memory, _start: () => exitProcess(timeoutExitCode) } });
  }, timeoutMs);
}
