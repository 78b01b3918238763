import type { Module } from "../../ir/module.ts";
import { printModule } from "../../ir/print.ts";

/**
 * LLVM IR text for `clang -cc1 -x ir`. All decisions were taken by the passes; source locations
 * stay behind, because no WASM engine reads them.
 */
export function emitLlvm(module: Module): string {
  return printModule(module);
}
