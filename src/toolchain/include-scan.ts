/**
 * Finds the files that a compilation may read, so that only they are put into clang's file tree.
 *
 * A textual search for `#include`, deaf to conditions: a file too many does no harm, a file too few would
 * be an error that the user cannot explain. Headers of the C and C++ libraries and of CUDA are not
 * followed: they ship with unwarp and are always there.
 */
import { absolutePath, folderOf, joinPath } from "./paths.ts";
import type { FileSource } from "./services.ts";

export interface IncludeFolder {
  readonly path: string;
  /** How it was given: `-iquote`, `-I`, `-isystem`. */
  readonly kind: "quote" | "user" | "system";
}

export interface ScanInput {
  /** Sources and `-include` files, as typed. */
  readonly roots: readonly string[];
  readonly folders: readonly IncludeFolder[];
  /** `-D` and `-U` options as typed: a computed include may depend on them. */
  readonly macros: readonly string[];
  readonly workingFolder: string;
  readonly files: FileSource;
}

export interface ScannedFile {
  /** As clang spells it in messages and in `__FILE__`. */
  readonly path: string;
  readonly absolutePath: string;
  readonly content: Uint8Array;
}

/** When an include is computed and its macro is not found, whole folders are taken, up to this. */
const folderLimit = { files: 5000, bytes: 64 << 20 };

const directive =
  /^[ \t]*#[ \t]*(include|include_next|import|embed)\b[ \t]*(?:"([^"\n]+)"|<([^>\n]+)>|(\w+))/gm;
const hasInclude = /__has_(?:include(?:_next)?|embed)[ \t]*\([ \t]*(?:"([^"\n]+)"|<([^>\n]+)>)/g;
const headerMacro = /^[ \t]*#[ \t]*define[ \t]+(\w+)[ \t]+(?:"([^"\n]+)"|<([^>\n]+)>)/gm;

/** Roots that do not exist are left out; the caller has checked those that must. */
export function scanIncludes(input: ScanInput): ScannedFile[] {
  const scan = new Scan(input);
  for (const root of input.roots) scan.add(root);
  scan.run();
  return [...scan.found.values()];
}

/** The folders in which an include is looked for, in clang's order. `from` is the including file's folder. */
export function* searchPath(
  folders: readonly IncludeFolder[],
  quoted: boolean,
  from: string,
): Iterable<string> {
  if (quoted) yield from;
  for (const wanted of ["quote", "user", "system"] as const) {
    if (wanted === "quote" && !quoted) continue;
    for (const { path, kind } of folders) if (kind === wanted) yield path;
  }
}

interface Reference {
  readonly name: string;
  readonly quoted: boolean;
  /** `#include_next` may mean any of the files of that name. */
  readonly all: boolean;
  /** Folder of the file that names it, as spelled. */
  readonly from: string;
}

class Scan {
  readonly found = new Map<string, ScannedFile>();
  readonly #pending: ScannedFile[] = [];
  readonly #input: ScanInput;
  /** What a macro used as `#include NAME` may stand for. */
  readonly #headerMacros = new Map<string, Omit<Reference, "from" | "all">[]>();
  readonly #computed: { macro: string; from: string }[] = [];
  readonly #seen = new Set<string>();

  constructor(input: ScanInput) {
    this.#input = input;
    for (const option of input.macros) {
      const [, macro, quoted, angled] = /^-D(\w+)=(?:\\?"([^"]+?)\\?"|<([^>]+)>)$/.exec(option) ?? [];
      if (macro) this.#noteHeaderMacro(macro, quoted, angled);
    }
  }

  add(path: string): boolean {
    const absolute = absolutePath(path, this.#input.workingFolder);
    if (this.found.has(absolute)) return true;
    if (this.#input.files.kind(path) !== "file") return false;
    const content = this.#input.files.read(path);
    if (!content) return false;
    const file = { path, absolutePath: absolute, content };
    this.found.set(absolute, file);
    this.#pending.push(file);
    return true;
  }

  run(): void {
    do {
      for (let file = this.#pending.pop(); file; file = this.#pending.pop()) this.#read(file);
      for (const use of this.#computed.splice(0)) this.#resolveComputed(use);
    } while (this.#pending.length > 0);
  }

  #read(file: ScannedFile): void {
    const text = new TextDecoder().decode(file.content);
    const from = folderOf(file.path);
    for (const [, macro, quoted, angled] of text.matchAll(headerMacro)) {
      this.#noteHeaderMacro(macro ?? "", quoted, angled);
    }
    for (const [, kind, quoted, angled, macro] of text.matchAll(directive)) {
      if (macro !== undefined) this.#computed.push({ macro, from });
      else
        this.#resolve({
          name: quoted ?? angled ?? "",
          quoted: quoted !== undefined,
          all: kind === "include_next",
          from,
        });
    }
    if (!text.includes("__has_")) return;
    for (const [, quoted, angled] of text.matchAll(hasInclude)) {
      this.#resolve({ name: quoted ?? angled ?? "", quoted: quoted !== undefined, all: false, from });
    }
  }

  #resolve({ name, quoted, all, from }: Reference): void {
    // A project of some size names the same few headers thousands of times.
    const key = `${quoted ? from : ""}\0${name}\0${quoted}${all}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    for (const folder of searchPath(this.#input.folders, quoted, from)) {
      if (this.add(joinPath(folder, name)) && !all) return;
    }
  }

  #noteHeaderMacro(macro: string, quoted: string | undefined, angled: string | undefined): void {
    const meanings = this.#headerMacros.get(macro) ?? [];
    meanings.push({ name: quoted ?? angled ?? "", quoted: quoted !== undefined });
    this.#headerMacros.set(macro, meanings);
  }

  #resolveComputed({ macro, from }: { macro: string; from: string }): void {
    const meanings = this.#headerMacros.get(macro);
    if (meanings) {
      for (const meaning of meanings) this.#resolve({ ...meaning, all: true, from });
      return;
    }
    const budget = { ...folderLimit };
    for (const folder of searchPath(this.#input.folders, true, from)) this.#addFolder(folder || ".", budget);
  }

  #addFolder(folder: string, budget: { files: number; bytes: number }): void {
    for (const name of this.#input.files.list(folder)) {
      const path = folder === "." ? name : joinPath(folder, name);
      if (name.startsWith(".") || this.#seen.has(path)) continue;
      this.#seen.add(path);
      const kind = this.#input.files.kind(path);
      if (kind === "folder") this.#addFolder(path, budget);
      else if (kind === "file" && budget.files-- > 0 && this.add(path)) {
        budget.bytes -= this.found.get(absolutePath(path, this.#input.workingFolder))?.content.length ?? 0;
      }
      if (budget.files <= 0 || budget.bytes <= 0) return;
    }
  }
}
