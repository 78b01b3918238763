import { expect, test } from "vitest";
import { estimateEffort } from "./effort.ts";
import { defaultEffort } from "./effort-table.ts";
import { meanCost, piecesAtFullCost, describeFalling } from "./falling-cost.ts";
import { formatDays } from "./format-days.ts";
import type { Finding, KernelFacts, Layer, Rule, Target, Verdict } from "./model.ts";
import { whereProved } from "./rules/verdicts.ts";
import { sampleAudit } from "./sample-audit.testing.ts";

const verdict = (way: Verdict["way"], counterpart?: string): Verdict => ({
  way,
  reason: "",
  ...(counterpart !== undefined && { counterpart }),
});

function rule(id: string, component: string, hip: Verdict, layer: Layer = "library"): Rule {
  const others = verdict("mechanical");
  return {
    ...{ id, title: id, layer, component },
    control: { controller: "nvidia", licence: "EULA", source: "closed" },
    verdicts: { "ascend-950": others, "ascend-910b": others, hip, musa: others, webgpu: others, cpu: others },
  };
}

const finding = (rule: string, file = "a.cu", more: Partial<Finding> = {}): Finding => ({
  ...{ rule, file, line: 1, column: 1, name: rule, excerpt: "", evidence: "tokens" },
  ...more,
});

function itemsOf(
  target: Target,
  findings: readonly Finding[],
  rules: readonly Rule[],
  kernels: readonly KernelFacts[] = [],
) {
  const effort = estimateEffort({ findings, rules, kernels }).find((one) => one.target === target);
  return effort?.items.map(({ what, count, daysEach }) => [count, what, daysEach]);
}

const setUp = [1, "Set up the target: machines, toolchain, test runs", defaultEffort.setUp.hip.days];

test("nothing found costs nothing", () => {
  for (const { items, days } of estimateEffort({ findings: [], rules: [], kernels: [] })) {
    expect(items).toEqual([]);
    expect(days).toEqual([0, 0]);
  }
});

test("mechanical uses cost a look, and those that stay as they are not even that", () => {
  const rules = [
    rule("malloc", "CUDA runtime", verdict("mechanical", "hipMalloc")),
    rule("sync", "CUDA C++", verdict("mechanical")),
  ];
  expect(itemsOf("hip", [finding("malloc"), finding("malloc"), finding("sync")], rules)).toEqual([
    setUp,
    [1, "Uses that stay as they are", [0, 0]],
    [2, "Review what a tool rewrites", defaultEffort.mechanicalUse.days],
  ]);
});

test("by hand: the component, its further kinds, its further places", () => {
  const rules = [rule("a", "cuBLAS", verdict("by hand")), rule("b", "cuBLAS", verdict("by hand"))];
  const { component, kind, use } = defaultEffort.byHand.library;
  expect(itemsOf("hip", [finding("a"), finding("a"), finding("a"), finding("b")], rules)).toEqual([
    setUp,
    [1, "cuBLAS: learn what replaces it, with its first use", component],
    [1, "cuBLAS: further kinds of use by hand", kind],
    [2, "cuBLAS: further places by hand", use],
  ]);
});

test("what has no counterpart costs a design for each file", () => {
  const rules = [rule("a", "TensorRT", verdict("no counterpart"))];
  expect(itemsOf("hip", [finding("a", "x"), finding("a", "x"), finding("a", "y")], rules)).toEqual([
    setUp,
    [
      2,
      "TensorRT: design files anew that use what has no counterpart",
      defaultEffort.noCounterpart.library.days,
    ],
  ]);
});

test("a finding's own verdict counts, not its rule's", () => {
  const rules = [rule("a", "cuBLAS", verdict("mechanical", "b"))];
  const items = itemsOf("hip", [finding("a", "x", { verdicts: { hip: verdict("by hand") } })], rules);
  expect(items?.[1]?.[1]).toBe("cuBLAS: learn what replaces it, with its first use");
});

const kernel = (name: string, line: number, instructions: number): KernelFacts => ({
  ...{ name, file: "a.cu", line, instructions, sharedBytes: 0, usesDynamicShared: false },
  ...{ usesDouble: false, usesInlineAssembly: false, usesTextures: false },
  ...{ usesWarpOperations: false, usesAtomics: false, usesBarriers: false },
});
const kernelRule = (hip: Verdict) => rule("language/kernel", "CUDA C++", hip, "language");
const [small, medium] = defaultEffort.kernels.sizes;

test("every kernel is compared, instances of a template once, and those that no compiler saw too", () => {
  const kernels = [kernel("k<float>", 3, 100), kernel("k<double>", 3, 120)];
  const findings = [finding("language/kernel"), finding("language/kernel", "b.cu")];
  expect(itemsOf("hip", findings, [kernelRule(verdict("mechanical", "__global__"))], kernels)).toEqual([
    setUp,
    [2, "Review what a tool rewrites", defaultEffort.mechanicalUse.days],
    [1, "Compare small kernels with the original", small?.check],
    [1, "Compare medium kernels with the original", medium?.check],
  ]);
  const asIs = [kernelRule(verdict("mechanical"))];
  expect(itemsOf("hip", findings, asIs, kernels)?.at(-1)).toEqual([
    2,
    "Run kernels that stay as they are",
    defaultEffort.kernels.unchanged,
  ]);
});

test("where kernels of threads do not exist, all are designed anew and their constructs cost nothing more", () => {
  const rules = [
    kernelRule(verdict("by hand")),
    rule("language/atomic", "CUDA C++", verdict("by hand"), "language"),
  ];
  const findings = [finding("language/kernel"), finding("language/atomic")];
  expect(itemsOf("hip", findings, rules, [kernel("k", 1, 100)])).toEqual([
    setUp,
    [1, "Design small kernels anew", small?.rewrite],
    [1, "Compare small kernels with the original", small?.check],
  ]);
});

test("a kernel in which something has no counterpart is designed anew", () => {
  const rules = [
    kernelRule(verdict("mechanical")),
    rule("language/double", "CUDA C++", verdict("no counterpart"), "language"),
  ];
  const findings = [finding("language/kernel"), finding("language/double", "a.cu", { kernel: "k" })];
  expect(itemsOf("hip", findings, rules, [kernel("k", 1, 100), kernel("other", 9, 100)])).toEqual([
    setUp,
    [1, "Uses that stay as they are", [0, 0]],
    [1, "Design small kernels anew", small?.rewrite],
    [1, "Compare small kernels with the original", small?.check],
    [1, "Run kernels that stay as they are", defaultEffort.kernels.unchanged],
  ]);
});

test("the sum is what its items come to", () => {
  for (const { items, days } of sampleAudit().effort) {
    for (const end of [0, 1] as const) {
      const sum = items.reduce((all, { count, daysEach }) => all + count * daysEach[end], 0);
      expect(days[end] / sum).toBeCloseTo(1, 3);
    }
    expect(days[0]).toBeLessThan(days[1]);
  }
});

test("further pieces cost less and less", () => {
  const { falling } = defaultEffort;
  expect([1, 10, 50, 100, 1100].map((count) => piecesAtFullCost(count, falling))).toEqual([
    1, 10, 22, 37, 137,
  ]);
  expect(meanCost(100, [1, 2], falling)).toEqual([0.37, 0.74]);
  expect(meanCost(0, [1, 2], falling)).toEqual([0, 0]);
  expect(describeFalling(10, falling)).toBe("");
  expect(describeFalling(300, falling)).toBe("the 11th to 100th at 30 %, further ones at 10 %");
});

test.each([
  [[0, 0], "0"],
  [[0.01, 0.05], "under 0.1"],
  [[0.01, 0.7], "up to 0.7"],
  [[1, 1], "1"],
  [[1.26, 12.4], "1.3–12"],
  [[147, 12_345], "150–12\u202f000"],
] as const)("%j days are %s", (days, text) => {
  expect(formatDays(days)).toBe(text);
});

test("what is mechanical only where it is proved costs from a look to work by hand", () => {
  const rules = [rule("shuffle", "CUDA C++", whereProved("asc_shfl", "by masks"), "language")];
  const [look] = defaultEffort.mechanicalUse.days;
  const items = estimateEffort({
    findings: [finding("shuffle"), finding("shuffle"), finding("shuffle")],
    rules,
    kernels: [],
  }).find(({ target }) => target === "hip")?.items;
  const { kind, use } = defaultEffort.byHand.language;
  expect(items?.slice(1).map(({ count, daysEach }) => [count, daysEach])).toEqual([
    [1, [look, kind[1]]],
    [2, [look, use[1]]],
  ]);
  expect(items?.at(-1)?.basis).toContain("it refuses the rest");
});

test("a component in two layers says which one an item is about", () => {
  const rules = [
    rule("link", "TensorRT", verdict("by hand"), "build"),
    rule("call", "TensorRT", verdict("by hand"), "framework"),
    rule("other", "cuBLAS", verdict("by hand")),
  ];
  const items = itemsOf("hip", [finding("link"), finding("call"), finding("other")], rules) ?? [];
  const texts = items.map(([, what]) => what);
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts).toContain("TensorRT (build): learn what replaces it, with its first use");
  expect(texts).toContain("cuBLAS: learn what replaces it, with its first use");
});
