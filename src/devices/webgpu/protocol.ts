import { type WgslBlockConstants, wgslService } from "../../artifact/wgsl-kernel.ts";

/**
 * What the host's thread, which may block, asks of the thread that owns the GPU. Requests are done in order. Those
 * that the host waits for are counted: its thread sleeps until as many were answered as it has asked.
 */
export type GpuRequest =
  /** Opens the adapter; the first request. */
  | { readonly kind: "open" }
  /** Gives the heap at least this size; what is in it stays. */
  | { readonly kind: "resize"; readonly bytes: number }
  | {
      readonly kind: "pipeline";
      readonly id: number;
      readonly code: string;
      readonly entryPoint: string;
      /** Where the code is for blocks of any size. */
      readonly constants?: WgslBlockConstants;
    }
  | {
      readonly kind: "launch";
      readonly pipeline: number;
      /** The launch block; see `wgslLaunch`. */
      readonly block: Uint8Array<ArrayBuffer>;
      /** Workgroups along x and y. */
      readonly groups: readonly [number, number];
    }
  /** Copies ranges of the program's memory to the heap, and with them the rest of their first and last words. */
  | { readonly kind: "upload"; readonly ranges: readonly MemoryRange[] }
  /** Copies ranges of the heap to the program's memory, and the service block's start to where it is told; behind all launches before. */
  | { readonly kind: "download"; readonly ranges: readonly MemoryRange[]; readonly service?: MemoryRange }
  /** The start and end of each allocation, for kernels with checks. */
  | { readonly kind: "extents"; readonly words: Uint32Array<ArrayBuffer> }
  /** Zeroes words of the service block. */
  | { readonly kind: "clear-service"; readonly firstWord: number; readonly words: number }
  | { readonly kind: "close" };

export interface MemoryRange {
  readonly address: number;
  readonly bytes: number;
}

/** Room for what kernels print between two waits of the host, as much as CUDA has. */
export const outputBytes = 1 << 20;
export const serviceBytes = 4 * wgslService.output + outputBytes;

/** The address that the heap's first byte has: below it pointers are null, nearly. */
export const heapBase = 0x10000;

/** Words of the shared array by which the thread answers. */
export const answerWords = {
  /** How many requests were answered. */
  done: 0,
  /** Of the last request that was answered: an `AnswerState`. */
  state: 1,
  /** Length of the answer's text in bytes. */
  textBytes: 2,
  size: 4,
} as const;

export const answerStates = ["ok", "refused", "out-of-memory", "lost"] as const;
/**
 * "refused": WebGPU says that the request makes no sense, and the text why. "lost": the device is gone, and with it
 * all that it had.
 */
export type AnswerState = (typeof answerStates)[number];

/** The GPU did not do what it was asked. */
export class GpuError extends Error {
  override readonly name = "GpuError";
  readonly state: AnswerState;

  constructor(state: AnswerState, message: string) {
    super(message);
    this.state = state;
  }
}

export const answerTextBytes = 64 * 1024;

/** What a thread starts with. */
export interface GpuWorkerData {
  /** A part of the name of the adapter that is wanted. */
  readonly adapter: string | undefined;
  readonly memory: WebAssembly.Memory;
  readonly words: Int32Array<SharedArrayBuffer>;
  readonly text: Uint8Array<SharedArrayBuffer>;
}

/** The answer to "open", as JSON. */
export interface OpenedAdapter {
  readonly name: string;
  /** A CPU that plays a GPU. */
  readonly isSoftware: boolean;
  readonly maxInvocations: number;
  readonly maxWorkgroupBytes: number;
  readonly maxWorkgroups: number;
  /** Bytes that the heap may have. */
  readonly maxHeapBytes: number;
}
