import type { Rules } from "../artifact/rules.ts";
import type { Module } from "../ir/module.ts";
import { parseModule } from "../ir/parse.ts";
import { printModule } from "../ir/print.ts";
import { CompileError } from "../source/compile-error.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { type MathLibraryIr, linkMath } from "./link-math.ts";
import { applyRules } from "./apply-rules.ts";
import { joinStaticVariables } from "../transform/join-static-variables.ts";
import { keepLockstep } from "../transform/keep-lockstep.ts";

/** One translation unit. */
export interface DeviceIr {
  /** LLVM IR text. */
  readonly ir: string;
  readonly fastMath: boolean;
  /** What a program of another language than CUDA is held to. */
  readonly rules?: Rules;
}

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
export function linkIr(units: readonly DeviceIr[], library: MathLibraryIr): LinkedIr {
  try {
    const diagnostics: Diagnostic[] = [];
    const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
    const users = units.map(({ ir, fastMath, rules }) => {
      const module = parseModule(ir);
      const isJoined = joinStaticVariables.run(module, { report });
      // Before lib/math comes in, which is nobody's program.
      if (rules) diagnostics.push(...applyRules(module, rules));
      return { module, fastMath, isJoined };
    });
    if (diagnostics.some(({ severity }) => severity === "error"))
      return { module: undefined, text: "", diagnostics };
    const module = linkMath(users, library);
    // Part of what the program means, to the interpreter as well.
    const isKept = keepLockstep.run(module, { report });
    const hasRules = units.some(({ rules }) => rules !== undefined);
    const isJoined = users.some((user) => user.isJoined);
    const isChanged = isKept || isJoined || hasRules || module !== users[0]?.module;
    // As text that is parsed again: compiling uses the module up.
    const text = units[0] && !isChanged ? units[0].ir : printModule(module, { locations: true });
    return { module, text, diagnostics };
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    return { module: undefined, text: "", diagnostics: error.diagnostics };
  }
}
