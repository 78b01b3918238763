import type { BlockRunner, Launch, LaunchResult } from "../interpret/interpret-launch.ts";
import { formatPrintf } from "../interpret/format-printf.ts";
import type { Thread } from "../interpret/machine.ts";
import type { Program } from "../interpret/program.ts";
import { invariant } from "../source/invariant.ts";
import type { BlockTrace, TraceEnd, Triple } from "./block-trace.ts";
import { lockstepRunner } from "./lockstep.ts";
import { type Allocation, MemoryNames } from "./memory-names.ts";
import { TraceBuilder, type TraceLimits, usualLimits } from "./trace-builder.ts";

export interface TraceRequest {
  readonly block: Triple;
  /** The kernel as the source has it, and which of its launches this is: for the trace to say. */
  readonly kernel: string;
  readonly launch: number;
  readonly limits?: TraceLimits;
  /** The piece of the program's memory that an address lies in. */
  readonly allocationOf?: (address: number) => Allocation | undefined;
}

/** Writes down what one block of a launch does. The launch gets `runnerOf`; when it is over, `finish` has the trace. */
export class LaunchTracer {
  readonly #request: TraceRequest;
  #builder: TraceBuilder | undefined;
  #names: MemoryNames | undefined;

  constructor(request: TraceRequest) {
    this.#request = request;
  }

  readonly runnerOf: NonNullable<Launch["runnerOf"]> = ({ x, y, z }) => {
    const [wantedX, wantedY, wantedZ] = this.#request.block;
    return x === wantedX && y === wantedY && z === wantedZ ? this.#run : undefined;
  };

  /** Undefined when the block did not run, because another failed before it. */
  finish(launch: Launch, { status, fault }: LaunchResult): BlockTrace | undefined {
    const builder = this.#builder;
    const names = this.#names;
    if (!builder || !names) return undefined;
    builder.finish();
    const { kernel, launch: number, block } = this.#request;
    const isHere = fault && asTriple(fault.block).join() === block.join();
    return {
      kernel,
      launch: number,
      gridDim: asTriple(launch.gridDim),
      blockDim: asTriple(launch.blockDim),
      block,
      files: builder.files,
      functions: builder.functions,
      shared: names.shared,
      steps: builder.steps,
      end: endOf(
        builder,
        status,
        isHere ? `thread (${asTriple(fault.thread).join(", ")}): ${fault.message}` : undefined,
      ),
    };
  }

  readonly #run: BlockRunner = (program, threads, budget) => {
    this.#names ??= namesFor(program, threads, this.#request);
    this.#builder ??= new TraceBuilder(program, this.#names, this.#request.limits ?? usualLimits);
    const builder = this.#builder;
    const { machine } = program;
    const before = machine.launch;
    const { hooks } = before;
    const print = hooks.printf?.bind(hooks);
    if (print)
      machine.launch = {
        ...before,
        hooks: {
          ...hooks,
          printf(format, args) {
            builder.print(formatPrintf(program.memory, format, args));
            return print(format, args);
          },
        },
      };
    try {
      return lockstepRunner(builder)(program, threads, budget);
    } finally {
      machine.launch = before;
    }
  };
}

function namesFor(program: Program, threads: readonly Thread[], { allocationOf }: TraceRequest): MemoryNames {
  const frame = threads[0]?.frame;
  const kernel = frame?.segment.instructions[0]?.block?.function;
  invariant(frame && kernel, "a block begins at its kernel's start");
  const args = frame.registers.slice(0, kernel.args.length);
  return new MemoryNames(program, kernel, args, allocationOf ?? (() => undefined));
}

function endOf(
  { isFull, steps }: TraceBuilder,
  status: LaunchResult["status"],
  fault: string | undefined,
): TraceEnd {
  if (isFull)
    return {
      kind: "limit",
      message: `the trace ends after ${steps.length.toLocaleString("en-US")} steps; the block went on. A smaller problem shows more`,
    };
  if (fault !== undefined) return { kind: "fault", message: fault };
  if (status === "stopped") return { kind: "stopped", message: "the program was stopped" };
  return { kind: "done", message: "" };
}

function asTriple({ x, y, z }: { readonly x: number; readonly y: number; readonly z: number }): Triple {
  return [x, y, z];
}
