/** The documents speak about the code: these tests notice when it goes on without them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { describeKernel, firstBlock } from "../scripts/one-kernel.ts";
import { cpuPipeline } from "../src/codegen/cpu/pipeline.ts";
import { mayImport } from "./layers.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const between = (text: string, name: string) =>
  text.split(`<!-- ${name} -->`)[1]?.split(`<!-- end of ${name} -->`)[0] ?? "";
const architecture = read("ARCHITECTURE.md");

test("docs/one-kernel.md shows what the passes do (else: node scripts/one-kernel.mjs)", () => {
  const markdown = read("docs/one-kernel.md");
  expect(describeKernel(markdown, firstBlock(markdown, "llvm"))).toBe(markdown);
});

test("ARCHITECTURE.md has the folders and their imports as the layer test knows them", () => {
  const rows = [...between(architecture, "layers").matchAll(/^\| `([\w-]+)` \|.*\| ([\w, -]+) \|$/gm)];
  const table = rows.map(([, folder = "", imports = ""]) => [
    folder,
    imports === "nothing" ? [] : imports.split(", "),
  ]);
  expect(Object.fromEntries(table)).toEqual(mayImport);
});

test("ARCHITECTURE.md has the passes in their order", () => {
  const named = [...between(architecture, "passes").matchAll(/`([\w-]+)`/g)].map(([, name]) => name);
  expect(named).toEqual(cpuPipeline("id").map(({ name }) => name));
});

const documents = [
  ...readdirSync(root),
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" }).map((file) => join("docs", file)),
].filter((file) => file.endsWith(".md"));

test.each(documents)("%s links to files that exist", (file) => {
  const links = [...read(file).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, target]) => target ?? "");
  expect(links.filter((target) => !existsSync(join(root, dirname(file), target)))).toEqual([]);
});

test("docs/support/language.md explains every diagnostic that device code can get", () => {
  const sources = ["src/transform", "src/codegen/cpu", "src/ir", "src/compiler"].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
      .map((file) => read(join(folder, file))),
  );
  const codes = sources.flatMap((text) =>
    [...text.matchAll(/\bcode: "([a-z-]+)"/g)].map(([, code]) => code ?? ""),
  );
  const explained = read("docs/support/language.md");
  expect([...new Set(codes)].filter((code) => !explained.includes(`\`${code}\``))).toEqual([]);
});

/** Paths in backticks, such as `src/ir/parse.ts`: a how-to that names a file that is gone is worse than none. */
test.each(documents.filter((file) => /^(ARCHITECTURE|CONTRIBUTING|docs\/how-to\/.*)/.test(file)))(
  "%s names files that exist",
  (file) => {
    const paths = [
      ...read(file).matchAll(
        /`((?:src|lib|include|test|scripts|docs|bench|examples|playground)\/[\w./-]+)`/g,
      ),
    ];
    const named = paths.map(([, path]) => path ?? "").filter((path) => !/NAME|\bmy-/.test(path));
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  },
);
