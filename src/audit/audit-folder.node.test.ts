import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { auditFolder, FolderError } from "./audit-folder.node.ts";
import { formatText } from "./format-text.ts";
import { targets } from "./model.ts";

const options = {
  ...{ unwarpVersion: "0.0.0", jobs: 1, includeIgnored: false, effort: undefined },
  ...{ compile: false, compileBudgetMs: 0, useCache: false, onStage: () => {} },
};
const mixedRepo = join(dirname(fileURLToPath(import.meta.url)), "../../test/fixtures/mixed-repo");

const made: string[] = [];
function makeTree(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "unwarp-audit-"));
  made.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}
afterEach(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true });
});

test("the mixed repository: every layer, and a note about each file that is broken on purpose", async () => {
  const audit = await auditFolder(mixedRepo, options);
  expect(audit.root).toBe("mixed-repo");
  const layers = new Set(audit.rules.map(({ layer }) => layer));
  expect([...layers].toSorted()).toEqual(
    [
      "binary",
      "build",
      "chip",
      "ci",
      "compiler",
      "container",
      "framework",
      "language",
      "library",
      "runtime",
    ].toSorted(),
  );
  expect(audit.notes.map(({ file }) => file)).toEqual(["python/legacy.py", "src/latin1.cu"]);
  expect(audit.findings.some(({ name }) => name === "cudaMallocManaged")).toBe(false);
  expect(audit.effort.map(({ target }) => target)).toEqual(targets);
  const text = formatText(audit, { targets, folder: "mixed-repo" });
  expect(text.split("\n").length).toBeLessThan(80);
  expect(text).toContain("lib/libfastgemm.so");
});

test("what .gitignore names is left out, but not binaries, and that is said", async () => {
  const root = makeTree({
    ".gitignore": "generated/\n*.so\n",
    "generated/a.cu": "__global__ void k() {}",
    "sub/.gitignore": "!keep.so\nown.cu",
    "sub/own.cu": "__global__ void k() {}",
    "lib/a.so": "\u007fELF\u0000libcudart.so\u0000",
  });
  const audit = await auditFolder(root, options);
  expect(audit.findings.map(({ file }) => file)).toEqual(["lib/a.so"]);
  expect(audit.notes.map(({ file }) => file)).toEqual(["generated"]);
  const all = await auditFolder(root, { ...options, includeIgnored: true });
  expect(new Set(all.findings.map(({ file }) => file)).size).toBe(3);
});

test("cycles of links and folders that nobody may read are notes, and the rest goes on", async () => {
  const root = makeTree({ "a.cu": "__global__ void k() {}", "closed/b.cu": "__global__ void k() {}" });
  symlinkSync(root, join(root, "again"));
  symlinkSync(join(root, "nowhere"), join(root, "dangling.cu"));
  chmodSync(join(root, "closed"), 0);
  try {
    const audit = await auditFolder(root, options);
    const mayReadAll = process.getuid?.() === 0;
    expect(audit.notes.map(({ file }) => file)).toEqual([
      "again",
      ...(mayReadAll ? [] : ["closed"]),
      "dangling.cu",
    ]);
    expect(new Set(audit.findings.map(({ file }) => file))).toEqual(
      new Set(["a.cu", ...(mayReadAll ? ["closed/b.cu"] : [])]),
    );
  } finally {
    chmodSync(join(root, "closed"), 0o755);
  }
});

test("of a large binary the ends are looked at, of a large text nothing", async () => {
  const root = makeTree({ "a.cu": "__global__ void k() {}" });
  const large = Buffer.alloc(20_000_000);
  large.write("\u007fELF", 0, "latin1");
  large.write("libcudart.so.12", 19_000_000, "latin1");
  writeFileSync(join(root, "libbig.so"), large);
  writeFileSync(join(root, "big.cu"), Buffer.alloc(20_000_000, "// text\n"));
  writeFileSync(join(root, "weights.txt"), Buffer.alloc(20_000_000, "0.5\n"));
  const audit = await auditFolder(root, options);
  expect(audit.findings).toContainEqual(
    expect.objectContaining({ rule: "binary/library", file: "libbig.so" }),
  );
  expect(audit.notes).toEqual([{ file: "big.cu", what: "has 20 MB of text, more than is read of one file" }]);
});

test("a folder without anything of NVIDIA's, and one that is not there", async () => {
  const audit = await auditFolder(makeTree({ "a.c": "int main() { return 0; }" }), options);
  expect(audit.findings).toEqual([]);
  expect(formatText(audit, { targets, folder: "." })).toContain(
    "Nothing was found that ties this folder to NVIDIA",
  );
  await expect(auditFolder("/no/such/folder", options)).rejects.toThrow(FolderError);
});

test("what was read is no less than what has uses, and kinds that are not shown are counted", async () => {
  const audit = await auditFolder(mixedRepo, options);
  const withUses = new Set(audit.findings.map(({ file }) => file)).size;
  const [read = "", used = ""] = formatText(audit, { targets, folder: "." }).split("\n");
  const files = Number(/: (\d+) files/.exec(read)?.[1]);
  expect(used).toContain(`in ${withUses} files`);
  expect(files).toBeGreaterThanOrEqual(withUses);
  const shown = [...read.matchAll(/[(, ](\D+) (\d+)(?=[,)]| and)/g)].length;
  expect(read).toContain(` and ${audit.counts.length - shown} other kinds)`);
});

test("the summary ends with the port for the best of the chosen targets", async () => {
  const audit = await auditFolder(mixedRepo, options);
  const end = (chosen: readonly (typeof targets)[number][]) =>
    formatText(audit, { targets: chosen, folder: "app" }).split("See more")[1];
  expect(end(targets)).toMatch(
    /unwarp port app --to hip --out port-hip +the mechanical part for AMD \(HIP\)/,
  );
  expect(end(["ascend-950", "cpu"])).toContain("unwarp port app --to ascend-c --out port-ascend-c");
  expect(end(["cpu"])).not.toContain("unwarp port");
});
