/** What a random function has at hand, and where in its control flow a statement stands. */
import type { Choices } from "./choices.ts";
import type { DataType } from "./data-types.ts";
import type { IrWriter } from "./ir-writer.ts";
import type { Variables } from "./variables.ts";

export interface Dim3 {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

export interface LaunchShape {
  readonly grid: Dim3;
  readonly block: Dim3;
}

/** Memory of which every thread owns cells of its own: `slots` of them, `bytes` each. */
export interface Region {
  /** The operand with its address; generic. */
  readonly pointer: () => string;
  readonly space: "global" | "shared";
  readonly bytes: 1 | 2 | 4 | 8 | 16;
  readonly slots: 1 | 2 | 4;
  /** How the cells of the threads lie: neighbours beside each other, a thread's own, mirrored, or shuffled. */
  readonly layout: "columns" | "rows" | "mirrored" | "shuffled";
}

/** Another function of the kernel's module, that may be called. */
export interface Callee {
  readonly name: string;
  readonly result: DataType | "void";
  readonly parameters: readonly (DataType | "ptr")[];
  /** Its first parameter counts down: from few, or the recursion takes too long. */
  readonly isRecursive: boolean;
}

/** What a kernel does at all: one that does everything hides what only some kernels do. */
export const features = [
  ...(["barriers", "warps", "irreducible", "switches", "jumps", "returns", "exchanges"] as const),
  ...(["atomics", "calls", "arrays", "pointers", "guards", "traps"] as const),
] as const;
export type Feature = (typeof features)[number];

export interface Scope {
  readonly features: ReadonlySet<Feature>;
  readonly write: IrWriter;
  readonly choices: Choices;
  readonly launch: LaunchShape;
  readonly variables: Variables;
  /** Operands: i32 that are the same in all threads. */
  readonly parameters: readonly string[];
  /** Operands: i32 that differ from thread to thread, such as its number. */
  readonly ids: readonly string[];
  /** Operands: the thread's number in the launch and in its block. */
  readonly numbers: { readonly global: string; readonly shared: string };
  /** The first is never read by other threads. */
  readonly regions: readonly Region[];
  /** The operand with the address of `inputBytes` that nobody writes. */
  readonly input: string;
  /** Operands with the addresses of cells that all threads may update by atomics, 8 of i32 for each operation. */
  readonly accumulators: readonly string[];
  readonly callees: readonly Callee[];
  /** Ends the thread, or returns from the function. */
  readonly leave: () => void;
  /** Statements still to come, at most. */
  budget: number;
}

export function threadsOf({ x, y, z }: Dim3): number {
  return x * y * z;
}

export const inputBytes = 4096;

/** Where a jump may go. */
export interface Target {
  readonly label: string;
  /** Who may go there without the others. */
  readonly level: Flow["level"];
}

export interface Flow {
  /**
   * Who comes by together: all threads of the block that have not ended, the same of a warp, or
   * whoever a condition lets through.
   */
  readonly level: "block" | "warp" | "lanes";
  /** The operand with the mask of the lanes that come by; undefined where nobody knows. */
  readonly mask: string | undefined;
  /** Blocks, loops and loops' ends around. */
  readonly targets: readonly Target[];
  /** Counters of loops around: addresses of i32. */
  readonly counters: readonly string[];
  /** Those of them that are the same in all threads that come by. */
  readonly uniformCounters: readonly string[];
  /** Regions that other threads may be reading: nobody writes there. */
  readonly frozen: ReadonlySet<Region>;
  /** Nested statements that may still come. */
  readonly depth: number;
}
