import { expect, test } from "vitest";
import { replaceSection } from "./results-file.ts";

const old = "# Measured\n\nText.\n\n## One\n\n1\n\n### Part\n\n1a\n\n## Two\n\n2\n";

test("a section is replaced as a whole, where it was", () => {
  const text = replaceSection(old, "One", "## One\n\nnew\n");
  expect(text).toContain("## One\n\nnew\n\n## Two\n\n2\n");
  expect(text).not.toContain("1a");
});

test("a section that is new comes last", () => {
  expect(replaceSection(old, "Three", "## Three\n\n3\n")).toMatch(
    /### Part\n\n1a\n\n## Two\n\n2\n\n## Three\n\n3\n$/,
  );
});

test("of a file with other text the introduction is written anew", () => {
  expect(replaceSection("something else", "One", "## One\n\n1\n")).toMatch(
    /^# Measured\n[^]*\n\n## One\n\n1\n$/,
  );
});
