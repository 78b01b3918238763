import { interpretLaunch, type Launch, type LaunchResult } from "../../interpret/interpret-launch.ts";
import type { Program } from "../../interpret/program.ts";
import type { BlockTrace, StepRequest } from "../../trace/block-trace.ts";
import type { Allocation } from "../../trace/memory-names.ts";
import { LaunchTracer } from "../../trace/trace-launch.ts";

/** Waits for the launch that somebody wants to step through. */
export class StepTracer {
  readonly #step: StepRequest;
  readonly #onTrace: (trace: BlockTrace) => void;
  readonly #allocationOf: (address: number) => Allocation | undefined;
  #launches = 0;
  #kernel: string | undefined;

  constructor(
    step: StepRequest,
    onTrace: (trace: BlockTrace) => void,
    allocationOf: (address: number) => Allocation | undefined,
  ) {
    this.#step = step;
    this.#onTrace = onTrace;
    this.#allocationOf = allocationOf;
    this.#kernel = step.kernel;
  }

  interpret(program: Program, launch: Launch, displayName: string): LaunchResult {
    const { launch: wanted = 1, block = [0, 0, 0] } = this.#step;
    this.#kernel ??= displayName;
    const isKernel = [launch.kernel, displayName, displayName.split(/[(<]/)[0]].includes(this.#kernel);
    if (!isKernel || ++this.#launches !== wanted) return interpretLaunch(program, launch);
    const request = { block, kernel: displayName, launch: wanted, allocationOf: this.#allocationOf };
    const tracer = new LaunchTracer(request);
    const result = interpretLaunch(program, { ...launch, runnerOf: tracer.runnerOf });
    const trace = tracer.finish(launch, result);
    if (trace) this.#onTrace(trace);
    return result;
  }
}
