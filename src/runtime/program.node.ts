import { writeSync } from "node:fs";
import { availableParallelism } from "node:os";
import * as path from "node:path";
import { setFlagsFromString } from "node:v8";
import { ArtifactError } from "../artifact/app-info.ts";
import type { supportImports } from "../artifact/support-interface.ts";
import { decodeExecutable } from "../artifact/executable.ts";
import { readMemoryImport } from "../artifact/wasm-sections.ts";
import { InternalError } from "../source/invariant.ts";
import { hostProgram } from "./host-program.ts";
import { clockOriginMs, createClock } from "./clock.ts";
import { confineToFolders } from "./confine-to-folders.node.ts";
import { CudaContext } from "./context.ts";
import { type CreateDevice, type DeviceHost, type DeviceOptions, DeviceError } from "./device.ts";
import { cpuMemoryBytes } from "./devices/workers/cpu.node.ts";
import { createWorkersDevice, findWorkerFile, startWorker } from "./devices/workers/create.node.ts";
import { grantFolders } from "./folders.ts";
import { cudaImports } from "./imports.ts";
import { DeviceMemory } from "./memory/device-memory.ts";
import { LinearMemory } from "./memory/linear-memory.ts";
import { ModuleTables } from "./module-tables.ts";
import { describeTrap } from "./program-failure.ts";
import { patientStreams } from "./patient-streams.node.ts";
import { readAppInfo } from "./read-app-info.ts";
import { Registry } from "./registry.ts";
import { loadWasi } from "./wasi.node.ts";

/** Exit code of unwarp itself when it has a bug, as sysexits.h has it. */
const internalErrorExitCode = 70;
const brokenProgramExitCode = 126;
export interface RunOptions {
  /** What the program sees as argv[0]. */
  readonly programName?: string;
  /** argv from 1 on. */
  readonly args?: readonly string[];
  /** Default: the environment of this process. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Folders the program may use. Default: the working folder. */
  readonly dirs?: readonly string[];
  /** Threads that run kernels, the calling one included. Default: all cores. */
  readonly threads?: number;
  /** Default: the workers of this machine's CPU. */
  readonly createDevice?: CreateDevice;
  /** Runs blocks in a shuffled order, for tests: any number but 0. */
  readonly blockOrder?: number;
  /** Ends the whole process with exit code 124 after this time. */
  readonly timeoutMs?: number;
  /** File descriptors for the program. Default: those of this process. */
  readonly stdio?: { readonly stdin?: number; readonly stdout?: number; readonly stderr?: number };
  /** Where dist/worker.js is. Default: beside this bundle. */
  readonly workerFile?: URL;
}

export interface RunResult {
  readonly exitCode: number;
}

/**
 * Runs a linked program to its end, on the calling thread, which blocks until then.
 *
 * @param app the linked program, with or without a launcher line in front
 * @returns the program's own exit code; 134, 136 or 139 when it crashed, as a shell would say
 * @throws {ArtifactError} when the file is not a program made by this version of unwarp
 */
export function runProgram(app: Uint8Array, options: RunOptions = {}): RunResult {
  const stderr = options.stdio?.stderr ?? 2;
  const report = (message: string): void => void writeSync(stderr, `unwarp: ${message}\n`);
  const watchdog =
    options.timeoutMs === undefined
      ? undefined
      : startWorker(options.workerFile ?? findWorkerFile(), {
          role: "watchdog",
          timeoutMs: options.timeoutMs,
          stderr,
        });
  try {
    return { exitCode: withOptimizingCompiler(() => execute(decodeExecutable(app), options, report)) };
  } catch (error) {
    const failure = describeTrap(error);
    if (failure) {
      report(failure.message);
      return { exitCode: failure.exitCode };
    }
    if (error instanceof WebAssembly.LinkError || error instanceof WebAssembly.CompileError) {
      report(`the program cannot be started: ${error.message}`);
      return { exitCode: brokenProgramExitCode };
    }
    if (error instanceof DeviceError) {
      report(error.message);
      return { exitCode: brokenProgramExitCode };
    }
    if (!(error instanceof InternalError)) throw error;
    report(`internal error: ${error.message}`);
    return { exitCode: internalErrorExitCode };
  } finally {
    void watchdog?.terminate();
  }
}

function execute(app: Uint8Array, options: RunOptions, report: (message: string) => void): number {
  const info = readAppInfo(app);
  const module = new WebAssembly.Module(app);
  const limits = readMemoryImport(app);
  if (limits?.maximum === undefined || !limits.shared)
    throw new ArtifactError("the program does not import a shared memory");
  const memory = new WebAssembly.Memory({ ...limits, maximum: limits.maximum });
  const linear = new LinearMemory(memory);
  const { wasi, imports: wasiImports } = createWasi(options, linear);
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
  const instance = new WebAssembly.Instance(module, { env, wasi_snapshot_preview1: wasiImports });
  const createDevice =
    options.createDevice ?? createWorkersDevice({ workerFile: options.workerFile ?? findWorkerFile() });
  const deviceMemory = new DeviceMemory(linear, cpuMemoryBytes());
  const tables = new ModuleTables(instance.exports, linear);
  const host: DeviceHost = {
    module,
    instance,
    memory: linear,
    deviceMemory,
    modules: info.modules,
    symbolAddress: (of, name) => tables.globalByName(of, name),
    clockOriginMs: originMs,
  };
  const device = createDevice(host, deviceOptions(options));
  try {
    context = new CudaContext({
      memory: linear,
      deviceMemory,
      registry: new Registry(info, linear, deviceMemory, tables),
      device,
      host: hostProgram(instance, report),
    });
    // WASI looks for the memory among the exports; ours is imported.
    return wasi.start({ exports: { ...instance.exports, memory } });
  } catch (error) {
    // The trap after __unwarp_exit is how a program leaves from wherever it is.
    if (exitCode !== undefined && error instanceof WebAssembly.RuntimeError) return exitCode;
    throw error;
  } finally {
    device.dispose();
  }
}

function deviceOptions({ threads, blockOrder = 0 }: RunOptions): DeviceOptions {
  return { threads: threads ?? availableParallelism(), blockOrder };
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

function createWasi(options: RunOptions, memory: LinearMemory) {
  const { WASI } = loadWasi();
  const workingFolder = process.cwd();
  const env = Object.entries(options.env ?? process.env);
  const folders = grantFolders(options.dirs ?? [workingFolder], workingFolder, path);
  const wasi = new WASI({
    version: "preview1",
    args: [options.programName ?? "program", ...(options.args ?? [])],
    env: Object.fromEntries(env.filter(([, value]) => value !== undefined)),
    preopens: folders,
    stdin: options.stdio?.stdin ?? 0,
    stdout: options.stdio?.stdout ?? 1,
    stderr: options.stdio?.stderr ?? 2,
    returnOnExit: true,
  });
  const calls = wasi.wasiImport as Record<string, unknown>;
  const imports = options.stdio ? calls : patientStreams(calls);
  return { wasi, imports: confineToFolders(imports, Object.values(folders), memory) };
}

/**
 * Compiles the program's functions with V8's optimizing compiler alone, each at its first call: a
 * kernel cannot be replaced while it runs, so the baseline's code would run to the end of a launch
 * at half the speed. Everything else in the process keeps the baseline.
 */
function withOptimizingCompiler<T>(run: () => T): T {
  setFlagsFromString("--no-liftoff");
  try {
    return run();
  } finally {
    setFlagsFromString("--liftoff");
  }
}
