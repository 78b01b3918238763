import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { torchNpuTable } from "./support-table.ts";

test("docs/support/torch-npu.md is current", () => {
  const file = new URL("../../../docs/support/torch-npu.md", import.meta.url);
  const hint = "run `node scripts/support-table.mjs`";
  expect(readFileSync(file, "utf8").replaceAll("\r\n", "\n"), hint).toBe(torchNpuTable());
});
