import { readFileSync } from "node:fs";
import { join } from "node:path";
import { systemReason } from "../toolchain/system-reason.ts";
import { type FileScan, longestText, type ScanContext, scanFile } from "./scan/scan-file.ts";
import type { WalkedFile } from "./walk.node.ts";

/** What a thread is told once. */
export interface ScanSettings {
  readonly root: string;
  /** Names that `import` finds in the tree itself. */
  readonly localModules: readonly string[];
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
  if (bytes > longestText)
    return unread(path, `has ${Math.round(bytes / 1e6)} MB, more than is read of one file`);
  return scanFile(path, readFileSync(join(root, path)), context);
}

function unread(file: string, what: string): FileScan {
  return { file, kind: undefined, lines: 0, findings: [], notes: [{ file, what }], functions: [] };
}
