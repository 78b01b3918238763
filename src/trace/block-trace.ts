/**
 * What the threads of one block did, step by step: plain data, which travels as JSON and between workers. It
 * knows neither the interpreter nor the IR, so that a page shows it without them.
 *
 * Lanes are sets of the 32 threads of a warp as a number, lane 0 in the lowest bit. Values of lanes are lists
 * in the order of the set's lanes. Values are text as CUDA's programmers would write them: `5.0`, `-3`, `&x[7]`.
 */
export interface BlockTrace {
  /** As in the source. */
  readonly kernel: string;
  /** 1 for the kernel's first launch. */
  readonly launch: number;
  readonly gridDim: Triple;
  readonly blockDim: Triple;
  readonly block: Triple;
  /** What steps name by their index. */
  readonly files: readonly string[];
  readonly functions: readonly string[];
  readonly shared: readonly SharedVariable[];
  readonly steps: readonly TraceStep[];
  readonly end: TraceEnd;
}

/** Which block of which launch to write down. */
export interface StepRequest {
  /** As in the source, `reduce`, or mangled. Default: the first kernel that is launched. */
  readonly kernel?: string;
  /** 1 for the kernel's first launch, which is the default. */
  readonly launch?: number;
  /** Default: [0, 0, 0]. */
  readonly block?: Triple;
}

export type Triple = readonly [x: number, y: number, z: number];

export interface TraceEnd {
  /** "limit": the block went on, but nobody wrote it down. */
  readonly kind: "done" | "limit" | "fault" | "stopped";
  /** Why it is not "done", for people; "" when it is. */
  readonly message: string;
}

/** A variable in shared memory, with its parts: an array of elements, each with the same leaves. */
export interface SharedVariable {
  readonly name: string;
  /** In bytes from the start of the block's shared memory. */
  readonly offset: number;
  readonly layout: MemoryLayout;
}

export interface MemoryLayout {
  /** The outermost dimension first, `[16, 17]`; empty for what is no array. */
  readonly dims: readonly number[];
  /** Bytes from one element to the next. */
  readonly stride: number;
  readonly leaves: readonly Leaf[];
}

/** A number within an element. */
export interface Leaf {
  /** "" where the element is the number itself, else `.x` or `.row[2]`. */
  readonly path: string;
  /** In bytes from the start of the element. */
  readonly offset: number;
  readonly format: NumberFormat;
}

export type NumberFormat =
  | "bool"
  | "i8"
  | "u8"
  | "i16"
  | "u16"
  | "i32"
  | "u32"
  | "i64"
  | "u64"
  | "half"
  | "bfloat"
  | "float"
  | "double"
  | "pointer";

export type TraceStep = LineStep | ReleaseStep;

/** Some lanes of a warp execute one line, or a part of it. */
export interface LineStep {
  readonly kind: "line";
  readonly warp: number;
  readonly lanes: number;
  /** Index in `files`; the line is 1-based. */
  readonly file: number;
  readonly line: number;
  /** Index in `functions`. */
  readonly function: number;
  readonly accesses: readonly TraceAccess[];
  /** What changed in shared memory. */
  readonly writes: readonly SharedWrite[];
  /** What the lanes printed. */
  readonly printed: string;
  /** Where the lanes wait at the end of the step. */
  readonly waits?: Waiting;
  /** Lanes that ended with this step. */
  readonly ended: number;
}

/** Threads that waited for each other have met and go on. */
export interface ReleaseStep {
  readonly kind: "release";
  readonly at: Waiting;
  /** What the lanes got from a warp operation. */
  readonly accesses: readonly TraceAccess[];
  /** Per warp that takes part. */
  readonly warps: readonly { readonly warp: number; readonly lanes: number }[];
}

export interface Waiting {
  /** "block": `__syncthreads()`; "grid": `grid.sync()`; "warp": a shuffle, a vote, `__syncwarp()`. */
  readonly kind: "block" | "grid" | "warp";
  /** What the user wrote, as far as it is known: `__shfl_down_sync`. */
  readonly name: string;
}

export interface TraceAccess {
  /**
   * "set": a variable of the thread got a value. "exchange": what a lane got from a warp operation.
   * "atomic": `values` are what was found, `after` what is there now.
   */
  readonly kind: "read" | "write" | "atomic" | "set" | "exchange";
  readonly space: "shared" | "global" | "constant" | "local" | "none";
  /** `sdata`, or the parameter through which the memory is known; an address when it has no name. */
  readonly name: string;
  readonly lanes: number;
  /** Per lane, `[3]` or `[1][2].x`; "" for what has no parts. */
  readonly at: readonly string[];
  readonly values: readonly string[];
  readonly after?: readonly string[];
}

/** Bytes of shared memory, as hexadecimal digits, two a byte. */
export interface SharedWrite {
  readonly offset: number;
  readonly hex: string;
}
