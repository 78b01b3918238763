import { invariant } from "../source/invariant.ts";
import type { IrFunction } from "../ir/function.ts";
import { abiAlign, alignUp, allocBytes } from "../ir/layout.ts";
import { ascendingOrder, type ExecutionOrder } from "./execution-order.ts";
import { type Dim3, type Fault, faultCodes, KernelFault } from "./fault.ts";
import { enterFunction } from "./frames.ts";
import type { LaunchHooks } from "./hooks.ts";
import { createThread, type Thread } from "./machine.ts";
import { memoryAccess } from "./memory-access.ts";
import type { Program } from "./program.ts";
import { runBlock, type StepBudget, ThreadFault } from "./run-block.ts";
import { putAside, takeUp, type WaitingBlock } from "./waiting-block.ts";
import type { RuntimeValue } from "./runtime-value.ts";

export interface Launch {
  /** Name of the kernel in the module. */
  readonly kernel: string;
  readonly gridDim: Dim3;
  readonly blockDim: Dim3;
  readonly dynamicSharedBytes?: number;
  /** Whether blocks may wait for each other; by default not. */
  readonly cooperative?: boolean;
  /** Address of the parameter block. */
  readonly arguments: number;
  /** Offset of each parameter; by default each follows the one before at its natural alignment. */
  readonly parameterOffsets?: readonly number[];
  readonly hooks?: LaunchHooks;
  readonly blockOrder?: ExecutionOrder;
  readonly threadOrder?: ExecutionOrder;
  /** Who runs a block in place of the interpreter, to look on; undefined for all but a few. */
  readonly runnerOf?: (block: Dim3) => BlockRunner | undefined;
  /** Gives up after so many instructions, for kernels that may not end. */
  readonly stepLimit?: number;
}

export interface LaunchResult {
  /** What stopped the kernel. */
  readonly fault?: Fault;
  /** "stopped": the step limit was reached or a hook asked for it. */
  readonly status: "done" | "fault" | "stopped";
  /** Instructions run. */
  readonly steps: number;
}

/** Runs the threads of a block as `runBlock` does. */
export type BlockRunner = (
  program: Program,
  threads: readonly Thread[],
  budget: StepBudget,
) => ReturnType<typeof runBlock>;

/** Runs all blocks of a launch, one after the other, and where they wait for the grid all of them up to there. */
export function interpretLaunch(program: Program, launch: Launch): LaunchResult {
  const kernel = program.module.functions.get(launch.kernel);
  invariant(kernel && !kernel.isDeclaration, `kernel ${launch.kernel} is not in the module`);
  program.memory.refresh();
  return run(program, launch, (thread) => {
    const args = readArguments(program, kernel, launch);
    enterFunction(thread, program.codeOf(kernel), args, program.memory);
  });
}

export interface CallResult extends LaunchResult {
  readonly result: RuntimeValue | undefined;
}

/** Calls a device function as the only thread of a launch; for tests of single functions. */
export function interpretCall(
  program: Program,
  name: string,
  args: readonly RuntimeValue[],
  hooks: LaunchHooks = {},
): CallResult {
  const fn = program.module.functions.get(name);
  invariant(fn && !fn.isDeclaration, `function ${name} is not in the module`);
  const one = { x: 1, y: 1, z: 1 };
  let bottom: Thread | undefined;
  const launch = { kernel: name, gridDim: one, blockDim: one, arguments: 0, hooks };
  const outcome = run(program, launch, (thread) => {
    bottom = thread;
    enterFunction(thread, program.codeOf(fn), args, program.memory);
  });
  return { ...outcome, result: bottom?.result };
}

function run(program: Program, launch: Launch, start: (thread: Thread) => void): LaunchResult {
  const { machine } = program;
  const { gridDim, blockDim, hooks = {}, blockOrder = ascendingOrder, cooperative = false } = launch;
  const localsStart = alignUp(program.dynamicShared + (launch.dynamicSharedBytes ?? 0), 16);
  machine.launch = { gridDim, blockDim, cooperative, hooks, localsStart };
  const limit = launch.stepLimit ?? Infinity;
  const budget: StepBudget = { spent: 0, limit, interrupted: () => hooks.interrupted?.() ?? false };
  const blocks = gridDim.x * gridDim.y * gridDim.z;
  let waiting: WaitingBlock[] = [];
  const runThreads = (threads: readonly Thread[]): boolean => {
    const runner = launch.runnerOf?.(machine.block);
    const outcome = runner
      ? runner(program, threads, budget)
      : runBlock(machine, threads, launch.threadOrder ?? ascendingOrder, budget);
    if (outcome === "waiting") waiting.push(putAside(program, threads));
    return outcome !== "stopped";
  };
  try {
    for (let position = 0; position < blocks; position++) {
      machine.block = indexOf(blockOrder.pick(position, blocks), gridDim);
      const threads = createThreads(program, blockDim, localsStart);
      for (const thread of threads) {
        machine.thread = thread;
        start(thread);
      }
      if (!runThreads(threads)) return { status: "stopped", steps: budget.spent };
    }
    while (waiting.length > 0) {
      const arrived = waiting;
      waiting = [];
      for (const block of arrived) {
        takeUp(program, block);
        if (!runThreads(block.threads)) return { status: "stopped", steps: budget.spent };
      }
    }
  } catch (error) {
    return { status: "fault", fault: describeFault(error, program), steps: budget.spent };
  }
  return { status: "done", steps: budget.spent };
}

function createThreads(program: Program, blockDim: Dim3, localsStart: number): Thread[] {
  const count = blockDim.x * blockDim.y * blockDim.z;
  const room = Math.floor((program.arena.end - localsStart) / count / 16) * 16;
  if (room < 0) throw new KernelFault("stack-overflow", "the block's memory is too small");
  return Array.from({ length: count }, (_, linear) => {
    const base = localsStart + linear * room;
    return createThread(indexOf(linear, blockDim), linear, base, base + room);
  });
}

function indexOf(linear: number, { x, y }: Dim3): Dim3 {
  return { x: linear % x, y: Math.floor(linear / x) % y, z: Math.floor(linear / (x * y)) };
}

/** Parameters as the host wrote them; a struct passed by value stays there and is copied on entry. */
function readArguments(program: Program, kernel: IrFunction, launch: Launch): RuntimeValue[] {
  const { view } = program.memory;
  let end = 0;
  return kernel.args.map(({ type, attributes: { byval, align } }, index) => {
    const passed = byval ?? type;
    const natural = alignUp(end, Math.max(abiAlign(passed), byval ? (align ?? 1) : 1));
    const offset = launch.parameterOffsets?.[index] ?? natural;
    end = offset + allocBytes(passed);
    const address = launch.arguments + offset;
    return byval ? address : memoryAccess(type).read(view, address);
  });
}

function describeFault(error: unknown, program: Program): Fault {
  const located = error instanceof ThreadFault ? error : undefined;
  const cause = located?.fault ?? error;
  if (!(cause instanceof KernelFault)) throw error;
  const { machine } = program;
  return {
    kind: cause.kind,
    code: faultCodes[cause.kind],
    message: cause.message,
    block: machine.block,
    thread: machine.thread.index,
    location: located?.instruction?.location,
  };
}
