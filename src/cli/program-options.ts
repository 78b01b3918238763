import { statSync } from "node:fs";
import { UsageError } from "./command.ts";
import { integerOption, type OptionTable, type TakenOptions } from "./options.ts";
import type { CreateDevice } from "../runtime/device.ts";
import type { RunOptions } from "../runtime/program.node.ts";
import type { RecordingRequest } from "../runtime/recording.ts";

/** Options of everything that runs a program. */
export const programOptions = {
  device: {
    value: "NAME",
    summary: "cpu (default), native (by this machine's clang), webgpu or interpret (slow)",
  },
  adapter: { value: "NAME", summary: "with --device webgpu: the GPU whose name contains this" },
  "check-bounds": {
    summary: "with --device webgpu: find accesses outside of allocations",
  },
  threads: { value: "N", summary: "CPU threads that run kernels (default: all cores)" },
  dir: {
    value: "DIR",
    repeatable: true,
    summary: "grant the program this folder (repeatable; default: the working folder)",
  },
  timeout: { value: "SECONDS", summary: "end the program after this time, with exit code 124" },
  "program-name": { value: "NAME", summary: "what the program sees as its own name", hidden: true },
  record: { value: "JSON", summary: "write down what launches leave in memory", hidden: true },
  "block-order": { value: "SEED", summary: "run blocks in a shuffled order", hidden: true },
  "start-time": {
    value: "MS",
    summary: "start the wall clock here, with the same random numbers each time",
    hidden: true,
  },
} as const satisfies OptionTable;

/** @throws {UsageError} for a device or a number that makes no sense. */
export async function readProgramOptions(
  options: TakenOptions<typeof programOptions>,
  useCache = true,
): Promise<RunOptions> {
  const threads = integerOption("threads", options.value("threads"), { min: 1, max: 256 });
  const blockOrder = integerOption("block-order", options.value("block-order"), { min: 0, max: 0x7fffffff });
  const startMs = integerOption("start-time", options.value("start-time"), {
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
  });
  const dirs = options.values("dir");
  for (const dir of dirs) {
    const found = statSync(dir, { throwIfNoEntry: false });
    if (!found?.isDirectory())
      throw new UsageError(`--dir ${dir}: ${found ? "is not a folder" : "no such folder"}`);
  }
  const timeoutMs = readTimeout(options.value("timeout"));
  const createDevice = await findDevice(options.value("device") ?? "cpu", useCache, {
    adapter: options.value("adapter"),
    checksBounds: options.has("check-bounds"),
  });
  const recording = options.value("record");
  const recorded = recording === undefined ? createDevice : await record(createDevice, recording);
  const programName = options.value("program-name");
  return {
    ...(programName === undefined ? {} : { programName }),
    ...(threads === undefined ? {} : { threads }),
    ...(blockOrder === undefined ? {} : { blockOrder }),
    ...(startMs === undefined ? {} : { startMs }),
    ...(dirs.length === 0 ? {} : { dirs }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(recorded ? { createDevice: recorded } : {}),
  };
}

/** `unwarp diff` runs programs in processes of their own, and asks them this way. */
async function record(createDevice: CreateDevice | undefined, request: string): Promise<CreateDevice> {
  const { createWorkersDevice, findWorkerFile } = await import("../runtime/devices/workers/create.node.ts");
  const { recordIntoFile } = await import("../runtime/recording-file.node.ts");
  const create = createDevice ?? createWorkersDevice({ workerFile: findWorkerFile() });
  return recordIntoFile(create, JSON.parse(request) as RecordingRequest);
}

/** Milliseconds. */
export function readTimeout(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (!(seconds > 0) || seconds > 1e6) throw new UsageError(`--timeout needs seconds above 0, not "${text}"`);
  return seconds * 1000;
}

/** Undefined for the CPU's workers, which are the runtime's default. */
async function findDevice(
  name: string,
  useCache: boolean,
  webGpu: WebGpuOptions,
): Promise<CreateDevice | undefined> {
  if (webGpu.checksBounds && name !== "webgpu")
    throw new UsageError("--check-bounds goes with --device webgpu");
  if (webGpu.adapter !== undefined && name !== "webgpu")
    throw new UsageError("--adapter goes with --device webgpu");
  if (name === "cpu") return undefined;
  // Loaded only here: a cached program on the CPU must start without the IR.
  if (name === "native") return await loadNativeDevice(useCache);
  if (name === "webgpu") return await loadWebGpuDevice(webGpu);
  if (name === "interpret") return (await import("../devices/interpreter/create.ts")).createInterpreterDevice;
  throw new UsageError(`there is no device "${name}"; unwarp devices lists what there is`);
}

async function loadNativeDevice(useCache: boolean): Promise<CreateDevice> {
  const { DeviceError } = await import("../runtime/device.ts");
  const { prepareNativeDevice } = await import("../devices/native/create.node.ts");
  try {
    return await prepareNativeDevice(process.env, useCache);
  } catch (error) {
    throw error instanceof DeviceError ? new UsageError(error.message) : error;
  }
}

interface WebGpuOptions {
  readonly adapter: string | undefined;
  readonly checksBounds: boolean;
}

async function loadWebGpuDevice({ adapter, checksBounds }: WebGpuOptions): Promise<CreateDevice> {
  const { DeviceError } = await import("../runtime/device.ts");
  const { prepareWebGpuDevice } = await import("../devices/webgpu/create.node.ts");
  try {
    return prepareWebGpuDevice(process.env, adapter, checksBounds);
  } catch (error) {
    throw error instanceof DeviceError ? new UsageError(error.message) : error;
  }
}
