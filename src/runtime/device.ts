import type { CompiledModule, KernelInfo } from "../artifact/app-info.ts";
import type { DeviceMemory } from "./memory/device-memory.ts";
import type { LinearMemory } from "./memory/linear-memory.ts";

/** A kernel that the program registered, ready to launch. */
export interface LoadedKernel {
  readonly info: KernelInfo;
  readonly module: CompiledModule;
  /** Index in the program's function table. */
  readonly tableIndex: number;
  /** How much dynamic shared memory cudaFuncSetAttribute allowed. */
  maxDynamicSharedBytes: number;
  /** What cudaFuncSetAttribute stored and cudaFuncGetAttributes gives back. */
  sharedMemoryCarveout: number;
}

/** A validated launch. Devices must copy what they need beyond the call to `submit`. */
export interface KernelLaunch {
  kernel: LoadedKernel;
  readonly gridDim: Dim3;
  readonly blockDim: Dim3;
  dynamicSharedBytes: number;
  /** Whether all blocks run at the same time, so that they may wait for each other. */
  cooperative: boolean;
  /** Address of the parameter block, laid out by the kernel's parameter table. */
  readonly parameters: number;
}

export interface Dim3 {
  x: number;
  y: number;
  z: number;
}

/** Why a launch stopped. */
export interface DeviceFault {
  /** The cudaError that the program gets. */
  readonly code: number;
  /** In plain words, when there is more to say than the code does. */
  readonly reason?: string;
  readonly kernel: string;
  readonly block?: Dim3;
  readonly thread?: Dim3;
}

/**
 * Something that runs kernels. A device may run a launch at once or queue it; the rest of the
 * runtime does not know which, and asks for faults only where CUDA would report them.
 */
export interface Device {
  /** As `cudaGetDeviceProperties` names it. */
  readonly name: string;
  /** How many blocks run at the same time: what CUDA calls multiprocessors. */
  readonly multiProcessorCount: number;
  /** Shared memory that a block can have; all that CUDA allows, if not given. */
  readonly maxSharedBytes?: number;
  /** Starts a launch after all earlier ones. Never throws for what a kernel does. */
  submit(launch: KernelLaunch): void;
  /** A launch did not come about, with this CUDA error. The kernel as people call it; empty where none is known. */
  launchRefused?(kernel: string, code: number): void;
  /** Waits until every launch is done; the first fault since the last call, if any. */
  wait(): DeviceFault | undefined;
  /**
   * Before CUDA's copies read device memory for the host, and before they write to it: devices that have a memory of
   * their own bring the program's up to date, and learn what changes.
   */
  beforeHostReads?(address: number, bytes: number): void;
  beforeHostWrites?(address: number, bytes: number): void;
  /** Ends threads and gives memory back. */
  dispose(): void;
}

/** What a device gets from the program it runs kernels of. */
export interface DeviceHost {
  readonly module: WebAssembly.Module;
  readonly instance: WebAssembly.Instance;
  readonly memory: LinearMemory;
  readonly deviceMemory: DeviceMemory;
  /** Everything the program may launch, before any of its code has run. */
  readonly modules: readonly CompiledModule[];
  /** Address of a variable that the host can name, or undefined when the module has none of that name. */
  readonly symbolAddress: (module: CompiledModule, name: string) => number | undefined;
  /** The start of the program's clock, for `createClock`. */
  readonly clockOriginMs: number;
}

export interface DeviceOptions {
  /** How many threads may run kernels, the calling one included. */
  readonly threads: number;
  /** 0 for ascending block order, else the seed of a shuffled one. */
  readonly blockOrder: number;
}

/** The device cannot be used on this machine. The message tells the user why. */
export class DeviceError extends Error {
  override readonly name = "DeviceError";
}

/** @throws {DeviceError} when the machine lacks what the device needs */
export type CreateDevice = (host: DeviceHost, options: DeviceOptions) => Device;
