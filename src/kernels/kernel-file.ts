import {
  type ImportedKernel,
  type KernelModule,
  kernelModuleVersion,
  type ImportedSymbol,
} from "../artifact/kernel-module.ts";
import { InternalError } from "../source/invariant.ts";
import type { KernelOfFile } from "./backend.ts";
import { DeviceBuffer } from "./buffer.ts";
import { defaultDevice } from "./default-device.ts";
import type { Device } from "./device.ts";
import { launchKernel } from "./launch-kernel.ts";
import type { Launch } from "./launch-shape.ts";
import { type TypedArray, type TypedArrayClass, symbolClass } from "./typed-arrays.ts";

/** A kernel, as an imported `.cu` file exports it. */
export interface Kernel<Args extends readonly unknown[] = readonly unknown[]> {
  /**
   * Launches the kernel on the default device. Typed arrays are copied to the device and, for pointers that are not const, back when the
   * kernel has ended; do not change them meanwhile.
   *
   * @returns when the kernel has ended
   * @throws {CudaError} by the promise, for a launch that is refused and for a kernel that fails
   */
  (launch: Launch, ...args: Args): Promise<void>;
  /** The same kernel on this device. */
  on(device: Device): Kernel<Args>;
  /** As the source calls it. */
  readonly kernelName: string;
}

/** A `__device__` or `__constant__` variable, as an imported `.cu` file exports it. */
export interface DeviceVariable<T extends TypedArray = TypedArray> {
  /** Its memory on a device (default: the default device). */
  buffer(device?: Device): Promise<DeviceBuffer<T>>;
  /** Copies numbers into it. */
  write(array: T): Promise<void>;
  read(): Promise<T>;
}

/** What an imported `.cu` file is made of. */
export class KernelFile {
  #module: KernelModule;
  #mathWasm: Uint8Array | undefined;

  constructor(module: KernelModule, mathWasm: Uint8Array | undefined) {
    if (module.version !== kernelModuleVersion)
      throw new Error(`${module.file} was compiled by another version of unwarp: build it again`);
    this.#module = module;
    this.#mathWasm = mathWasm;
  }

  get module(): KernelModule {
    return this.#module;
  }

  /** From now on its kernels run the code of another file: the same one, edited. */
  replaceBy(other: KernelFile): void {
    this.#module = other.#module;
    this.#mathWasm = other.#mathWasm;
  }

  kernel(name: string, device?: Device): Kernel<never[]> {
    const launch = async (how: Launch, ...args: readonly unknown[]) => {
      const target = how.stream?.device ?? device ?? (await defaultDevice());
      await launchKernel(
        target,
        { file: this.#module, kernel: this.#find(name), mathWasm: this.#mathWasm },
        how,
        args,
      );
    };
    return Object.assign(launch, { on: (other: Device) => this.kernel(name, other), kernelName: name });
  }

  symbol(name: string): DeviceVariable {
    const buffer = async (device?: Device): Promise<DeviceBuffer> => {
      const target = device ?? (await defaultDevice());
      const found = this.#module.symbols.find((one) => one.name === name);
      if (!found) throw new InternalError(`${this.#module.file} has no variable ${name}`);
      return variableBuffer(target, { file: this.#module, mathWasm: this.#mathWasm }, found);
    };
    return {
      buffer,
      write: async (array) => (await buffer()).write(array),
      read: async () => (await buffer()).read(),
    };
  }

  #find(name: string): ImportedKernel {
    const found = this.#module.kernels.find((kernel) => kernel.name === name);
    if (!found) throw new InternalError(`${this.#module.file} has no kernel ${name}`);
    return found;
  }
}

function variableBuffer(
  device: Device,
  file: Omit<KernelOfFile, "kernel">,
  { symbol, bytes, element }: ImportedSymbol,
): DeviceBuffer {
  const type: TypedArrayClass<TypedArray> = symbolClass(element);
  const address = device.backend.symbol(file, symbol);
  const allocation = { address, bytes, isFreed: false, isVariable: true };
  return new DeviceBuffer(device, type, allocation, 0, bytes / type.BYTES_PER_ELEMENT);
}

/** For the code that unwarp's plugin writes. */
export function defineKernels(module: KernelModule, mathWasm?: Uint8Array): KernelFile {
  return new KernelFile(module, mathWasm);
}
