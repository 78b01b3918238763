import { expect, test } from "vitest";
import { failingFindings, parseFailOn } from "./fail-on.ts";
import { sampleAudit } from "./sample-audit.testing.ts";

function failing(text: string): number {
  const condition = parseFailOn(text);
  if (!condition) throw new Error(text);
  return failingFindings(sampleAudit(), condition).length;
}

test("rules with wildcards", () => {
  const { findings } = sampleAudit();
  const [first] = findings;
  expect(failing("*")).toBe(findings.length);
  expect(failing(first?.rule ?? "")).toBe(findings.filter(({ rule }) => rule === first?.rule).length);
  expect(failing("no/such-rule")).toBe(0);
});

test("targets: what a person has to do includes what has no counterpart", () => {
  expect(failing("by-hand:hip")).toBeGreaterThanOrEqual(failing("no-counterpart:hip"));
});

test("what makes no sense is refused", () => {
  expect(parseFailOn("no-counterpart:riscv")).toBeUndefined();
  expect(parseFailOn("(")).toBeUndefined();
  expect(parseFailOn("")).toBeUndefined();
});
