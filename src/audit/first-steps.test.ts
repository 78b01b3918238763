import { expect, test } from "vitest";
import { type ConcludeOptions, concludeAudit } from "./conclude.ts";
import type { FileNote, Finding } from "./model.ts";
import { sampleAudit } from "./sample-audit.testing.ts";
import { targetNames } from "./target-names.ts";
import { verdictOf, withRules } from "./ways.ts";

test("what opens most for the least comes first", () => {
  expect(sampleAudit().firstSteps.map(({ what }) => what)).toMatchInlineSnapshot(`
    [
      "Run the tests on CPUs with unwarp, in CI, and keep their output",
      "Let a tool do the mechanical part for AMD (HIP), the nearest of the four chips: unwarp port . --to hip --out ../port-hip",
      "Put CUDA runtime behind one module of your own",
      "Let the audit compile 1 more CUDA file",
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

function stepsOf(options: ConcludeOptions, notes?: readonly FileNote[]): string {
  const { chain: _, singlePoints: _points, effort: _effort, firstSteps: _steps, ...facts } = sampleAudit();
  const { firstSteps } = concludeAudit({ ...facts, ...(notes && { notes }) }, options);
  return firstSteps.map(({ what, why }) => `${what}\n  ${why}`).join("\n");
}

test("steps are about the chosen targets", () => {
  const { "ascend-950": ascend, cpu, ...others } = targetNames;
  const steps = stepsOf({ targets: ["ascend-950"] });
  expect(steps).toContain(
    `Let a tool do the mechanical part for ${ascend}: unwarp port . --to ascend-c --out ../port-ascend-c`,
  );
  for (const name of Object.values(others)) expect(steps).not.toContain(name);
  expect(steps).not.toMatch(/\d of \d targets|the four chips/);
  expect(stepsOf({ targets: ["ascend-950", "musa"] })).toContain("the nearest of the chosen chips");
  expect(stepsOf({ targets: ["cpu"] })).not.toMatch(/Let a tool|base image/);
  expect(cpu).toBe("CPU");
});

test("a step counts as the table does", () => {
  const audit = sampleAudit();
  const mechanical = withRules(audit.findings, audit.rules).filter(
    ({ finding, rule }) => verdictOf(finding, rule, "hip").way === "mechanical",
  ).length;
  const why = audit.firstSteps.find(({ what }) => what.startsWith("Let a tool"))?.why ?? "";
  const [, said, all, rewritten, stays] =
    /^(\d+) of (\d+) places are mechanical there: (\d+) rewritten .*?, (\d+) that stay/.exec(why) ?? [];
  expect(Number(said)).toBe(mechanical);
  expect(Number(all)).toBe(audit.findings.length);
  expect(Number(rewritten) + Number(stays)).toBe(mechanical);
});

test("sources that did not compile are named with the reason, if it can be mended", () => {
  const file = "src/quant/int4_gemm.cu";
  const note = (error: string) => [
    { file, what: `was read by tokens only, because it does not compile here: ${error}` },
  ];
  const wanted = "Let the audit compile";
  expect(stepsOf({}, note("a.cu:3: expected ';'"))).toMatch(
    /compile 1 more CUDA file\n .*int4_gemm\.cu: does not compile here: .* expected ';'/,
  );
  expect(stepsOf({}, note("a.cu:3: 'torch/extension.h' file not found"))).not.toContain(wanted);
  expect(stepsOf({}, [])).not.toContain(wanted);
  expect(stepsOf({ compiled: false }, [])).toMatch(/compile the \d+ CUDA files: .*--no-compile/);
});

test("settings of PyTorch are no places of CUDA C++", () => {
  const { chain: _, singlePoints: _points, effort: _effort, firstSteps: _steps, ...facts } = sampleAudit();
  const inScripts = facts.findings.map((finding): Finding => ({ ...finding, file: "train.py" }));
  const steps = concludeAudit({ ...facts, findings: inScripts, kernels: [] }).firstSteps;
  expect(steps.map(({ what }) => what).join("\n")).not.toContain("Run the tests on CPUs");
});
