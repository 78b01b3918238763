import { type AppInfo, type CompiledModule, fatBinaryMagic, type GlobalInfo } from "../artifact/app-info.ts";
import type { LoadedKernel } from "./device.ts";
import type { ModuleTables } from "./module-tables.ts";
import { defaultSharedBytes } from "../artifact/shared-memory-limits.ts";
import type { DeviceMemory } from "./memory/device-memory.ts";
import { variableFlag } from "./memory/device-memory.ts";
import type { LinearMemory } from "./memory/linear-memory.ts";

/** A __device__, __constant__ or __managed__ variable of the program. */
export interface LoadedSymbol {
  readonly info: GlobalInfo;
  readonly address: number;
}

interface LoadedModule {
  readonly kernels: ReadonlyMap<string, LoadedKernel>;
  readonly globals: ReadonlyMap<string, LoadedSymbol>;
}

/**
 * Ties what the host program names (addresses of launch stubs and shadow variables) to the device
 * code in the program, as the registration calls announce it before `main`.
 */
export class Registry {
  private readonly app: AppInfo;
  private readonly memory: LinearMemory;
  private readonly deviceMemory: DeviceMemory;
  private readonly tables: ModuleTables;
  private readonly loaded = new Map<string, LoadedModule>();
  private readonly modulesByHandle = new Map<number, LoadedModule>();
  private readonly kernels = new Map<number, LoadedKernel>();
  private readonly withoutDeviceCode = new Map<number, string>();
  private readonly symbols = new Map<number, LoadedSymbol>();

  constructor(app: AppInfo, memory: LinearMemory, deviceMemory: DeviceMemory, tables: ModuleTables) {
    this.app = app;
    this.memory = memory;
    this.deviceMemory = deviceMemory;
    this.tables = tables;
  }

  /** `wrapper` is the address of Clang's fat binary wrapper, which also serves as the handle. */
  registerFatBinary(wrapper: number): number {
    const blob = this.memory.text(this.memory.u32(wrapper + 8));
    const magic = fatBinaryMagic.slice(0, -1);
    const id = blob === magic ? this.memory.text(this.memory.u32(wrapper + 8) + magic.length + 1) : "";
    const module = this.app.modules.find(({ fatbins }) => fatbins.includes(id));
    if (module) this.modulesByHandle.set(wrapper, this.load(module));
    return wrapper;
  }

  registerFunction(handle: number, stub: number, name: string): void {
    const kernel = this.modulesByHandle.get(handle)?.kernels.get(name);
    if (kernel) this.kernels.set(stub, kernel);
    else this.withoutDeviceCode.set(stub, name);
  }

  registerVariable(handle: number, shadow: number, name: string): void {
    const symbol = this.modulesByHandle.get(handle)?.globals.get(name);
    if (symbol) this.symbols.set(shadow, symbol);
  }

  /** The kernel behind a launch stub. */
  kernel(stub: number): LoadedKernel | undefined {
    return this.kernels.get(stub);
  }

  /**
   * The mangled name of a kernel that the host can launch and that the device code lacks; once for each kernel, so that it is told
   * once. Programs make such by hiding a definition from the device pass (`#ifndef __CUDA_ARCH__`).
   */
  takeKernelWithoutDeviceCode(stub: number): string | undefined {
    const name = this.withoutDeviceCode.get(stub);
    this.withoutDeviceCode.delete(stub);
    return name;
  }

  /** The device variable behind the host's shadow of it. */
  symbol(shadow: number): LoadedSymbol | undefined {
    return this.symbols.get(shadow);
  }

  private load(module: CompiledModule): LoadedModule {
    const known = this.loaded.get(module.id);
    if (known) return known;
    const kernels = module.kernels.map((info, index): [string, LoadedKernel] => [
      info.name,
      {
        info,
        module,
        tableIndex: this.tables.kernel(module, index),
        maxDynamicSharedBytes: Math.max(0, defaultSharedBytes - info.staticSharedBytes),
        sharedMemoryCarveout: -1,
      },
    ]);
    const globals = module.globals.map((info, index): [string, LoadedSymbol] => [
      info.name,
      { info, address: this.tables.global(module, index) },
    ]);
    for (const [, symbol] of globals) this.addRegion(symbol);
    const loaded = { kernels: new Map(kernels), globals: new Map(globals) };
    this.loaded.set(module.id, loaded);
    return loaded;
  }

  private addRegion({ info, address }: LoadedSymbol): void {
    const { regions } = this.deviceMemory;
    if (address === 0 || info.size === 0 || regions.overlaps(address, info.size)) return;
    const kind = info.managed ? "managed" : "symbol";
    regions.add({ start: address, size: info.size, kind, flags: variableFlag });
  }
}
