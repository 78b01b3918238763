import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeFolder } from "./make-folder.node.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "unwarp-folders-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("folders are made as deep as needed, and may be there already", () => {
  const deep = join(folder, "a", "b", "c");
  makeFolder(deep);
  makeFolder(deep);
  expect(existsSync(deep)).toBe(true);
});

test("a file in the way is an error", () => {
  writeFileSync(join(folder, "file"), "");
  expect(() => makeFolder(join(folder, "file", "below"))).toThrow(/ENOTDIR|ENOENT/);
});

test.skipIf(process.platform !== "linux")(
  "a place where nothing can be made is an error, not an endless loop",
  () => {
    expect(() => makeFolder("/proc/nowhere/below")).toThrow("ENOENT");
  },
);
