import type { Pass } from "../../transform/pass.ts";
import { dropGpuPromises } from "./drop-gpu-promises.ts";

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
    return changed;
  },
};
