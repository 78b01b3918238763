/** What the linker driver needs of the compiler, so that the two meet in one place only. */
import type { CompiledModule, DeviceModule } from "../artifact/app-info.ts";
import type { Diagnostic } from "../source/diagnostic.ts";

export interface CompiledDevice {
  readonly module: CompiledModule;
  /** For clang's back end. */
  readonly llvmIr: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Compiles device modules into one, for the CPU.
 * @throws {CompileError} for what the user's program must change.
 */
export type DeviceCompiler = (modules: readonly DeviceModule[]) => CompiledDevice;

/** Stands in until the compiler is there: a module without kernels. */
export const emptyDeviceCompiler: DeviceCompiler = (modules) => {
  const id = modules[0]?.id ?? "none";
  return {
    module: { id, fatbins: modules.map((module) => module.id), kernels: [], globals: [], ir: "" },
    llvmIr: `target triple = "wasm32-unknown-wasip1"\n@__unwarp_module_${id} = constant [1 x i32] zeroinitializer\n`,
    diagnostics: [],
  };
};
