import { KernelFault } from "./fault.ts";

/** No variable lies below: null pointers and small offsets from them fault. */
const nullPageBytes = 65536;

/**
 * The memory that host and device share, addressed from 0. Device accesses are checked
 * against the null page and the end.
 */
export class LinearMemory {
  view: DataView;
  bytes: Uint8Array;
  /** Also the first address beyond the end. */
  byteLength: number;
  readonly #buffer: () => ArrayBufferLike;

  /** `buffer` is asked again when an address lies beyond the end, as WASM memory grows. */
  constructor(buffer: () => ArrayBufferLike) {
    this.#buffer = buffer;
    const current = buffer();
    this.view = new DataView(current);
    this.bytes = new Uint8Array(current);
    this.byteLength = current.byteLength;
  }

  /** Faults unless the device may access `size` bytes at `address`; returns the address. */
  check(address: number, size: number): number {
    if (address < nullPageBytes || address + size > this.byteLength) this.#recheck(address, size);
    return address;
  }

  #recheck(address: number, size: number): void {
    if (size === 0) return;
    this.refresh();
    if (address >= nullPageBytes && address + size <= this.byteLength) return;
    const what = address < nullPageBytes ? "a null pointer" : "memory that does not exist";
    throw new KernelFault(
      "illegal-address",
      `access to ${what}: ${size} byte${size === 1 ? "" : "s"} at 0x${address.toString(16)}`,
    );
  }

  /** Takes notice that the memory has grown. */
  refresh(): void {
    const current = this.#buffer();
    if (current === this.view.buffer && current.byteLength === this.byteLength) return;
    this.view = new DataView(current);
    this.bytes = new Uint8Array(current);
    this.byteLength = current.byteLength;
  }

  /** The zero-terminated string at `address`, for messages. */
  readString(address: number): string {
    let text = "";
    for (let at = address; ; at++) {
      const code = this.bytes[this.check(at, 1)];
      if (!code) return decodeUtf8(text);
      text += String.fromCharCode(code);
    }
  }
}

/** From one character per byte; TextDecoder is no part of the language itself. */
function decodeUtf8(bytes: string): string {
  try {
    return decodeURIComponent(bytes.replaceAll(/[%\x80-\xff]/g, percentEncode));
  } catch {
    return bytes;
  }
}

function percentEncode(byte: string): string {
  return `%${byte.charCodeAt(0).toString(16).padStart(2, "0")}`;
}
