import type { WorkerPlace } from "../../runtime/devices/workers/protocol.ts";
import type { NativeThread } from "./native-runner.ts";

/** What a worker thread of the native device is started with. */
export interface NativeWorkerData extends WorkerPlace, NativeThread {
  /** The program's, for what kernels call there. */
  readonly module: WebAssembly.Module;
  readonly clockOriginMs: number;
  /** Of one word, shared: 1 once the thread has the library, from when on it may be ended. */
  readonly ready: Int32Array;
}
