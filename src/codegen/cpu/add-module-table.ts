import type { IrFunction } from "../../ir/function.ts";
import type { Module } from "../../ir/module.ts";
import { arrayType, ptr } from "../../ir/types.ts";
import { ConstantAggregate, GlobalVariable } from "../../ir/values.ts";
import type { Pass } from "../../transform/pass.ts";
import { hostVisibleVariables } from "../../transform/remove-unreachable-functions.ts";
import { getFact, stringAttribute } from "./kernel-facts.ts";

/** Where the runtime finds the kernels and variables of the module `id`. */
export function tableName(id: string): string {
  return `__unwarp_module_${id}`;
}

/** Lowered kernels in the order of their slots. */
export function loweredKernels(module: Module): readonly IrFunction[] {
  const kernels = [...module.functions.values()].filter((fn) => stringAttribute(fn, "unwarp-kernel-slot"));
  return kernels.sort((a, b) => getFact(a, "kernel-slot") - getFact(b, "kernel-slot"));
}

/**
 * Adds the table by which the runtime reaches what is in the module: the kernels, then the
 * variables that the host can name. All else becomes invisible to the host's code.
 *
 *     @__unwarp_module_m = constant [2 x ptr] [ptr @kernel, ptr @variable]
 */
export function addModuleTable(id: string): Pass {
  return {
    name: "add-module-table",
    summary: "make kernels and variables known to the runtime",
    after: ["run-threads-in-loops", "flatten-address-spaces"],
    run(module) {
      if (module.globals.has(tableName(id))) return false;
      const entries = [...loweredKernels(module), ...hostVisibleVariables(module)];
      const type = arrayType(entries.length, ptr);
      const table = new GlobalVariable(ptr, tableName(id), type);
      table.initializer = new ConstantAggregate(type, entries);
      table.isConstant = true;
      table.align = 4;
      module.globals.set(table.name, table);
      return true;
    },
  };
}
