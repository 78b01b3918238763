/** Entry of the native device's worker threads (bundled as dist/native-worker.js). */
import { workerData } from "node:worker_threads";
import koffi from "koffi";
import { createClock } from "../../runtime/clock.ts";
import { instantiateForKernels } from "../../runtime/devices/workers/instantiate.ts";
import { serveKernels } from "../../runtime/devices/workers/serve-kernels.ts";
import { nativeRunner } from "./native-runner.ts";
import { programCall } from "./program-calls.ts";
import type { NativeWorkerData } from "./worker-data.ts";

const data = workerData as NativeWorkerData;
const instance = instantiateForKernels(data.module, data.memory, createClock(data.clockOriginMs));
const runner = nativeRunner(koffi, data, programCall(instance));
Atomics.store(data.ready, 0, 1);
Atomics.notify(data.ready, 0);
serveKernels(data, runner);
