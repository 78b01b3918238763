import type { CompiledModule } from "../../artifact/app-info.ts";
import { ascendingOrder, shuffledOrder } from "../../interpret/execution-order.ts";
import type { Fault } from "../../interpret/fault.ts";
import type { LaunchHooks } from "../../interpret/hooks.ts";
import { interpretLaunch, type Launch } from "../../interpret/interpret-launch.ts";
import { LinearMemory } from "../../interpret/linear-memory.ts";
import { javaScriptMath, type MathLibrary } from "../../interpret/math-library.ts";
import { Program } from "../../interpret/program.ts";
import { parseModule } from "../../ir/parse.ts";
import type {
  CreateDevice,
  Device,
  DeviceFault,
  DeviceHost,
  DeviceOptions,
  KernelLaunch,
} from "../../runtime/device.ts";
import type { BlockTrace, StepRequest } from "../../trace/block-trace.ts";
import { StepTracer } from "./step-tracer.ts";
import { launchBlock, workerBlock } from "../../artifact/launch-blocks.ts";
import { userLocation } from "../../source/user-location.ts";
import { InternalError, invariant } from "../../source/invariant.ts";

/** Shared memory of a block and the local variables of its threads. */
const arenaBytes = 64 * 1024 * 1024;

/**
 * Runs kernels by interpreting their IR: slow, and obviously right. The program's memory and
 * everything on the host is the same as on the workers, so whole programs can be compared.
 */
export const createInterpreterDevice: CreateDevice = (host, options) => new InterpreterDevice(host, options);

/**
 * The same, and writes down what one block of one launch does, for people who step through it:
 * `createTracingDevice({ kernel: "reduce", block: [1, 0, 0] }, (trace) => …)`. The trace comes right behind the
 * launch, before the program goes on; never, if there is no such launch or block. A program that was built with
 * `--steppable` shows all lines and variables.
 */
export function createTracingDevice(step: StepRequest, onTrace: (trace: BlockTrace) => void): CreateDevice {
  return (host, options) => {
    const allocationOf = (address: number) => {
      const region = host.deviceMemory.regions.find(address);
      return region && { start: region.start, bytes: region.size };
    };
    return new InterpreterDevice(host, options, new StepTracer(step, onTrace, allocationOf));
  };
}

class InterpreterDevice implements Device {
  readonly name = "unwarp interpreter";
  readonly multiProcessorCount = 1;
  private readonly host: DeviceHost;
  private readonly options: DeviceOptions;
  private readonly tracer: StepTracer | undefined;
  private readonly programs = new Map<CompiledModule, Program>();
  private readonly hooks: LaunchHooks;
  private arena: number | undefined;
  private fault: DeviceFault | undefined;

  constructor(host: DeviceHost, options: DeviceOptions, tracer?: StepTracer) {
    this.tracer = tracer;
    this.host = host;
    this.options = options;
    this.hooks = supportHooks(host);
    // Before the host can read or change a variable: function pointers have values of their own here.
    for (const module of host.modules) this.programs.set(module, this.load(module));
  }

  submit(launch: KernelLaunch): void {
    // CUDA drops what follows a fault until the program resets the device.
    if (this.fault) return;
    const { info, module } = launch.kernel;
    const { blockOrder } = this.options;
    const program = this.programOf(module);
    const request: Launch = {
      kernel: info.name,
      gridDim: launch.gridDim,
      blockDim: launch.blockDim,
      dynamicSharedBytes: launch.dynamicSharedBytes,
      cooperative: launch.cooperative,
      arguments: launch.parameters,
      parameterOffsets: info.parameters.map(({ offset }) => offset),
      hooks: this.hooks,
      blockOrder: blockOrder === 0 ? ascendingOrder : shuffledOrder(blockOrder),
    };
    const { fault } = this.tracer
      ? this.tracer.interpret(program, request, info.displayName)
      : interpretLaunch(program, request);
    if (fault) this.fault = describe(fault, info.displayName);
  }

  wait(): DeviceFault | undefined {
    const { fault } = this;
    this.fault = undefined;
    return fault;
  }

  dispose(): void {
    this.programs.clear();
  }

  private programOf(module: CompiledModule): Program {
    const program = this.programs.get(module);
    invariant(program, `module ${module.id} is not one of the program's`);
    return program;
  }

  private load(module: CompiledModule): Program {
    const { memory } = this.host.memory;
    this.arena ??= this.allocate(arenaBytes);
    return new Program(parseModule(module.ir), {
      memory: new LinearMemory(() => memory.buffer),
      arena: { address: this.arena, bytes: arenaBytes },
      allocate: (bytes) => this.allocate(bytes),
      globalAddress: (name) => this.host.symbolAddress(module, name),
      math: programMath(this.host),
    });
  }

  private allocate(bytes: number): number {
    return allocateInternal(this.host, bytes);
  }
}

function allocateInternal({ deviceMemory, memory }: DeviceHost, bytes: number): number {
  const address = deviceMemory.allocate(bytes, "internal");
  if (address === undefined) throw new InternalError("no memory left for the interpreter");
  memory.fill(address, 0, bytes);
  return address;
}

/** The program's own C library, which compiled kernels call: so both compute the same bits. */
function programMath({ instance: { exports } }: DeviceHost): MathLibrary {
  return (name, args) => {
    const found = exports[name];
    return typeof found === "function" ? Number(found(...args)) : javaScriptMath(name, args);
  };
}

/** Device printf and malloc of the program's support library, which also serve compiled kernels. */
function supportHooks(host: DeviceHost): LaunchHooks {
  const { exports } = host.instance;
  const call = (name: string, ...args: number[]): number => {
    const found = exports[name];
    if (typeof found !== "function") throw new InternalError(`the program does not export ${name}`);
    return Number(found(...args) ?? 0);
  };
  const launch = allocateInternal(host, launchBlock.size);
  const worker = allocateInternal(host, workerBlock.size);
  host.memory.setU32(worker + workerBlock.launch, launch);
  return {
    printf: (format, args) => call("__unwarp_dev_vprintf", format, args, worker),
    allocate: (bytes) => call("__unwarp_dev_malloc", bytes, worker) >>> 0,
    release: (address) => void call("__unwarp_dev_free", address, worker),
  };
}

function describe({ code, message, block, thread, location }: Fault, kernel: string): DeviceFault {
  const user = location && userLocation(location);
  const place = user ? `${user.file}:${user.line}: ` : "";
  return { code, reason: `${place}${message}`, kernel, block, thread };
}
