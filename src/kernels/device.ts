import type { Backend } from "./backend.ts";
import { DeviceBuffer } from "./buffer.ts";
import { bytesOf, classOf, type TypedArray, type TypedArrayClass } from "./typed-arrays.ts";

/**
 * A GPU, or the CPU in its place, with memory of its own. What is asked of it is done in that order, whether or not one waits for the
 * promises. Made by `openDevice`.
 */
export class Device {
  readonly kind: "webgpu" | "cpu";
  /** The GPU's, as WebGPU has it. */
  readonly name: string;
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
    this.kind = backend.kind;
    this.name = backend.name;
  }

  /** WebGPU's device, to draw with; undefined on the CPU. */
  get gpu(): GPUDevice | undefined {
    return this.#backend.gpu?.device;
  }

  /**
   * Memory for so many numbers, all zero.
   * @throws {CudaError} when memory is used up
   */
  alloc<T extends TypedArray>(type: TypedArrayClass<T>, length: number): DeviceBuffer<T> {
    if (!Number.isInteger(length) || length < 0)
      throw new RangeError(`there is no buffer of ${length} numbers`);
    const bytes = length * type.BYTES_PER_ELEMENT;
    const address = this.#backend.allocate(Math.max(4, bytes));
    return new DeviceBuffer(this, type, { address, bytes, isFreed: false }, 0, length);
  }

  /** A buffer with a copy of the array's numbers. */
  upload<T extends TypedArray>(array: T): DeviceBuffer<T> {
    const buffer = this.alloc(classOf(array), array.length);
    // Whole words are written sooner than parts of them, and the rest of the last word is nobody's.
    const bytes = bytesOf(array);
    const words = bytes.length % 4 === 0 ? bytes : new Uint8Array(4 * Math.ceil(bytes.length / 4));
    if (words !== bytes) words.set(bytes);
    this.writeBytes(buffer.address, words);
    return buffer;
  }

  /** A stream: work in it is in order, as all work of the device is. */
  stream(): Stream {
    return new Stream(this);
  }

  /** Waits for all that was asked for. What fails is told by its own promise. */
  synchronize(): Promise<void> {
    return this.#backend.settle();
  }

  /** Gives memory and GPU back; the device cannot be used any more. */
  close(): Promise<void> {
    return this.#backend.close();
  }

  /** @internal */
  get backend(): Backend {
    return this.#backend;
  }

  /** @internal */
  writeBytes(address: number, bytes: Uint8Array): void {
    if (bytes.length > 0) this.#backend.write(address, bytes);
  }

  /** @internal */
  readBytes(address: number, bytes: number): Promise<Uint8Array> {
    return bytes === 0 ? Promise.resolve(new Uint8Array()) : this.#backend.read(address, bytes);
  }

  /** @internal */
  copyBytes(to: number, from: number, bytes: number): void {
    if (bytes > 0 && to !== from) this.#backend.copy(to, from, bytes);
  }

  /** @internal */
  release(address: number): void {
    this.#backend.release(address);
  }

  /** @internal */
  placeOnGpu(address: number, size: number) {
    const { gpu } = this.#backend;
    return gpu && { buffer: gpu.heap(), offset: address - gpu.base, size };
  }
}

/** As CUDA's streams: launches name one. A device does everything in order, so it is only a name for the device. */
export class Stream {
  readonly device: Device;

  constructor(device: Device) {
    this.device = device;
  }

  /** Waits for the work of the stream. */
  synchronize(): Promise<void> {
    return this.device.synchronize();
  }
}
