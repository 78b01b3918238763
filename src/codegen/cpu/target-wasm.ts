import type { Pass } from "../../transform/pass.ts";
import { dropGpuPromises } from "./drop-gpu-promises.ts";
import { targetDataLayout, targetTriple } from "./target.ts";

/** Makes the module one for WASM: its triple and data layout. */
export const targetWasm: Pass = {
  name: "target-wasm",
  summary: "replace NVPTX's triple and attributes by WASM's",
  after: ["rename-symbols", "run-threads-in-loops"],
  run(module) {
    const changed = module.targetTriple !== targetTriple;
    module.targetTriple = targetTriple;
    module.dataLayout = targetDataLayout;
    dropGpuPromises(module);
    return changed;
  },
};
