import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ruleDocument } from "./rule-document.ts";

test("docs/support/audit-rules.md is current", () => {
  const file = new URL("../../../docs/support/audit-rules.md", import.meta.url);
  const hint = "run `node scripts/support-table.mjs`";
  expect(readFileSync(file, "utf8").replaceAll("\r\n", "\n"), hint).toBe(ruleDocument());
});
