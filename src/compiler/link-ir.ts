import { linkModules } from "../ir/link.ts";
import type { Module } from "../ir/module.ts";
import { parseModule } from "../ir/parse.ts";
import { printModule } from "../ir/print.ts";
import { CompileError } from "../source/compile-error.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { type MathLibraryIr, linkMath } from "./link-math.ts";
import { keepLockstep } from "../transform/keep-lockstep.ts";

export interface LinkedIr {
  /** For `compileModule`; undefined when the program has errors. */
  readonly module: Module | undefined;
  /** The linked module as text, what the interpreter runs. */
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes one module of the device IR of one or more translation units, and of what they call of the math
 * library. Symbols that stay undefined are reported when the module is compiled.
 */
export function linkIr(texts: readonly string[], library: MathLibraryIr): LinkedIr {
  try {
    const modules = texts.map((text) => parseModule(text));
    const program = modules.length === 1 && modules[0] ? modules[0] : linkModules(modules);
    const module = linkMath(program, library);
    // Part of what the program means, to the interpreter as well.
    const diagnostics: Diagnostic[] = [];
    const isKept = keepLockstep.run(module, { report: (diagnostic) => void diagnostics.push(diagnostic) });
    const changed = isKept || module !== modules[0];
    // As text that is parsed again: compiling uses the module up.
    const [only] = texts;
    const text = only !== undefined && !changed ? only : printModule(module);
    return { module, text, diagnostics };
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    return { module: undefined, text: "", diagnostics: error.diagnostics };
  }
}
