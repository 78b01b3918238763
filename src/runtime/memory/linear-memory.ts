/**
 * The program's memory as the runtime sees it. It is shared and grows under the program's own
 * hands (`malloc`), so views are renewed whenever an address lies beyond them; older views stay
 * valid for what they cover.
 */
export class LinearMemory {
  readonly memory: WebAssembly.Memory;
  private bytes: Uint8Array;
  private words: Int32Array;
  private view: DataView;
  private readonly bulk: BulkOperations;

  constructor(memory: WebAssembly.Memory) {
    this.memory = memory;
    this.bytes = new Uint8Array(memory.buffer);
    this.words = new Int32Array(memory.buffer);
    this.view = new DataView(memory.buffer);
    this.bulk = bulkOperations(memory);
  }

  /** Its size now, in bytes. */
  get size(): number {
    return this.memory.buffer.byteLength;
  }

  contains(address: number, bytes: number): boolean {
    return address + bytes <= this.bytes.length || address + bytes <= this.size;
  }

  u32(address: number): number {
    return this.at(address, 4).getUint32(address, true);
  }

  setU32(address: number, value: number): void {
    this.at(address, 4).setUint32(address, value, true);
  }

  u64(address: number): bigint {
    return this.at(address, 8).getBigUint64(address, true);
  }

  setU64(address: number, value: bigint): void {
    this.at(address, 8).setBigUint64(address, value, true);
  }

  setF32(address: number, value: number): void {
    this.at(address, 4).setFloat32(address, value, true);
  }

  u8(address: number): number {
    return this.at(address, 1).getUint8(address);
  }

  /** For `Atomics`: the word of a 4-aligned address is at index `address >> 2`. */
  atomicWords(address: number): Int32Array {
    this.at(address, 4);
    return this.words;
  }

  /** A view of the bytes, which later writes of the program show through. */
  range(address: number, bytes: number): Uint8Array {
    if (address + bytes > this.bytes.length) this.renew();
    return this.bytes.subarray(address, address + bytes);
  }

  /** As C's memmove. */
  copy(to: number, from: number, bytes: number): void {
    this.bulk.copy(to, from, bytes);
  }

  /** As C's memset. */
  fill(address: number, byte: number, bytes: number): void {
    this.bulk.fill(address, byte, bytes);
  }

  /** A C string, read as UTF-8. */
  text(address: number): string {
    let end = address;
    while (this.u8(end) !== 0) end++;
    // A copy, because decoders refuse shared memory.
    return new TextDecoder().decode(this.range(address, end - address).slice());
  }

  /** Writes text as a C string of at most `capacity` bytes, NUL included. */
  setText(address: number, text: string, capacity: number): void {
    const encoded = new TextEncoder().encode(text).subarray(0, Math.max(0, capacity - 1));
    if (capacity === 0) return;
    this.range(address, encoded.length).set(encoded);
    this.range(address + encoded.length, 1)[0] = 0;
  }

  private at(address: number, bytes: number): DataView {
    if (address + bytes > this.bytes.length) this.renew();
    return this.view;
  }

  private renew(): void {
    const { buffer } = this.memory;
    this.bytes = new Uint8Array(buffer);
    this.words = new Int32Array(buffer);
    this.view = new DataView(buffer);
  }
}

interface BulkOperations {
  copy(to: number, from: number, bytes: number): void;
  fill(address: number, byte: number, bytes: number): void;
}

/**
 * WebAssembly's own memory.copy and memory.fill over that memory. `Uint8Array.prototype.copyWithin`
 * would do, but on shared memory engines copy word by word with atomic accesses.
 */
function bulkOperations(memory: WebAssembly.Memory): BulkOperations {
  // A page that is not isolated has shared memories, though no SharedArrayBuffer to compare with.
  const isShared = !((memory.buffer as ArrayBufferLike) instanceof ArrayBuffer);
  const code = isShared
    ? bulkModule
    : bulkModule.with(bulkModule.indexOf(sharedLimits, memoryImport), ownLimits);
  const instance = new WebAssembly.Instance(new WebAssembly.Module(code), { env: { memory } });
  const { copy, fill } = instance.exports;
  return { copy, fill } as unknown as BulkOperations;
}

/** How the limits of the imported memory begin: both of them, shared or not. */
const sharedLimits = 0x03;
const ownLimits = 0x01;
/** Where its import begins in `bulkModule`. */
const memoryImport = 30;

/**
 * (module
 *   (import "env" "memory" (memory 0 65536 shared))
 *   (func (export "copy") (param i32 i32 i32) local.get 0 local.get 1 local.get 2 memory.copy)
 *   (func (export "fill") (param i32 i32 i32) local.get 0 local.get 1 local.get 2 memory.fill))
 */
const bulkModule = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  // type section: (i32, i32, i32) -> ()
  ...[0x01, 0x07, 0x01, 0x60, 0x03, 0x7f, 0x7f, 0x7f, 0x00],
  // import section: env.memory, shared, 0 to 65536 pages
  ...[0x02, 0x12, 0x01, 0x03, 0x65, 0x6e, 0x76, 0x06, 0x6d, 0x65, 0x6d, 0x6f, 0x72, 0x79],
  ...[0x02, 0x03, 0x00, 0x80, 0x80, 0x04],
  // function section: two of type 0
  ...[0x03, 0x03, 0x02, 0x00, 0x00],
  // export section: copy, fill
  ...[0x07, 0x0f, 0x02, 0x04, 0x63, 0x6f, 0x70, 0x79, 0x00, 0x00],
  ...[0x04, 0x66, 0x69, 0x6c, 0x6c, 0x00, 0x01],
  // code section
  ...[0x0a, 0x1a, 0x02],
  ...[0x0c, 0x00, 0x20, 0x00, 0x20, 0x01, 0x20, 0x02, 0xfc, 0x0a, 0x00, 0x00, 0x0b],
  ...[0x0b, 0x00, 0x20, 0x00, 0x20, 0x01, 0x20, 0x02, 0xfc, 0x0b, 0x00, 0x0b],
);
