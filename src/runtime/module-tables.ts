import type { CompiledModule } from "../artifact/app-info.ts";
import type { LinearMemory } from "./memory/linear-memory.ts";

/**
 * `__unwarp_module_<id>` of each compiled module: an array in the program's memory with the
 * function table index of every kernel, then the address of every variable.
 */
export class ModuleTables {
  private readonly exports: Readonly<Record<string, unknown>>;
  private readonly memory: LinearMemory;

  constructor(exports: Readonly<Record<string, unknown>>, memory: LinearMemory) {
    this.exports = exports;
    this.memory = memory;
  }

  kernel(module: CompiledModule, index: number): number {
    return this.slot(module, index);
  }

  global(module: CompiledModule, index: number): number {
    return this.slot(module, module.kernels.length + index);
  }

  /** Address of the variable of that name, or undefined when the module has none. */
  globalByName(module: CompiledModule, name: string): number | undefined {
    const index = module.globals.findIndex((global) => global.name === name);
    return index < 0 ? undefined : this.global(module, index);
  }

  /** 0, which is no address and no kernel, when the program does not have the table. */
  private slot({ id }: CompiledModule, index: number): number {
    // Data symbols are exported as constants.
    const symbol = this.exports[`__unwarp_module_${id}`];
    return symbol instanceof WebAssembly.Global ? this.memory.u32((symbol.value >>> 0) + 4 * index) : 0;
  }
}
