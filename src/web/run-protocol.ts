import type { GpuWorkerData } from "../devices/webgpu/protocol.ts";
import type { Posted } from "../devices/webgpu/serve-requests.ts";
import type { KernelWorkerData } from "../runtime/devices/workers/protocol.ts";
import type { PageDevice, PageRunOptions, PageRunResult } from "./page-api.ts";

/** What the worker of a program is started with. */
export interface RunStart extends Omit<PageRunOptions, "onOutput"> {
  readonly app: Uint8Array;
  readonly device: PageDevice;
  readonly threads: number;
  /**
   * Ends of channels to workers that wait for kernels, or for a GPU's work: the page starts them, because a worker that is
   * busy cannot.
   */
  readonly kernelPorts: readonly MessagePort[];
  readonly gpuPort: MessagePort | undefined;
}

export type RunMessage =
  | { readonly output: string; readonly stream: "stdout" | "stderr" }
  | { readonly result: Omit<PageRunResult, "stopped"> }
  /** A bug of ours. */
  | { readonly failure: string };

/** To a worker that runs kernels; then never again. */
export type KernelStart = KernelWorkerData;

/** To the worker that owns the GPU: first what it starts with, then requests. */
export type GpuMessage = { readonly start: GpuWorkerData } | { readonly posted: Posted };
