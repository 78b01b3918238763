/** One file of the tree: what kind it is, and what it uses. */
import type { FileNote, Finding } from "../model.ts";
import type { RuleBook } from "../rules/all-rules.ts";
import { decodeText, isBinary } from "../text/decode-text.ts";
import { SourceText } from "../text/source-text.ts";
import { isWorthReading, scanCuda, type ScannedFunction } from "./cuda/scan-cuda.ts";
import { fileKind } from "./file-kind.ts";
import { FindingSink } from "./finding-sink.ts";

/** Longer texts are generated: tables, weights, amalgamations. */
export const longestText = 16 * 1024 * 1024;

export interface FileScan {
  readonly file: string;
  /** The kind as reports count it; undefined for what is no text. */
  readonly kind: string | undefined;
  readonly lines: number;
  readonly findings: readonly Finding[];
  readonly notes: readonly FileNote[];
  /** Of CUDA C++: its device functions, where it has some. */
  readonly functions: readonly ScannedFunction[];
}

export interface ScanContext {
  readonly rules: RuleBook;
  /** Names that `import` finds in the tree itself: they are no packages of others. */
  readonly localModules: ReadonlySet<string>;
}

export function scanFile(file: string, bytes: Uint8Array, { rules }: ScanContext): FileScan {
  const { label, scanner } = fileKind(file);
  const nothing = { file, kind: undefined, lines: 0, findings: [], notes: [], functions: [] };
  if (isBinary(bytes))
    return scanner === "none" || scanner === "binary"
      ? nothing
      : { ...nothing, notes: [{ file, what: "has a name of source code and is binary; not read" }] };
  const { text, note } = decodeText(bytes);
  const source = new SourceText(file, text);
  const sink = new FindingSink(source);
  const notes: FileNote[] = note !== undefined && scanner !== "none" ? [{ file, what: note }] : [];
  let functions: readonly ScannedFunction[] = [];
  if (scanner === "cuda" && isWorthReading(text)) ({ functions } = scanCuda(source, sink, rules));
  return { file, kind: label, lines: source.lineCount, findings: sink.findings, notes, functions };
}
