import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseModule } from "./parse.ts";
import { printModule } from "./print.ts";
import { verifyModule } from "./verify.ts";

/** What clang 22 wrote for small CUDA programs (sm_80, 32-bit NVPTX, line tables). */
const folder = new URL("../../test/passes/clang/", import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith(".ll"));
const read = (file: string) => readFileSync(new URL(file, folder), "utf8");

test.each(files)("%s is valid and prints as it was read", (file) => {
  const module = parseModule(read(file));
  expect(verifyModule(module)).toEqual([]);
  for (const locations of [false, true]) {
    const printed = printModule(module, { locations });
    const again = parseModule(printed);
    expect(verifyModule(again)).toEqual([]);
    expect(printModule(again, { locations })).toBe(printed);
  }
});

/** Instructions as text, without what the parser drops on purpose. */
function instructionLines(text: string): string[] {
  const lines = text.split("\n").map((line) =>
    line
      .replace(/;.*$/, "")
      .replaceAll(/, ![a-z.]+ ![0-9]+/g, "")
      .replaceAll(/ #[0-9]+/g, "")
      .replace(/ \[ "[a-z]+"\(.*\) \]$/, "")
      .trim(),
  );
  return lines.filter((line) => /^(%.* = |ret |br |store |call |tail call |unreachable|fence )/.test(line));
}

test.each(files)("%s keeps every word of its instructions", (file) => {
  const text = read(file);
  // Attributes of arguments are printed in an order of our own, everything else as clang does.
  const words = (line: string) => line.split(/[\s(),]+/).sort();
  const ofClang = instructionLines(text).filter((line) => !line.includes("@llvm.experimental.noalias"));
  expect(instructionLines(printModule(parseModule(text))).map(words)).toEqual(ofClang.map(words));
});

test.each(files)("every instruction of %s with a line in the text has a location", (file) => {
  const text = read(file);
  const module = parseModule(text);
  const withLocation = [...module.functions.values()]
    .flatMap((fn) => [...fn.instructions()])
    .filter(({ location }) => location !== undefined);
  const lineless = [...text.matchAll(/^!(\d+) = .*!DILocation\(line: 0,/gm)].map(
    ([, node]) => `!dbg !${node}`,
  );
  const expected = locatedLines(text).filter((line) => !lineless.some((node) => line.endsWith(node)));
  expect(withLocation.length).toBe(expected.length);
  expect(withLocation.every(({ location }) => location?.file === "a.cu")).toBe(true);
});

function locatedLines(text: string): string[] {
  return text.split("\n").filter((line) => /^ +.*!dbg !\d+/.test(line));
}
