import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { UsageError } from "./command.ts";
import { checkReportFile, writeReportFile } from "./report-file.ts";

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "unwarp-report-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("places that cannot have the report are refused before the work", () => {
  checkReportFile(join(folder, "x.json"), undefined);
  checkReportFile("x.json", join(folder, "out"));
  const missing = join(folder, "no", "x.json");
  expect(() => checkReportFile(missing, undefined)).toThrow(`there is no folder ${join(folder, "no")}`);
  expect(() => checkReportFile("/dev/null/x", undefined)).toThrow(UsageError);
  expect(() => checkReportFile(folder, undefined)).toThrow("is a folder, not a file");
  expect(() => checkReportFile(join(folder, "out", "r.json"), join(folder, "out"))).toThrow(
    "the port's own folder has port-report.json",
  );
});

test("what the system refuses is told", () => {
  expect(() => writeReportFile(join(folder, "no", "x.json"), "{}")).toThrow(
    /cannot be written: no such file or directory/,
  );
});
