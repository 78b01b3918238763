import { replaceGlobals } from "../ir/map-constants.ts";
import type { GlobalValue, GlobalVariable } from "../ir/values.ts";
import type { Pass } from "./pass.ts";

/** What clang appends to the name of a static variable, with a number of the source, so that other files cannot meet it. */
const suffix = /__static__[0-9a-f]+$/;

/**
 * With -rdc=true, clang gives static variables that the host uses a name of their own. Where device code came before the
 * host's use, it has gone by the old name, which then nothing defines (clang 22): both are one variable.
 *
 *     @_ZL1a = external addrspace(4) global i32
 *     @_ZL1a__static__3050f836 = addrspace(4) constant i32 3      =>   @_ZL1a__static__3050f836 = … 3, for both
 */
export const joinStaticVariables: Pass = {
  name: "join-static-variables",
  summary: "let static variables that clang has renamed be found by their old names",
  run(module) {
    const renamed = new Map<GlobalValue, GlobalVariable>();
    for (const global of module.globals.values()) {
      const old = module.globals.get(global.name.replace(suffix, ""));
      if (!old || old === global || old.initializer || !global.initializer) continue;
      renamed.set(old, global);
      module.globals.delete(old.name);
    }
    replaceGlobals(module, renamed);
    return renamed.size > 0;
  },
};
