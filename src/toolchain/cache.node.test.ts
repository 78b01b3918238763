import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { cacheFolder, DiskCache } from "./cache.node.ts";

let folder = "";
let warnings: string[] = [];
const open = (limitBytes?: number) =>
  new DiskCache({
    folder,
    onWarning: (line) => warnings.push(line),
    ...(limitBytes === undefined ? {} : { limitBytes }),
  });
const entry = (key: string) => join(folder, "v1", "objects", key);
const content = Uint8Array.of(1, 2, 3, 4);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "unwarp-cache-"));
  warnings = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("what was written is read, by this process and by the next", () => {
  open().write("objects", "k", content);
  expect(open().read("objects", "k")).toEqual(Buffer.from(content));
  expect(open().read("headers", "k")).toBeUndefined();
  expect(readdirSync(join(folder, "v1", "objects"))).toEqual(["k"]);
});

test.each([
  ["cut short", () => truncateSync(entry("k"), 34)],
  ["cut within the digest", () => truncateSync(entry("k"), 10)],
  ["emptied", () => truncateSync(entry("k"), 0)],
  ["changed", () => writeFileSync(entry("k"), readFileSync(entry("k")).fill(7, 33))],
])("an entry that was %s is no entry, and goes", (_, damage) => {
  open().write("objects", "k", content);
  damage();
  expect(open().read("objects", "k")).toBeUndefined();
  expect(readdirSync(join(folder, "v1", "objects"))).toEqual([]);
  open().write("objects", "k", content);
  expect(open().read("objects", "k")).toEqual(Buffer.from(content));
});

test("what a killed process left is never read, and goes when it is old", () => {
  const cache = open();
  mkdirSync(join(folder, "v1", "objects"), { recursive: true });
  const [old, recent] = [`${entry("k")}.1.x.tmp`, `${entry("k")}.2.y.tmp`];
  writeFileSync(old, "half");
  writeFileSync(recent, "half");
  const hourAgo = new Date(Date.now() - 3_600_000);
  utimesSync(old, hourAgo, hourAgo);
  expect(cache.read("objects", "k")).toBeUndefined();
  cache.write("objects", "other", content);
  expect(readdirSync(join(folder, "v1", "objects")).toSorted()).toEqual(["k.2.y.tmp", "other"]);
});

test("the entries not used for longest go first when there are too many bytes", () => {
  const first = open();
  for (const key of ["a", "b", "c"]) first.write("objects", key, new Uint8Array(1000));
  for (const [index, key] of ["a", "b", "c"].entries()) {
    const used = new Date(Date.now() - (10 - index) * 24 * 3_600_000);
    utimesSync(entry(key), used, used);
  }
  // Reading renews it.
  expect(first.read("objects", "a")).toBeDefined();
  open(2500).write("objects", "d", new Uint8Array(100));
  expect(readdirSync(join(folder, "v1", "objects")).toSorted()).toEqual(["a", "c", "d"]);
});

test.each([
  ["is a file", () => writeFileSync(join(folder, "v1"), "")],
  [
    "has a file where a folder should be",
    () => (mkdirSync(join(folder, "v1")), writeFileSync(join(folder, "v1", "objects"), "")),
  ],
])("a cache folder that %s is one warning, and no failure", (_, spoil) => {
  spoil();
  const cache = open();
  cache.write("objects", "a", content);
  cache.write("objects", "b", content);
  expect(cache.read("objects", "a")).toBeUndefined();
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toMatch(/^warning: the cache in .* cannot be written \(.*\); going on without it$/);
});

test("the folder is the system's for caches, or the user's choice", () => {
  expect(cacheFolder({ UNWARP_CACHE_DIR: "/c" }, "linux")).toBe("/c");
  expect(cacheFolder({ XDG_CACHE_HOME: "/x" }, "linux")).toBe(join("/x", "unwarp"));
  expect(cacheFolder({ LOCALAPPDATA: "C:\\L" }, "win32")).toBe(join("C:\\L", "unwarp", "Cache"));
  expect(cacheFolder({}, "darwin")).toMatch(/Library.Caches.unwarp$/);
  expect(cacheFolder({}, "linux")).toMatch(/\.cache.unwarp$/);
});
