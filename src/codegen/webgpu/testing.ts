/// <reference types="@webgpu/types" />
import { existsSync } from "node:fs";
import { wgslBindings, wgslLaunch, wgslParameterOffset } from "../../artifact/wgsl-kernel.ts";
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
  try {
    await import("webgpu");
    return undefined;
  } catch {
    return "the package webgpu is not installed";
  }
}

let device: Promise<GPUDevice> | undefined;
/** Kept, since Dawn ends with it. */
let instance: GPU | undefined;

async function openDevice(): Promise<GPUDevice> {
  const { create } = await import("webgpu");
  // Without it the driver unrolls the code that clears shared memory.
  instance ??= create(["disable-dawn-features=use_vulkan_zero_initialize_workgroup_memory_extension"]);
  const adapter = await instance.requestAdapter();
  if (!adapter) throw new Error("no WebGPU adapter");
  const { maxComputeWorkgroupStorageSize } = adapter.limits;
  return adapter.requestDevice({ requiredLimits: { maxComputeWorkgroupStorageSize } });
}

/** Lets the process end. */
export async function closeDevice(): Promise<void> {
  (await device)?.destroy();
  device = undefined;
}

const heapBase = 0x10000;
const words = { kind: 4096, record: 64 };

/**
 * Runs a kernel on a WebGPU device, as `runKernel` does in the interpreter.
 *
 * @throws when the kernel does not compile, or WGSL's compiler refuses it
 */
export async function runOnGpu(
  source: Module | string,
  run: KernelRun,
  target: Partial<WebGpuTarget> = {},
): Promise<KernelOutcome> {
  const ir = typeof source === "string" ? source : printModule(source);
  const module = parseModule(ir);
  const name = run.kernel ?? module.kernels[0]?.name ?? "";
  const kernel = module.functions.get(name);
  if (!kernel) throw new Error(`there is no kernel ${name}`);
  const { kernel: wgsl, diagnostics } = new WebGpuModule(ir).compile(
    {
      kernel: name,
      blockDim: toDim3(run.block),
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

  const bytes = new Uint8Array(4 << 20);
  const view = new DataView(bytes.buffer, 0);
  // Addresses in the buffer's own terms are those in memory less `heapBase`.
  let top = 4096 + 64;
  const allocate = (size: number): number => {
    const at = alignUp(top, 256);
    top = at + size;
    return at;
  };
  const addresses = new Map<string, number>();
  for (const variable of module.globals.values()) {
    if (variable.type.kind === "pointer" && variable.type.addressSpace === 3) continue;
    addresses.set(variable.name, heapBase + allocate(allocBytes(variable.valueType)));
  }
  for (const { name: variable, initializer } of module.globals.values()) {
    const address = addresses.get(variable);
    const addressOf = (global: { readonly name: string }) => addresses.get(global.name) ?? 0;
    if (initializer && address !== undefined)
      writeInitializer({ view, addressOf }, address - heapBase, initializer);
  }

  const parameters = layOutParameters(kernel);
  const offset = wgslParameterOffset(wgsl.variables.length);
  const launch = new DataView(
    new ArrayBuffer(offset + Math.max(16, alignUp(parameterBytes(parameters), 16))),
  );
  const grid = toDim3(run.grid);
  const set = (word: number, value: number) => launch.setUint32(4 * word, value, true);
  [grid.x, grid.y, grid.z].forEach((value, index) => set(wgslLaunch.gridDim + index, value));
  set(wgslLaunch.heapBase, heapBase);
  set(wgslLaunch.fault, heapBase + words.kind);
  wgsl.variables.forEach((variable, index) => set(wgslLaunch.size + index, addresses.get(variable) ?? 0));
  const buffers: {
    readonly at: number;
    readonly content: Exclude<KernelRun["arguments"][number], RuntimeValue>;
  }[] = [];
  run.arguments.forEach((argument, index) => {
    const parameter = kernel.args[index];
    const place = parameters[index];
    if (!parameter || !place) return;
    let value: RuntimeValue;
    if (ArrayBuffer.isView(argument)) {
      const at = allocate(argument.byteLength);
      bytes.set(bytesOf(argument), at);
      buffers.push({ at, content: argument });
      value = heapBase + at;
    } else value = argument;
    memoryAccess(parameter.attributes.byval ?? parameter.type).write(launch, offset + place.offset, value);
  });

  const memory = await dispatch(wgsl, bytes, launch, grid);
  const result = new DataView(memory.buffer);
  return {
    status: result.getUint32(words.kind, true) === 0 ? "done" : "fault",
    fault: describeFault(result),
    buffers: buffers.map(({ at, content }) => {
      const copy = (content as Uint8Array).slice() as KernelOutcome["buffers"][number];
      bytesOf(copy).set(memory.subarray(at, at + copy.byteLength));
      return copy;
    }),
    printed: "",
  };
}

async function dispatch(
  { code, entryPoint }: { readonly code: string; readonly entryPoint: string },
  bytes: Uint8Array<ArrayBuffer>,
  launch: DataView<ArrayBuffer>,
  grid: Dim3,
): Promise<Uint8Array<ArrayBuffer>> {
  device ??= openDevice();
  const gpu = await device;
  gpu.pushErrorScope("validation");
  const shader = gpu.createShaderModule({ code });
  const { messages } = await shader.getCompilationInfo();
  const errors = messages.filter(({ type }) => type === "error");
  const problem = await gpu.popErrorScope();
  const lines = code.split("\n");
  const found = errors.map(({ lineNum, message }) => `${lineNum}: ${message}: ${lines[lineNum - 1]}`);
  if (problem) throw new Error(`invalid WGSL: ${found.join("\n")}\n${code}`);
  // Kernels need not use both, so the layout is not left to the shader.
  const visibility = 4;
  const group = gpu.createBindGroupLayout({
    entries: [
      { binding: wgslBindings.heap, visibility, buffer: { type: "storage" } },
      { binding: wgslBindings.launch, visibility, buffer: { type: "uniform" } },
    ],
  });
  const layout = gpu.createPipelineLayout({ bindGroupLayouts: [group] });
  const pipeline = await gpu.createComputePipelineAsync({ layout, compute: { module: shader, entryPoint } });
  const usage = { STORAGE: 0x80, UNIFORM: 0x40, COPY_DST: 8, COPY_SRC: 4, MAP_READ: 1 };
  const heap = gpu.createBuffer({
    size: bytes.byteLength,
    usage: usage.STORAGE | usage.COPY_DST | usage.COPY_SRC,
  });
  const uniform = gpu.createBuffer({ size: launch.byteLength, usage: usage.UNIFORM | usage.COPY_DST });
  const back = gpu.createBuffer({ size: bytes.byteLength, usage: usage.MAP_READ | usage.COPY_DST });
  gpu.queue.writeBuffer(heap, 0, bytes.buffer);
  gpu.queue.writeBuffer(uniform, 0, launch.buffer);
  const entries = [
    { binding: wgslBindings.heap, resource: { buffer: heap } },
    { binding: wgslBindings.launch, resource: { buffer: uniform } },
  ];
  const encoder = gpu.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, gpu.createBindGroup({ layout: group, entries }));
  pass.dispatchWorkgroups(grid.x * grid.y * grid.z);
  pass.end();
  encoder.copyBufferToBuffer(heap, 0, back, 0, bytes.byteLength);
  gpu.queue.submit([encoder.finish()]);
  await back.mapAsync(1);
  const result = new Uint8Array(back.getMappedRange().slice(0));
  for (const buffer of [heap, uniform, back]) buffer.destroy();
  return result;
}

function describeFault(memory: DataView): string | undefined {
  const word = (index: number) => memory.getUint32(words.kind + 4 * index, true);
  const kinds = ["", "trap", "assert", "illegal-address", "warp-deadlock"];
  if (word(0) === 0) return undefined;
  return `${kinds[word(0)]} in block ${word(1)},${word(2)},${word(3)} thread ${word(4)},${word(5)},${word(6)}`;
}

function bytesOf(buffer: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

function toDim3(size: number | Dim3): Dim3 {
  return typeof size === "number" ? { x: size, y: 1, z: 1 } : size;
}
