/**
 * Sources with the headers that they include, and those that these include, as far as they are found from where they are named, in
 * their own folder or in folders that were given for includes. The project begins at the folder that holds them all, so that
 * `#include "../common/check.h"` stays right in the output.
 */
import { latin1 } from "../toolchain/latin1.ts";
import { absolutePath, folderOf } from "../toolchain/paths.ts";
import type { FileSource } from "../toolchain/services.ts";
import { includedNames } from "./includes.ts";

export interface WithHeaders {
  /** Absolute. */
  readonly root: string;
  /** Relative to the root, the sources first. */
  readonly paths: readonly string[];
  /** Absolute paths of headers that were found in folders of others. */
  readonly foreign: readonly string[];
}

/**
 * One source as a project of its own.
 *
 * @param path absolute
 * @param folders absolute folders for includes. Those beside or below the source's folder are the project's own; all else belongs to
 *   others, whose headers nobody ports.
 */
export function singleFile(path: string, files: FileSource, folders: readonly string[]): WithHeaders {
  const own = folderOf(path);
  const around = folderOf(own);
  const isOwn = (folder: string) => isWithin(folder, own) || (around !== "/" && isWithin(folder, around));
  return withHeaders([path], { own, isOwn }, files, folders);
}

/**
 * A folder's code with the headers outside of the folder that it names from where it stands. Folders that are given for includes may
 * hold a whole library: those stay others'.
 *
 * @param paths absolute, in the folder
 */
export function wholeFolder(own: string, paths: readonly string[], files: FileSource): WithHeaders {
  return withHeaders(paths, { own, isOwn: (folder) => isWithin(folder, own) }, files, []);
}

interface Ownership {
  readonly own: string;
  readonly isOwn: (folder: string) => boolean;
}

function withHeaders(
  paths: readonly string[],
  { own, isOwn }: Ownership,
  files: FileSource,
  folders: readonly string[],
): WithHeaders {
  const found = new Set(paths);
  const foreign = new Set<string>();
  for (const one of found) {
    const content = files.read(one);
    if (!content) continue;
    for (const name of includedNames(latin1(content))) {
      if (name.startsWith("/")) continue;
      const places = [folderOf(one), own, ...folders].map((folder) => ({
        folder,
        place: absolutePath(name, folder),
      }));
      const header = places.find(({ place }) => files.kind(place) === "file");
      if (header)
        (isOwn(header.folder) || header.folder === folderOf(one) ? found : foreign).add(header.place);
    }
  }
  const root = [own, ...[...found].map(folderOf)].reduce(commonFolder);
  return {
    root,
    paths: [...found].map((one) => one.slice(root === "/" ? 1 : root.length + 1)),
    foreign: [...foreign],
  };
}

export function isWithin(folder: string, outer: string): boolean {
  return `${folder}/`.startsWith(`${outer}/`);
}

function commonFolder(a: string, b: string): string {
  let folder = a;
  while (folder !== "/" && b !== folder && !b.startsWith(`${folder}/`)) folder = folderOf(folder);
  return folder;
}
