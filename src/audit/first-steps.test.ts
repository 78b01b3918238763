import { expect, test } from "vitest";
import { concludeAudit } from "./conclude.ts";
import { sampleAudit } from "./sample-audit.testing.ts";

test("what opens most for the least comes first", () => {
  expect(sampleAudit().firstSteps.map(({ what }) => what)).toMatchInlineSnapshot(`
    [
      "Run the tests on CPUs with unwarp, in CI, and keep their output",
      "Let a tool do the mechanical part for AMD (HIP), the nearest of the four chips",
      "Put CUDA runtime behind one module of your own",
      "Let the audit compile 1 more CUDA file: its notes say what each is short of",
      "Put cuBLAS behind one module of your own",
      "Ask for the source of third_party/lib/libfastquant.so",
      "Make the base image a build argument, with an open one as the default",
      "Give inline PTX a twin in plain CUDA C++",
    ]
  `);
});

test("every step says why, with counts", () => {
  for (const { why } of sampleAudit().firstSteps) expect(why.length).toBeGreaterThan(30);
});

test("where nothing was found there is nothing to do", () => {
  const { chain: _, singlePoints: _points, effort: _effort, firstSteps: _steps, ...facts } = sampleAudit();
  expect(concludeAudit({ ...facts, findings: [], rules: [], kernels: [] }).firstSteps).toEqual([]);
});

test("without CUDA C++ nobody is told to run it on CPUs", () => {
  const { chain: _, singlePoints: _points, effort: _effort, firstSteps: _steps, ...facts } = sampleAudit();
  const findings = facts.findings.filter(({ rule }) => rule.startsWith("python/"));
  const steps = concludeAudit({ ...facts, findings, kernels: [] }).firstSteps.map(({ what }) => what);
  expect(steps.join("\n")).not.toMatch(/CPUs|CUDA file|binaries|base image/);
  expect(steps.length).toBeGreaterThan(0);
});
