/** Writes a port into a new folder, or over the original. */
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { makeFolders } from "./make-folders.node.ts";
import type { OutputFile } from "./target.ts";

/** The output cannot go where it was asked to; nothing was written. */
export class OutputError extends Error {
  override readonly name = "OutputError";
}

/** Refuses folders that would make the port read its own output, or write over what is there. */
export function checkOutput(source: string, output: string): void {
  const from = real(source);
  const to = real(output);
  const isFile = statSync(source).isFile();
  if (to === from) throw new OutputError(`${output} is the source itself; --in-place changes it there`);
  if (!isFile && isInside(to, from))
    throw new OutputError(`${output} lies inside ${source}; choose a folder outside`);
  if (isInside(from, to)) throw new OutputError(`${output} contains ${source}; choose another folder`);
  const above = nearestThere(output);
  if (above !== resolve(output) && !statSync(above).isDirectory())
    throw new OutputError(`${output} cannot be made: ${above} is no folder`);
  if (!existsSync(output)) return;
  if (!statSync(output).isDirectory()) throw new OutputError(`${output} is a file, not a folder`);
  if (readdirSync(output).length > 0 && !existsSync(join(output, reportName)))
    throw new OutputError(`${output} is not empty, and not the output of an earlier port`);
}

/** Tells an earlier output from a folder of the user's. */
export const reportName = "port-report.json";

/** Of absolute paths; a folder is inside itself. */
export function isInside(inner: string, outer: string): boolean {
  const path = relative(outer, inner);
  return path === "" || (path !== ".." && !path.startsWith(`..${sep}`) && resolve(outer, path) === inner);
}

function nearestThere(path: string): string {
  const absolute = resolve(path);
  return existsSync(absolute) || dirname(absolute) === absolute ? absolute : nearestThere(dirname(absolute));
}

/** Of the nearest folder that exists, since links may lead into the source. */
function real(path: string): string {
  const absolute = resolve(path);
  return existsSync(absolute)
    ? realpathSync(absolute)
    : join(
        dirname(absolute) === absolute ? absolute : real(dirname(absolute)),
        relative(dirname(absolute), absolute),
      );
}

/** Headers outside of a folder may be those of other code, which stays as it is. */
export function checkRoot(source: string, root: string): void {
  if (statSync(source).isDirectory() && isInside(real(source), real(root)) && real(source) !== real(root))
    throw new OutputError(
      `${source} includes headers from outside of it: with --in-place, port ${root}, which holds both`,
    );
}

/** All or nothing: the files are written beside, and the folder takes its name at the end. */
export function writeFolder(output: string, files: readonly OutputFile[]): void {
  const target = resolve(output);
  const unfinished = `${target}.${randomUUID()}.unfinished`;
  const old = `${target}.${randomUUID()}.old`;
  try {
    for (const { path, content } of files) {
      const place = join(unfinished, path);
      makeFolders(dirname(place));
      writeFileSync(place, content);
    }
    makeFolders(unfinished);
    const exists = existsSync(target);
    if (exists) renameSync(target, old);
    try {
      renameSync(unfinished, target);
    } catch (error) {
      if (exists) renameSync(old, target);
      throw error;
    }
    rmSync(old, { recursive: true, force: true });
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!(error instanceof Error) || !("syscall" in error)) throw error;
    throw new OutputError(`${output} cannot be written: ${error.message}`);
  }
}

/** @throws {OutputError} unless git has all of the folder, so that the change can be taken back. */
export function checkCleanTree(folder: string): void {
  const git = (...words: string[]) =>
    execFileSync("git", ["-C", folder, ...words], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  let status: string;
  try {
    status = git("status", "--porcelain", "--", ".");
  } catch {
    throw new OutputError(`${folder} is not in a git repository; --in-place needs one, to be undone`);
  }
  if (status.trim() !== "")
    throw new OutputError(
      `${folder} has changes that are not committed; commit or stash them before --in-place`,
    );
}

export interface InPlaceChange {
  /** Relative to the folder. */
  readonly path: string;
  /** Another name than `path` for a file that is renamed. */
  readonly output: string;
  readonly content: string | Uint8Array;
}

/** Changes files where they are. A failure puts back what was already changed. */
export function writeInPlace(folder: string, changes: readonly InPlaceChange[]): void {
  const mark = randomUUID();
  const beside = (path: string, word: string) => `${join(folder, path)}.${mark}.${word}`;
  const undo: (() => void)[] = [];
  try {
    for (const { path, output, content } of changes) {
      const isNew = path === "" || path !== output;
      if (isNew && existsSync(join(folder, output))) throw new OutputError(`${output} exists already`);
      makeFolders(dirname(join(folder, output)));
      writeFileSync(beside(output, "new"), content);
    }
    for (const { path, output } of changes) {
      if (path !== "") {
        renameSync(join(folder, path), beside(path, "old"));
        undo.push(() => renameSync(beside(path, "old"), join(folder, path)));
      }
      renameSync(beside(output, "new"), join(folder, output));
      undo.push(() => rmSync(join(folder, output), { force: true }));
    }
  } catch (error) {
    for (const step of undo.toReversed()) step();
    for (const { output } of changes) rmSync(beside(output, "new"), { force: true });
    throw error;
  }
  for (const { path } of changes) if (path !== "") rmSync(beside(path, "old"), { force: true });
}
