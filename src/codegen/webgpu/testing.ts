import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { wgslFaults, wgslService } from "../../artifact/wgsl-kernel.ts";
import { openWebGpu } from "../../devices/webgpu/dawn.node.ts";
import { GpuSession } from "../../devices/webgpu/gpu-session.ts";
import { writeLaunchBlock } from "../../devices/webgpu/launch-block.ts";
import { type GpuRequest, heapBase } from "../../devices/webgpu/protocol.ts";
import { WebGpuModule, type WebGpuTarget } from "../../compiler/compile-webgpu.ts";
import { writeInitializer } from "../../interpret/constants.ts";
import type { Dim3 } from "../../interpret/fault.ts";
import { memoryAccess } from "../../interpret/memory-access.ts";
import type { KernelOutcome, KernelRun } from "../../interpret/testing.ts";
import { alignUp, allocBytes } from "../../ir/layout.ts";
import { parseModule } from "../../ir/parse.ts";
import { printModule } from "../../ir/print.ts";
import type { Module } from "../../ir/module.ts";
import { layOutParameters, parameterBytes } from "../cpu/kernel-parameters.ts";
import type { RuntimeValue } from "../../interpret/runtime-value.ts";

/** Where a Vulkan driver for the CPU may be: Chromium brings one along. */
const drivers = [
  process.env["VK_ICD_FILENAMES"],
  "/usr/lib/chromium/vk_swiftshader_icd.json",
  "/usr/lib/chromium-browser/vk_swiftshader_icd.json",
  "/opt/google/chrome/vk_swiftshader_icd.json",
];

/** Why tests cannot run kernels here; undefined if they can. */
export const noDeviceReason: string | undefined = await whyNoDevice();

async function whyNoDevice(): Promise<string | undefined> {
  const driver = drivers.find((file) => file && existsSync(file));
  if (!driver) return "no Vulkan driver for the CPU was found";
  process.env["VK_ICD_FILENAMES"] = driver;
  // Vulkan's window systems complain where there is none.
  process.env["XDG_RUNTIME_DIR"] ??= tmpdir();
  try {
    await import("webgpu");
    return undefined;
  } catch {
    return "the package webgpu is not installed";
  }
}

const memory = new WebAssembly.Memory({ initial: 65, maximum: 65, shared: true });
const heapBytes = memory.buffer.byteLength - heapBase;
let session: Promise<GpuSession> | undefined;

async function openSession(): Promise<GpuSession> {
  const opened = new GpuSession(await openWebGpu(undefined), memory);
  await request(opened, { kind: "open" });
  await request(opened, { kind: "resize", bytes: heapBytes });
  return opened;
}

async function request(to: GpuSession, what: GpuRequest): Promise<void> {
  const { state, text } = await to.do(what);
  if (state !== "ok") throw new Error(`${state}: ${text}`);
}

/** Lets the process end. */
export async function closeDevice(): Promise<void> {
  if (session) await request(await session, { kind: "close" });
  session = undefined;
}

/** Where a copy of the service block comes. */
const serviceAddress = heapBase;
const firstAddress = heapBase + 4096;

/**
 * Runs a kernel on a WebGPU device, as `runKernel` does in the interpreter.
 *
 * @throws when the kernel does not compile, or WGSL's compiler refuses it
 */
export async function runOnGpu(
  source: Module | string,
  run: KernelRun,
  {
    threadsPerInvocation,
    ...target
  }: Partial<WebGpuTarget> & {
    /** Compiles for blocks of any size, of which each invocation runs so many threads. */
    readonly threadsPerInvocation?: number;
  } = {},
): Promise<KernelOutcome> {
  const ir = typeof source === "string" ? source : printModule(source);
  const module = parseModule(ir);
  const name = run.kernel ?? module.kernels[0]?.name ?? "";
  const kernel = module.functions.get(name);
  if (!kernel) throw new Error(`there is no kernel ${name}`);
  const { kernel: wgsl, diagnostics } = new WebGpuModule(ir).compile(
    {
      kernel: name,
      blockDim: threadsPerInvocation === undefined ? toDim3(run.block) : { threadsPerInvocation },
      dynamicSharedBytes: run.dynamicSharedBytes ?? 0,
      target: {
        maxInvocations: 256,
        maxWorkgroupBytes: 16384,
        subgroupSize: undefined,
        features: new Set(),
        ...target,
      },
    },
    { verify: true },
  );
  if (!wgsl) throw new Error(diagnostics.map(({ message }) => message).join("\n"));

  const view = new DataView(memory.buffer);
  const bytes = new Uint8Array(memory.buffer);
  bytes.fill(0, heapBase);
  let top = firstAddress;
  const allocate = (size: number): number => {
    const at = alignUp(top, 256);
    top = at + size;
    return at;
  };
  const addresses = new Map<string, number>();
  for (const variable of module.globals.values()) {
    if (variable.type.kind === "pointer" && variable.type.addressSpace === 3) continue;
    addresses.set(variable.name, allocate(allocBytes(variable.valueType)));
  }
  for (const { name: variable, initializer } of module.globals.values()) {
    const address = addresses.get(variable);
    const addressOf = (global: { readonly name: string }) => addresses.get(global.name) ?? 0;
    if (initializer && address !== undefined) writeInitializer({ view, addressOf }, address, initializer);
  }

  const places = layOutParameters(kernel);
  const parameters = new DataView(new ArrayBuffer(parameterBytes(places)));
  const buffers: {
    readonly at: number;
    readonly content: Exclude<KernelRun["arguments"][number], RuntimeValue>;
  }[] = [];
  run.arguments.forEach((argument, index) => {
    const parameter = kernel.args[index];
    const place = places[index];
    if (!parameter || !place) return;
    let value: RuntimeValue;
    if (ArrayBuffer.isView(argument)) {
      value = allocate(argument.byteLength);
      bytes.set(bytesOf(argument), value);
      buffers.push({ at: value, content: argument });
    } else value = argument;
    memoryAccess(parameter.attributes.byval ?? parameter.type).write(parameters, place.offset, value);
  });

  session ??= openSession();
  const gpu = await session;
  const pipeline = pipelines++;
  const { code, entryPoint } = wgsl;
  const size = toDim3(run.block);
  const constants = {
    block_size_x: size.x,
    block_size_y: size.y,
    block_size_z: size.z,
    dynamic_shared_words: Math.max(1, Math.ceil((run.dynamicSharedBytes ?? 0) / 4)),
  };
  await request(gpu, {
    ...{ kind: "pipeline", id: pipeline, code, entryPoint },
    ...(threadsPerInvocation !== undefined && { constants }),
  }).catch((error: Error) => {
    throw new Error(`${error.message}\n${code}`);
  });
  const gridDim = toDim3(run.grid);
  const variables = wgsl.variables.map((variable) => addresses.get(variable) ?? 0);
  const content = { gridDim, variables, parameters: new Uint8Array(parameters.buffer), deviceHeap: 0 };
  const block = writeLaunchBlock(content, 0);
  const whole = { address: firstAddress, bytes: heapBase + heapBytes - firstAddress };
  const service = { address: serviceAddress, bytes: 4 * wgslService.output };
  await request(gpu, { kind: "upload", ranges: [whole] });
  await request(gpu, { kind: "clear-service", firstWord: 0, words: wgslService.output });
  const groups = [gridDim.x * gridDim.y * gridDim.z, 1] as const;
  await request(gpu, { kind: "launch", pipeline, block, groups });
  await request(gpu, { kind: "download", ranges: [whole], service });
  return {
    status: describeFault(view) === undefined ? "done" : "fault",
    fault: describeFault(view),
    buffers: buffers.map(({ at, content: old }) => {
      const copy = (old as Uint8Array).slice() as KernelOutcome["buffers"][number];
      bytesOf(copy).set(bytes.subarray(at, at + copy.byteLength));
      return copy;
    }),
    printed: "",
  };
}

let pipelines = 0;

function describeFault(view: DataView): string | undefined {
  const word = (index: number) => view.getUint32(serviceAddress + 4 * index, true);
  if (word(wgslService.wild) !== 0) return "wild address";
  if (word(0) === 0) return undefined;
  return `${wgslFaults[word(0)]} in block ${word(1)},${word(2)},${word(3)} thread ${word(4)},${word(5)},${word(6)}`;
}

function bytesOf(buffer: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

function toDim3(size: number | Dim3): Dim3 {
  return typeof size === "number" ? { x: size, y: 1, z: 1 } : size;
}
