/** What programs in Ascend C are held to, on every device: rules of Ascend 950's SIMT that CUDA does not have. */
export interface AscendRule {
  readonly rule: string;
  /** What a program that breaks it gets. */
  readonly told: string;
  readonly when: "compiling" | "launching" | "running";
  /** A program below `test/` that shows it. */
  readonly shownBy: string;
}

export const ascendRules: readonly AscendRule[] = [
  {
    rule: "names of CUDA that Ascend C does not have are unknown (`__device__`, `__syncthreads`, `atomicAdd`, `__expf`, `cudaMalloc` …)",
    told: "clang's error, with Ascend's name where there is one",
    when: "compiling",
    shownBy: "diagnostics/ascend-cuda-names.asc",
  },
  {
    rule: "no double precision in kernels, but for what `printf` prints",
    told: "`ascend-double` at the line",
    when: "compiling",
    shownBy: "diagnostics/ascend-double.asc",
  },
  {
    rule: "64-bit atomic functions work on global memory only",
    told: "`ascend-atomic-space` where the memory is known to be shared",
    when: "compiling",
    shownBy: "diagnostics/ascend-atomic-space.asc",
  },
  {
    rule: "in `__ubuf__ T* p` the word belongs to what `p` points to, so it is for arrays here",
    told: "`ascend-shared-pointer` where such a variable is used",
    when: "compiling",
    shownBy: "diagnostics/ascend-shared-pointer.asc",
  },
  {
    rule: "a grid has at most 65,535 blocks in all",
    told: "a message, and every later call fails",
    when: "launching",
    shownBy: "ascend/rule-grid.asc",
  },
  {
    rule: "a block has at most as many threads as `__launch_bounds__` says, 1,024 without it, and 2,048 on the chip (unwarp runs 1,024)",
    told: "a message, and every later call fails",
    when: "launching",
    shownBy: "ascend/rule-launch-bounds.asc",
  },
  {
    rule: "a block has at most 216 KB of shared memory, static and dynamic together, and need not ask for it",
    told: "a message, and every later call fails; `too-much-shared-memory` when the variables alone have more",
    when: "launching",
    shownBy: "ascend/rule-shared-memory.asc",
  },
  {
    rule: "all threads of a block come to `asc_syncthreads`; none has returned before",
    told: "a failed assertion at the line; nothing when threads wait at different calls, which meet here",
    when: "running",
    shownBy: "ascend/rule-early-exit.asc",
  },
  {
    rule: "a lane that reads from one that does not take part gets nothing defined",
    told: "a NaN as a float, -655,371 as an int",
    when: "running",
    shownBy: "ascend/rule-inactive-lanes.asc",
  },
  {
    rule: "what atomic functions of half and bfloat16_t return is invalid",
    told: "a NaN",
    when: "running",
    shownBy: "ascend/names.asc",
  },
  {
    rule: "`/`, `expf` and `powf` take subnormal floats for zero, and give zero for them, with the sign",
    told: "zero",
    when: "running",
    shownBy: "ascend/rule-subnormals.asc",
  },
  {
    rule: "`asc_reduce_add` adds floats in the order of a tree",
    told: "that order's sum",
    when: "running",
    shownBy: "ascend/rule-tree-order.asc",
  },
  {
    rule: "blocks run in no order that is promised",
    told: "a shuffled order on CPUs, always the same; `--block-order SEED` gives others",
    when: "running",
    shownBy: "ascend/rule-block-order.asc",
  },
];

/** docs/support/ascend-rules.md, from the table. */
export function ascendRulesTable(): string {
  const rows = ascendRules.map(
    ({ rule, told, when, shownBy }) =>
      `| ${rule} | ${when} | ${told} | [${shownBy.replace(/^.*\//, "")}](../../test/${shownBy}) |`,
  );
  return [
    "# Ascend rules",
    "",
    "Printed from `src/cuda-api/ascend-rules.ts` by `scripts/support-table.mjs`; do not edit.",
    "",
    "Files named `.asc` are Ascend C SIMT, for Ascend 950. unwarp reads them through headers of its own, written from the names in Huawei's",
    "documentation, and holds them to rules that CUDA does not have: a port that keeps to CUDA's alone would compile here and fail there.",
    "",
    "| Rule | Found when | What a program gets that breaks it, or relies on it | Shown by |",
    "|---|---|---|---|",
    ...rows,
    "",
    "All rules but the last are part of the device code, so they hold on every device. On GPUs through WebGPU blocks run in the GPU's own order.",
    "",
    "**Not checked here**: whether Huawei's compiler takes the code, whether registers and the stack of a thread (1,152 bytes unless configured) suffice,",
    "the order in which memory becomes visible, and how exact the chip's own math functions are. Nothing of this has run on an Ascend.",
    "",
  ].join("\n");
}
