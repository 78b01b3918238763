import type { Pass } from "../../transform/pass.ts";
import { dropGpuPromises } from "./drop-gpu-promises.ts";
import { dropNewerPromises } from "./native/drop-newer-promises.ts";

/** Frames larger than a page must not step over the guard at the end of the stack. */
const probe = '"probe-stack"="inline-asm"';

/** Leaves triple and data layout to the system's clang, which knows its machine best. */
export const targetNative: Pass = {
  name: "target-native",
  summary: "replace NVPTX's triple and attributes by those of the machine's own compiler",
  after: ["rename-symbols", "run-threads-in-loops"],
  run(module) {
    const changed = module.targetTriple !== "";
    module.targetTriple = "";
    module.dataLayout = "";
    dropGpuPromises(module);
    for (const fn of module.functions.values()) {
      dropNewerPromises(fn);
      if (!fn.isDeclaration && !fn.attributes.includes(probe)) fn.attributes = [...fn.attributes, probe];
    }
    return changed;
  },
};
