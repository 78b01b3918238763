import { type BlockDim, isAnyBlock, type LaunchKind, threadsOf } from "./specialize-launch.ts";

/**
 * The size of a kernel's blocks, as WGSL spells it: numbers, or constants of the pipeline (`override`) where one text is for blocks of
 * any size. WGSL folds constant expressions and refuses those that overflow, as in `0u - block_size_x`: so code gets the size by functions.
 */
export interface BlockSize {
  /** Operands: threads along an axis, of the block, and invocations of its workgroup. */
  readonly x: string;
  readonly y: string;
  readonly threads: string;
  readonly invocations: string;
  /** The same as a number; undefined where the pipeline decides. */
  readonly invocationCount: number | undefined;
  /** What `@workgroup_size` takes. */
  readonly workgroupSize: string;
  /** Threads that an invocation runs, one after the other. */
  readonly slots: number;
  /** Whether the last of them may not exist. */
  readonly hasGap: boolean;
  /** Whether the block is known to be a row; undefined where the pipeline decides. */
  readonly isRow: boolean | undefined;
  /** For the comment in front of the kernel. */
  readonly description: string;
  readonly declarations: readonly string[];
  /** Operand: words of dynamic shared memory, where the pipeline decides. */
  readonly dynamicSharedWords: string | undefined;
}

export interface InvocationLimits {
  readonly maxInvocations: number;
  readonly waitingInvocations?: number;
}

/** @param waits whether threads of the block wait for each other */
export function describeBlock(
  { blockDim }: LaunchKind,
  { maxInvocations, waitingInvocations = maxInvocations }: InvocationLimits,
  waits: boolean,
): BlockSize {
  if (isAnyBlock(blockDim)) return anyBlock(blockDim.threadsPerInvocation);
  const most = waits ? Math.min(waitingInvocations, maxInvocations) : maxInvocations;
  return fixedBlock(blockDim, most);
}

function fixedBlock(blockDim: BlockDim, most: number): BlockSize {
  const { x, y, z } = blockDim;
  const threads = threadsOf(blockDim);
  const slots = Math.ceil(threads / most);
  const invocations = Math.ceil(threads / slots);
  return {
    x: `${x}u`,
    y: `${y}u`,
    threads: `${threads}u`,
    invocations: `${invocations}u`,
    invocationCount: invocations,
    workgroupSize: `${invocations}`,
    slots,
    hasGap: slots * invocations !== threads,
    isRow: threads === x,
    description: `blocks of ${x} x ${y} x ${z} threads`,
    declarations: [],
    dynamicSharedWords: undefined,
  };
}

function anyBlock(slots: number): BlockSize {
  return {
    x: "block_size_x",
    y: "block_size_y",
    threads: "block_threads",
    invocations: "block_invocations",
    invocationCount: undefined,
    workgroupSize: "block_invocations",
    slots,
    hasGap: slots > 1,
    isRow: undefined,
    description: "blocks of any size, which the pipeline's constants give",
    declarations: [
      "override block_size_x: u32 = 64u;",
      "override block_size_y: u32 = 1u;",
      "override block_size_z: u32 = 1u;",
      "override dynamic_shared_words: u32 = 1u;",
      "override block_threads: u32 = block_size_x * block_size_y * block_size_z;",
      `override block_invocations: u32 = ${slots === 1 ? "block_threads" : `(block_threads + ${slots - 1}u) / ${slots}u`};`,
      "",
      // Calls are no constant expressions: see above.
      ...["x", "y", "z"].map((axis) => `fn block_dim_${axis}() -> u32 { return block_size_${axis}; }`),
      "",
    ],
    dynamicSharedWords: "dynamic_shared_words",
  };
}
