/** Device modules to code for the CPU: the place where the toolchain meets the compiler. */
import type { CompiledModule, DeviceModule } from "../artifact/app-info.ts";
import { compileModule, type CompileModuleOptions } from "../compiler/compile-module.ts";
import { linkIr } from "../compiler/link-ir.ts";
import type { MathLibraryIr } from "../compiler/link-math.ts";
import type { Diagnostic } from "../source/diagnostic.ts";

/** For clang's back end. */
export interface KernelCode {
  readonly llvmIr: string;
  /** Whether all cycles of the code are natural loops. */
  readonly isReducible: boolean;
}

export interface DeviceCode extends KernelCode {
  readonly module: CompiledModule;
}

export interface CompiledDevice {
  /** What goes into the program; undefined after an error, or when the passes were stopped early. */
  readonly code: DeviceCode | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** For people who debug the compiler. */
export type PassOptions = Pick<CompileModuleOptions, "verify" | "printAfter" | "onAfterPass" | "stopAfter">;

/** What of the command line decides about the code of kernels, when they are linked. */
export type CodeOptions = Pick<CompileModuleOptions, "gangWidth">;

/** Compiles modules of separate compilation into one, or a single module alone. */
export function compileDevice(
  modules: readonly DeviceModule[],
  id: string,
  library: MathLibraryIr,
  code: CodeOptions = {},
  passes: PassOptions = {},
): CompiledDevice {
  const linked = linkIr(modules, library);
  if (!linked.module) return { code: undefined, diagnostics: linked.diagnostics };
  const fatbins = modules.map((module) => module.id);
  // One of several modules that are linked is enough: its kernels may be launched from all of them.
  const rules = modules.find((module) => module.rules !== undefined)?.rules;
  const result = compileModule(linked.module, { ...code, ...passes, id, fatbins, rules });
  const { llvmIr, isReducible, info, diagnostics } = result;
  const made =
    llvmIr !== undefined && info
      ? {
          module: { ...info, ir: linked.text, ...(rules === undefined ? {} : { rules }) },
          llvmIr,
          isReducible,
        }
      : undefined;
  return { code: made, diagnostics: [...linked.diagnostics, ...diagnostics] };
}
