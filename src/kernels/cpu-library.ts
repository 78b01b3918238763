import { fromBase64 } from "../source/base64.ts";
import type { KernelModule } from "../artifact/kernel-module.ts";
import type { DeviceMemory } from "../runtime/memory/device-memory.ts";
import type { LinearMemory } from "../runtime/memory/linear-memory.ts";
import { CudaError } from "./cuda-error.ts";
import { status } from "../runtime/status.ts";

/** An imported file's kernels, loaded. */
export interface LoadedLibrary {
  /** Index in the function table. */
  kernel(index: number): number;
  /** Address of a variable. */
  symbol(index: number): number;
}

/** Where libraries are loaded: the support library's exports, and its memory. */
export interface LibraryHost {
  readonly exports: WebAssembly.Instance["exports"];
  readonly memory: LinearMemory;
  readonly deviceMemory: DeviceMemory;
}

/** Loads a dynamic library of WebAssembly into the support library's memory and function table. */
export function loadLibrary(file: KernelModule, host: LibraryHost): LoadedLibrary {
  const { memoryBytes, tableSize } = file.layout;
  // Device allocations are aligned to 256, which is more than the linker asks for.
  const base = host.deviceMemory.allocate(Math.max(1, memoryBytes), "internal");
  if (base === undefined)
    throw new CudaError(status.memoryAllocation, `no memory is left for the code of ${file.file}`);
  host.memory.fill(base, 0, memoryBytes);
  const table = host.exports["__indirect_function_table"] as WebAssembly.Table;
  const tableBase = table.grow(tableSize);
  const constant = (value: number) => new WebAssembly.Global({ value: "i32", mutable: false }, value);
  const module = new WebAssembly.Module(fromBase64(file.wasm));
  const functionPlaces = new Map<string, WebAssembly.Global>();
  const env: Record<string, unknown> = {
    memory: host.memory.memory,
    __indirect_function_table: table,
    __stack_pointer: host.exports["__stack_pointer"],
    __memory_base: constant(base),
    __table_base: constant(tableBase),
  };
  const imports: WebAssembly.Imports = { env, "GOT.func": {}, "GOT.mem": {} };
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    if (from === "env") env[name] ??= host.exports[name];
    // The address of a function of the support library, where a kernel takes it.
    else (imports[from] ??= {})[name] = placeOf(name);
  }
  const { exports } = new WebAssembly.Instance(module, imports);
  for (const name of ["__wasm_apply_data_relocs", "__wasm_call_ctors"]) {
    const call = exports[name];
    if (typeof call === "function") call();
  }
  const slots = base + (exports[`__unwarp_module_${file.id}`] as WebAssembly.Global).value;
  return {
    kernel: (index) => host.memory.u32(slots + 4 * index),
    symbol: (index) => host.memory.u32(slots + 4 * (file.kernels.length + index)),
  };

  function placeOf(name: string): WebAssembly.Global {
    const known = functionPlaces.get(name);
    if (known) return known;
    const at = table.grow(1);
    table.set(at, host.exports[name]);
    const place = new WebAssembly.Global({ value: "i32", mutable: true }, at);
    functionPlaces.set(name, place);
    return place;
  }
}
