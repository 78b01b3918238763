/**
 * Entry of every worker thread (bundled as dist/worker.js): kernels run in an instance of their
 * own over the program's memory, so a trap leaves the other threads alone.
 */
import { writeSync } from "node:fs";
import { workerData } from "node:worker_threads";
import { createClock } from "../../clock.ts";
import { loadWasi } from "../../wasi.node.ts";
import { awaitLaunch, enterGate, leaveGate } from "./gate.ts";
import { allChunks, type KernelWorkerData, type WatchdogData, type WorkerData } from "./protocol.ts";
import { recordTrap } from "./traps.ts";
import { instantiateForKernels } from "./instantiate.ts";

const timeoutExitCode = 124;

const data = workerData as WorkerData;
if (data.role === "kernels") serveKernels(data);
else watch(data);

/** Never returns: the thread ends with the process. */
function serveKernels(worker: KernelWorkerData): void {
  const { module, memory, gate, block, stackTopWord } = worker;
  const clock = createClock(worker.clockOriginMs);
  const { run, stackPointer } = instantiateForKernels(module, memory, clock);
  let words = new Int32Array(memory.buffer);
  for (let epoch = 0; ;) {
    epoch = awaitLaunch(words, gate, epoch);
    const launch = enterGate(words, gate);
    if (launch === undefined) continue;
    try {
      // Also puts the stack right after a trap, which leaves it where it was.
      stackPointer.value = Atomics.load(words, stackTopWord >> 2);
      run(launch, block, allChunks);
    } catch (error) {
      recordTrap(words, launch, error);
    } finally {
      leaveGate(words, gate);
    }
    if (words.buffer !== memory.buffer) words = new Int32Array(memory.buffer);
  }
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
