import type { ImportedKernel, KernelModule } from "../artifact/kernel-module.ts";
import type { LaunchShape } from "./launch-shape.ts";

/** A kernel of an imported file. */
export interface KernelOfFile {
  readonly file: KernelModule;
  readonly kernel: ImportedKernel;
  /** `kernels-math.wasm`, where the file's kernels call its functions. */
  readonly mathWasm: Uint8Array | undefined;
}

/** Where messages of kernels go: whole lines. */
export interface Output {
  readonly out: (line: string) => void;
  readonly error: (line: string) => void;
}

/**
 * What runs kernels: a GPU, or the calling thread. Everything happens in the order in which it is asked for. Bytes that are given may
 * change once a call has returned.
 */
export interface Backend {
  readonly kind: "webgpu" | "cpu";
  readonly name: string;
  /** Undefined where there is no graphics memory. */
  readonly gpu:
    | { readonly device: GPUDevice; readonly heap: () => GPUBuffer; readonly base: number }
    | undefined;
  /**
   * The address of so many bytes, a multiple of 256.
   * @throws {CudaError} when memory is used up
   */
  allocate(bytes: number): number;
  release(address: number): void;
  write(address: number, bytes: Uint8Array): void;
  read(address: number, bytes: number): Promise<Uint8Array>;
  /** The ranges may overlap. */
  copy(to: number, from: number, bytes: number): void;
  /**
   * @param parameters the kernel's parameter block
   * @returns when the kernel has ended
   * @throws {CudaError} by the promise, for a kernel that fails or cannot be launched
   */
  launch(what: KernelOfFile, shape: LaunchShape, parameters: Uint8Array): Promise<void>;
  /** The address of a variable of the file. */
  symbol(what: Omit<KernelOfFile, "kernel">, symbol: string): number;
  /** Waits for all that was asked for. */
  settle(): Promise<void>;
  close(): Promise<void>;
}
