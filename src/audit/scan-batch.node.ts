import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import { systemReason } from "../toolchain/system-reason.ts";
import { RuleBook } from "./rules/all-rules.ts";
import { fileKind } from "../vendors/nvidia-words/file-kind.ts";
import { isBinary } from "./text/decode-text.ts";
import { type FileScan, longestText, type ScanContext, scanFile } from "./scan/scan-file.ts";
import type { WalkedFile } from "./walk.node.ts";

/** What a thread is told once. */
export interface ScanSettings {
  readonly root: string;
  /** Names that `import` finds in the tree itself. */
  readonly localModules: readonly string[];
  /** Of the tree's headers: name and directive. */
  readonly sharedMacros: readonly (readonly [string, string])[];
}

export function contextOf({ localModules, sharedMacros }: ScanSettings): ScanContext {
  return {
    rules: new RuleBook(),
    localModules: new Set(localModules),
    sharedMacros: new Map(sharedMacros),
  };
}

export interface ScanBatch {
  readonly files: readonly WalkedFile[];
}

/** Whatever happens to one file is a note about it, and the others go on. */
export function scanBatch(
  files: readonly WalkedFile[],
  { root }: ScanSettings,
  context: ScanContext,
): readonly FileScan[] {
  return files.map((file) => {
    try {
      return scanOne(root, file, context);
    } catch (error) {
      return unread(file.path, `cannot be read: ${systemReason(error)}`);
    }
  });
}

function scanOne(root: string, { path, bytes }: WalkedFile, context: ScanContext): FileScan {
  if (bytes <= longestText) return scanFile(path, readFileSync(join(root, path)), context);
  const ends = readEnds(join(root, path), bytes);
  if (isBinary(ends)) return scanFile(path, ends, context);
  const isSource = fileKind(path).scanner !== "none";
  const what = `has ${Math.round(bytes / 1e6)} MB of text, more than is read of one file`;
  return { ...unread(path, what), ...(!isSource && { notes: [] }) };
}

/** What a linker or a loader needs of a large binary stands at one of its ends. */
function readEnds(path: string, bytes: number): Uint8Array {
  const half = longestText / 2;
  const ends = new Uint8Array(longestText);
  const file = openSync(path, "r");
  try {
    readSync(file, ends, 0, half, 0);
    readSync(file, ends, half, half, bytes - half);
  } finally {
    closeSync(file);
  }
  return ends;
}

function unread(file: string, what: string): FileScan {
  return { file, kind: undefined, lines: 0, findings: [], notes: [{ file, what }], functions: [] };
}
