import { expect, test } from "vitest";
import { chainOfControl, singlePointsOfFailure } from "./chain.ts";
import type { Control, Finding, Layer, Rule, Verdict } from "./model.ts";

const closed: Control = { controller: "nvidia", licence: "EULA", source: "closed" };
const open: Control = { controller: "community", licence: "MIT", source: "open" };

function rule(
  id: string,
  layer: Layer,
  component: string,
  control: Control,
  hip: Verdict["way"] = "mechanical",
): Rule {
  const verdict = (way: Verdict["way"]): Verdict => ({ way, reason: "" });
  const verdicts = {
    ...{ "ascend-950": verdict("by hand"), "ascend-910b": verdict("by hand"), hip: verdict(hip) },
    ...{ musa: verdict("mechanical"), webgpu: verdict("mechanical"), cpu: verdict("mechanical") },
  };
  return { id, title: id, layer, component, control, verdicts };
}

function finding(rule: string, file: string, more: Partial<Finding> = {}): Finding {
  return { rule, file, line: 1, column: 1, name: rule, excerpt: "", evidence: "tokens", ...more };
}

test("a link for each component, in the order of the stack, with its worst verdicts", () => {
  const rules = [
    rule("torch", "framework", "PyTorch", open),
    rule("malloc", "runtime", "CUDA runtime", closed),
    rule("graph", "runtime", "CUDA runtime", closed, "by hand"),
  ];
  const none: Verdict = { way: "no counterpart", reason: "here" };
  const findings = [
    finding("torch", "a.py"),
    finding("malloc", "a.cu"),
    finding("malloc", "b.cu"),
    finding("graph", "b.cu", { verdicts: { cpu: none } }),
  ];
  const chain = chainOfControl(findings, rules);
  expect(
    chain.map(({ layer, component, findings, files }) => ({ layer, component, findings, files })),
  ).toEqual([
    { layer: "runtime", component: "CUDA runtime", findings: 3, files: 2 },
    { layer: "framework", component: "PyTorch", findings: 1, files: 1 },
  ]);
  expect(chain[0]?.worst).toMatchObject({
    "ascend-950": "by hand",
    hip: "by hand",
    musa: "mechanical",
    cpu: "no counterpart",
  });
});

test("a link is as closed as its most closed part", () => {
  const rules = [rule("headers", "library", "TensorRT", open), rule("engine", "library", "TensorRT", closed)];
  const [link] = chainOfControl([finding("headers", "a"), finding("engine", "a")], rules);
  expect(link?.control).toEqual(closed);
});

test("a finding without its rule is a bug", () => {
  expect(() => chainOfControl([finding("gone", "a.cu")], [])).toThrow("the rule gone of a finding in a.cu");
});

test("one vendor who holds a whole layer is a single point, an open way beside it is not", () => {
  const rules = [
    rule("malloc", "runtime", "CUDA runtime", closed),
    rule("nvcc", "compiler", "nvcc", closed),
    rule("clang", "compiler", "Clang", open),
    rule("blas", "library", "cuBLAS", closed),
    rule("torch", "framework", "PyTorch", open),
  ];
  const files = ["a", "b", "c", "d", "e"];
  const findings = [
    finding("malloc", "a"),
    finding("nvcc", "b"),
    finding("clang", "c"),
    finding("blas", "d"),
    ...files.map((file) => finding("torch", file)),
  ];
  expect(singlePointsOfFailure(chainOfControl(findings, rules), findings)).toEqual(["CUDA runtime"]);
});

test("an extra beside the way through is no single point", () => {
  const rules = [
    rule("malloc", "runtime", "CUDA runtime", closed),
    rule("smi", "runtime", "nvidia-smi", closed),
  ];
  const files = Array.from({ length: 20 }, (_, at) => `${at}.cu`);
  const findings = [...files.map((file) => finding("malloc", file)), finding("smi", "run.sh")];
  expect(singlePointsOfFailure(chainOfControl(findings, rules), findings)).toEqual(["CUDA runtime"]);
});

test("a closed library is a single point where half of the files use it", () => {
  const rules = [rule("blas", "library", "cuBLAS", closed), rule("torch", "framework", "PyTorch", open)];
  const findings = [finding("blas", "a"), finding("blas", "b"), finding("torch", "c")];
  expect(singlePointsOfFailure(chainOfControl(findings, rules), findings)).toEqual(["cuBLAS"]);
});

test("nothing found, nothing said", () => {
  expect(chainOfControl([], [])).toEqual([]);
  expect(singlePointsOfFailure([], [])).toEqual([]);
});
