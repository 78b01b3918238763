/** Which programs a file or a folder holds, and which belong together. */
import { statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { kernelExtensions } from "../toolchain/kernel-languages.ts";
import { extensionOf } from "../toolchain/paths.ts";
import { ComparisonError } from "./comparison.ts";
import { listFiles } from "./working-copy.node.ts";

export interface SourceProgram {
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

export async function programsOf(path: string): Promise<SourceProgram[]> {
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

/** @throws {ComparisonError} when there is none. */
export function counterpart(
  program: SourceProgram,
  left: readonly SourceProgram[],
  right: readonly SourceProgram[],
  a: string,
  b: string,
): SourceProgram {
  const [only] = right;
  if (only && left.length === 1 && right.length === 1) return only;
  const place = placeIn(a, program.main);
  const namesakes = right.filter(({ stem }) => stem === program.stem);
  const found = namesakes.find(({ main }) => placeIn(b, main) === place) ?? namesakes[0];
  if (!found) throw new ComparisonError(`${program.name} of ${a} has no counterpart in ${b}`);
  return found;
}

/** Two files of kernels, of which neither is a program. */
export async function haveKernelsAlone(a: string, b: string): Promise<boolean> {
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
export function placeIn(folder: string, source: string): string {
  const place = relative(folder, source);
  return join(dirname(place), stemOf(place));
}

function stemOf(path: string): string {
  const name = basename(path);
  const extension = extensionOf(name);
  return extension === "" ? name : name.slice(0, -extension.length);
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
