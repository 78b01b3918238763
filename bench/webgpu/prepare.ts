/** Makes kernels ready to run on the bench's GPU, those of unwarp and those by hand. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type WebGpuTarget, WebGpuModule } from "../../src/compiler/compile-webgpu.ts";
import { writeLaunchBlock } from "../../src/devices/webgpu/launch-block.ts";
import { heapBase } from "../../src/devices/webgpu/protocol.ts";
import { root } from "../run-command.ts";
import type { Contest } from "./contests.ts";
import type { Gpu, Work } from "./gpu.ts";

export interface Prepared {
  readonly work: Work;
  /** Puts the inputs back, and reads what the kernel made of the last array. */
  readonly reset: () => void;
  readonly result: () => Promise<ArrayBuffer>;
}

/** As the device asks for it; see devices/webgpu/device.ts. */
export function targetOf({ limits, isSoftware }: Gpu): WebGpuTarget {
  return {
    maxInvocations: Math.min(256, limits.maxComputeInvocationsPerWorkgroup),
    ...(isSoftware && { waitingInvocations: 64 }),
    maxWorkgroupBytes: Math.min(16384, limits.maxComputeWorkgroupStorageSize),
    subgroupSize: undefined,
    features: new Set(),
  };
}

export async function prepareUnwarp(gpu: Gpu, ir: string, contest: Contest): Promise<Prepared> {
  const { kernel: name, block, grid, numbers, arrays } = contest;
  const [y, z] = [grid[1], 1];
  const { kernel, diagnostics } = new WebGpuModule(ir).compile({
    kernel: name,
    blockDim: { x: block[0], y: block[1], z: 1 },
    flatGrid: y === 1,
    dynamicSharedBytes: 0,
    target: targetOf(gpu),
  });
  if (!kernel) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const offsets: number[] = [];
  let end = 0;
  for (const { byteLength } of arrays) {
    offsets.push(end);
    end = Math.ceil((end + byteLength) / 256) * 256;
  }
  const heap = gpu.buffer(new Uint8Array(end));
  const pointers = offsets.map((offset) => heapBase + offset);
  const launch = writeLaunchBlock(
    {
      gridDim: { x: grid[0], y, z },
      variables: [],
      deviceHeap: 0,
      parameters: new Uint8Array(Uint32Array.from([...numbers, ...pointers]).buffer),
    },
    0,
  );
  const buffers = [heap, gpu.uniform(launch), gpu.buffer(new Uint8Array(4096))];
  const last = { offset: offsets.at(-1) ?? 0, bytes: arrays.at(-1)?.byteLength ?? 0 };
  return {
    work: await gpu.work(kernel.code, buffers, [grid[0] * grid[1], 1]),
    reset: () => arrays.forEach((content, index) => gpu.write(heap, offsets[index] ?? 0, content)),
    result: () => gpu.read(heap, last.offset, last.bytes),
  };
}

export async function prepareByHand(gpu: Gpu, { kernel, grid, numbers, arrays }: Contest): Promise<Prepared> {
  const code = readFileSync(join(root, "bench", "webgpu", `${kernel}.wgsl`), "utf8");
  const buffers = arrays.map((content) => gpu.buffer(content));
  const last = buffers.at(-1);
  return {
    work: await gpu.work(code, [gpu.uniform(numbers), ...buffers], grid),
    reset: () => buffers.forEach((buffer, index) => gpu.write(buffer, 0, arrays[index] ?? new Uint8Array())),
    result: async () => (last ? gpu.read(last, 0, last.size) : new ArrayBuffer(0)),
  };
}
