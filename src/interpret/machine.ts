import type { WarpFunction } from "../ir/device-library.ts";
import type { CallInst, Instruction } from "../ir/instruction.ts";
import type { IrFunction } from "../ir/function.ts";
import type { Value } from "../ir/values.ts";
import type { Dim3 } from "./fault.ts";
import type { LaunchHooks } from "./hooks.ts";
import type { RuntimeValue } from "./runtime-value.ts";

/** The registers of one call of a function: constants, arguments and results, by slot. */
export type Registers = RuntimeValue[];

/** An instruction that neither branches nor waits. It may throw a KernelFault. */
export type Step = (registers: Registers) => void;

/** What ends a segment: picks the frame's next segment, calls, returns, or makes the thread wait. */
export type Exit = (frame: Frame, thread: Thread) => void;

/** A straight run of steps: a basic block, or a part of one between calls and barriers. */
export interface Segment {
  readonly steps: Step[];
  /** The instruction of each step, then that of the exit: where faults happen. */
  readonly instructions: Instruction[];
  exit: Exit;
}

/** A function ready to run. */
export interface Code {
  readonly function: IrFunction;
  readonly entry: Segment;
  /** A frame starts with a copy of these: constants filled in, arguments first. */
  readonly registers: readonly RuntimeValue[];
  /** Where each value lies in the registers; for those who look on. */
  readonly slots: ReadonlyMap<Value, number>;
  /** Parameters passed by value in memory: the callee works on a copy. */
  readonly byval: readonly { readonly index: number; readonly bytes: number; readonly align: number }[];
}

/** One call in progress. Calls are a list, not JavaScript's stack, so that any of them can wait. */
export interface Frame {
  readonly registers: Registers;
  readonly caller: Frame | undefined;
  segment: Segment;
  /** Where the result of the call in progress goes; -1 when nobody wants it. */
  resultSlot: number;
  /** The thread's local memory in use when the call began. */
  readonly localTop: number;
  readonly depth: number;
}

export interface Thread {
  readonly index: Dim3;
  /** Index within the block, x fastest. */
  readonly linear: number;
  state: "running" | "waiting" | "done";
  frame: Frame | undefined;
  /** Local variables grow upwards from here to `localEnd`. */
  localTop: number;
  readonly localBase: number;
  readonly localEnd: number;
  /** What the thread brought to the barrier or warp operation where it waits. */
  arrival: BarrierArrival | WarpArrival | undefined;
  /** How often in a row it waited for whoever is there while others went first. */
  passedOver: number;
  /** What the function at the bottom returned. */
  result: RuntimeValue | undefined;
}

interface BarrierArrival {
  readonly kind: "barrier";
  /** Whether the thread waits for all blocks, and not only for its own. */
  readonly ofGrid: boolean;
  /** The condition of `__syncthreads_and` and its relatives. */
  readonly condition: boolean;
  /** Hands over how many of the threads had a true condition, and how many there were. */
  readonly release: (trueThreads: number, threads: number) => void;
}

export interface WarpArrival {
  readonly kind: "warp";
  readonly function: WarpFunction;
  /** The instruction where it waits. */
  readonly call: CallInst;
  /** The lanes it waits for; undefined where it names none. */
  readonly mask: number | undefined;
  readonly args: readonly RuntimeValue[];
  /** Hands over the thread's result. */
  readonly release: (result: RuntimeValue) => void;
}

/** Of a launch that is running. */
interface LaunchState {
  readonly gridDim: Dim3;
  readonly blockDim: Dim3;
  /** Whether blocks may wait for each other. */
  readonly cooperative: boolean;
  readonly hooks: LaunchHooks;
  /** Where shared memory ends and local variables begin. */
  readonly localsStart: number;
}

/** Where execution is. Steps close over the machine and ask it for the thread that runs them. */
export interface Machine {
  launch: LaunchState;
  block: Dim3;
  thread: Thread;
}

const origin: Dim3 = { x: 0, y: 0, z: 0 };

/** A machine that runs nothing. */
export function idleMachine(): Machine {
  return {
    launch: { gridDim: origin, blockDim: origin, cooperative: false, hooks: {}, localsStart: 0 },
    block: origin,
    thread: createThread(origin, 0, 0, 0),
  };
}

export function createThread(index: Dim3, linear: number, localBase: number, localEnd: number): Thread {
  return {
    index,
    linear,
    state: "running",
    frame: undefined,
    localTop: localBase,
    localBase,
    localEnd,
    arrival: undefined,
    passedOver: 0,
    result: undefined,
  };
}
