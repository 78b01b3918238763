import type { CompiledModule } from "../../artifact/app-info.ts";
import { workerBlock } from "../../artifact/launch-blocks.ts";
import { maxSharedBytes } from "../../artifact/shared-memory-limits.ts";
import { wgslDeviceHeap, type WgslKernel, wgslService } from "../../artifact/wgsl-kernel.ts";
import { WebGpuModule, type WebGpuTarget } from "../../compiler/compile-webgpu.ts";
import {
  type Device,
  DeviceError,
  type DeviceFault,
  type DeviceHost,
  type Dim3,
  type KernelLaunch,
  type LoadedKernel,
} from "../../runtime/device.ts";
import { status } from "../../runtime/status.ts";
import { formatDiagnostic } from "../../source/diagnostic.ts";
import { InternalError, invariant } from "../../source/invariant.ts";
import { placeVariables } from "../native/place-variables.ts";
import { Coherence } from "./coherence.ts";
import { createDeviceHeap } from "./device-heap.ts";
import type { GpuThread } from "./gpu-thread.ts";
import { dispatchesOf, type LaunchContent, writeLaunchBlock } from "./launch-block.ts";
import { describeOutOfBounds, extentsOf } from "./out-of-bounds.ts";
import { printOutput } from "./print-output.ts";
import { GpuError, heapBase, type MemoryRange, type OpenedAdapter, serviceBytes } from "./protocol.ts";
import { failedLaunch, readFault } from "./read-fault.ts";

/** WebGPU does not say how many a GPU has. */
export const nominalMultiProcessors = 16;
/** Where an access that is out of bounds goes: WebGPU takes the last word. */
const guardBytes = 256;
/** The heap grows in steps, since all of it moves. */
const smallestHeapBytes = 1 << 20;
/**
 * A CPU that plays a GPU pays for a barrier by the invocation: 3.4 µs with 64 of them, 8.5 µs with 256 (SwiftShader). Where threads
 * wait for each other, those of larger blocks share invocations.
 */
const softwareInvocations = 64;

interface ReadyKernel {
  readonly pipeline: number;
  readonly variables: readonly number[];
  readonly usesDeviceHeap: boolean;
}

export interface WebGpuParts {
  readonly thread: Pick<GpuThread, "ask" | "send">;
  readonly adapter: OpenedAdapter;
  /** Keeps WGSL that the GPU's driver rejects, and returns where. */
  readonly keepForReport: (kernel: string, text: string) => string;
  readonly stop: () => void;
  /** Kernels compare every access with the program's allocations, by where it begins: slow. */
  readonly checksBounds?: boolean;
}

/** Runs kernels on a GPU through WebGPU. */
export class WebGpuDevice implements Device {
  readonly name: string;
  readonly maxSharedBytes: number;
  readonly multiProcessorCount = nominalMultiProcessors;
  readonly #host: DeviceHost;
  readonly #parts: WebGpuParts;
  readonly #target: WebGpuTarget;
  readonly #coherence: Coherence;
  readonly #modules = new Map<
    CompiledModule,
    { readonly code: WebGpuModule; readonly addresses: Map<string, number> }
  >();
  readonly #kernels = new Map<LoadedKernel, Map<string, ReadyKernel | DeviceFault>>();
  /** A copy of the service block. */
  readonly #service: number;
  /** For the program's printf, which formats what kernels print. */
  readonly #worker: number;
  #heapBytes = 0;
  #pipelines = 0;
  /** Functions of all modules that have numbers, by which pointers name them. */
  #functions = 0;
  #deviceHeap: number | undefined;
  #fault: DeviceFault | undefined;
  /** What the GPU knows of the program's allocations, for kernels that check bounds. */
  #extents = new Uint32Array();
  /** The kernels that were launched since the host last waited: the first launch's number is 1. */
  readonly #launched: string[] = [];

  constructor(host: DeviceHost, parts: WebGpuParts) {
    const { adapter } = parts;
    this.#host = host;
    this.#parts = parts;
    this.name = adapter.name;
    this.maxSharedBytes = Math.min(maxSharedBytes, adapter.maxWorkgroupBytes);
    this.#target = {
      maxInvocations: adapter.maxInvocations,
      ...(adapter.isSoftware && { waitingInvocations: softwareInvocations }),
      maxWorkgroupBytes: adapter.maxWorkgroupBytes,
      subgroupSize: undefined,
      features: new Set(),
    };
    host.deviceMemory.limitAddresses(heapBase + adapter.maxHeapBytes - guardBytes);
    this.#coherence = new Coherence(host);
    this.#service = allocateInternal(host, serviceBytes);
    this.#worker = allocateInternal(host, workerBlock.size);
    for (const module of host.modules) this.#load(module);
  }

  submit(launch: KernelLaunch): void {
    // CUDA drops what follows a fault until the program resets the device.
    if (this.#fault) return;
    const { displayName } = launch.kernel.info;
    try {
      this.#fault = this.#submit(launch);
    } catch (error) {
      if (!(error instanceof GpuError)) throw error;
      this.#fault = this.#faultOf(error, displayName);
    }
  }

  wait(): DeviceFault | undefined {
    if (this.#launched.length > 0) {
      try {
        this.#settle();
      } catch (error) {
        if (!(error instanceof GpuError)) throw error;
        this.#fault ??= this.#faultOf(error, this.#launchedNames());
        this.#launched.length = 0;
      }
    }
    const fault = this.#fault;
    this.#fault = undefined;
    return fault;
  }

  beforeHostReads(address: number, bytes: number): void {
    this.#fetch(this.#coherence.newerOnGpu(address, bytes));
  }

  beforeHostWrites(address: number, bytes: number): void {
    // Words are copied as a whole: their other bytes must be up to date here.
    const end = address + bytes;
    const edges: MemoryRange[] = [];
    if (address % 4 !== 0) edges.push({ address: address - (address % 4), bytes: 4 });
    if (end % 4 !== 0) edges.push({ address: end - (end % 4), bytes: 4 });
    this.#fetch(edges.flatMap((edge) => this.#coherence.newerOnGpu(edge.address, edge.bytes)));
    this.#coherence.hostWrites(address, bytes);
  }

  dispose(): void {
    this.#parts.stop();
  }

  #submit(launch: KernelLaunch): DeviceFault | undefined {
    const { kernel, gridDim } = launch;
    const { displayName, parameterBytes } = kernel.info;
    const refuse = (reason: string): DeviceFault => ({
      code: status.notSupported,
      kernel: displayName,
      reason,
    });
    const blocks = gridDim.x * gridDim.y * gridDim.z;
    if (blocks > 0xffffffff) return refuse("grids of more than 2^32 blocks are not supported on WebGPU");
    const ready = this.#ready(launch);
    if ("code" in ready) return ready;
    const parameters = this.#host.memory.range(launch.parameters, parameterBytes).slice();
    if (this.#coherence.mustWait) {
      this.#settle();
      if (this.#fault) return this.#fault;
    }
    const deviceHeap = ready.usesDeviceHeap ? this.#prepareDeviceHeap() : 0;
    if (deviceHeap === undefined) {
      const reason = "no memory is left for the device heap (cudaLimitMallocHeapSize)";
      return { code: status.memoryAllocation, kernel: displayName, reason };
    }
    this.#makeRoom();
    if (this.#parts.checksBounds) this.#updateExtents();
    const ranges = this.#coherence.takeWritten(parameters);
    if (ranges.length > 0) this.#parts.thread.ask({ kind: "upload", ranges });
    const number = this.#launched.push(displayName);
    const content: LaunchContent = { gridDim, variables: ready.variables, parameters, deviceHeap, number };
    for (const { firstBlock, groups } of dispatchesOf(blocks, this.#parts.adapter)) {
      const block = writeLaunchBlock(content, firstBlock);
      this.#parts.thread.send({ kind: "launch", pipeline: ready.pipeline, block, groups });
    }
    this.#coherence.launched();
    return undefined;
  }

  #launchedNames(): string {
    return [...new Set(this.#launched)].join(" or ");
  }

  /** Waits for the launches, and brings back what the host may look at. */
  #settle(): void {
    const { memory } = this.#host;
    const shared = this.#coherence.sharedWithHost();
    const service = { address: this.#service, bytes: 4 * wgslService.output };
    this.#parts.thread.ask({ kind: "download", ranges: shared, service });
    this.#coherence.fetched(shared);
    this.#coherence.hostContinues();
    const failed = failedLaunch((index) => memory.u32(this.#service + 4 * index));
    const kernel = this.#launched[failed - 1] ?? this.#launchedNames();
    this.#launched.length = 0;
    const faultMemory = {
      u32: (address: number) => memory.u32(address),
      text: (address: number) => memory.text(address),
      outOfBounds: (address: number) => describeOutOfBounds(address, this.#host.deviceMemory.regions.all()),
    };
    this.#fault ??= readFault(faultMemory, this.#service, kernel);
    if (this.#fault)
      this.#parts.thread.send({ kind: "clear-service", firstWord: 0, words: wgslService.outputUsed });
    this.#print();
  }

  #print(): void {
    const { memory, instance } = this.#host;
    const word = (index: number) => memory.u32(this.#service + 4 * index);
    const [used, lost] = [word(wgslService.outputUsed), word(wgslService.outputLost)];
    if (used === 0 && lost === 0) return;
    const service = { address: this.#service, bytes: 4 * wgslService.output + used };
    this.#parts.thread.ask({ kind: "download", ranges: [], service });
    const address = this.#service + 4 * wgslService.output;
    printOutput({ memory, instance, address, bytes: used, lost, worker: this.#worker });
    this.#parts.thread.send({ kind: "clear-service", firstWord: wgslService.outputUsed, words: 2 });
  }

  #fetch(ranges: readonly MemoryRange[]): void {
    if (ranges.length === 0) return;
    try {
      // Memory may have been allocated since the last launch.
      this.#makeRoom();
      this.#parts.thread.ask({ kind: "download", ranges });
      this.#coherence.fetched(ranges);
    } catch (error) {
      if (!(error instanceof GpuError)) throw error;
      this.#fault ??= this.#faultOf(error, this.#launchedNames());
    }
  }

  /** The heap holds all that kernels may reach. */
  #makeRoom(): void {
    const last = this.#host.deviceMemory.regions.all().at(-1);
    const needed = (last ? last.start + last.size : heapBase) - heapBase + guardBytes;
    if (needed <= this.#heapBytes) return;
    const { maxHeapBytes } = this.#parts.adapter;
    const wanted = Math.max(smallestHeapBytes, needed, Math.min(1.5 * needed, needed + 2 ** 26));
    const bytes = Math.min(maxHeapBytes, Math.ceil(wanted / 256) * 256);
    this.#parts.thread.ask({ kind: "resize", bytes });
    this.#heapBytes = bytes;
  }

  #updateExtents(): void {
    const words = extentsOf(this.#host.deviceMemory.regions.all());
    const isKnown =
      words.length === this.#extents.length && words.every((word, at) => word === this.#extents[at]);
    if (isKnown) return;
    this.#extents = words;
    this.#parts.thread.send({ kind: "extents", words });
  }

  /** The address of the device heap, which gets its memory when a kernel first needs it. */
  #prepareDeviceHeap(): number | undefined {
    if (this.#deviceHeap !== undefined) return this.#deviceHeap;
    this.#deviceHeap = createDeviceHeap(this.#host);
    if (this.#deviceHeap !== undefined)
      this.#coherence.hostWrites(this.#deviceHeap, 4 * wgslDeviceHeap.words);
    return this.#deviceHeap;
  }

  #load(module: CompiledModule): void {
    const code = new WebGpuModule(module.ir, this.#functions);
    this.#functions += code.functionCount;
    const { variables } = code;
    const image = { modules: [{ id: module.id, kernels: [], variables }] };
    const addresses = placeVariables(image, this.#host, "variables");
    const byName = variables.map(({ name }, index): [string, number] => [name, addresses[index] ?? 0]);
    variables.forEach(({ bytes }, index) => this.#coherence.hostWrites(addresses[index] ?? 0, bytes));
    this.#modules.set(module, { code, addresses: new Map(byName) });
  }

  /** Compiled once for each size of the blocks. */
  #ready(launch: KernelLaunch): ReadyKernel | DeviceFault {
    const { kernel, blockDim, dynamicSharedBytes, cooperative } = launch;
    const flatGrid = isFlat(launch.gridDim);
    const { x, y, z } = blockDim;
    const key = `${x} ${y} ${z} ${dynamicSharedBytes} ${cooperative} ${flatGrid}`;
    const known = this.#kernels.get(kernel) ?? new Map<string, ReadyKernel | DeviceFault>();
    this.#kernels.set(kernel, known);
    const ready = known.get(key) ?? this.#compile(launch);
    known.set(key, ready);
    return ready;
  }

  #compile({
    kernel,
    gridDim,
    blockDim,
    dynamicSharedBytes,
    cooperative,
  }: KernelLaunch): ReadyKernel | DeviceFault {
    const module = this.#modules.get(kernel.module);
    invariant(module, `module ${kernel.module.id} is not one of the program's`);
    const { name, displayName } = kernel.info;
    const request = {
      kernel: name,
      blockDim: { ...blockDim },
      dynamicSharedBytes,
      cooperative,
      flatGrid: isFlat(gridDim),
      target: this.#target,
      checksBounds: this.#parts.checksBounds ?? false,
    };
    const { kernel: wgsl, diagnostics } = module.code.compile(request);
    if (!wgsl) {
      const errors = diagnostics.filter(({ severity }) => severity === "error");
      const reason = `it cannot run on WebGPU; run it with --device cpu\n${errors.map((error) => formatDiagnostic(error)).join("\n")}`;
      return { code: status.notSupported, kernel: displayName, reason };
    }
    const id = this.#pipelines++;
    this.#addPipeline(id, wgsl, displayName);
    const variables = wgsl.variables.map((variable) => module.addresses.get(variable) ?? 0);
    return { pipeline: id, variables, usesDeviceHeap: wgsl.usesDeviceHeap };
  }

  #addPipeline(id: number, { code, entryPoint }: WgslKernel, kernel: string): void {
    try {
      this.#parts.thread.ask({ kind: "pipeline", id, code, entryPoint });
    } catch (error) {
      if (!(error instanceof GpuError) || error.state === "lost") throw error;
      const file = this.#parts.keepForReport(kernel, `/* ${error.message} */\n${code}`);
      throw new InternalError(
        `WebGPU rejects the code of kernel ${kernel}; please report it with the file ${file}\n${error.message}`,
      );
    }
  }

  #faultOf({ state, message }: GpuError, kernel: string): DeviceFault {
    if (state === "out-of-memory")
      return { code: status.memoryAllocation, kernel, reason: `the GPU has no memory left: ${message}` };
    if (state === "refused") throw new InternalError(`WebGPU refused a request: ${message}`);
    return { code: status.launchFailure, kernel, reason: `the GPU was lost: ${message}` };
  }
}

const isFlat = ({ y, z }: Dim3): boolean => y === 1 && z === 1;

function allocateInternal({ deviceMemory, memory }: DeviceHost, bytes: number): number {
  const address = deviceMemory.allocate(bytes, "internal");
  if (address === undefined) throw new DeviceError("--device webgpu: no memory is left for it");
  memory.fill(address, 0, bytes);
  return address;
}
