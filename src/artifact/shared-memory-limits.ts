import { ascendLimits } from "./ascend-limits.ts";
import type { Rules } from "./rules.ts";

/**
 * How much shared memory a block can have, which the compiler checks for a kernel's variables and
 * the runtime for a launch. Those of compute capability 8.0, but for the larger opt-in limit of 9.0.
 */

/** Static and dynamic, without asking for more: all that a kernel's own variables can have. */
export const defaultSharedBytes = 48 * 1024;
/** After cudaFuncSetAttribute(MaxDynamicSharedMemorySize). */
export const maxSharedBytes = 227 * 1024;

/** What a kernel's own variables can have. */
export function staticSharedLimit(rules: Rules | undefined): number {
  return rules === "ascend" ? ascendLimits.sharedBytes : defaultSharedBytes;
}
