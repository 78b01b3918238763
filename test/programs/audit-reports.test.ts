/** The reports of `unwarp audit` and the figures behind them, through the built command. Needs `npm run build`. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Audit } from "../../src/audit/model.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const mixedRepo = join(root, "test/fixtures/mixed-repo");
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "unwarp-audit-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function audit(...words: string[]) {
  const command = join(root, "dist", "unwarp.js");
  return spawnSync(process.execPath, [command, "audit", ...words], { encoding: "utf8", cwd: folder });
}
const write = (format: string) => {
  const { status, stderr } = audit(mixedRepo, "--no-compile", "--format", format, "-o", `report.${format}`);
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return readFileSync(join(folder, `report.${format}`), "utf8");
};

test("a page, results for code hosts, a bill of materials", () => {
  expect(write("html")).toMatch(/^<!doctype html>[^]*<h1>mixed-repo<\/h1>[^]*<\/html>\s*$/);
  expect(JSON.parse(write("sarif"))).toMatchObject({ version: "2.1.0" });
  expect(JSON.parse(write("cyclonedx"))).toMatchObject({ bomFormat: "CycloneDX", specVersion: "1.6" });
});

test("a team's figures replace ours, and say so", () => {
  const printed = audit("--print-effort");
  expect(printed.status).toBe(0);
  const table = JSON.parse(printed.stdout) as { setUp: { hip: object } };
  table.setUp.hip = { days: [100, 200] };
  writeFileSync(join(folder, "ours.json"), JSON.stringify(table));
  const { stdout } = audit(mixedRepo, "--no-compile", "--format", "json", "--effort", "ours.json");
  const hip = (JSON.parse(stdout) as Audit).effort.find(({ target }) => target === "hip");
  expect(hip?.items[0]).toMatchObject({ daysEach: [100, 200], basis: "set in ours.json" });
  expect(hip?.days[0]).toBeGreaterThan(100);
});

test.each([
  ['{"setUp":{"hip":{"days":[2,1]}}}', /ours\.json: setUp\.hip\.days: expected \[lowest, highest\]/],
  ["{", /ours\.json: not JSON/],
])("figures that make no sense are refused: %s", (text, message) => {
  writeFileSync(join(folder, "ours.json"), text);
  const { status, stderr } = audit(mixedRepo, "--effort", "ours.json");
  expect(status).toBe(2);
  expect(stderr).toMatch(message);
});
