import { expect, test } from "vitest";
import { describeReport } from "./describe-report.ts";
import type { PortReport } from "./report.ts";

const refusal = (file: string, line: number) => ({ code: "c", file, line, construct: "x", reason: "why" });

function text(target: string, refusals: PortReport["refusals"], more: Partial<PortReport> = {}): string {
  const none = { files: [], kernels: [], remarks: [], nextSteps: [] };
  return describeReport({ ...none, version: 1, target, source: "app", status: "refused", refusals, ...more });
}

test("only what is marked in the output is said to be", () => {
  const told = text("hip", [refusal("a.cu", 3), refusal("CMakeLists.txt", 1), refusal("b.cu", 0)]);
  expect(told).toContain("Refused, and marked in the output (2):\n  a.cu:3: x: why [c]\n  CMakeLists.txt:1:");
  expect(told).toContain("Refused, and not marked (1):\n  b.cu: x: why [c]");
});

test("what is said of a whole file has no line", () => {
  const told = text("torch-npu", [refusal("setup.py", 0)], {
    remarks: [{ code: "c", file: "b.py", line: 0, text: "look" }],
  });
  expect(told).toContain("Not ported, to be done by hand (1):\n  setup.py: x");
  expect(told).toContain("  b.py: look");
});
