/// <reference types="@webgpu/types" />
/** A GPU for the bench, through the npm package `webgpu`: pipelines, buffers and the time of dispatches. */
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../run-command.ts";

const flags = ["disable-dawn-features=use_vulkan_zero_initialize_workgroup_memory_extension"];
const usage = { mapRead: 1, copySource: 4, copyTarget: 8, uniform: 0x40, storage: 0x80 } as const;
const mapForReading = 1;

/** A kernel that is ready to run, again and again. */
export interface Work {
  readonly pipeline: GPUComputePipeline;
  readonly group: GPUBindGroup;
  readonly groups: readonly [number, number];
}

export class Gpu {
  readonly name: string;
  readonly isSoftware: boolean;
  readonly limits: GPUSupportedLimits;
  /** Must live as long as its device. */
  readonly #gpu: GPU;
  readonly #device: GPUDevice;

  private constructor(gpu: GPU, adapter: GPUAdapter, device: GPUDevice) {
    this.#gpu = gpu;
    this.#device = device;
    this.limits = adapter.limits;
    const { description, device: model, vendor } = adapter.info;
    this.name = description || model || vendor;
    this.isSoftware = /swiftshader|llvmpipe/i.test(this.name);
  }

  /** @returns why there is none, as text */
  static async open(): Promise<Gpu | string> {
    process.env["XDG_RUNTIME_DIR"] ??= tmpdir();
    let file: string;
    try {
      file = createRequire(join(root, "package.json")).resolve("webgpu");
    } catch {
      return "the npm package webgpu is not installed";
    }
    const { create } = (await import(pathToFileURL(file).href)) as { create: (options: string[]) => GPU };
    const gpu = create(flags);
    const adapter = await gpu.requestAdapter({ powerPreference: "high-performance" });
    if (!adapter) return "WebGPU finds no GPU; VK_ICD_FILENAMES may name SwiftShader's driver";
    const device = await adapter.requestDevice({
      requiredLimits: { maxStorageBufferBindingSize: adapter.limits.maxStorageBufferBindingSize },
    });
    return new Gpu(gpu, adapter, device);
  }

  buffer(content: ArrayBufferView<ArrayBuffer>): GPUBuffer {
    const buffer = this.#device.createBuffer({
      size: content.byteLength,
      usage: usage.storage | usage.copySource | usage.copyTarget,
    });
    this.#device.queue.writeBuffer(buffer, 0, content);
    return buffer;
  }

  write(buffer: GPUBuffer, offset: number, content: ArrayBufferView<ArrayBuffer>): void {
    this.#device.queue.writeBuffer(buffer, offset, content);
  }

  uniform(content: ArrayBufferView<ArrayBuffer>): GPUBuffer {
    const size = Math.ceil(content.byteLength / 16) * 16;
    const buffer = this.#device.createBuffer({ size, usage: usage.uniform | usage.copyTarget });
    this.#device.queue.writeBuffer(buffer, 0, content);
    return buffer;
  }

  /** The buffers are bindings 0, 1, … of group 0. */
  async work(code: string, buffers: readonly GPUBuffer[], groups: readonly [number, number]): Promise<Work> {
    const pipeline = await this.#device.createComputePipelineAsync({
      layout: "auto",
      compute: { module: this.#device.createShaderModule({ code }), entryPoint: "kernel" },
    });
    const entries = buffers.flatMap((buffer, binding) => {
      const isUsed = new RegExp(`@binding\\(${binding}\\) var<[^>]*> (\\w+)`).exec(code)?.[1];
      return isUsed && countOf(code, isUsed) > 1 ? [{ binding, resource: { buffer } }] : [];
    });
    const group = this.#device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries });
    return { pipeline, group, groups };
  }

  /**
   * Milliseconds of one dispatch, of several that are sent together. Where the GPU is a CPU, they are those of the CPU: others on the
   * machine, which would count in what the clock shows, slow the two texts of a contest down by turns.
   */
  async time({ pipeline, group, groups }: Work, times: number): Promise<number> {
    const encoder = this.#device.createCommandEncoder();
    for (let i = 0; i < times; i++) {
      const pass = encoder.beginComputePass();
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, group);
      pass.dispatchWorkgroups(...groups);
      pass.end();
    }
    const commands = encoder.finish();
    const start = performance.now();
    const before = process.cpuUsage();
    this.#device.queue.submit([commands]);
    await this.#device.queue.onSubmittedWorkDone();
    if (!this.isSoftware) return (performance.now() - start) / times;
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / times;
  }

  async read(buffer: GPUBuffer, offset: number, bytes: number): Promise<ArrayBuffer> {
    const staging = this.#device.createBuffer({ size: bytes, usage: usage.mapRead | usage.copyTarget });
    const encoder = this.#device.createCommandEncoder();
    encoder.copyBufferToBuffer(buffer, offset, staging, 0, bytes);
    this.#device.queue.submit([encoder.finish()]);
    await staging.mapAsync(mapForReading);
    const copy = staging.getMappedRange().slice(0);
    staging.destroy();
    return copy;
  }

  close(): void {
    void this.#gpu;
    this.#device.destroy();
  }
}

const countOf = (text: string, word: string): number =>
  text.match(new RegExp(`\\b${word}\\b`, "g"))?.length ?? 0;
