/**
 * The audit says by hand-written verdicts what unwarp itself runs, on the CPU and on GPUs. The programs here say the same by
 * running, so an audit of them has to agree: what runs is no work, and what is refused is.
 */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { RuleBook } from "../src/audit/rules/all-rules.ts";
import { scanFile } from "../src/audit/scan/scan-file.ts";
import { notOnWebGpu } from "./kernels/not-on-webgpu.ts";

const rules = new RuleBook();

/** Rules met in a program that are work on a target. */
function workOn(target: "cpu" | "webgpu", folder: string, file: string): string[] {
  const bytes = readFileSync(new URL(`${folder}/${file}`, import.meta.url));
  const { findings } = scanFile(file, bytes, { rules, localModules: new Set<string>() });
  const met = [...new Set(findings.map(({ rule }) => rule))];
  return met.filter((rule) => rules.rule(rule).verdicts[target].way !== "mechanical");
}

/** Where the audit says more than a program does, and why. */
const exceptions: Readonly<Record<string, readonly string[]>> = {
  // The program checks that the call returns cudaErrorNotSupported.
  // One rule for all asynchronous copies, of which unwarp runs some.
  "copies-to-shared.cu": ["language/async-copy"],
  "not-supported.cu": ["cuda-runtime/cudaIpcGetEventHandle"],
  // It asks a grid for its rank alone: tokens take a group of the grid for its barrier.
  "cooperative-groups.cu": ["language/grid-sync"],
};

const cudaFiles = (folder: string) =>
  readdirSync(new URL(folder, import.meta.url)).filter((file) => file.endsWith(".cu"));

test.each(cudaFiles("kernels"))("%s runs, and the audit says so", (file) => {
  const expected = exceptions[file] ?? [];
  expect(workOn("cpu", "kernels", file).filter((rule) => !expected.includes(rule))).toEqual([]);
  const onGpu = notOnWebGpu[file];
  if (!onGpu || "skipped" in onGpu)
    expect(workOn("webgpu", "kernels", file).filter((rule) => !expected.includes(rule))).toEqual([]);
});

/** Programs that are refused, and the rule that the audit has for it. */
const refused: Readonly<Record<string, string>> = {
  "dynamic-parallelism.cu": "language/dynamic-parallelism",
  "inline-assembly.cu": "language/lane-register",
  "matrix-instructions.cu": "language/tensor-core",
  "textures.cu": "language/texture",
};

test.each(Object.entries(refused))("%s is refused, and the audit calls it work", (file, rule) => {
  for (const target of ["cpu", "webgpu"] as const)
    expect(workOn(target, "diagnostics", file)).toContain(rule);
});

test("programs with a barrier of the grid are work on GPUs", () => {
  for (const file of ["cooperative-launch.cu", "grid-barrier.cu"])
    expect(workOn("webgpu", "kernels", file)).toContain("language/grid-sync");
});
