import type { Pass } from "../../transform/pass.ts";
import { eraseBlock } from "../../transform/remove-unreachable-blocks.ts";

/** Leaves one kernel in the module: each becomes WGSL of its own, for each size of its blocks. */
export function keepKernel(name: string): Pass {
  return {
    name: "keep-kernel",
    summary: "delete the other kernels",
    run(module) {
      const others = module.kernels.filter((kernel) => kernel.name !== name);
      for (const kernel of others) {
        for (const block of [...kernel.blocks]) eraseBlock(block);
        module.functions.delete(kernel.name);
      }
      return others.length > 0;
    },
  };
}
