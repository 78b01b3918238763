import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  checkCleanTree,
  checkOutput,
  checkRoot,
  reportName,
  writeFolder,
  writeInPlace,
} from "./write-output.node.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "unwarp-port-"));
  mkdirSync(join(folder, "app"));
  writeFileSync(join(folder, "app", "a.cu"), "old a\n");
  writeFileSync(join(folder, "app", "b.cu"), "old b\n");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (...names: string[]) => join(folder, ...names);

test("in place, nothing outside of the folder is changed", () => {
  expect(() => checkRoot(at("app"), at("app"))).not.toThrow();
  expect(() => checkRoot(at("app", "a.cu"), folder)).not.toThrow();
  expect(() => checkRoot(at("app"), folder)).toThrow(`port ${folder}, which holds both`);
});

test("outputs that would harm the source are refused", () => {
  expect(() => checkOutput(at("app"), at("app"))).toThrow("is the source itself");
  expect(() => checkOutput(at("app"), at("app", "out"))).toThrow("lies inside");
  expect(() => checkOutput(at("app"), folder)).toThrow("contains");
  symlinkSync(at("app"), at("link"));
  expect(() => checkOutput(at("app"), at("link", "new", "out"))).toThrow("lies inside");
  mkdirSync(at("full"));
  writeFileSync(at("full", "mine.txt"), "");
  expect(() => checkOutput(at("app"), at("full"))).toThrow("not empty");
  writeFileSync(at("full", reportName), "{}");
  checkOutput(at("app"), at("full"));
  checkOutput(at("app"), at("new"));
  writeFileSync(at("file"), "");
  expect(() => checkOutput(at("app"), at("file", "x", "y"))).toThrow(
    `cannot be made: ${at("file")} is no folder`,
  );
});

test("a folder is written whole, and takes the place of an earlier one", () => {
  writeFolder(at("out"), [{ path: "x/old.txt", content: "1" }]);
  writeFolder(at("out"), [{ path: "x/new.txt", content: "2" }]);
  expect(readdirSync(at("out", "x"))).toEqual(["new.txt"]);
  // A file where a folder must be: nothing is left behind, and the earlier output stays.
  const bad = [
    { path: "y", content: "" },
    { path: "y/z", content: "" },
  ];
  expect(() => writeFolder(at("out"), bad)).toThrow(/EEXIST|ENOTDIR/);
  expect(readFileSync(at("out", "x", "new.txt"), "utf8")).toBe("2");
  expect(readdirSync(folder).toSorted()).toEqual(["app", "out"]);
});

test("in place: all files or none", () => {
  const change = (path: string, output: string) => ({ path, output, content: `new ${output}\n` });
  writeFileSync(at("app", "taken.h"), "mine\n");
  expect(() => writeInPlace(at("app"), [change("a.cu", "a.asc"), change("", "taken.h")])).toThrow(
    "exists already",
  );
  expect(readdirSync(at("app")).toSorted()).toEqual(["a.cu", "b.cu", "taken.h"]);
  expect(() => writeInPlace(at("app"), [change("a.cu", "a.asc"), change("gone.cu", "gone.asc")])).toThrow(
    "ENOENT",
  );
  expect(readdirSync(at("app")).toSorted()).toEqual(["a.cu", "b.cu", "taken.h"]);
  expect(readFileSync(at("app", "a.cu"), "utf8")).toBe("old a\n");
  writeInPlace(at("app"), [change("a.cu", "a.asc"), change("b.cu", "b.cu"), change("", "unwarp.h")]);
  expect(readdirSync(at("app")).toSorted()).toEqual(["a.asc", "b.cu", "taken.h", "unwarp.h"]);
  expect(readFileSync(at("app", "b.cu"), "utf8")).toBe("new b.cu\n");
});

test("in place needs a clean git tree", () => {
  expect(() => checkCleanTree(at("app"))).toThrow("not in a git repository");
  const git = (...words: string[]) =>
    execFileSync("git", ["-C", at("app"), "-c", "user.name=a", "-c", "user.email=a@b.c", ...words], {
      stdio: "pipe",
    });
  git("init", "-q");
  expect(() => checkCleanTree(at("app"))).toThrow("not committed");
  git("add", ".");
  git("commit", "-q", "-m", "all");
  checkCleanTree(at("app"));
  writeFileSync(at("app", "a.cu"), "changed\n");
  expect(() => checkCleanTree(at("app"))).toThrow("not committed");
  expect(existsSync(at("app", "a.cu"))).toBe(true);
});

test.runIf(process.platform === "linux")(
  "a folder that cannot be made is told, and nothing waits for it",
  () => {
    expect(() => writeFolder("/proc/unwarp/port", [{ path: "a/b.asc", content: "" }])).toThrow(
      /^\/proc\/unwarp\/port cannot be written: /,
    );
  },
);
