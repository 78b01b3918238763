import { isReducible } from "../analysis/loops.ts";
import type { CompiledModule } from "../artifact/app-info.ts";
import { describeGlobals, describeKernels, describeSignatures } from "../codegen/cpu/describe-kernels.ts";
import { emitLlvm } from "../codegen/cpu/emit.ts";
import { cpuPipeline, type CpuPipelineOptions } from "../codegen/cpu/pipeline.ts";
import { Module } from "../ir/module.ts";
import { parseModule } from "../ir/parse.ts";
import { printModule } from "../ir/print.ts";
import { verifyModule } from "../ir/verify.ts";
import { CompileError } from "../source/compile-error.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { runPasses } from "../transform/pass.ts";

export interface CompileModuleOptions extends CpuPipelineOptions {
  /** Safe as part of a C identifier; all symbols are named after it. */
  readonly id: string;
  /** Ids of the device modules that were linked into this one (default: its own). */
  readonly fatbins?: readonly string[];
  /** Check the IR before the first and after every pass. */
  readonly verify?: boolean;
  /** Name of the pass after which `onAfterPass` gets the IR; "all" for every pass. */
  readonly printAfter?: string | undefined;
  readonly onAfterPass?: (pass: string, irText: string) => void;
  /** Name of the last pass to run; the result then has no LLVM IR. */
  readonly stopAfter?: string | undefined;
}

export interface CompileModuleResult {
  /** For `clang -cc1 -x ir`; undefined when the program has errors or `stopAfter` was given. */
  readonly llvmIr: string | undefined;
  /** Whether all cycles of the code are natural loops. */
  readonly isReducible: boolean;
  /** All but the IR itself, which the caller has; undefined when there is no code. */
  readonly info: Omit<CompiledModule, "ir"> | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Compiles device IR for the CPU. A module that is handed over instead of text is used up.
 *
 * Problems in the user's program come back as diagnostics.
 *
 * @example
 * const { llvmIr, info, diagnostics } = compileModule(irText, { id: "a1b2" });
 */
export function compileModule(ir: string | Module, options: CompileModuleOptions): CompileModuleResult {
  try {
    return compile(ir instanceof Module ? ir : parseModule(ir), options);
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    return { ...noCode, diagnostics: error.diagnostics };
  }
}

/** Names and summaries of all passes, in order, for `--help`. */
export function listPasses(): readonly { readonly name: string; readonly summary: string }[] {
  return cpuPipeline("").map(({ name, summary }) => ({ name, summary }));
}

const noCode = { llvmIr: undefined, isReducible: true, info: undefined };

function compile(module: Module, options: CompileModuleOptions): CompileModuleResult {
  const { id, fatbins = [id], printAfter, onAfterPass, stopAfter, ...pipeline } = options;
  const signatures = describeSignatures(module);
  const globals = describeGlobals(module);
  const { diagnostics, finished } = runPasses(module, cpuPipeline(id, pipeline), {
    verify: options.verify ? verifyModule : undefined,
    onAfterPass: (pass) => {
      if (onAfterPass && (printAfter === pass || printAfter === "all"))
        onAfterPass(pass, printModule(module));
    },
    stopAfter,
  });
  if (!finished) return { ...noCode, diagnostics };
  const { gangWidth } = pipeline;
  const kernels = describeKernels(module, signatures);
  const info = { id, fatbins, kernels, globals, ...(gangWidth === undefined ? {} : { gangWidth }) };
  const functions = [...module.functions.values()].filter((fn) => !fn.isDeclaration);
  return { llvmIr: emitLlvm(module), isReducible: functions.every(isReducible), info, diagnostics };
}
