/**
 * What a page can do with unwarp: build programs and run them, all in the browser. The page holds these
 * objects; the work is done by workers that it never sees.
 */

import type { BlockTrace, StepRequest } from "../trace/block-trace.ts";

/** A file of the program's working folder, by its name there: `main.cu`, `data/input.txt`. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

export interface LoadProgress {
  /** What is being loaded, for people: "the compiler", "the headers". */
  readonly what: string;
  /** 0 to 1. */
  readonly done: number;
}

/** A warning or an error at a place in a source file. */
export interface Problem {
  readonly severity: "error" | "warning" | "note";
  readonly message: string;
  /** The file as the page named it; undefined for what has no place, as errors of the linker. */
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
  /** 1-based, in characters. */
  readonly column?: number;
}

export interface PageBuildRequest {
  readonly files: readonly SourceFile[];
  /** As for nvcc, such as `-O2 -DN=100`. Default: none. */
  readonly flags?: string;
}

export interface PageBuild {
  readonly ok: boolean;
  /** The program, to be run; undefined when there were errors. */
  readonly app: Uint8Array | undefined;
  /** All that the compiler said, as it would stand in a terminal. */
  readonly messages: string;
  readonly problems: readonly Problem[];
  readonly stages: readonly { readonly name: string; readonly ms: number }[];
  /** The kernels' names as in the source, `reduce<256>(float*)`. */
  readonly kernels: readonly string[];
}

/** The text of the program after one stage of the compiler. */
export interface StageText {
  /** "device IR", the name of a pass, or "WGSL". */
  readonly name: string;
  readonly language: "llvm" | "wgsl";
  readonly text: string;
}

/** The compiler in workers of its own. */
export interface PageToolchain {
  /** Loads the compiler, or waits for it; every other function does so by itself. */
  load(onProgress?: (progress: LoadProgress) => void): Promise<void>;
  build(request: PageBuildRequest): Promise<PageBuild>;
  /**
   * The stages of one kernel of a program that was built.
   *
   * @param kernel its name as in `PageBuild.kernels`
   * @param target whose passes: the CPU's, or the GPU's with WGSL as the last
   * @param blockDim threads of a block, for WGSL, which is made for one size
   */
  stages(
    app: Uint8Array,
    kernel: string,
    target: "cpu" | "webgpu",
    blockDim: readonly [number, number, number],
  ): Promise<readonly StageText[]>;
  /** Ends all work, and the workers. */
  dispose(): void;
}

export type PageDevice = "cpu" | "webgpu" | "interpreter";

export interface PageRunOptions {
  readonly device: PageDevice;
  /** argv from 1 on. */
  readonly args?: readonly string[];
  /** Default: as many as the machine has cores. */
  readonly threads?: number;
  /**
   * With the device "interpreter": write down what one block of one launch does, for `PageRunResult.trace`. A
   * program that was built with the flag `--steppable` shows all lines and variables.
   */
  readonly step?: StepRequest;
  /** Files that the program finds in its working folder. */
  readonly files?: readonly SourceFile[];
  /** Called with what the program and unwarp write, in order; text is whole characters. */
  readonly onOutput: (text: string, stream: "stdout" | "stderr") => void;
}

/** All launches of one kernel. */
export interface KernelTiming {
  readonly kernel: string;
  readonly launches: number;
  readonly totalMs: number;
  /** Of the last launch. */
  readonly gridDim: readonly [number, number, number];
  readonly blockDim: readonly [number, number, number];
}

export interface PageRunResult {
  /** The program's own; 137 when it was stopped. */
  readonly exitCode: number;
  readonly stopped: boolean;
  readonly totalMs: number;
  readonly timings: readonly KernelTiming[];
  /** What `step` asked for; undefined when the program never launched such a block. */
  readonly trace?: BlockTrace;
  /** Files that the program wrote or changed. */
  readonly files: readonly { readonly name: string; readonly content: Uint8Array }[];
}

export interface PageRun {
  readonly done: Promise<PageRunResult>;
  /** Ends it at once, kernels too. */
  stop(): void;
}

/** What this browser can do, and why not: for the page to say. */
export interface PageAbilities {
  /** Memory can be shared between workers: without that, programs run on the CPU, on one thread. */
  readonly isolated: boolean;
  /** The GPU's name, or undefined. */
  readonly gpu: string | undefined;
  /** Why there is no GPU, in words for people. */
  readonly gpuProblem: string | undefined;
  readonly cores: number;
}
