import { contextBytes } from "../../../artifact/context-bytes.ts";
import type {
  Device,
  DeviceFault,
  DeviceHost,
  DeviceOptions,
  KernelLaunch,
  LoadedKernel,
} from "../../device.ts";
import { launchBlock } from "../../../artifact/launch-blocks.ts";
import { status } from "../../status.ts";
import { supportStackBytes } from "../../../artifact/support-interface.ts";
import { CooperativeSlabs } from "./cooperative-slabs.ts";
import { closeGate, gateBytes, openGate } from "./gate.ts";
import type { KernelRunner } from "./kernel-runner.ts";
import { allChunks } from "./protocol.ts";
import { supportFaultText, trapText } from "./traps.ts";
import { OutOfWorkerMemory, WorkerMemory } from "./worker-memory.ts";

/** Below this much work left, in milliseconds, other threads are not worth waking. */
const wakeThresholdMs = 0.1;
/** Starting threads costs far more than waking them: worth it for one launch, or for all those so far that would have used them. */
const startThresholdMs = 2;
const startThresholdOfAllMs = 10;
/** How much work a chunk should be at least, and the second probe of a launch. */
const chunkMs = 0.005;
const probeMs = 0.02;
/** Chunks per thread: enough that uneven blocks even out. */
const chunksPerThread = 16;
/** The counter of blocks must not overflow when every thread takes one chunk too many. */
const maxChunkBlocks = 2 ** 30;

/** Starts a thread that runs kernels: the part that differs between Node and browsers. */
export type StartWorker = (start: {
  readonly gate: number;
  readonly block: number;
  readonly stackTopWord: number;
}) => { stop(): void };

/** How a kernel is called, and what it needs: of the program's own code, unless a device has other code for it. */
export interface KernelCode {
  /** What stands for it in `launchBlock.kernel`. */
  readonly tableIndex: number;
  readonly stackBytes: number;
  readonly contextBytesPerThread: number;
  readonly gangWidth: number;
}

export interface WorkersParts {
  readonly name: string;
  /** Runs kernels on the calling thread. */
  readonly runner: KernelRunner;
  readonly startWorker: StartWorker;
  /** Default: the program's own. */
  readonly codeOf?: (kernel: LoadedKernel) => KernelCode;
  /** Milliseconds, by which the device decides whether other threads are worth it. */
  readonly now?: () => number;
}

/**
 * Runs kernels on the calling thread and, when there is enough to do, on worker threads. A launch
 * is complete when `submit` returns, which is within what CUDA allows and keeps launches cheap:
 * small grids never leave the calling thread.
 */
export class WorkersDevice implements Device {
  readonly name: string;
  readonly multiProcessorCount: number;
  private readonly host: DeviceHost;
  private readonly options: DeviceOptions;
  private readonly startWorker: StartWorker;
  private readonly codeOf: (kernel: LoadedKernel) => KernelCode;
  private readonly now: () => number;
  private readonly runner: KernelRunner;
  private readonly own: WorkerMemory;
  private readonly launch: number;
  private readonly gate: number;
  private workers: { readonly memory: WorkerMemory; readonly thread: { stop(): void } }[] = [];
  /** What a block of each kernel cost at its last launch, on one thread. */
  private readonly blockMs = new Map<LoadedKernel, number>();
  /** Work of launches that threads would have been woken for, had they been started. */
  private missedMs = 0;
  private fault: DeviceFault | undefined;

  constructor(host: DeviceHost, options: DeviceOptions, parts: WorkersParts) {
    this.name = parts.name;
    this.multiProcessorCount = options.threads;
    this.host = host;
    this.options = options;
    this.startWorker = parts.startWorker;
    this.codeOf = parts.codeOf ?? programCode;
    this.now = parts.now ?? (() => performance.now());
    this.runner = parts.runner;
    this.own = new WorkerMemory(host.memory, host.deviceMemory, 0);
    const blocks = host.deviceMemory.allocate(launchBlock.size + gateBytes, "internal");
    if (blocks === undefined) throw new OutOfWorkerMemory();
    this.launch = blocks;
    this.gate = blocks + launchBlock.size;
    host.memory.fill(blocks, 0, launchBlock.size + gateBytes);
  }

  submit(launch: KernelLaunch): void {
    // CUDA drops what follows a fault until the program resets the device.
    if (this.fault) return;
    try {
      this.prepareMemory(launch);
    } catch (error) {
      if (!(error instanceof OutOfWorkerMemory)) throw error;
      const { displayName } = launch.kernel.info;
      const reason = "no memory left for its stack and local arrays";
      this.fault = { code: status.memoryAllocation, reason, kernel: displayName };
      return;
    }
    this.writeLaunch(launch);
    if (launch.cooperative) this.runCooperatively(launch);
    else this.run(launch.kernel, totalBlocks(launch));
    this.fault ??= this.readFault(launch);
  }

  wait(): DeviceFault | undefined {
    const { fault } = this;
    this.fault = undefined;
    return fault;
  }

  dispose(): void {
    for (const { thread } of this.workers) thread.stop();
    this.workers = [];
  }

  /** All blocks up to their next barrier of the grid, then all of them up to the one after it. */
  private runCooperatively(launch: KernelLaunch): void {
    const { info } = launch.kernel;
    const slabs = CooperativeSlabs.allocate(this.host, this.launch, launch, this.contextBytes(launch));
    if (!slabs) {
      const reason = "no memory left for the blocks of a cooperative launch";
      this.fault = { code: status.memoryAllocation, reason, kernel: info.displayName };
      return;
    }
    slabs.runPhases(() => this.run(launch.kernel, totalBlocks(launch)));
    slabs.release();
  }

  private run(kernel: LoadedKernel, blocks: number): void {
    if (blocks === 1 || this.options.threads === 1) return void this.runChunks(blocks, allChunks);
    const known = this.blockMs.get(kernel);
    if (known !== undefined && this.isHelpWorthwhile(known * blocks)) this.share(kernel, blocks, known);
    else this.probe(kernel, blocks);
  }

  /**
   * One block tells roughly what a block costs, a few more tell it better (the first call of a
   * kernel includes its compilation); then either finish here or get help.
   */
  private probe(kernel: LoadedKernel, blocks: number): void {
    const start = this.now();
    if (!this.runChunks(1, 1)) return;
    const first = this.now() - start;
    const probeBlocks = clamp(Math.floor(probeMs / first), 1, blocks - 1);
    if (!this.runChunks(probeBlocks, 1)) return;
    const blockMs = (this.now() - start - first) / probeBlocks;
    this.blockMs.set(kernel, blockMs);
    const left = blocks - 1 - probeBlocks;
    if (left * blockMs > wakeThresholdMs) this.missedMs += left * blockMs;
    if (this.isHelpWorthwhile(left * blockMs)) this.share(kernel, left, blockMs);
    else if (left > 0) this.runChunks(left, allChunks);
  }

  /** Runs the blocks that are left on all threads. */
  private share(kernel: LoadedKernel, left: number, blockMs: number): void {
    const { memory } = this.host;
    const { threads } = this.options;
    const evenChunk = Math.ceil(left / (chunksPerThread * threads));
    const chunk = clamp(Math.ceil(chunkMs / blockMs), evenChunk, Math.ceil(left / threads));
    memory.setU32(this.launch + launchBlock.chunk, Math.min(chunk, maxChunkBlocks));
    this.ensureWorkers();
    const words = memory.atomicWords(this.launch);
    const start = this.now();
    openGate(words, this.gate, this.launch);
    this.runHere(allChunks);
    closeGate(words, this.gate);
    // What it would have cost here alone: the next launch of the kernel need not start blind.
    this.blockMs.set(kernel, ((this.now() - start) * Math.min(threads, left)) / left);
  }

  private isHelpWorthwhile(leftMs: number): boolean {
    if (leftMs <= wakeThresholdMs) return false;
    return this.workers.length > 0 || leftMs > startThresholdMs || this.missedMs > startThresholdOfAllMs;
  }

  private runChunks(chunk: number, count: number): boolean {
    this.host.memory.setU32(this.launch + launchBlock.chunk, Math.min(chunk, maxChunkBlocks));
    return this.runHere(count);
  }

  /** Runs on the calling thread; false when no blocks are left, or none will run any more. */
  private runHere(chunks: number): boolean {
    return this.runner(this.launch, this.own.block, chunks, this.own.stackTop);
  }

  /** Starts the threads that are missing. When memory runs out, the ones there are do the work. */
  private ensureWorkers(): void {
    try {
      this.startWorkers();
    } catch (error) {
      if (!(error instanceof OutOfWorkerMemory)) throw error;
    }
  }

  private startWorkers(): void {
    const { memory, deviceMemory } = this.host;
    for (let index = this.workers.length + 1; index < this.options.threads; index++) {
      const own = new WorkerMemory(memory, deviceMemory, index);
      own.ensure(this.own.stackBytes, this.own.contextBytes);
      const { block, stackTopWord } = own;
      const thread = this.startWorker({ gate: this.gate, block, stackTopWord });
      this.workers.push({ memory: own, thread });
    }
  }

  private prepareMemory(launch: KernelLaunch): void {
    const stackBytes = this.codeOf(launch.kernel).stackBytes + supportStackBytes;
    const contextBytes = this.contextBytes(launch);
    this.own.ensure(stackBytes, contextBytes);
    for (const worker of this.workers) worker.memory.ensure(stackBytes, contextBytes);
  }

  /** What the threads of a block keep while they wait. */
  private contextBytes({ kernel, blockDim }: KernelLaunch): number {
    return contextBytes(this.codeOf(kernel), blockDim);
  }

  private writeLaunch(launch: KernelLaunch): void {
    const { memory } = this.host;
    const { gridDim, blockDim } = launch;
    const at = this.launch;
    memory.setU32(at + launchBlock.gridDim, gridDim.x);
    memory.setU32(at + launchBlock.gridDim + 4, gridDim.y);
    memory.setU32(at + launchBlock.gridDim + 8, gridDim.z);
    memory.setU32(at + launchBlock.blockDim, blockDim.x);
    memory.setU32(at + launchBlock.blockDim + 4, blockDim.y);
    memory.setU32(at + launchBlock.blockDim + 8, blockDim.z);
    memory.setU32(at + launchBlock.dynamicSharedBytes, launch.dynamicSharedBytes);
    memory.setU32(at + launchBlock.kernel, this.codeOf(launch.kernel).tableIndex);
    memory.setU32(at + launchBlock.arguments, launch.parameters);
    memory.setU32(at + launchBlock.order, this.options.blockOrder);
    const total = totalBlocks(launch);
    memory.setU32(at + launchBlock.totalBlocks, total % 2 ** 32);
    memory.setU32(at + launchBlock.totalBlocks + 4, Math.floor(total / 2 ** 32));
    memory.setU32(at + launchBlock.nextBlock, 0);
    memory.setU32(at + launchBlock.nextBlock + 4, 0);
    for (let word = launchBlock.fault; word < launchBlock.size; word += 4) memory.setU32(at + word, 0);
  }

  private readFault({ kernel }: KernelLaunch): DeviceFault | undefined {
    const { memory } = this.host;
    const code = memory.u32(this.launch + launchBlock.fault);
    if (code === status.success) return undefined;
    const detail = (index: number) => memory.u32(this.launch + launchBlock.faultDetail + 4 * index);
    const reason = trapText(memory.u32(this.launch + launchBlock.faultReason)) ?? supportFaultText(code);
    const known = { code, kernel: kernel.info.displayName };
    // Only the kernel's own faults say where they happened.
    if (reason !== undefined) return { ...known, reason };
    return {
      ...known,
      block: { x: detail(0), y: detail(1), z: detail(2) },
      thread: { x: detail(3), y: detail(4), z: detail(5) },
    };
  }
}

function programCode({ tableIndex, info }: LoadedKernel): KernelCode {
  const { stackBytes, contextBytesPerThread, gangWidth } = info;
  return { tableIndex, stackBytes, contextBytesPerThread, gangWidth };
}

function totalBlocks({ gridDim }: KernelLaunch): number {
  return gridDim.x * gridDim.y * gridDim.z;
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
