import type { LoadProgress, PageBuild, PageBuildRequest, StageText } from "./page-api.ts";

/** What the page asks of the worker with the toolchain. */
export type ToolchainRequest =
  | { readonly kind: "load" }
  | { readonly kind: "build"; readonly request: PageBuildRequest }
  | {
      readonly kind: "stages";
      readonly app: Uint8Array;
      readonly kernel: string;
      readonly target: "cpu" | "webgpu";
      readonly blockDim: readonly [number, number, number];
    };

export interface ToolchainMessage {
  readonly id: number;
  readonly request: ToolchainRequest;
}

/** The result of each kind of request. */
export interface ToolchainResults {
  readonly load: undefined;
  readonly build: PageBuild;
  readonly stages: readonly StageText[];
}

export type ToolchainReply =
  | { readonly progress: LoadProgress }
  | { readonly id: number; readonly result: ToolchainResults[ToolchainRequest["kind"]] }
  /** A bug of ours, or files that cannot be loaded. */
  | { readonly id: number; readonly failure: string };
