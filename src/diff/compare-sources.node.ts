import { statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { kernelExtensions } from "../toolchain/kernel-languages.ts";
import { extensionOf } from "../toolchain/paths.ts";
import { buildCompared, type BuildComparedSettings } from "./build-compared.ts";
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
 * `main`; otherwise each that does is a program of its own, and is compared with the one of the same name.
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
    const [first, second] = [
      await buildCompared(one.name, [...one.files, ...one.includes, ...flags], build),
      await buildCompared(other.name, [...other.files, ...other.includes, ...flagsOfB], build),
    ];
    comparisons.push(await comparePrograms(first, second, { ...compare, folder }));
  }
  return comparisons;
}

interface SourceProgram {
  /** For people. */
  readonly name: string;
  /** What it has in common with its counterpart: the file's name without extension. */
  readonly stem: string;
  readonly files: readonly string[];
  /** `-I` for each folder of a project that has headers: its own build file would say which. */
  readonly includes: readonly string[];
}

const sourceExtensions: readonly string[] = [".c", ".cpp", ".cc", ".cxx", ...kernelExtensions];

async function programsOf(path: string): Promise<SourceProgram[]> {
  if (!statSync(path, { throwIfNoEntry: false }))
    throw new ComparisonError(`${path}: no such file or folder`);
  if (!isFolder(path)) return [{ name: path, stem: stemOf(path), files: [path], includes: [] }];
  const files = await listFiles(path);
  const includes = headerFolders(files).map((folder) => `-I${join(path, folder)}`);
  const sources = files.filter((file) => sourceExtensions.includes(extensionOf(file)));
  const withMain: string[] = [];
  for (const file of sources) if (definesMain(await readFile(join(path, file), "utf8"))) withMain.push(file);
  const [only] = withMain;
  if (only === undefined) throw new ComparisonError(`${path}: no source defines main`);
  if (withMain.length === 1)
    return [{ name: path, stem: stemOf(only), files: sources.map((file) => join(path, file)), includes }];
  return withMain.map((file) => ({
    name: join(path, file),
    stem: stemOf(file),
    files: [join(path, file)],
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

function stemOf(path: string): string {
  const name = basename(path);
  const extension = extensionOf(name);
  return extension === "" ? name : name.slice(0, -extension.length);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
