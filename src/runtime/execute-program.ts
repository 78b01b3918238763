import { type AppInfo, ArtifactError } from "../artifact/app-info.ts";
import type { supportImports } from "../artifact/support-interface.ts";
import { decodeExecutable } from "../artifact/executable.ts";
import { readMemoryImport } from "../artifact/wasm-sections.ts";
import { internalErrorExitCode } from "../source/exit-codes.ts";
import { InternalError } from "../source/invariant.ts";
import { clockOriginMs, createClock } from "./clock.ts";
import { CudaContext } from "./context.ts";
import { type CreateDevice, DeviceError, type DeviceHost, type DeviceOptions } from "./device.ts";
import { hostProgram } from "./host-program.ts";
import { cudaImports } from "./imports.ts";
import { DeviceMemory } from "./memory/device-memory.ts";
import { LinearMemory } from "./memory/linear-memory.ts";
import { ModuleTables } from "./module-tables.ts";
import { describeTrap } from "./program-failure.ts";
import { readAppInfo } from "./read-app-info.ts";
import { Registry } from "./registry.ts";
import { reserveMemory } from "./reserve-memory.ts";

const brokenProgramExitCode = 126;

/** The operating system of a program: files, arguments, standard streams. */
export interface ProgramSystem {
  /** The functions of `wasi_snapshot_preview1`. */
  readonly imports: Record<string, unknown>;
  /** Calls `_start` and returns the exit code. */
  start(instance: { readonly exports: Record<string, unknown> }): number;
}

/** All that is different between Node and a browser. */
export interface ProgramHost {
  readonly createSystem: (memory: LinearMemory) => ProgramSystem;
  readonly createDevice: CreateDevice;
  readonly deviceOptions: DeviceOptions;
  /** What cudaMemGetInfo reports as total. */
  readonly deviceBytes: number;
  /** A line for the user, on the program's standard error. */
  readonly report: (message: string) => void;
}

/**
 * Runs a linked program to its end, on the calling thread, which blocks until then.
 *
 * @param app the linked program, with or without a launcher line in front
 * @returns the program's own exit code; 134, 136 or 139 when it crashed, as a shell would say
 * @throws {ArtifactError} when the file is not a program made by this version of unwarp
 */
export function executeProgram(app: Uint8Array, host: ProgramHost): number {
  const { report } = host;
  try {
    return execute(decodeExecutable(app), host);
  } catch (error) {
    const failure = describeTrap(error);
    if (failure) {
      report(failure.message);
      return failure.exitCode;
    }
    if (error instanceof WebAssembly.LinkError || error instanceof WebAssembly.CompileError) {
      report(`the program cannot be started: ${error.message}`);
      return brokenProgramExitCode;
    }
    if (error instanceof DeviceError) {
      report(error.message);
      return brokenProgramExitCode;
    }
    if (!(error instanceof InternalError)) throw error;
    report(`internal error: ${error.message}`);
    return internalErrorExitCode;
  }
}

function execute(app: Uint8Array, host: ProgramHost): number {
  const { report } = host;
  const info = readAppInfo(app);
  const module = new WebAssembly.Module(app);
  const limits = readMemoryImport(app);
  if (limits?.maximum === undefined || !limits.shared)
    throw new ArtifactError("the program does not import a shared memory");
  const memory = reserveMemory({ ...limits, maximum: limits.maximum });
  const linear = new LinearMemory(memory);
  const system = host.createSystem(linear);
  const originMs = clockOriginMs();

  let context: CudaContext | undefined;
  const getContext = (): CudaContext => {
    if (!context) throw new InternalError("a CUDA function was called before the program started");
    return context;
  };
  let exitCode: number | undefined;
  const support: Record<keyof typeof supportImports, (...args: number[]) => number | void> = {
    __unwarp_now_ns: createClock(originMs),
    __unwarp_exit: (code = 0) => void (exitCode = code),
  };
  const env = hostImports(module, memory, cudaImports(getContext, report), support);
  const instance = new WebAssembly.Instance(module, { env, wasi_snapshot_preview1: system.imports });
  const deviceMemory = new DeviceMemory(linear, host.deviceBytes);
  const tables = new ModuleTables(instance.exports, linear);
  const deviceHost: DeviceHost = {
    module,
    instance,
    memory: linear,
    deviceMemory,
    modules: info.modules,
    symbolAddress: (of, name) => tables.globalByName(of, name),
    clockOriginMs: originMs,
  };
  const device = host.createDevice(deviceHost, deviceOptionsFor(info, host.deviceOptions));
  try {
    context = new CudaContext({
      memory: linear,
      deviceMemory,
      registry: new Registry(info, linear, deviceMemory, tables),
      device,
      host: hostProgram(instance, report),
    });
    // WASI looks for the memory among the exports; ours is imported.
    return system.start({ exports: { ...instance.exports, memory } });
  } catch (error) {
    // The trap after __unwarp_exit is how a program leaves from wherever it is.
    if (exitCode !== undefined && error instanceof WebAssembly.RuntimeError) return exitCode;
    throw error;
  } finally {
    device.dispose();
  }
}

/** A seed for programs whose machine runs blocks in no order that it tells. */
const anyOrder = 0x5eed;

function deviceOptionsFor({ modules }: AppInfo, options: DeviceOptions): DeviceOptions {
  const isUnordered = modules.some(({ rules }) => rules === "ascend");
  return isUnordered && options.blockOrder === 0 ? { ...options, blockOrder: anyOrder } : options;
}

/** Everything in "env" that the module asks for. */
function hostImports(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
  cuda: ReadonlyMap<string, unknown>,
  support: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const env: Record<string, unknown> = { memory };
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    if (from !== "env" || kind !== "function") continue;
    const found = cuda.get(name) ?? support[name];
    if (found === undefined)
      throw new ArtifactError(`the program needs ${name}, which this version of unwarp does not have`);
    env[name] = found;
  }
  return env;
}
