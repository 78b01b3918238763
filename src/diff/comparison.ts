import type { ContentComparison } from "./compare-elements.ts";
import type { Tolerance } from "./tolerance.ts";
import type { KernelPlace } from "./kernel-places.ts";

/** What a comparison of two programs found: the JSON of `unwarp diff --format json`. */
export interface Comparison {
  /** "not decided": what was found neither shows that they do the same nor that they do not; the notes say why. */
  readonly verdict: "same" | "different" | "not decided";
  readonly a: string;
  readonly b: string;
  /** In the order in which people should look: what the programs said, then what their kernels left. */
  readonly differences: readonly Difference[];
  /** What was not compared, and why. */
  readonly notes: readonly string[];
  readonly compared: {
    /** Launches of A that have a counterpart in B. */
    readonly launches: number;
    /** Launches of A that failed, and whose counterpart in B failed with the same error: no kernel ran. */
    readonly failedLaunches: number;
    /** Kernels of A of which no launch came about, so that nothing shows what they do. */
    readonly neverRan: readonly string[];
    /** Contents of buffers, after launches and at copies back. */
    readonly contents: number;
    /** Kernels of A with such a launch, after which memory was compared. */
    readonly kernels: readonly ComparedKernel[];
    /** Runs of each program: one for each seed. */
    readonly runs: number;
  };
  readonly exitCodes: { readonly a: number; readonly b: number };
  readonly tolerance: Tolerance & { readonly text?: number };
  readonly milliseconds: { readonly a: number; readonly b: number; readonly all: number };
}

/** A program of a folder with several that could not be compared. */
export interface Uncompared {
  readonly name: string;
  /** May have several lines: what the compiler says. */
  readonly reason: string;
}

export interface ComparedKernel {
  /** Without namespaces, template arguments and parameters. */
  readonly name: string;
  /** The source that its code stands in, where that is known. */
  readonly file?: string;
  /** Of its definition there. */
  readonly line?: number;
}

export type Difference =
  | { readonly kind: "exit-code"; readonly a: Ending; readonly b: Ending }
  | {
      readonly kind: "output";
      /** From 1. */
      readonly line: number;
      readonly a: string | undefined;
      readonly b: string | undefined;
    }
  | {
      readonly kind: "file";
      readonly path: string;
      readonly reason: "only-a" | "only-b" | "content";
      readonly offset?: number;
      readonly line?: number;
      readonly a?: string | undefined;
      readonly b?: string | undefined;
    }
  | {
      /** Program A launched a kernel that B did not. */
      readonly kind: "launch";
      readonly kernel: string;
      /** How many launches of A, and the first one's number, from 1. */
      readonly count: number;
      readonly first: number;
    }
  | FailedLaunchDifference
  | BufferDifference;

export interface FailedLaunchDifference {
  /** Launches that failed in one program alone, or with another error in the other. */
  readonly kind: "failed-launch";
  readonly kernel: string;
  readonly count: number;
  /** CUDA's name of the error; undefined where such a launch did not fail. */
  readonly a: string | undefined;
  readonly b: string | undefined;
}

export interface Ending {
  readonly exitCode: number;
  readonly stderr: string;
  /** The kernel that ran when the program was ended for taking too long. */
  readonly running?: RunningKernel;
}

export interface RunningKernel {
  readonly kernel: string;
  readonly place?: KernelPlace;
}

export interface BufferDifference {
  readonly kind: "buffer";
  /** "launch": when the kernel had ended; "copy": when the program copied it back. */
  readonly at: "launch" | "copy";
  /** Which launch or copy of A and of B it was, from 1. */
  readonly number: { readonly a: number; readonly b: number };
  readonly kernel?: string;
  /** Where the kernel's code begins: its first line with an effect. */
  readonly places?: { readonly a?: KernelPlace; readonly b?: KernelPlace };
  /** From 0, with "launch". */
  readonly parameter?: number;
  /** In place of a parameter: the compiler's name of a variable of the device. */
  readonly variable?: string;
  readonly content: ContentComparison;
  /** Other contents whose hashes differ. They may follow from this one. */
  readonly more: number;
}

/** What a program was doing when its time was up, in words. */
export function describeRunning(running: RunningKernel | undefined): string {
  if (!running) return "no kernel ran";
  const { kernel, place } = running;
  return `kernel ${kernel} ran${place ? `, whose code begins at ${place.file}:${place.line}` : ""}`;
}

/** The comparison cannot be made: a program does not build, a folder is missing. */
export class ComparisonError extends Error {
  override readonly name: string = "ComparisonError";
}

/** Both programs were ended for taking too long. */
export class NeitherEndedError extends ComparisonError {
  override readonly name = "NeitherEndedError";
}

/** A program was ended for not being done within `patienceMs`, which says nothing about it. */
export class ImpatienceError extends ComparisonError {
  override readonly name = "ImpatienceError";
}
