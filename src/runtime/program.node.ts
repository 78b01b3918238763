import { writeSync } from "node:fs";
import { availableParallelism } from "node:os";
import * as path from "node:path";
import { setFlagsFromString } from "node:v8";
import { confineToFolders } from "./confine-to-folders.node.ts";
import type { CreateDevice, DeviceOptions } from "./device.ts";
import { cpuMemoryBytes } from "./devices/workers/cpu.node.ts";
import { createWorkersDevice, findWorkerFile, startWorker } from "./devices/workers/create.node.ts";
import { executeProgram, type ProgramHost, type ProgramSystem } from "./execute-program.ts";
import { fixedStart } from "./fixed-start.ts";
import { grantFolders } from "./folders.ts";
import type { LinearMemory } from "./memory/linear-memory.ts";
import { patientStreams } from "./patient-streams.node.ts";
import { loadWasi } from "./wasi.node.ts";

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
  /**
   * What the program's wall clock shows at its start, in milliseconds since 1970; random numbers are then the same each time as well.
   * Default: the time that it is.
   */
  readonly startMs?: number;
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
  const host: ProgramHost = {
    createSystem: (memory) => createWasi(options, memory),
    createDevice:
      options.createDevice ?? createWorkersDevice({ workerFile: options.workerFile ?? findWorkerFile() }),
    deviceOptions: deviceOptions(options),
    deviceBytes: cpuMemoryBytes(),
    report,
  };
  try {
    return { exitCode: withOptimizingCompiler(() => executeProgram(app, host)) };
  } finally {
    void watchdog?.terminate();
  }
}

function deviceOptions({ threads, blockOrder = 0 }: RunOptions): DeviceOptions {
  return { threads: threads ?? availableParallelism(), blockOrder };
}

function createWasi(options: RunOptions, memory: LinearMemory): ProgramSystem {
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
  const given = wasi.wasiImport as Record<string, unknown>;
  const calls = options.startMs === undefined ? given : fixedStart(given, options.startMs, memory);
  const imports = options.stdio ? calls : patientStreams(calls);
  return {
    imports: confineToFolders(imports, Object.values(folders), memory),
    start: (instance) => wasi.start(instance),
  };
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
