import type { Module } from "../../ir/module.ts";
import { printModule } from "../../ir/print.ts";

/**
 * LLVM IR text for `clang -cc1 -x ir`. All decisions were taken by the passes; source locations
 * stay behind, because no WASM engine reads them.
 */
export function emitLlvm(module: Module): string {
  return printModule(module);
}

/** The same for the system's clang, which before version 19 does not know `splat`. */
export function emitNative(module: Module): string {
  return printModule(module).replaceAll(
    /<(\d+) x ([\w ]+)> splat \(([^()]*)\)/g,
    (_, length: string, type: string, lane: string) =>
      `<${length} x ${type}> <${Array<string>(Number(length)).fill(lane).join(", ")}>`,
  );
}
