/** Where a worker thread meets the others. */
export interface WorkerPlace {
  readonly memory: WebAssembly.Memory;
  /** Address of the gate. */
  readonly gate: number;
  /** Address of this thread's Worker block. */
  readonly block: number;
  /** Address of the word that holds where its stack starts. */
  readonly stackTopWord: number;
}

/** What a thread that runs the program's own kernels is started with. */
export interface KernelWorkerData extends WorkerPlace {
  readonly role: "kernels";
  readonly module: WebAssembly.Module;
  readonly clockOriginMs: number;
}

/** A thread that ends the process when its time is up, whatever the others are doing. */
export interface WatchdogData {
  readonly role: "watchdog";
  readonly timeoutMs: number;
  readonly stderr: number;
}

export type WorkerData = KernelWorkerData | WatchdogData;

/** Runs all blocks that are left. */
export const allChunks = -1;
