/** The entry of a browser's worker that runs kernels beside the program's own thread. */
import { createClock } from "../runtime/clock.ts";
import { instantiateForKernels, kernelInstance } from "../runtime/devices/workers/instantiate.ts";
import { wasmRunner } from "../runtime/devices/workers/kernel-runner.ts";
import { serveKernels } from "../runtime/devices/workers/serve-kernels.ts";
import type { KernelStart } from "./run-protocol.ts";

addEventListener("message", ({ data }) => {
  const port = data as MessagePort;
  port.addEventListener("message", (event) => serve(event.data as KernelStart));
  port.start();
});

/** Never returns. */
function serve(start: KernelStart): void {
  const { module, memory, clockOriginMs } = start;
  const instance = instantiateForKernels(module, memory, createClock(clockOriginMs));
  serveKernels(
    start,
    wasmRunner(kernelInstance(instance), () => new Int32Array(memory.buffer)),
  );
}
