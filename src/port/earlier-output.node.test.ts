import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkEarlierOutput, hashesOf } from "./earlier-output.node.ts";
import { reportName, writeFolder } from "./write-output.node.ts";

let folder: string;
let out: string;
const files = [
  { path: "a.hip", content: "int main() {}\n" },
  { path: "inc/b.h", content: Uint8Array.from([1, 2, 3]) },
];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "unwarp-earlier-"));
  out = join(folder, "out");
  const report = { target: "hip", written: hashesOf(files) };
  writeFolder(out, [...files, { path: reportName, content: JSON.stringify(report) }]);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("what is as it was written may be written over, also with files missing", () => {
  checkEarlierOutput(out, "hip");
  rmSync(join(out, "a.hip"));
  checkEarlierOutput(out, "hip");
  checkEarlierOutput(join(folder, "new"), "hip");
});

test("edits and files of others are named, and stay", () => {
  writeFileSync(join(out, "inc", "b.h"), "mine\n");
  for (const name of ["n1", "n2", "n3", "n4"]) writeFileSync(join(out, name), "");
  expect(() => checkEarlierOutput(out, "hip")).toThrow(
    `(changed since: inc/b.h; not of that port: n1, n2, n3 and 1 more): choose another folder, or delete ${out}`,
  );
});

test("a link in the place of a file is a change", () => {
  writeFileSync(join(folder, "same"), "int main() {}\n");
  rmSync(join(out, "a.hip"));
  symlinkSync(join(folder, "same"), join(out, "a.hip"));
  expect(() => checkEarlierOutput(out, "hip")).toThrow("changed since: a.hip");
});

test("another target is refused, older reports are not", () => {
  expect(() => checkEarlierOutput(out, "musa")).toThrow(
    "is a port to hip, not to musa: choose another folder",
  );
  writeFileSync(join(out, reportName), '{"target":"hip"}');
  writeFileSync(join(out, "a.hip"), "mine\n");
  checkEarlierOutput(out, "musa");
  writeFileSync(join(out, reportName), "{");
  expect(() => checkEarlierOutput(out, "hip")).toThrow("cannot be read as the report");
});
