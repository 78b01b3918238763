import { expect, test } from "vitest";
import type { Finding, KernelFacts } from "../model.ts";
import { confirmFindings } from "./confirm-findings.ts";
import type { KernelUse } from "./kernel-facts.ts";

const byTokens = (rule: string, line: number): Finding => ({
  ...{ rule, file: "k.cu", line, column: 1, name: "x", excerpt: "text", evidence: "tokens" },
});
const use = (rule: string, line: number): KernelUse => ({
  ...{ rule, name: "x", kernel: "k", file: "k.cu", line, column: 2 },
});
const kernel: KernelFacts = {
  ...{ name: "k", file: "k.cu", line: 4, usesDouble: true, usesInlineAssembly: false, usesTextures: false },
  ...{ usesWarpOperations: false, usesAtomics: false, usesBarriers: false },
  ...{ sharedBytes: 0, usesDynamicShared: false, instructions: 3 },
};
const functions = new Map([
  [
    "k.cu",
    [
      { name: "k", isKernel: true, isTemplate: false, firstLine: 2, lastLine: 9 },
      { name: "never", isKernel: false, isTemplate: true, firstLine: 20, lastLine: 29 },
    ],
  ],
]);

function confirm(findings: readonly Finding[], uses: readonly KernelUse[]) {
  const facts = { kernels: [kernel], uses, lines: ["k.cu:4", "k.cu:5"] };
  const result = confirmFindings(findings, [facts], functions, () => "a line");
  return result.findings.map(({ rule, line, evidence, kernel: of }) =>
    `${rule}:${line} ${evidence} ${of ?? ""}`.trim(),
  );
}

test("what tokens found and the compiler saw is the compiler's, with its kernel", () => {
  const both = confirm([byTokens("language/warp-shuffle", 5)], [use("language/warp-shuffle", 5)]);
  expect(both).toEqual(["language/warp-shuffle:5 compiler k"]);
});

test("double that became no code goes, where the compiler has seen the function", () => {
  expect(confirm([byTokens("language/double", 5)], [])).toEqual([]);
  expect(confirm([byTokens("language/double", 25)], [])).toEqual(["language/double:25 tokens"]);
  expect(confirm([byTokens("cuda-runtime/cudaMalloc", 5)], [])).toEqual(["cuda-runtime/cudaMalloc:5 tokens"]);
});

test("what only the compiler sees is added, and an atomic gets its type", () => {
  expect(confirm([], [use("language/double", 6)])).toEqual(["language/double:6 compiler k"]);
  expect(confirm([], [use("language/warp-shuffle", 6)])).toEqual([]);
  const atomic = confirm([byTokens("language/atomic", 6)], [use("language/atomic-double", 6)]);
  expect(atomic).toEqual(["language/atomic-double:6 compiler k"]);
});

test("a kernel stands at its qualifier, where its finding is", () => {
  const facts = { kernels: [kernel], uses: [], lines: [] };
  const { kernels, findings } = confirmFindings(
    [byTokens("language/kernel", 2)],
    [facts],
    functions,
    () => "",
  );
  expect(kernels.map(({ line }) => line)).toEqual([2]);
  expect(findings).toMatchObject([{ evidence: "compiler", kernel: "k" }]);
});
