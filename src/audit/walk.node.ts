/** The files of a tree, in a fixed order, and what could not be read of it. */
import { lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import ignore, { type Ignore } from "ignore";
import type { FileNote } from "./model.ts";
import { systemReason } from "../toolchain/system-reason.ts";

export interface WalkedFile {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
}

export interface Walk {
  readonly files: readonly WalkedFile[];
  readonly notes: readonly FileNote[];
}

export interface WalkOptions {
  /** Also what `.gitignore` names. */
  readonly includeIgnored: boolean;
  /** Files for which `.gitignore` does not count: what ships in the tree without its source. */
  readonly alwaysWanted: (path: string) => boolean;
}

/** Folders of tools, which hold nobody's source. */
const skipped = new Set([
  ...[".git", ".hg", ".svn", "__pycache__", ".tox", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".cache"],
  ...[".idea", ".vs", ".eggs"],
]);
/** Folders of other people's installed packages: to leave them out is worth a note. */
const installed = new Set(["node_modules", ".venv", "venv", "site-packages", "dist-packages"]);

interface Rules {
  /** Folder of the `.gitignore`, with a slash at its end; "" for the root. */
  readonly base: string;
  readonly matcher: Ignore;
}

export function walk(root: string, options: WalkOptions): Walk {
  const files: WalkedFile[] = [];
  const notes: FileNote[] = [];
  const visit = (folder: string, rules: readonly Rules[]): void => {
    const names = listFolder(root, folder, notes);
    const own = options.includeIgnored ? undefined : readIgnore(root, folder);
    const all = own ? [...rules, own] : rules;
    for (const name of names) {
      const path = folder + name;
      const found = kindOf(root, path, notes);
      if (!found) continue;
      const asked = found.isFolder ? `${path}/` : path;
      if (isIgnored(asked, all)) {
        if (found.isFolder || !options.alwaysWanted(path)) {
          if (found.isFolder)
            notes.push({ file: path, what: "is named by .gitignore and was left out (--include-ignored)" });
          continue;
        }
      }
      if (!found.isFolder) {
        files.push({ path, bytes: found.bytes });
        continue;
      }
      if (skipped.has(name)) continue;
      if (installed.has(name)) {
        notes.push({ file: path, what: "was left out: a folder of installed packages" });
        continue;
      }
      visit(`${path}/`, all);
    }
  };
  visit("", []);
  return { files, notes };
}

function listFolder(root: string, folder: string, notes: FileNote[]): readonly string[] {
  try {
    return readdirSync(join(root, folder)).toSorted();
  } catch (error) {
    notes.push({
      file: folder === "" ? "." : folder.slice(0, -1),
      what: `cannot be read: ${systemReason(error)}`,
    });
    return [];
  }
}

interface Found {
  readonly isFolder: boolean;
  readonly bytes: number;
}

/** Links are named and not followed: what they lead to inside of the tree is read by its own name, and cycles cannot be. */
function kindOf(root: string, path: string, notes: FileNote[]): Found | undefined {
  const full = join(root, path);
  try {
    const found = lstatSync(full);
    if (found.isSymbolicLink())
      notes.push({ file: path, what: `is a link to ${readlinkSync(full)}; not followed` });
    if (found.isDirectory()) return { isFolder: true, bytes: 0 };
    return found.isFile() ? { isFolder: false, bytes: found.size } : undefined;
  } catch (error) {
    notes.push({ file: path, what: `cannot be read: ${systemReason(error)}` });
    return undefined;
  }
}

function readIgnore(root: string, folder: string): Rules | undefined {
  try {
    const text = readFileSync(join(root, folder, ".gitignore"), "utf8");
    return { base: folder, matcher: ignore().add(text) };
  } catch {
    return undefined; // there is none, or nobody may read it
  }
}

/** The innermost `.gitignore` that has an opinion decides. */
function isIgnored(path: string, rules: readonly Rules[]): boolean {
  for (const { base, matcher } of rules.toReversed()) {
    const { ignored, unignored } = matcher.test(path.slice(base.length));
    if (ignored || unignored) return ignored;
  }
  return false;
}
