import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { featureTable } from "./feature-table.ts";
import { type LanguageFeature, languageFeatures } from "./language-features.ts";

const root = new URL("../../", import.meta.url);

test("docs/support/features.md is current", () => {
  const hint = "run `node scripts/support-table.mjs`";
  const file = new URL("docs/support/features.md", root);
  expect(readFileSync(file, "utf8").replaceAll("\r\n", "\n"), hint).toBe(featureTable());
});

test("every feature names a test that exists", () => {
  const rows = Object.values<readonly LanguageFeature[]>(languageFeatures).flat();
  expect(rows.filter((row) => !existsSync(new URL(row.test, root)))).toEqual([]);
});
