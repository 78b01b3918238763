import { statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { kernelExtensions } from "../toolchain/kernel-languages.ts";
import { extensionOf } from "../toolchain/paths.ts";
import type { BuildComparedSettings } from "./build-compared.ts";
import { buildNeeded, describeLeftOut } from "./build-needed.ts";
import { compareKernels } from "./compare-kernels.node.ts";
import { type CompareOptions, comparePrograms } from "./compare-programs.node.ts";
import { type Comparison, ComparisonError } from "./comparison.ts";
import { listFiles } from "./working-copy.node.ts";

export interface CompareSourcesOptions extends CompareOptions {
  /** nvcc's flags, for both. */
  readonly flags?: readonly string[];
  /** nvcc's flags for the second, where they are not the same. */
  readonly flagsOfB?: readonly string[];
  readonly build?: BuildComparedSettings;
}

/**
 * Builds and compares two files, or two folders. The sources of a folder are one program when one of them defines
 * `main`; otherwise each that does is a program of its own, with those without `main` where it needs them, and is compared with
 * the one of the same name. Sources that cannot be compiled here are left out where the programs link without them.
 *
 * @throws {ComparisonError} when a program does not build or has no counterpart
 */
export async function compareSources(
  a: string,
  b: string,
  options: CompareSourcesOptions = {},
): Promise<readonly Comparison[]> {
  const { flags = [], flagsOfB = flags, build = {}, ...compare } = options;
  if (await haveKernelsAlone(a, b))
    return [await compareKernels(a, b, { ...compare, flags, flagsOfB, build })];
  const [left, right] = [await programsOf(a), await programsOf(b)];
  const folder = compare.folder ?? (isFolder(a) ? a : (build.workingFolder ?? process.cwd()));
  const comparisons: Comparison[] = [];
  for (const { one, other } of pairs(left, right, a, b)) {
    const first = await buildNeeded({ ...one, words: [...one.includes, ...flags] }, () => true, build);
    // What the original does without, the port does, too.
    const without = new Set([...first.leftOut.keys()].map((source) => placeIn(a, source)));
    const second = await buildNeeded(
      { ...other, words: [...other.includes, ...flagsOfB] },
      (source) => without.has(placeIn(b, source)),
      build,
    );
    const comparison = await comparePrograms(first.program, second.program, { ...compare, folder });
    comparisons.push({ ...comparison, notes: [...describeLeftOut(first.leftOut), ...comparison.notes] });
  }
  return comparisons;
}

interface SourceProgram {
  /** For people. */
  readonly name: string;
  /** What it has in common with its counterpart: the file's name without extension. */
  readonly stem: string;
  readonly main: string;
  /** Sources of the folder that define no `main`. */
  readonly others: readonly string[];
  readonly isOneOfSeveral: boolean;
  /** `-I` for each folder of a project that has headers: its own build file would say which. */
  readonly includes: readonly string[];
}

const sourceExtensions: readonly string[] = [".c", ".cpp", ".cc", ".cxx", ...kernelExtensions];

async function programsOf(path: string): Promise<SourceProgram[]> {
  if (!statSync(path, { throwIfNoEntry: false }))
    throw new ComparisonError(`${path}: no such file or folder`);
  if (!isFolder(path))
    return [{ name: path, stem: stemOf(path), main: path, others: [], isOneOfSeveral: false, includes: [] }];
  const files = await listFiles(path);
  const includes = headerFolders(files).map((folder) => `-I${join(path, folder)}`);
  const sources = files.filter((file) => sourceExtensions.includes(extensionOf(file)));
  const withMain: string[] = [];
  for (const file of sources) if (definesMain(await readFile(join(path, file), "utf8"))) withMain.push(file);
  const [only] = withMain;
  if (only === undefined) throw new ComparisonError(`${path}: no source defines main`);
  const isOneOfSeveral = withMain.length > 1;
  const others = sources.filter((file) => !withMain.includes(file)).map((file) => join(path, file));
  return withMain.map((file) => ({
    name: isOneOfSeveral ? join(path, file) : path,
    stem: stemOf(file),
    main: join(path, file),
    others,
    isOneOfSeveral,
    includes,
  }));
}

function pairs(
  left: readonly SourceProgram[],
  right: readonly SourceProgram[],
  a: string,
  b: string,
): { one: SourceProgram; other: SourceProgram }[] {
  const [one] = left;
  const [other] = right;
  if (one && other && left.length === 1 && right.length === 1) return [{ one, other }];
  return left.map((program) => {
    const found = right.find(({ stem }) => stem === program.stem);
    if (!found) throw new ComparisonError(`${program.name} of ${a} has no counterpart in ${b}`);
    return { one: program, other: found };
  });
}

/** Two files of kernels, of which neither is a program. */
async function haveKernelsAlone(a: string, b: string): Promise<boolean> {
  for (const path of [a, b]) {
    const isKernelFile = kernelExtensions.includes(extensionOf(path)) && !isFolder(path);
    const text = isKernelFile ? await readFile(path, "utf8").catch(() => undefined) : undefined;
    if (text === undefined || definesMain(text)) return false;
  }
  return true;
}

function headerFolders(files: readonly string[]): readonly string[] {
  const headers = files.filter((file) => /\.(?:h|hpp|hh|hxx|cuh|inl)$/.test(file));
  return [...new Set(headers.map((file) => dirname(file)))];
}

/** `int main(` outside of comments: good enough to tell programs from parts of them. */
function definesMain(text: string): boolean {
  const code = text.replaceAll(/\/\*[^]*?\*\/|\/\/[^\n]*/g, " ");
  return /\b(?:int|auto|void)\s+main\s*\(/.test(code);
}

/** Where a source stands in the folder compared, without extension: a port's is another. */
function placeIn(folder: string, source: string): string {
  const place = relative(folder, source);
  return join(dirname(place), stemOf(place));
}

function stemOf(path: string): string {
  const name = basename(path);
  const extension = extensionOf(name);
  return extension === "" ? name : name.slice(0, -extension.length);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
