import { referencedGlobals } from "../analysis/constant-references.ts";
import type { Module } from "../ir/module.ts";
import { IrFunction } from "../ir/function.ts";
import { type GlobalValue, GlobalVariable } from "../ir/values.ts";
import { eraseBlock } from "./remove-unreachable-blocks.ts";
import type { Pass } from "./pass.ts";

/**
 * Keeps what a kernel can get at: functions that are called or whose address is used (virtual
 * tables included), the variables they name, and the variables that the host can name. The rest
 * goes, LLVM's own bookkeeping such as `@llvm.used` included. What is left is what has to be
 * supported: an unsupported feature in a function that no kernel calls is no error.
 */
export const removeUnreachableFunctions: Pass = {
  name: "remove-unreachable-functions",
  summary: "delete functions and variables that no kernel uses",
  run(module) {
    const needed = findNeeded(module);
    let changed = false;
    for (const fn of module.functions.values()) {
      if (needed.has(fn)) continue;
      // Forget the operands, so that what stays has no users in deleted code.
      for (const block of [...fn.blocks]) eraseBlock(block);
      module.functions.delete(fn.name);
      changed = true;
    }
    // Uses in the module are resolved; second names would matter only to other modules.
    if (module.aliases.size > 0) changed = true;
    module.aliases.clear();
    for (const global of module.globals.values()) {
      if (needed.has(global)) continue;
      module.globals.delete(global.name);
      changed = true;
    }
    return changed;
  },
};

function findNeeded(module: Module): ReadonlySet<GlobalValue> {
  const needed = new Set<GlobalValue>();
  const pending: GlobalValue[] = [...module.kernels, ...hostVisibleVariables(module)];
  for (let global = pending.pop(); global; global = pending.pop()) {
    if (needed.has(global)) continue;
    needed.add(global);
    if (global instanceof GlobalVariable) pending.push(...referencedGlobals(global.initializer));
    else if (global instanceof IrFunction) {
      for (const instruction of global.instructions()) {
        for (const operand of instruction.operands) pending.push(...referencedGlobals(operand));
      }
    }
  }
  return needed;
}

/** clang marks the variables that the host may name `externally_initialized`. */
export function hostVisibleVariables(module: Module): readonly GlobalVariable[] {
  return [...module.globals.values()].filter((global) => global.externallyInitialized || global.isManaged);
}
