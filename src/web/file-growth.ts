import { OpenFile } from "@bjorn3/browser_wasi_shim";

/**
 * Lets files grow by doubling. The library makes a new array for every write at a file's end, which C's buffered output does
 * in pieces of a few kilobytes: an image of 6 MB would copy 4 GB.
 */
export function growFilesByDoubling(): void {
  OpenFile.prototype.fd_write = function (this: OpenFile, data: Uint8Array) {
    const { file } = this;
    if (file.readonly) return { ret: badFileDescriptor, nwritten: 0 };
    const at = Number(this.file_pos);
    const end = at + data.byteLength;
    if (end > file.data.byteLength) file.data = grown(file.data, end);
    file.data.set(data, at);
    this.file_pos = BigInt(end);
    return { ret: 0, nwritten: data.byteLength };
  };
}

/** WASI's errno. */
const badFileDescriptor = 8;

/** A view of at least twice the memory; what is between the end of the file and the new data is zero. */
function grown(data: Uint8Array, bytes: number): Uint8Array {
  if (data.byteOffset === 0 && data.buffer.byteLength >= bytes) {
    const longer = new Uint8Array(data.buffer, 0, bytes);
    // The file may have been cut since these bytes were written.
    longer.fill(0, data.byteLength);
    return longer;
  }
  const whole = new Uint8Array(Math.max(bytes, 2 * data.byteLength));
  whole.set(data);
  return whole.subarray(0, bytes);
}
