import type { ImportedKernel, ImportedWgsl, KernelModule } from "../artifact/kernel-module.ts";
import { GpuSession } from "../devices/webgpu/gpu-session.ts";
import { dispatchesOf, writeLaunchBlock } from "../devices/webgpu/launch-block.ts";
import { heapBase, type OpenedAdapter } from "../devices/webgpu/protocol.ts";
import { Allocator } from "../runtime/memory/allocator.ts";
import { status } from "../runtime/status.ts";
import type { Backend, KernelOfFile, Output } from "./backend.ts";
import { CudaError, type KernelPlace } from "./cuda-error.ts";
import { GpuReports, textOf } from "./gpu-reports.ts";
import { placeVariables, type PlacedVariables } from "./gpu-variables.ts";
import type { LaunchShape } from "./launch-shape.ts";
import { OperationQueue } from "./operation-queue.ts";

/** WebGPU's flags for what a page may do with buffers besides: draw from them. */
const heapUsage = { index: 0x10, vertex: 0x20, uniform: 0x40, indirect: 0x100 } as const;
const pageBytes = 65536;
/** Where an access that is out of bounds goes: WebGPU takes the last word. */
const guardBytes = 256;

export interface GpuOptions {
  /** A device of the page's own, to draw from the same memory. */
  readonly device?: GPUDevice | undefined;
  /** Bytes of device memory to begin with. */
  readonly memoryBytes: number;
  readonly output: Output;
}

/** Runs kernels on a GPU through WebGPU. Device memory is one buffer, which grows. */
export class GpuBackend implements Backend {
  readonly kind = "webgpu";
  readonly name: string;
  readonly gpu: NonNullable<Backend["gpu"]>;
  readonly #session: GpuSession;
  readonly #adapter: OpenedAdapter;
  readonly #queue = new OperationQueue();
  readonly #reports: GpuReports;
  readonly #memory: Allocator;
  readonly #files = new Map<KernelModule, PlacedVariables>();
  readonly #pipelines = new Map<string, number>();
  readonly #kernels = new Map<ImportedKernel, number>();
  #heapBytes = 0;
  /** Until WebGPU has answered whether there is memory for it. */
  #growing: Promise<void> | undefined;
  /** Bytes that have been handed out, from `heapBase` on. */
  #end = 0;

  /** @throws {Error} when there is no GPU with a driver that WebGPU can use */
  static async open(gpu: GPU | undefined, { device, memoryBytes, output }: GpuOptions): Promise<GpuBackend> {
    const flags = heapUsage.index | heapUsage.vertex | heapUsage.uniform | heapUsage.indirect;
    const session = new GpuSession(
      gpu,
      { buffer: new ArrayBuffer(0) },
      { ...(device && { device }), heapUsage: flags },
    );
    const { state, text } = await session.do({ kind: "open" });
    if (state !== "ok") throw new Error(text);
    const backend = new GpuBackend(session, JSON.parse(text) as OpenedAdapter, output);
    await backend.#grow(memoryBytes);
    await backend.#reports.tell();
    return backend;
  }

  private constructor(session: GpuSession, adapter: OpenedAdapter, output: Output) {
    this.#session = session;
    this.#adapter = adapter;
    this.name = adapter.name;
    this.gpu = { device: session.device, heap: () => session.heap, base: heapBase };
    this.#reports = new GpuReports(session, output, (address) => this.#textAt(address));
    this.#memory = new Allocator((pages) => this.#growBy(pages));
  }

  allocate(bytes: number): number {
    const address = this.#memory.allocate(bytes);
    if (address === undefined)
      throw new CudaError(status.memoryAllocation, `the GPU has no memory left for ${bytes} bytes`);
    // It lies where the heap could not grow to before.
    if (address - heapBase + bytes + guardBytes > this.#heapBytes) this.#growTo(this.#end + guardBytes);
    // Memory that was freed is handed out again; all begins as zeros, as on the CPU.
    this.#ask(() => this.#session.clear(address, 4 * Math.ceil(bytes / 4)));
    return address;
  }

  release(address: number): void {
    this.#memory.release(address);
  }

  write(address: number, bytes: Uint8Array): void {
    const isWords = address % 4 === 0 && bytes.length % 4 === 0;
    const content = isWords && this.#queue.isIdle ? bytes : bytes.slice();
    this.#ask(() => (isWords ? this.#session.write(address, content) : this.#writeParts(address, content)));
  }

  /** WebGPU writes whole words: what else is in the first and the last one stays. */
  async #writeParts(address: number, bytes: Uint8Array): Promise<void> {
    const start = address - (address % 4);
    const words = new Uint8Array(4 * Math.ceil((address + bytes.length - start) / 4));
    const last = start + words.length - 4;
    const edges = await this.#session.read([
      { address: start, bytes: 4 },
      { address: last, bytes: 4 },
    ]);
    words.set(edges[0] ?? [], 0);
    words.set(edges[1] ?? [], words.length - 4);
    words.set(bytes, address - start);
    this.#session.write(start, words);
  }

  async read(address: number, bytes: number): Promise<Uint8Array> {
    // Only the copy is a matter of order; the queue does not wait for what it brings.
    const { reading } = await this.#queue.run(() => ({ reading: this.#session.read([{ address, bytes }]) }));
    const [content] = await this.#reports.watch(reading);
    // Launches tell themselves how they ended.
    await this.#reports.settle();
    await this.#reports.tell();
    return content ?? new Uint8Array();
  }

  copy(to: number, from: number, bytes: number): void {
    const isWords = to % 4 === 0 && from % 4 === 0 && bytes % 4 === 0;
    if (isWords && Math.abs(to - from) >= bytes) this.#ask(() => this.#session.copy(to, from, bytes));
    else
      this.#ask(async () => {
        const [content = new Uint8Array()] = await this.#session.read([{ address: from, bytes }]);
        await this.#writeParts(to, content);
      });
  }

  symbol({ file }: Omit<KernelOfFile, "kernel">, symbol: string): number {
    return this.#place(file).addresses.get(symbol) ?? 0;
  }

  async launch({ file, kernel }: KernelOfFile, shape: LaunchShape, parameters: Uint8Array): Promise<void> {
    const place = { kernel: kernel.displayName, file: file.file, line: kernel.line };
    const wgsl = this.#choose(kernel, shape, place);
    const { addresses } = this.#place(file);
    const variables = wgsl.variables.map((name) => addresses.get(name) ?? 0);
    const { gridDim } = shape;
    const done = this.#queue.run(() => {
      const pipeline = this.#pipelineOf(kernel, wgsl, shape, place);
      // Kernels that allocate memory have no WGSL.
      const content = { gridDim, variables, parameters, deviceHeap: 0 };
      const start = (id: number) => ({ done: this.#start(id, content, place) });
      return typeof pipeline === "number" ? start(pipeline) : pipeline.then(start);
    });
    await (
      await done
    ).done;
  }

  #start(
    pipeline: number,
    content: Omit<Parameters<typeof writeLaunchBlock>[0], "number">,
    place: KernelPlace,
  ): Promise<void> {
    const { x, y, z } = content.gridDim;
    const { number, done } = this.#reports.expect(place);
    for (const { firstBlock, groups } of dispatchesOf(x * y * z, this.#adapter)) {
      const block = writeLaunchBlock({ ...content, number }, firstBlock);
      void this.#reports.check(this.#session.do({ kind: "launch", pipeline, block, groups }));
    }
    this.#session.flush();
    return done;
  }

  async settle(): Promise<void> {
    await this.#queue.run(() => {});
    await this.#reports.settle();
    await this.#reports.tell();
  }

  async close(): Promise<void> {
    try {
      await this.settle();
    } finally {
      await this.#session.do({ kind: "close" });
    }
  }

  /** @throws {CudaError} when the GPU cannot run such blocks */
  #choose(
    kernel: ImportedKernel,
    { blockDim, gridDim, dynamicSharedBytes, cooperative }: LaunchShape,
    place: KernelPlace,
  ) {
    const refuse = (code: number, reason: string) =>
      new CudaError(code, `kernel ${place.kernel}: ${reason}`, place);
    if (kernel.wgsl.length === 0)
      throw refuse(status.notSupported, `it cannot run on WebGPU, only on the CPU: ${kernel.notOnGpu ?? ""}`);
    if (cooperative) throw refuse(status.notSupported, "cooperative launches run on the CPU only");
    if (gridDim.x * gridDim.y * gridDim.z > 0xffffffff)
      throw refuse(status.notSupported, "grids of more than 2^32 blocks are not supported on WebGPU");
    const threads = blockDim.x * blockDim.y * blockDim.z;
    const { maxInvocations, maxWorkgroupBytes } = this.#adapter;
    const found = kernel.wgsl.find(
      ({ threadsPerInvocation }) => threads <= threadsPerInvocation * maxInvocations,
    );
    if (!found) throw refuse(status.launchOutOfResources, `this GPU cannot run blocks of ${threads} threads`);
    const bytes = found.workgroupBytes + threads * (found.workgroupBytesPerThread ?? 0) + dynamicSharedBytes;
    if (bytes > maxWorkgroupBytes)
      throw refuse(
        status.launchOutOfResources,
        `its blocks need ${bytes} bytes of shared memory, and this GPU has ${maxWorkgroupBytes}`,
      );
    return found;
  }

  /** Compiled once for each size of the blocks. */
  #pipelineOf(
    kernel: ImportedKernel,
    { threadsPerInvocation, code, entryPoint }: ImportedWgsl,
    { blockDim, dynamicSharedBytes }: LaunchShape,
    place: KernelPlace,
  ): number | Promise<number> {
    const { x, y, z } = blockDim;
    const kernelNumber = this.#kernels.get(kernel) ?? this.#kernels.size;
    this.#kernels.set(kernel, kernelNumber);
    const key = [kernelNumber, threadsPerInvocation, x, y, z, dynamicSharedBytes].join(" ");
    const known = this.#pipelines.get(key);
    if (known !== undefined) return known;
    const id = this.#pipelines.size;
    const constants = {
      block_size_x: x,
      block_size_y: y,
      block_size_z: z,
      dynamic_shared_words: Math.max(1, Math.ceil(dynamicSharedBytes / 4)),
    };
    return this.#session.do({ kind: "pipeline", id, code, entryPoint, constants }).then(({ state, text }) => {
      if (state === "lost") throw new CudaError(status.launchFailure, `the GPU was lost: ${text}`, place);
      if (state !== "ok")
        throw new Error(
          `WebGPU rejects the code of kernel ${place.kernel}, which is a bug of unwarp or of the driver; please report it\n${text}`,
        );
      this.#pipelines.set(key, id);
      return id;
    });
  }

  #place(file: KernelModule): PlacedVariables {
    const known = this.#files.get(file);
    if (known) return known;
    const placed = placeVariables(file, this);
    this.#files.set(file, placed);
    return placed;
  }

  /** A text that stays as it is, for as long as the program runs: a constant. */
  #textAt(address: number): string | undefined {
    for (const { contents } of this.#files.values()) {
      const found = contents.find(
        (one) => address >= one.address && address < one.address + one.bytes.length,
      );
      if (!found) continue;
      if (found.mayChange) return undefined;
      return textOf(found.bytes.subarray(address - found.address));
    }
    return undefined;
  }

  /** For the allocator: the address of so many more pages. */
  #growBy(pages: number): number | undefined {
    const first = heapBase + this.#end;
    const end = this.#end + pages * pageBytes;
    const most = this.#adapter.maxHeapBytes;
    if (end + guardBytes > most) return undefined;
    this.#end = end;
    if (end + guardBytes > this.#heapBytes) this.#growTo(end + guardBytes);
    return first;
  }

  #growTo(bytes: number): void {
    void this.#grow(Math.min(this.#adapter.maxHeapBytes, Math.max(bytes, 1.5 * this.#heapBytes)));
  }

  async #grow(bytes: number): Promise<void> {
    const size = Math.min(this.#adapter.maxHeapBytes, 256 * Math.ceil(bytes / 256));
    this.#heapBytes = size;
    const before = this.#growing;
    const resize = () => ({ grown: this.#session.do({ kind: "resize", bytes: size }) });
    // Not held up by WebGPU's answer, but to the growth before it: the new buffer is in place at once.
    const asked = this.#queue.run(before ? () => before.then(resize) : resize);
    const growing = asked.then(async ({ grown }) => {
      if ((await grown).state !== "ok" && this.#heapBytes === size) this.#heapBytes = this.#session.heapBytes;
      await this.#reports.check(grown);
    });
    this.#growing = growing;
    await growing;
    if (this.#growing === growing) this.#growing = undefined;
  }

  /** What goes wrong is told by the next launch or read. */
  #ask(operation: () => void | Promise<void>): void {
    this.#reports.watch(this.#queue.run<void>(operation)).catch(() => {});
  }
}
