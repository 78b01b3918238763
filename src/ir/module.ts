import type { IrFunction } from "./function.ts";
import type { StructType } from "./types.ts";
import type { Constant, GlobalVariable } from "./values.ts";

/**
 * One translation unit's device code, or several linked together. Of LLVM's metadata only the
 * source locations are kept (on instructions); alias and loop hints are dropped when parsing.
 */
export class Module {
  sourceFile = "";
  dataLayout = "";
  targetTriple = "";
  /** By name without `%`. */
  readonly structs = new Map<string, StructType>();
  /** By name without `@`, in textual order. */
  readonly globals = new Map<string, GlobalVariable>();
  readonly functions = new Map<string, IrFunction>();
  /** Second names: uses inside the module are resolved, other modules may still mean them. */
  readonly aliases = new Map<string, Constant>();

  get kernels(): readonly IrFunction[] {
    return [...this.functions.values()].filter((fn) => fn.isKernel && !fn.isDeclaration);
  }
}
