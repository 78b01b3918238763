import type { WorkerPlace } from "../../runtime/devices/workers/protocol.ts";
import type { NativeThread } from "./native-runner.ts";

/** What a worker thread of the native device is started with. */
export interface NativeWorkerData extends WorkerPlace, NativeThread {
  /** The program's, for what kernels call there. */
  readonly module: WebAssembly.Module;
  readonly clockOriginMs: number;
}
