/**
 * What a library of native kernels needs besides its code: made when it is compiled, read by the
 * device that loads it.
 */
export interface NativeImage {
  readonly modules: readonly NativeModuleImage[];
}

export interface NativeModuleImage {
  /** As in the program's `CompiledModule`. */
  readonly id: string;
  readonly kernels: readonly NativeKernel[];
  /** In the order of their places in the table of addresses, after those of the modules before. */
  readonly variables: readonly NativeVariable[];
}

export interface NativeKernel {
  readonly name: string;
  /** What the library knows it by. */
  readonly tableIndex: number;
  readonly stackBytes: number;
  readonly contextBytesPerThread: number;
  readonly gangWidth: number;
}

export interface NativeVariable {
  readonly name: string;
  readonly bytes: number;
  readonly align: number;
  /** The initial value in hexadecimal; empty for zeros. */
  readonly data: string;
  /** The program defines it in its host code, and has written its initial value. */
  readonly managed: boolean;
  /** What is to be added to words of the initial value, or subtracted. */
  readonly addresses: readonly NativeAddress[];
}

export interface NativeAddress {
  readonly offset: number;
  readonly sign: 1 | -1;
  /** A variable's place in the table of addresses, or the number that stands for a function. */
  readonly kind: "variable" | "function";
  readonly number: number;
}

/** The bytes that `data` spells. Browsers have no `Buffer`. */
export function bytesOfHex(data: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(data.length / 2);
  for (let at = 0; at < bytes.length; at++) bytes[at] = Number.parseInt(data.slice(2 * at, 2 * at + 2), 16);
  return bytes;
}
