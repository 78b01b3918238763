import type { Device } from "./device.ts";
import { bytesOf, type TypedArray, type TypedArrayClass } from "./typed-arrays.ts";

/** An allocation: shared by a buffer and its parts. */
export interface Allocation {
  readonly address: number;
  readonly bytes: number;
  isFreed: boolean;
  /** Of a variable of the `.cu` file, which lives as long as the device. */
  readonly isVariable?: boolean;
}

/** Numbers in a device's memory. Kernels take it for a pointer. */
export class DeviceBuffer<T extends TypedArray = TypedArray> {
  readonly device: Device;
  /** The class of arrays that `read` gives. */
  readonly type: TypedArrayClass<T>;
  /** Numbers, not bytes. */
  readonly length: number;
  readonly byteLength: number;
  /** What kernels see: the value of the pointer. */
  readonly address: number;
  readonly #allocation: Allocation;

  /** For `Device`: pages allocate with `device.alloc` and `device.upload`. */
  constructor(
    device: Device,
    type: TypedArrayClass<T>,
    allocation: Allocation,
    first: number,
    length: number,
  ) {
    this.device = device;
    this.type = type;
    this.length = length;
    this.byteLength = length * type.BYTES_PER_ELEMENT;
    this.address = allocation.address + first * type.BYTES_PER_ELEMENT;
    this.#allocation = allocation;
  }

  /** What is there when everything that was asked for before is done; `into` an array, if given. */
  async read(into?: T): Promise<T> {
    this.#requireMemory();
    if (into && into.length !== this.length)
      throw new RangeError(`an array of ${this.length} numbers is needed, not of ${into.length}`);
    const bytes = await this.device.readBytes(this.address, this.byteLength);
    if (!into) return new this.type(bytes.buffer as ArrayBuffer, bytes.byteOffset, this.length);
    bytesOf(into).set(bytes);
    return into;
  }

  /** Copies numbers into the buffer, from its number `at` on. The array may change at once. */
  write(array: T, at = 0): void {
    this.#requireMemory();
    this.#requireRange(at, at + array.length);
    this.device.writeBytes(this.address + at * this.type.BYTES_PER_ELEMENT, bytesOf(array));
  }

  /** Copies another buffer's numbers into this one, from its number `at` on, on the device. */
  copyFrom(source: DeviceBuffer<T>, at = 0): void {
    this.#requireMemory();
    source.#requireMemory();
    this.#requireRange(at, at + source.length);
    if (source.device !== this.device) throw new TypeError("the buffers are of different devices");
    this.device.copyBytes(this.address + at * this.type.BYTES_PER_ELEMENT, source.address, source.byteLength);
  }

  /** A part of the buffer, in the same memory: its numbers from `begin` on, up to `end`. */
  subarray(begin: number, end = this.length): DeviceBuffer<T> {
    this.#requireRange(begin, end);
    const first = (this.address - this.#allocation.address) / this.type.BYTES_PER_ELEMENT + begin;
    return new DeviceBuffer(this.device, this.type, this.#allocation, first, end - begin);
  }

  /**
   * Where the numbers are on the GPU, to draw from them without a copy; undefined on the CPU. The memory of a device is one `GPUBuffer`,
   * which is replaced when it grows: ask again after `alloc`, or open the device with enough `memoryBytes`. It may be used as storage,
   * vertices, indices, uniforms and arguments of indirect draws.
   */
  get gpu(): { readonly buffer: GPUBuffer; readonly offset: number; readonly size: number } | undefined {
    this.#requireMemory();
    return this.device.placeOnGpu(this.address, this.byteLength);
  }

  /** Gives the memory back, that of the whole buffer. */
  free(): void {
    this.#requireMemory();
    if (this.#allocation.isVariable) throw new TypeError("the memory of a variable cannot be freed");
    this.#allocation.isFreed = true;
    this.device.release(this.#allocation.address);
  }

  get isFreed(): boolean {
    return this.#allocation.isFreed;
  }

  #requireMemory(): void {
    if (this.isFreed) throw new TypeError("the buffer was freed");
  }

  #requireRange(begin: number, end: number): void {
    const isRange =
      Number.isInteger(begin) && Number.isInteger(end) && begin >= 0 && begin <= end && end <= this.length;
    if (!isRange) throw new RangeError(`a buffer of ${this.length} numbers has none from ${begin} to ${end}`);
  }
}
