import { awaitLaunch, enterGate, leaveGate } from "./gate.ts";
import type { KernelRunner } from "./kernel-runner.ts";
import { allChunks, type WorkerPlace } from "./protocol.ts";

/** Takes part in every launch. Never returns: the thread ends with the process. */
export function serveKernels(place: WorkerPlace, runner: KernelRunner): void {
  const { memory, gate, block, stackTopWord } = place;
  let words = new Int32Array(memory.buffer);
  for (let epoch = 0; ;) {
    epoch = awaitLaunch(words, gate, epoch);
    const launch = enterGate(words, gate);
    if (launch === undefined) continue;
    try {
      runner(launch, block, allChunks, Atomics.load(words, stackTopWord >> 2));
    } finally {
      leaveGate(words, gate);
    }
    if (words.buffer !== memory.buffer) words = new Int32Array(memory.buffer);
  }
}
