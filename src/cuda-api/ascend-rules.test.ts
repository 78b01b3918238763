import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ascendRules, ascendRulesTable } from "./ascend-rules.ts";

test("docs/support/ascend-rules.md is current", () => {
  const file = new URL("../../docs/support/ascend-rules.md", import.meta.url);
  const hint = "run `node scripts/support-table.mjs`";
  expect(readFileSync(file, "utf8").replaceAll("\r\n", "\n"), hint).toBe(ascendRulesTable());
});

test("each rule is shown by a program", () => {
  const missing = ascendRules.filter(
    ({ shownBy }) => !existsSync(new URL(`../../test/${shownBy}`, import.meta.url)),
  );
  expect(missing).toEqual([]);
});
