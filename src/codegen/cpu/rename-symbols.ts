import type { IrFunction } from "../../ir/function.ts";
import type { GlobalVariable } from "../../ir/values.ts";
import type { Pass } from "../../transform/pass.ts";
import { tableName } from "./add-module-table.ts";

/**
 * Makes all definitions of the module internal, under names that no symbol of the host has: a
 * `__host__ __device__` function has a version for each side, and the linker would take one for
 * both. Managed variables are the host's own and keep its name; so do C functions.
 *
 *     define void @f()   =>   define internal void @f.dev.<id>()
 */
export function renameSymbols(id: string): Pass {
  return {
    name: "rename-symbols",
    summary: "give device symbols names of their own",
    after: ["add-module-table"],
    run(module) {
      const suffix = `.dev.${id}`;
      let changed = false;
      const globals = [...module.globals.values()].filter(({ name }) => name !== tableName(id));
      for (const variable of globals) {
        if (variable.isManaged) changed = declare(variable, module.globals) || changed;
        else if (variable.initializer && !variable.name.endsWith(suffix)) {
          changed = rename(variable, suffix, module.globals);
        }
      }
      for (const fn of [...module.functions.values()]) {
        if (fn.isDeclaration || fn.name.endsWith(suffix)) continue;
        changed = rename(fn, suffix, module.functions);
      }
      return changed;
    },
  };
}

/** The definition is in the host's object. */
function declare(variable: GlobalVariable, table: Map<string, GlobalVariable>): boolean {
  const name = withoutStatic(variable.name);
  if (name !== variable.name) {
    table.delete(variable.name);
    variable.name = name;
    table.set(name, variable);
  }
  variable.linkage = "external";
  variable.initializer = undefined;
  variable.section = undefined;
  variable.externallyInitialized = false;
  return true;
}

/** In the host's pass, our macro for `__managed__` takes the `static` in front of it away: `_ZL1x` is `x` there. */
function withoutStatic(name: string): string {
  const match = /^_Z(N.*)?L(\d+)([A-Za-z_]\w*?)(E?)$/.exec(name);
  if (!match) return name;
  const [, scope = "", length = "", own = "", end = ""] = match;
  if (own.length !== Number(length) || (scope === "") !== (end === "")) return name;
  return scope === "" ? own : `_Z${scope}${length}${own}${end}`;
}

function rename<G extends GlobalVariable | IrFunction>(
  global: G,
  suffix: string,
  table: Map<string, G>,
): boolean {
  table.delete(global.name);
  global.name += suffix;
  global.linkage = "internal";
  global.comdat = undefined;
  table.set(global.name, global);
  return true;
}
