/** What people call targets, and what the commands call them. */
import { closest } from "./closest.ts";

/** Makers, chips and toolkits, by the targets of `unwarp port`. */
const portNames: Readonly<Record<string, string>> = {
  amd: "hip",
  rocm: "hip",
  ascend: "ascend-c",
  ascendc: "ascend-c",
  cann: "ascend-c",
  huawei: "ascend-c",
  "ascend-950": "ascend-c",
  mthreads: "musa",
  "moore-threads": "musa",
  npu: "torch-npu",
  torch: "torch-npu",
  pytorch: "torch-npu",
  torch_npu: "torch-npu",
};

/** The same, by the targets of `unwarp audit`. */
const auditNames: Readonly<Record<string, string>> = {
  amd: "hip",
  rocm: "hip",
  ascend: "ascend-950",
  "ascend-c": "ascend-950",
  ascendc: "ascend-950",
  cann: "ascend-950",
  huawei: "ascend-950",
  npu: "ascend-950",
  "torch-npu": "ascend-950",
  "910b": "ascend-910b",
  "910c": "ascend-910b",
  mthreads: "musa",
  "moore-threads": "musa",
  native: "cpu",
};

export function noPortTarget(word: string, names: readonly string[]): string {
  return noTarget(word, names, portNames);
}

export function noAuditTarget(word: string, names: readonly string[]): string {
  return noTarget(word, names, auditNames);
}

function noTarget(word: string, names: readonly string[], known: Readonly<Record<string, string>>): string {
  const lower = word.toLowerCase();
  const meant = Object.hasOwn(known, lower) ? known[lower] : closest(lower, names);
  const hint = meant === undefined ? "" : `; did you mean ${meant}?`;
  return `there is no target ${word}; one of: ${names.join(", ")}${hint}`;
}
