import { Text } from "@codemirror/state";
import { expect, test } from "vitest";
import type { Problem } from "../../src/web/page-api.ts";
import { problemsToDiagnostics } from "./problems-to-diagnostics.ts";

const doc = Text.of(["int main() {", "  flaot x;", "}", ""]);
const problem = (more: Partial<Problem>): Problem => ({
  severity: "error",
  message: "no such type",
  file: "main.cu",
  line: 2,
  column: 3,
  ...more,
});
const diagnose = (...problems: Problem[]) => problemsToDiagnostics(problems, doc, "main.cu");

test("the word at the problem's place is marked", () => {
  const [only] = diagnose(problem({}));
  expect(only).toMatchObject({ severity: "error", message: "no such type" });
  expect(doc.sliceString(only?.from ?? 0, only?.to)).toBe("flaot");
});

test("a sign of punctuation is marked alone", () => {
  const [only] = diagnose(problem({ column: 10 }));
  expect(doc.sliceString(only?.from ?? 0, only?.to)).toBe(";");
});

test("places behind the end of a line or of the text are moved to it", () => {
  expect(diagnose(problem({ column: 99 }))).toMatchObject([{ from: 23, to: 23 }]);
  expect(diagnose(problem({ line: 99, column: 1 }))).toMatchObject([{ from: 26, to: 26 }]);
  expect(diagnose({ severity: "note", message: "m", file: "main.cu", line: 1 })).toMatchObject([
    { from: 0, to: 3, severity: "info" },
  ]);
});

test("problems of other files and without a place stay out, the rest is in the text's order", () => {
  const found = diagnose(
    problem({ file: "cuda_runtime.h" }),
    problem({ line: 3, column: 1, severity: "warning" }),
    { severity: "error", message: "undefined symbol: f" },
    problem({}),
  );
  expect(found.map(({ severity, from }) => [severity, from])).toEqual([
    ["error", 15],
    ["warning", 24],
  ]);
});
