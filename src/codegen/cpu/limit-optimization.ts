import { codeSize } from "../../analysis/code-size.ts";
import type { Pass } from "../../transform/pass.ts";

/** Instructions of a function from which on LLVM is to leave its loops as they are. */
const large = 6000;

/**
 * Marks large functions `optsize`, so that LLVM neither unrolls nor vectorizes their loops: for each loop it
 * looks at the whole function again, which takes time by the square of the function's size.
 *
 *     define void @k(...)    =>    define void @k(...) optsize    ; 6000 instructions or more
 */
export const limitOptimization: Pass = {
  name: "limit-optimization",
  summary: "keep LLVM from optimizing the loops of large functions",
  after: ["target-wasm", "target-native"], // which drop the attributes that they do not know
  run(module) {
    let changed = false;
    for (const fn of module.functions.values()) {
      if (codeSize(fn.blocks) < large || fn.attributes.includes("optsize")) continue;
      fn.attributes = [...fn.attributes, "optsize"];
      changed = true;
    }
    return changed;
  },
};
