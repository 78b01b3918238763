/// <reference types="@webgpu/types" />
import { wgslBindings } from "../../artifact/wgsl-kernel.ts";
import { alignUp } from "../../ir/layout.ts";
import { invariant } from "../../source/invariant.ts";
import {
  type AnswerState,
  GpuError,
  type GpuRequest,
  heapBase,
  serviceBytes,
  type MemoryRange,
  type OpenedAdapter,
} from "./protocol.ts";

export interface Answer {
  readonly state: AnswerState;
  readonly text: string;
}

interface Pipeline {
  readonly pipeline: GPUComputePipeline;
  /** Made anew when the heap is. */
  group: GPUBindGroup | undefined;
  groupBytes: number;
}

/** For hosts that share a GPU with other code of theirs. */
export interface SessionOptions {
  /** To be used instead of one that the session asks for, and left alone at the end. */
  readonly device?: GPUDevice;
  /** What else the heap is for: WebGPU's flags. */
  readonly heapUsage?: number;
}

/** WebGPU's flags, which Node does not have as globals. */
const usage = { mapRead: 1, copySource: 4, copyTarget: 8, uniform: 0x40, storage: 0x80 } as const;
const computeStage = 4;
const mapForReading = 1;
const lossDelayMs = 50;

/** Launch blocks lie in one buffer until all have been used. */
const launchArenaBytes = 1 << 20;
const launchBlockAlignment = 256;
/** Launches that go to the GPU together, if the host asks for nothing before. */
const launchesPerSubmit = 64;
/** Of one allocation: the least that a binding can have. */
const extentBytes = 8;
/** Larger copies go in pieces. */
const copyBytes = 32 << 20;

/**
 * Does the host's requests on a GPU. The heap is one buffer; see `wgsl-kernel.ts`. Everything here runs in one thread, in Node
 * and in the browser.
 */
export class GpuSession {
  readonly #gpu: GPU | undefined;
  readonly #memory: { readonly buffer: ArrayBufferLike };
  readonly #options: SessionOptions;
  #device: GPUDevice | undefined;
  #lost: string | undefined;
  #isClosing = false;
  /** What WebGPU complained of outside of any request. */
  #complaint: string | undefined;
  #heap: GPUBuffer | undefined;
  #service: GPUBuffer | undefined;
  /** Empty, unless kernels check bounds. */
  #extents: GPUBuffer | undefined;
  #arena: GPUBuffer | undefined;
  #arenaUsed = 0;
  #groupLayout: GPUBindGroupLayout | undefined;
  #layout: GPUPipelineLayout | undefined;
  /** Buffers to read by that are not in use. */
  readonly #staging: GPUBuffer[] = [];
  readonly #pipelines = new Map<number, Pipeline>();
  /** Until WebGPU has answered whether there is memory for the heap's last size. */
  #resizing: Promise<void> | undefined;
  #encoder: GPUCommandEncoder | undefined;
  #launches = 0;
  #piece = new Uint8Array(0);

  readonly #onError = (event: GPUUncapturedErrorEvent): void => {
    this.#complaint ??= event.error.message;
  };

  constructor(
    gpu: GPU | undefined,
    memory: { readonly buffer: ArrayBufferLike },
    options: SessionOptions = {},
  ) {
    this.#gpu = gpu;
    this.#memory = memory;
    this.#options = options;
  }

  /** The device's memory, from `resize` on; another buffer after each. */
  get heap(): GPUBuffer {
    invariant(this.#heap, "there is a heap");
    return this.#heap;
  }

  /** 0 before the first `resize` that went well. */
  get heapBytes(): number {
    return this.#heap?.size ?? 0;
  }

  /** From `open` on. */
  get device(): GPUDevice {
    return this.#opened;
  }

  /** Never throws for what WebGPU refuses. */
  async do(request: GpuRequest): Promise<Answer> {
    try {
      const text = (await this.#do(request)) ?? "";
      if (this.#lost !== undefined) return { state: "lost", text: this.#lost };
      if (this.#complaint === undefined) return { state: "ok", text };
      const complaint = this.#complaint;
      this.#complaint = undefined;
      return { state: "refused", text: complaint };
    } catch (error) {
      // What fails because the device is lost may fail before that is told.
      await Promise.race([this.#device?.lost, new Promise((resolve) => setTimeout(resolve, lossDelayMs))]);
      if (this.#lost !== undefined) return { state: "lost", text: this.#lost };
      if (error instanceof GpuError) return { state: error.state, text: error.message };
      return { state: "refused", text: error instanceof Error ? error.message : String(error) };
    }
  }

  /** Sends the launches that have been gathered. */
  flush(): void {
    if (!this.#encoder || !this.#device) return;
    this.#device.queue.submit([this.#encoder.finish()]);
    this.#encoder = undefined;
    this.#launches = 0;
    this.#arenaUsed = 0;
  }

  #do(request: GpuRequest): Promise<string | void> | string | void {
    switch (request.kind) {
      case "open":
        return this.#open();
      case "resize":
        return this.#resize(request.bytes);
      case "pipeline":
        return this.#addPipeline(request);
      case "launch":
        return this.#launch(request.pipeline, request.block, request.groups);
      case "upload":
        return this.#upload(request.ranges);
      case "download":
        return this.#download(request.ranges, request.service);
      case "extents":
        return this.#setExtents(request.words);
      case "clear-service":
        return this.#clearService(request.firstWord, request.words);
      case "close":
        return this.#close();
    }
  }

  get #opened(): GPUDevice {
    invariant(this.#device, "the adapter is open");
    return this.#device;
  }

  async #open(): Promise<string> {
    const given = this.#options.device;
    const { device, info } = given ? { device: given, info: given.adapterInfo } : await this.#requestDevice();
    const { limits } = device;
    const name =
      info.description || info.device || [info.vendor, info.architecture].filter(Boolean).join(" ");
    const maxHeapBytes = Math.min(limits.maxStorageBufferBindingSize, limits.maxBufferSize);
    this.#device = device;
    void device.lost.then(({ message }) => {
      if (!this.#isClosing) this.#lost ??= message || "the GPU is gone";
    });
    device.addEventListener("uncapturederror", this.#onError);
    this.#groupLayout = device.createBindGroupLayout({
      entries: [
        { binding: wgslBindings.heap, visibility: computeStage, buffer: { type: "storage" } },
        {
          binding: wgslBindings.launch,
          visibility: computeStage,
          buffer: { type: "uniform", hasDynamicOffset: true },
        },
        { binding: wgslBindings.service, visibility: computeStage, buffer: { type: "storage" } },
        { binding: wgslBindings.extents, visibility: computeStage, buffer: { type: "read-only-storage" } },
      ],
    });
    this.#layout = device.createPipelineLayout({ bindGroupLayouts: [this.#groupLayout] });
    this.#arena = device.createBuffer({ size: launchArenaBytes, usage: usage.uniform | usage.copyTarget });
    this.#service = device.createBuffer({
      size: serviceBytes,
      usage: usage.storage | usage.copySource | usage.copyTarget,
    });
    this.#extents = device.createBuffer({ size: extentBytes, usage: usage.storage | usage.copyTarget });
    const isSoftware = info.isFallbackAdapter || /swiftshader|llvmpipe/i.test(name);
    const opened: OpenedAdapter = {
      name,
      isSoftware,
      maxInvocations: Math.min(limits.maxComputeInvocationsPerWorkgroup, limits.maxComputeWorkgroupSizeX),
      maxWorkgroupBytes: limits.maxComputeWorkgroupStorageSize,
      maxWorkgroups: limits.maxComputeWorkgroupsPerDimension,
      maxHeapBytes: Math.floor(maxHeapBytes / 4) * 4,
    };
    return JSON.stringify(opened);
  }

  /** Launches that were gathered still see the old ones. */
  #setExtents(words: Uint32Array<ArrayBuffer>): void {
    this.flush();
    this.#extents?.destroy();
    const size = Math.max(extentBytes, words.byteLength);
    this.#extents = this.#opened.createBuffer({ size, usage: usage.storage | usage.copyTarget });
    this.#opened.queue.writeBuffer(this.#extents, 0, words);
    for (const pipeline of this.#pipelines.values()) pipeline.group = undefined;
  }

  async #requestDevice(): Promise<{ readonly device: GPUDevice; readonly info: GPUAdapterInfo }> {
    const adapter = await this.#gpu?.requestAdapter({ powerPreference: "high-performance" });
    if (!adapter) throw new GpuError("refused", "WebGPU finds no such GPU with a driver that it can use");
    const { limits, info } = adapter;
    const device = await adapter.requestDevice({
      requiredLimits: {
        maxStorageBufferBindingSize: limits.maxStorageBufferBindingSize,
        maxBufferSize: limits.maxBufferSize,
        maxComputeWorkgroupStorageSize: limits.maxComputeWorkgroupStorageSize,
        maxComputeInvocationsPerWorkgroup: limits.maxComputeInvocationsPerWorkgroup,
        maxComputeWorkgroupSizeX: limits.maxComputeWorkgroupSizeX,
      },
    });
    return { device, info };
  }

  /** One after the other: what fails falls back on the heap before it, which must be a real one. */
  async #resize(bytes: number): Promise<void> {
    while (this.#resizing) await this.#resizing;
    const resizing = this.#resizeNow(bytes);
    const done = () => {
      this.#resizing = undefined;
    };
    this.#resizing = resizing.then(done, done);
    await resizing;
  }

  async #resizeNow(bytes: number): Promise<void> {
    const device = this.#opened;
    device.pushErrorScope("out-of-memory");
    device.pushErrorScope("validation");
    const heapUsage = usage.storage | usage.copySource | usage.copyTarget | (this.#options.heapUsage ?? 0);
    const heap = device.createBuffer({ size: bytes, usage: heapUsage });
    const [validation, memory] = [device.popErrorScope(), device.popErrorScope()];
    const old = this.#heap;
    // At once, not when WebGPU has answered: whoever does not wait may go on with it.
    this.#heap = heap;
    for (const pipeline of this.#pipelines.values()) pipeline.group = undefined;
    if (old) {
      device.pushErrorScope("validation");
      this.#commands().copyBufferToBuffer(old, 0, heap, 0, old.size);
      this.flush();
      void device.popErrorScope();
    }
    const [invalid, full] = [await validation, await memory];
    if (invalid || full) {
      // What was gathered meanwhile is for the buffer that there is not: WebGPU refuses it, and says so.
      this.flush();
      this.#heap = old;
      for (const pipeline of this.#pipelines.values()) pipeline.group = undefined;
      heap.destroy();
      throw new GpuError("out-of-memory", (invalid ?? full)?.message ?? "");
    }
    old?.destroy();
  }

  async #addPipeline({
    id,
    code,
    entryPoint,
    constants,
  }: Extract<GpuRequest, { kind: "pipeline" }>): Promise<void> {
    const device = this.#opened;
    device.pushErrorScope("validation");
    device.pushErrorScope("internal");
    const module = device.createShaderModule({ code });
    const { messages } = await module.getCompilationInfo();
    let pipeline: GPUComputePipeline | undefined;
    let reason = "";
    try {
      const layout = this.#layout ?? "auto";
      const compute = { module, entryPoint, ...(constants && { constants: { ...constants } }) };
      pipeline = await device.createComputePipelineAsync({ layout, compute });
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error);
    }
    const problems = [await device.popErrorScope(), await device.popErrorScope()];
    const lines = code.split("\n");
    const errors = messages
      .filter(({ type }) => type === "error")
      .map(
        ({ lineNum, message }) =>
          `${sourceOf(lines, lineNum)}line ${lineNum} of the WGSL: ${message}\n  ${lines[lineNum - 1] ?? ""}`,
      );
    if (!pipeline || errors.length > 0)
      throw new GpuError(
        "refused",
        [...errors, ...problems.map((one) => one?.message ?? ""), reason].join("\n"),
      );
    this.#pipelines.set(id, { pipeline, group: undefined, groupBytes: 0 });
  }

  #launch(id: number, block: Uint8Array<ArrayBuffer>, [x, y]: readonly [number, number]): void {
    const kernel = this.#pipelines.get(id);
    invariant(kernel && this.#arena, "the pipeline was made");
    const bytes = Math.ceil(block.length / launchBlockAlignment) * launchBlockAlignment;
    if (this.#arenaUsed + bytes > launchArenaBytes) this.flush();
    const offset = this.#arenaUsed;
    this.#arenaUsed += bytes;
    this.#opened.queue.writeBuffer(this.#arena, offset, block);
    const pass = this.#commands().beginComputePass();
    pass.setPipeline(kernel.pipeline);
    pass.setBindGroup(0, this.#groupOf(kernel, bytes), [offset]);
    pass.dispatchWorkgroups(x, y);
    pass.end();
    if (++this.#launches >= launchesPerSubmit) this.flush();
  }

  #groupOf(kernel: Pipeline, bytes: number): GPUBindGroup {
    if (kernel.group && kernel.groupBytes === bytes) return kernel.group;
    invariant(this.#heap && this.#service && this.#extents && this.#arena, "there is a heap");
    invariant(this.#groupLayout, "the adapter is open");
    kernel.group = this.#opened.createBindGroup({
      layout: this.#groupLayout,
      entries: [
        { binding: wgslBindings.heap, resource: { buffer: this.#heap } },
        { binding: wgslBindings.launch, resource: { buffer: this.#arena, size: bytes } },
        { binding: wgslBindings.service, resource: { buffer: this.#service } },
        { binding: wgslBindings.extents, resource: { buffer: this.#extents } },
      ],
    });
    kernel.groupBytes = bytes;
    return kernel.group;
  }

  #commands(): GPUCommandEncoder {
    return (this.#encoder ??= this.#opened.createCommandEncoder());
  }

  /** Copies bytes to the heap. Address and length are multiples of 4. */
  write(address: number, bytes: Uint8Array): void {
    this.flush();
    this.#opened.queue.writeBuffer(this.heap, address - heapBase, bytes);
  }

  /** Zeroes bytes of the heap. Both are multiples of 4. */
  clear(address: number, bytes: number): void {
    this.#commands().clearBuffer(this.heap, address - heapBase, bytes);
    this.flush();
  }

  /** Copies within the heap. All are multiples of 4, and the ranges do not overlap. */
  copy(to: number, from: number, bytes: number): void {
    this.#commands().copyBufferToBuffer(this.heap, from - heapBase, this.heap, to - heapBase, bytes);
    this.flush();
  }

  /** What ranges of the heap hold behind all that was asked for before; of what is asked for later nothing. */
  async read(ranges: readonly MemoryRange[]): Promise<Uint8Array[]> {
    const pieces = ranges.map(({ address, bytes }) => ({
      address,
      bytes,
      buffer: this.heap,
      offset: address - heapBase,
    }));
    return this.#readPieces(pieces);
  }

  /** The same of the service block, from its start; then the words given are zeros. */
  async readService(
    bytes: number,
    clear?: { readonly firstWord: number; readonly words: number },
  ): Promise<Uint8Array> {
    invariant(this.#service, "the adapter is open");
    const reading = this.#readPieces([{ address: 0, bytes, buffer: this.#service, offset: 0 }]);
    if (clear) this.#clearService(clear.firstWord, clear.words);
    const [content] = await reading;
    return content ?? new Uint8Array();
  }

  #upload(ranges: readonly MemoryRange[]): void {
    this.flush();
    const { buffer } = this.#memory;
    for (const { address, bytes } of ranges.flatMap(piecesOf)) {
      const start = address - (address % 4);
      const length = alignUp(address + bytes, 4) - start;
      // WebGPU takes no shared memory.
      if (this.#piece.length < length) this.#piece = new Uint8Array(length);
      this.#piece.set(new Uint8Array(buffer, start, length));
      invariant(this.#heap, "there is a heap");
      this.#opened.queue.writeBuffer(this.#heap, start - heapBase, this.#piece, 0, length);
    }
  }

  #clearService(firstWord: number, words: number): void {
    this.flush();
    invariant(this.#service, "the adapter is open");
    this.#opened.queue.writeBuffer(this.#service, 4 * firstWord, new Uint8Array(4 * words));
  }

  async #download(ranges: readonly MemoryRange[], service: MemoryRange | undefined): Promise<void> {
    invariant(this.#service, "the adapter is open");
    const pieces: Piece[] = service ? [{ ...service, buffer: this.#service, offset: 0 }] : [];
    for (const piece of ranges.flatMap(piecesOf)) {
      invariant(this.#heap, "there is a heap");
      pieces.push({ ...piece, buffer: this.#heap, offset: piece.address - heapBase });
    }
    while (pieces.length > 0) {
      const batch: Piece[] = [];
      let total = 0;
      for (let next = pieces[0]; next && (total === 0 || total + next.bytes <= copyBytes); next = pieces[0]) {
        batch.push(next);
        total += next.bytes + 8;
        pieces.shift();
      }
      await this.#fetch(batch);
    }
  }

  async #fetch(batch: readonly Piece[]): Promise<void> {
    const { buffer } = this.#memory;
    await this.#withContent(batch, (content, { address, bytes }) => {
      new Uint8Array(buffer, address, bytes).set(content);
    });
  }

  async #readPieces(pieces: readonly Piece[]): Promise<Uint8Array[]> {
    const read: Uint8Array[] = [];
    await this.#withContent(pieces, (content) => read.push(content.slice()));
    return read;
  }

  /** Only whole words can be copied from a buffer; only the bytes asked for are shown. */
  async #withContent(
    batch: readonly Piece[],
    use: (content: Uint8Array, piece: MemoryRange) => void,
  ): Promise<void> {
    let total = 0;
    const copies = batch.map(({ buffer, offset, bytes, address }) => {
      const before = offset % 4;
      const size = alignUp(before + bytes, 4);
      total += size;
      return { buffer, offset: offset - before, size, at: total - size, before, bytes, address };
    });
    const staging = this.#takeStaging(total);
    const commands = this.#commands();
    for (const { buffer, offset, size, at } of copies)
      commands.copyBufferToBuffer(buffer, offset, staging, at, size);
    this.flush();
    await staging.mapAsync(mapForReading, 0, total);
    const content = new Uint8Array(staging.getMappedRange(0, total));
    for (const { address, bytes, at, before } of copies)
      use(content.subarray(at + before, at + before + bytes), { address, bytes });
    staging.unmap();
    this.#staging.push(staging);
  }

  #takeStaging(bytes: number): GPUBuffer {
    const staging = this.#staging.pop();
    if (staging && staging.size >= bytes) return staging;
    staging?.destroy();
    return this.#opened.createBuffer({ size: bytes, usage: usage.mapRead | usage.copyTarget });
  }

  async #close(): Promise<void> {
    this.#isClosing = true;
    this.flush();
    // The device must not go while it works: some drivers wait for it then, for ever.
    if (this.#lost === undefined) await this.#device?.queue.onSubmittedWorkDone();
    if (this.#options.device) this.#leaveDevice(this.#options.device);
    else this.#device?.destroy();
  }

  /** A device that goes on without the session. */
  #leaveDevice(device: GPUDevice): void {
    device.removeEventListener("uncapturederror", this.#onError);
    for (const buffer of [this.#heap, this.#service, this.#extents, this.#arena, ...this.#staging])
      buffer?.destroy();
    this.#staging.length = 0;
  }
}

/** The line of the CUDA source that a line of WGSL was made of, as the comment in front of it says. */
function sourceOf(lines: readonly string[], line: number): string {
  const comment = lines.slice(0, line).findLast((text) => /^\s*(\/\/ .*:\d+|fn .*)$/.test(text));
  const [, place] = /^\s*\/\/ (.*:\d+)$/.exec(comment ?? "") ?? [];
  return place === undefined ? "" : `${place}: `;
}

interface Piece extends MemoryRange {
  readonly buffer: GPUBuffer;
  readonly offset: number;
}

function piecesOf({ address, bytes }: MemoryRange): MemoryRange[] {
  return Array.from({ length: Math.ceil(bytes / copyBytes) }, (_, index) => ({
    address: address + index * copyBytes,
    bytes: Math.min(copyBytes, bytes - index * copyBytes),
  }));
}
