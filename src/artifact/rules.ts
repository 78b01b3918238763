/**
 * Rules of another machine that a program written for it is held to, wherever it runs: `ascend` are those of
 * Ascend 950's SIMT (docs/support/ascend-rules.md).
 */
export const rules = ["ascend"] as const;

export type Rules = (typeof rules)[number];
