import { expect, test } from "vitest";
import { changingLines, compareText } from "./compare-text.ts";

test("the first line that differs, or the end of one of the texts", () => {
  expect(compareText("a\nb\n", "a\nb\n")).toBeUndefined();
  expect(compareText("a\nb\n", "a\nc\n")).toEqual({ line: 2, a: "b", b: "c" });
  expect(compareText("a", "a\nb")).toEqual({ line: 2, a: undefined, b: "b" });
});

test("numbers may be near, when asked for; words may not", () => {
  expect(compareText("sum 1.000", "sum 1.001")).toBeDefined();
  expect(compareText("sum 1.000", "sum 1.001", { numbers: 0.01 })).toBeUndefined();
  expect(compareText("sum 1.000", "sum 1.1", { numbers: 0.01 })).toBeDefined();
  expect(compareText("sum 1", "Sum 1", { numbers: 0.01 })).toBeDefined();
  expect(compareText("-1e-3 x2", "-1.001e-3 x2", { numbers: 0.01 })).toBeUndefined();
});

test("lines that a program prints differently each time do not count", () => {
  const ignoredLines = changingLines("took 3 ms\nsum 1", "took 4 ms\nsum 1");
  expect(compareText("took 3 ms\nsum 1", "took 9 ms\nsum 1", { ignoredLines })).toBeUndefined();
  expect(compareText("took 3 ms\nsum 1", "took 9 ms\nsum 2", { ignoredLines })?.line).toBe(2);
});
