import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { mayImport } from "./layers.ts";

const src = join(dirname(fileURLToPath(import.meta.url)), "..", "src");
const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .map((file) => file.split(sep).join("/"))
  .filter((file) => file.endsWith(".ts") && file.includes("/"));

/** Tests and test helpers compare layers with each other, so they may look everywhere. */
const isTest = (file: string) => /\.test\.ts$|testing\.ts$/.test(file);

function importedFolders(file: string): string[] {
  const text = readFileSync(join(src, file), "utf8");
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)].map(
    (match) => match[1] ?? "",
  );
  return specifiers.map((specifier) => posix.join(posix.dirname(file), specifier).split("/")[0] ?? "");
}

test.each(files.filter((file) => !isTest(file)))("%s imports only layers below it", (file) => {
  const folder = file.split("/")[0] ?? "";
  const allowed = mayImport[folder];
  expect(allowed, `src/${folder} is not in the layer table`).toBeDefined();
  const wrong = importedFolders(file).filter((other) => other !== folder && !allowed?.includes(other));
  expect(wrong, relative(src, file)).toEqual([]);
});

test("what runs in pages uses nothing of Node", () => {
  const inPages = ["runtime", "devices", "toolchain", "web", "kernels", "trace"];
  const offenders = files.filter(
    (file) =>
      inPages.includes(file.split("/")[0] ?? "") &&
      !isTest(file) &&
      !file.endsWith(".node.ts") &&
      /from "node:|\bprocess\.[a-z]+\b|\bBuffer\./.test(readFileSync(join(src, file), "utf8")),
  );
  expect(offenders).toEqual([]);
});

test("the compiler's folders know neither Node nor the browser", () => {
  const portable = [
    "source",
    "cuda-api",
    "artifact",
    "ir",
    "interpret",
    "analysis",
    "trace",
    "transform",
    "codegen",
    "compiler",
  ];
  const offenders = files.filter(
    (file) =>
      portable.includes(file.split("/")[0] ?? "") &&
      !isTest(file) &&
      /from "node:|\bprocess\.|\bdocument\./.test(readFileSync(join(src, file), "utf8")),
  );
  expect(offenders).toEqual([]);
});
