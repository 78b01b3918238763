/** The files of the folder (or the one file) that is to be ported, sorted by what can be done with them. */
import { latin1 } from "../toolchain/latin1.ts";
import { absolutePath, extensionOf, folderOf } from "../toolchain/paths.ts";
import type { FileSource } from "../toolchain/services.ts";
import { includedNames, includedSources } from "./includes.ts";
import { isWithin, singleFile, wholeFolder } from "./single-file.ts";
import { SourceText } from "./source-text.ts";

export interface ProjectFile {
  /** Relative to the root, with slashes. */
  readonly path: string;
  /** `source` is compiled by itself, `header` as part of one, `other` is copied as it is. */
  readonly role: "source" | "header" | "other";
  readonly content: Uint8Array;
  /** Why a file that looks like code is not read: its text is no UTF-8. */
  readonly reason?: string;
}

/** Files and folders that are not even copied. */
export interface Skipped {
  readonly path: string;
  readonly reason: string;
}

export class Project {
  /** Sources that Clang could not read, and why; they are copied. */
  readonly unread = new Map<string, string>();
  /** What the project itself declares or defines, so that a name like CUDA's may be its own. */
  readonly ownNames = new Set<string>();
  readonly #texts = new Map<string, SourceText>();

  constructor(
    /** Absolute tool path. */
    readonly root: string,
    readonly files: readonly ProjectFile[],
    readonly skipped: readonly Skipped[],
  ) {
    for (const { path, role, content } of files) {
      if (role === "other") continue;
      const text = new SourceText(path, latin1(content));
      this.#texts.set(absolutePath(path, root), text);
      for (const [, name = ""] of text.bytes.matchAll(/^[ \t]*#[ \t]*define[ \t]+(\w+)/gm))
        this.ownNames.add(name);
    }
  }

  /** A source or header by its absolute path. */
  textAt(path: string): SourceText | undefined {
    return this.#texts.get(path);
  }

  text(file: ProjectFile): SourceText | undefined {
    return this.textAt(absolutePath(file.path, this.root));
  }

  get sources(): readonly ProjectFile[] {
    return this.files.filter(({ role }) => role === "source");
  }

  /** Folders from which the project's own includes are found that are not beside the file that names them. */
  includeFolders(): string[] {
    const headers = this.files.filter(({ role }) => role !== "other").map(({ path }) => path);
    const folders = new Set<string>();
    for (const text of this.#texts.values()) {
      for (const name of includedNames(text.bytes)) {
        const beside = absolutePath(name, absolutePath(folderOf(text.path), this.root));
        if (this.#texts.has(beside)) continue;
        for (const path of headers) {
          if (path === name) folders.add(".");
          else if (path.endsWith(`/${name}`)) folders.add(path.slice(0, -name.length - 1));
        }
      }
    }
    return [...folders];
  }
}

/** Generated or foreign: nobody ports those. */
const ignoredFolders = new Set([".git", ".hg", ".svn", "node_modules", "__pycache__", ".venv", ".cache"]);

const sourceExtensions = new Set([".cu"]);
const cppExtensions = new Set([".cpp", ".cc", ".cxx", ".c"]);
const headerExtensions = new Set([".cuh", ".h", ".hpp", ".hh", ".hxx", ".inl", ".inc"]);

/** Larger files are data, whatever their name says. */
const largestSourceBytes = 8 << 20;

export interface ReadLimits {
  /** Absolute paths that are left out: the output, where it lies beside. */
  readonly without: readonly string[];
  /** Of a single file: absolute folders for includes (`-I`). */
  readonly includeFolders?: readonly string[];
}

/**
 * Reads a folder, or a single file as a project of its own, with the headers outside that they include.
 * Links are followed once: a folder that was seen already is said to be skipped.
 */
export function readProject(
  path: string,
  files: FileSource,
  { without, includeFolders = [] }: ReadLimits,
): Project {
  if (files.kind(path) === "file") return readSingleFile(path, files, includeFolders);
  const found: ProjectFile[] = [];
  const skipped: Skipped[] = [];
  const seen = new Set<string>();
  const visit = (folder: string) => {
    const absolute = folder === "" ? path : `${path}/${folder}`;
    const identity = files.identity(absolute);
    if (seen.has(identity)) {
      skipped.push({ path: folder, reason: "a link to a folder that was read already" });
      return;
    }
    seen.add(identity);
    for (const name of files.list(absolute).toSorted()) {
      const child = folder === "" ? name : `${folder}/${name}`;
      const place = `${path}/${child}`;
      if (without.includes(place)) continue;
      const kind = files.kind(place);
      if (kind === "folder") {
        if (!ignoredFolders.has(name)) visit(child);
      } else if (kind === "file") {
        const content = files.read(place);
        if (content) found.push(classify(child, content));
        else skipped.push({ path: child, reason: "cannot be read" });
      } else skipped.push({ path: child, reason: "neither a file nor a folder, or a link to nothing" });
    }
  };
  visit("");
  return withHeadersOutside(path, found, skipped, files);
}

/** A folder whose sources name headers outside of it, `#include "../common/check.h"`, is ported together with these. */
function withHeadersOutside(
  path: string,
  found: readonly ProjectFile[],
  skipped: readonly Skipped[],
  files: FileSource,
): Project {
  const code = found.filter(({ role }) => role !== "other").map((file) => absolutePath(file.path, path));
  const { root, paths } = wholeFolder(path, code, files);
  if (root === path) return new Project(path, withoutIncluded(found), skipped);
  const outside = paths.filter((one) => !isWithin(absolutePath(one, root), path));
  const below = `${path.slice(root === "/" ? 1 : root.length + 1)}/`;
  const inside = found.map((file) => ({ ...file, path: below + file.path }));
  const all = [...inside, ...readFiles(root, outside, files)];
  return new Project(
    root,
    withoutIncluded(all.toSorted((a, b) => (a.path < b.path ? -1 : 1))),
    skipped.map((one) => ({ ...one, path: below + one.path })),
  );
}

function readSingleFile(path: string, files: FileSource, includeFolders: readonly string[]): Project {
  const { root, paths, foreign } = singleFile(path, files, includeFolders);
  const skipped = foreign.flatMap((place) => {
    const content = files.read(place);
    const reason =
      "a header from outside of the file's own folders, with CUDA in it: port the folder that holds both";
    return content && mentionsCuda(content) ? [{ path: place, reason }] : [];
  });
  return new Project(root, withoutIncluded(readFiles(root, paths, files)), skipped);
}

function readFiles(root: string, paths: readonly string[], files: FileSource): ProjectFile[] {
  return paths.flatMap((name) => {
    const content = files.read(absolutePath(name, root));
    return content ? [classify(name, content)] : [];
  });
}

function withoutIncluded(files: readonly ProjectFile[]): ProjectFile[] {
  const included = includedSources(files);
  return files.map((file) => (included.has(file.path) ? { ...file, role: "header" } : file));
}

function classify(path: string, content: Uint8Array): ProjectFile {
  const extension = extensionOf(path).toLowerCase();
  const isCode = [sourceExtensions, cppExtensions, headerExtensions].some((set) => set.has(extension));
  if (!isCode) return { path, role: "other", content };
  if (content.length > largestSourceBytes)
    return { path, role: "other", content, reason: "larger than 8 MiB: data rather than code" };
  if (content.includes(0)) return { path, role: "other", content, reason: "holds zero bytes: no text" };
  if (!isUtf8(content)) return { path, role: "other", content, reason: "its text is not UTF-8" };
  if (sourceExtensions.has(extension)) return { path, role: "source", content };
  if (headerExtensions.has(extension)) return { path, role: "header", content };
  return { path, role: mentionsCuda(content) ? "source" : "other", content };
}

function isUtf8(content: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(content);
    return true;
  } catch {
    return false;
  }
}

/** C++ that neither calls CUDA nor includes its headers stays as it is. */
export function mentionsCuda(content: Uint8Array): boolean {
  return /\bcuda[A-Z]\w*|\bcuda\w*\.h\b|\.cuh\b|\bcu[A-Z]\w+\(|__(?:global|device|host)__/.test(
    latin1(content),
  );
}
