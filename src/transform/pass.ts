import type { IrFunction } from "../ir/function.ts";
import type { Module } from "../ir/module.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { InternalError } from "../source/invariant.ts";

/**
 * One step of the compiler over the IR. Passes keep no analysis results: a pass computes
 * the facts it needs and the next one starts afresh.
 */
export interface Pass {
  /** As in `--print-after=<name>`; the file is called the same. */
  readonly name: string;
  /** One line for `--help`. */
  readonly summary: string;
  /** Passes that must have run earlier in a pipeline that contains them. A test checks it. */
  readonly after?: readonly string[];
  /** Edits the module in place and says whether it changed anything. */
  run(module: Module, context: PassContext): boolean;
}

/** What a pass may use besides the module. */
export interface PassContext {
  /**
   * Records a problem in the user's program. The pass goes on, so that all problems come out
   * at once; after an error `runPasses` stops when the pass is done.
   */
  report(diagnostic: Diagnostic): void;
}

/** A pass that looks at one function with a body at a time. */
export interface FunctionPass extends Omit<Pass, "run"> {
  run(fn: IrFunction, module: Module, context: PassContext): boolean;
}

/** Makes a pass over all function bodies of a module; bodies it adds on the way are not visited. */
export function functionPass(pass: FunctionPass): Pass {
  return {
    ...pass,
    run(module, context) {
      let changed = false;
      for (const fn of [...module.functions.values()]) {
        if (!fn.isDeclaration && pass.run(fn, module, context)) changed = true;
      }
      return changed;
    },
  };
}

export interface RunOptions {
  /** The verifier: one message per broken rule. When given, it runs before the first and after every pass. */
  readonly verify?: ((module: Module) => readonly string[]) | undefined;
  /** Called after each pass, for `--print-after`. */
  readonly onAfterPass?: ((name: string, module: Module) => void) | undefined;
  /** The last pass to run. */
  readonly stopAfter?: string | undefined;
}

export interface RunResult {
  /** Whether any pass changed the module. */
  readonly changed: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** False when an error or `stopAfter` ended the run before the last pass. */
  readonly finished: boolean;
}

/**
 * Runs the passes in order over `module`, stopping after the first that reports an error.
 *
 * @throws {InternalError} when the verifier finds the IR broken; the message names the guilty pass
 */
export function runPasses(module: Module, passes: readonly Pass[], options: RunOptions = {}): RunResult {
  const diagnostics: Diagnostic[] = [];
  const context: PassContext = { report: (diagnostic) => diagnostics.push(diagnostic) };
  let changed = false;
  if (options.verify) checkModule(module, options.verify, "the input of the passes");
  for (const [index, pass] of passes.entries()) {
    changed = pass.run(module, context) || changed;
    options.onAfterPass?.(pass.name, module);
    const failed = diagnostics.some(({ severity }) => severity === "error");
    // A pass that reported an error may have left its work half done.
    if (options.verify && !failed) checkModule(module, options.verify, `the pass ${pass.name}`);
    if (failed || pass.name === options.stopAfter) {
      return { changed, diagnostics, finished: !failed && index === passes.length - 1 };
    }
  }
  return { changed, diagnostics, finished: true };
}

function checkModule(module: Module, verify: (module: Module) => readonly string[], producer: string): void {
  const problems = verify(module);
  if (problems.length > 0)
    throw new InternalError(`${producer} left invalid IR:\n  ${problems.join("\n  ")}`);
}

/** The order rules that `passes` breaks: a pass listed before one that its `after` names. */
export function brokenOrderRules(passes: readonly Pass[]): readonly string[] {
  const position = new Map(passes.map(({ name }, index) => [name, index]));
  return passes.flatMap(({ name, after = [] }, index) =>
    after
      .filter((earlier) => (position.get(earlier) ?? -1) > index)
      .map((earlier) => `${name} must come after ${earlier}`),
  );
}
