import { constants } from "node:fs";
import { cp, readdir, readFile, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** A folder is copied for each program, so it must not be the whole disk. */
const limits = { files: 10_000, bytes: 256 * 2 ** 20 };
/** What programs do not read and projects have much of. */
const leftOut: ReadonlySet<string> = new Set([".git", "node_modules"]);

/** The folder cannot be copied. The message tells the user what to do. */
export class WorkingCopyError extends Error {
  override readonly name = "WorkingCopyError";
}

/** Copies a folder, so that what a program does there stays without effect. */
export async function copyFolder(from: string, to: string): Promise<void> {
  const files = await listFiles(from);
  let bytes = 0;
  for (const path of files) bytes += (await stat(join(from, path)).catch(() => undefined))?.size ?? 0;
  if (files.length > limits.files || bytes > limits.bytes)
    throw new WorkingCopyError(
      `${from} has ${files.length} files of ${Math.round(bytes / 2 ** 20)} MB, and each program gets a copy: name the folder that the programs need with --folder DIR`,
    );
  await cp(from, to, {
    recursive: true,
    mode: constants.COPYFILE_FICLONE,
    filter: (path) =>
      !relative(from, path)
        .split(sep)
        .some((part) => leftOut.has(part)),
  });
}

/** All files in a folder, by relative path with `/`, sorted. Links to folders are not followed. */
export async function listFiles(folder: string): Promise<string[]> {
  const found: string[] = [];
  const pending = [""];
  for (let inside = pending.pop(); inside !== undefined; inside = pending.pop()) {
    const entries = await readdir(join(folder, inside), { withFileTypes: true });
    for (const entry of entries) {
      if (leftOut.has(entry.name)) continue;
      const path = inside === "" ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory()) pending.push(path);
      else if (entry.isFile()) found.push(path);
    }
    if (found.length > limits.files) break;
  }
  return found.sort();
}

/** A file that one of the programs wrote, or changed, and the other did not in the same way. */
export interface FileDifference {
  readonly path: string;
  /** "only-a": only program A left it there. */
  readonly kind: "only-a" | "only-b" | "content";
  /** With "content": the first byte that differs, and both texts where they are texts. */
  readonly offset?: number;
  readonly texts?: readonly [a: string, b: string];
}

/** What two runs that began with equal folders have made of them. */
export async function compareFiles(a: string, b: string): Promise<FileDifference[]> {
  const [left, right] = [await listFiles(a), await listFiles(b)];
  const others = new Set(right);
  const differences: FileDifference[] = [];
  for (const path of left) {
    if (!others.delete(path)) {
      differences.push({ path, kind: "only-a" });
      continue;
    }
    const [x, y] = [await readFile(join(a, path)), await readFile(join(b, path))];
    if (x.equals(y)) continue;
    const isText = !x.subarray(0, 4096).includes(0) && !y.subarray(0, 4096).includes(0);
    differences.push({
      path,
      kind: "content",
      offset: firstDifferentByte(x, y),
      ...(isText ? { texts: [x.toString("utf8"), y.toString("utf8")] as const } : {}),
    });
  }
  for (const path of others) differences.push({ path, kind: "only-b" });
  return differences;
}

function firstDifferentByte(a: Uint8Array, b: Uint8Array): number {
  const end = Math.min(a.length, b.length);
  for (let at = 0; at < end; at++) if (a[at] !== b[at]) return at;
  return end;
}
