import type { Pass } from "../../transform/pass.ts";
import { eraseBlock } from "../../transform/remove-unreachable-blocks.ts";
import { removeUnreachableFunctions } from "../../transform/remove-unreachable-functions.ts";

/** Leaves one kernel in the module: each becomes WGSL of its own, for each size of its blocks. */
export function keepKernel(name: string): Pass {
  return {
    name: "keep-kernel",
    summary: "delete the other kernels, and what only they use",
    run(module, context) {
      const others = module.kernels.filter((kernel) => kernel.name !== name);
      for (const kernel of others) {
        for (const block of [...kernel.blocks]) eraseBlock(block);
        module.functions.delete(kernel.name);
      }
      const hasMore = removeUnreachableFunctions.run(module, context);
      return others.length > 0 || hasMore;
    },
  };
}
