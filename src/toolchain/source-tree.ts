/**
 * The file tree of a compilation. The user's files lie under /src by number and get their names by an
 * overlay, because the package's file system knows no `..`, and because the user's own paths (a project
 * in /usr/src) must not meet the package's folder /usr.
 */
import type { FileTree } from "./clang.ts";
import type { ScannedFile } from "./include-scan.ts";
import type { Services } from "./services.ts";

export interface SourceTree {
  readonly tree: FileTree;
  /** Options of `clang -cc1` that make the names work. */
  readonly flags: readonly string[];
}

/** Where unwarp's own headers lie in every tree. */
export const headerFolder = "/unwarp/include";

export function sourceTree(files: readonly ScannedFile[], services: Services): SourceTree {
  const contents: FileTree = {};
  const byIdentity = new Map<string, string>();
  const roots = files.map((file) => {
    // One file under two names stays one file, or `#pragma once` would let it in twice.
    const identity = services.files.identity(file.path);
    const place = byIdentity.get(identity) ?? `f${byIdentity.size}`;
    byIdentity.set(identity, place);
    contents[place] = file.content;
    return { type: "file", name: file.absolutePath, "external-contents": `/src/${place}` };
  });
  const overlay = {
    version: 0,
    "case-sensitive": true,
    "use-external-names": false,
    "overlay-relative": false,
    fallthrough: true,
    // Clang insists that the folder it works in exists, and the sources may all lie elsewhere.
    roots: [...roots, { type: "directory", name: services.workingFolder, contents: [] }],
  };
  return {
    tree: {
      src: contents,
      // JSON is YAML, which is what clang reads here.
      "overlay.yaml": JSON.stringify(overlay),
      unwarp: { include: services.resources.include },
    },
    flags: ["-ivfsoverlay", "/overlay.yaml", "-working-directory", services.workingFolder],
  };
}
