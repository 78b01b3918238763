import type { Rules } from "./rules.ts";

/**
 * How much shared memory a block can have, which the compiler checks for a kernel's variables and
 * the runtime for a launch. Those of compute capability 8.0, but for the larger opt-in limit of 9.0.
 */

/** Static and dynamic, without asking for more: all that a kernel's own variables can have. */
export const defaultSharedBytes = 48 * 1024;
/** After cudaFuncSetAttribute(MaxDynamicSharedMemorySize). */
export const maxSharedBytes = 227 * 1024;
/** On Ascend 950, static and dynamic: what 256 KB leave beside the smallest data cache and 8 KB of the compiler's. */
export const ascendSharedBytes = 216 * 1024;

/** What a kernel's own variables can have. */
export function staticSharedLimit(rules: Rules | undefined): number {
  return rules === "ascend" ? ascendSharedBytes : defaultSharedBytes;
}
