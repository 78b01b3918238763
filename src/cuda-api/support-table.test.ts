import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runtimeSupportTable } from "./support-table.ts";

test("docs/support/runtime-api.md is current", () => {
  const file = new URL("../../docs/support/runtime-api.md", import.meta.url);
  const hint = "run `node scripts/support-table.mjs`";
  expect(readFileSync(file, "utf8").replaceAll("\r\n", "\n"), hint).toBe(runtimeSupportTable());
});
