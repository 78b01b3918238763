import type { CompiledModule } from "../artifact/app-info.ts";
import type { ImportedKernel, KernelModule } from "../artifact/kernel-module.ts";
import { defaultSharedBytes } from "../artifact/shared-memory-limits.ts";
import { clockOriginMs, createClock } from "../runtime/clock.ts";
import type { DeviceHost, LoadedKernel } from "../runtime/device.ts";
import { WorkersDevice } from "../runtime/devices/workers/device.ts";
import { kernelInstance } from "../runtime/devices/workers/instantiate.ts";
import { wasmRunner } from "../runtime/devices/workers/kernel-runner.ts";
import { maxParameterBytes } from "../runtime/limits.ts";
import { DeviceMemory } from "../runtime/memory/device-memory.ts";
import { LinearMemory } from "../runtime/memory/linear-memory.ts";
import { status } from "../runtime/status.ts";
import { InternalError } from "../source/invariant.ts";
import type { Backend, KernelOfFile, Output } from "./backend.ts";
import { loadLibrary, type LoadedLibrary } from "./cpu-library.ts";
import { systemCalls } from "./cpu-system.ts";
import { CudaError, faultError } from "./cuda-error.ts";
import type { LaunchShape } from "./launch-shape.ts";
import { LinePrinter } from "./line-printer.ts";
import { plainReason } from "./plain-reason.ts";

/** Less than addresses reach. */
const totalBytes = 3 * 2 ** 30;

/** Runs kernels on the calling thread, as WebAssembly: a launch has ended when it returns. */
export class CpuBackend implements Backend {
  readonly kind = "cpu";
  readonly name = "CPU";
  readonly gpu = undefined;
  readonly #memory: LinearMemory;
  readonly #deviceMemory: DeviceMemory;
  readonly #instance: WebAssembly.Instance;
  readonly #device: WorkersDevice;
  readonly #printers: { readonly out: LinePrinter; readonly error: LinePrinter };
  readonly #libraries = new Map<KernelModule, LoadedLibrary>();
  readonly #kernels = new Map<ImportedKernel, LoadedKernel>();
  readonly #parameters: number;
  /** Functions of `kernels-math.wasm`, once a file wants them. */
  #math: WebAssembly.Instance["exports"] | undefined;
  /** What was last printed as an error: of an assertion that failed, its text. */
  #lastError = "";

  static async open(supportWasm: Uint8Array<ArrayBuffer>, output: Output): Promise<CpuBackend> {
    return new CpuBackend(await WebAssembly.compile(supportWasm), output);
  }

  private constructor(module: WebAssembly.Module, { out, error }: Output) {
    const originMs = clockOriginMs();
    this.#printers = {
      out: new LinePrinter(out),
      error: new LinePrinter((line) => {
        this.#lastError = line;
        error(line);
      }),
    };
    const calls = systemCalls(() => this.#memory, this.#printers.out, this.#printers.error);
    this.#instance = new WebAssembly.Instance(module, {
      env: { __unwarp_now_ns: createClock(originMs) },
      wasi_snapshot_preview1: calls,
    });
    this.#memory = new LinearMemory(this.#instance.exports["memory"] as WebAssembly.Memory);
    this.#deviceMemory = new DeviceMemory(this.#memory, totalBytes);
    const host: DeviceHost = {
      module,
      instance: this.#instance,
      memory: this.#memory,
      deviceMemory: this.#deviceMemory,
      modules: [],
      symbolAddress: () => undefined,
      clockOriginMs: originMs,
    };
    const runner = wasmRunner(kernelInstance(this.#instance), (at) => this.#memory.atomicWords(at));
    const startWorker = () => {
      throw new InternalError("one thread runs all kernels");
    };
    this.#device = new WorkersDevice(
      host,
      { threads: 1, blockOrder: 0 },
      { name: this.name, runner, startWorker },
    );
    this.#parameters = this.allocate(maxParameterBytes);
  }

  allocate(bytes: number): number {
    const address = this.#deviceMemory.allocate(bytes, "device");
    if (address === undefined)
      throw new CudaError(status.memoryAllocation, `no memory is left for ${bytes} bytes`);
    this.#memory.fill(address, 0, bytes);
    return address;
  }

  release(address: number): void {
    this.#deviceMemory.release(address, ["device"]);
  }

  write(address: number, bytes: Uint8Array): void {
    this.#memory.range(address, bytes.length).set(bytes);
  }

  read(address: number, bytes: number): Promise<Uint8Array> {
    return Promise.resolve(this.#memory.range(address, bytes).slice());
  }

  copy(to: number, from: number, bytes: number): void {
    this.#memory.copy(to, from, bytes);
  }

  symbol({ file, mathWasm }: Omit<KernelOfFile, "kernel">, symbol: string): number {
    return this.#library(file, mathWasm).symbol(file.symbols.findIndex((one) => one.symbol === symbol));
  }

  async launch(
    { file, kernel, mathWasm }: KernelOfFile,
    shape: LaunchShape,
    parameters: Uint8Array,
  ): Promise<void> {
    const place = { kernel: kernel.displayName, file: file.file, line: kernel.line };
    const shared = kernel.info.staticSharedBytes + shape.dynamicSharedBytes;
    if (shared > defaultSharedBytes)
      throw new CudaError(
        status.invalidValue,
        `kernel ${place.kernel}: blocks have at most ${defaultSharedBytes} bytes of shared memory`,
        place,
      );
    this.#memory.range(this.#parameters, parameters.length).set(parameters);
    this.#device.submit({
      ...shape,
      kernel: this.#loaded(file, kernel, mathWasm),
      parameters: this.#parameters,
    });
    const fault = this.#device.wait();
    this.#flush();
    if (!fault) return;
    throw faultError(
      { ...plainReason(fault), ...(fault.code === status.assert && { reason: this.#lastError }) },
      place,
    );
  }

  settle(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.#device.dispose();
    return Promise.resolve();
  }

  #loaded(file: KernelModule, kernel: ImportedKernel, mathWasm: Uint8Array | undefined): LoadedKernel {
    const known = this.#kernels.get(kernel);
    if (known) return known;
    const { id, kernels } = file;
    const module: CompiledModule = { id, fatbins: [id], kernels: [], globals: [], ir: "" };
    const loaded = {
      info: kernel.info,
      module,
      tableIndex: this.#library(file, mathWasm).kernel(kernels.indexOf(kernel)),
      maxDynamicSharedBytes: 0,
      sharedMemoryCarveout: -1,
    };
    this.#kernels.set(kernel, loaded);
    return loaded;
  }

  #library(file: KernelModule, mathWasm: Uint8Array | undefined): LoadedLibrary {
    const known = this.#libraries.get(file);
    if (known) return known;
    if (mathWasm) this.#math ??= new WebAssembly.Instance(new WebAssembly.Module(mathWasm), {}).exports;
    const host = {
      exports: { ...this.#math, ...this.#instance.exports },
      memory: this.#memory,
      deviceMemory: this.#deviceMemory,
    };
    const loaded = loadLibrary(file, host);
    this.#libraries.set(file, loaded);
    return loaded;
  }

  #flush(): void {
    (this.#instance.exports["__unwarp_printf_flush"] as () => void)();
    this.#printers.out.end();
    this.#printers.error.end();
  }
}
