/** One file of the tree: what kind it is, and what it uses. */
import type { FileNote, Finding } from "../model.ts";
import type { RuleBook } from "../rules/all-rules.ts";
import { decodeText, isBinary } from "../text/decode-text.ts";
import { SourceText } from "../text/source-text.ts";
import type { SharedMacros } from "./cuda/shared-macros.ts";
import { isWorthReading, scanCuda, type ScannedFunction } from "./cuda/scan-cuda.ts";
import { fileKind, type Scanner } from "../../vendors/nvidia-words/file-kind.ts";
import { FindingSink } from "./finding-sink.ts";
import { notebookSource } from "./python/notebook-source.ts";
import { scanPython } from "./python/scan-python.ts";
import { finding, isPtx, scanBinary } from "./scan-binary.ts";
import { scanLines } from "./text-rules/line-scanner.ts";
import {
  bazelPatterns,
  cmakePatterns,
  containerPatterns,
  makePatterns,
  shellPatterns,
  yamlPatterns,
} from "../../vendors/nvidia-words/patterns.ts";
import { scanRequirements } from "./text-rules/scan-requirements.ts";

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
  /** Of the tree's headers. */
  readonly sharedMacros?: SharedMacros;
}

export function scanFile(file: string, bytes: Uint8Array, context: ScanContext): FileScan {
  const { label, scanner: byName } = fileKind(file);
  const scanner = byName === "none" && isSingularity(file, bytes) ? "container" : byName;
  const nothing = { file, kind: undefined, lines: 0, findings: [], notes: [], functions: [] };
  if (isBinary(bytes)) {
    const found = scanBinary(file, bytes);
    const isSource = scanner !== "none" && scanner !== "binary";
    const notes = isSource ? [{ file, what: "has a name of source code and is binary; not read" }] : [];
    // A picture is of no kind; what names NVIDIA is counted among the files that were read.
    return { ...nothing, kind: found && "Binary", findings: found ? [found] : [], notes };
  }
  const { text, note } = decodeText(bytes);
  if (scanner === "binary") {
    const read = readTextOfBinary(file, text);
    return { ...nothing, kind: read.findings.length > 0 ? "Binary" : undefined, ...read };
  }
  const notebook = file.endsWith(".ipynb") ? notebookSource(text) : undefined;
  const source = new SourceText(file, notebook?.text ?? text);
  const sink = new FindingSink(source);
  const { functions = [], problem } = scanText(scanner, source, sink, context);
  const notes = [note, notebook?.problem, problem].flatMap((what) =>
    what === undefined || scanner === "none" ? [] : [{ file, what }],
  );
  return { file, kind: label, lines: source.lineCount, findings: sink.findings, notes, functions };
}

/** A definition of an Apptainer or Singularity image: `.def` is a common ending otherwise. */
function isSingularity(file: string, bytes: Uint8Array): boolean {
  return (
    file.endsWith(".def") &&
    /^\s*Bootstrap:/im.test(new TextDecoder("latin1").decode(bytes.subarray(0, 2000)))
  );
}

interface TextScan {
  readonly functions?: readonly ScannedFunction[];
  readonly problem?: string;
}

function scanText(
  scanner: Scanner,
  source: SourceText,
  sink: FindingSink,
  { rules, localModules, sharedMacros }: ScanContext,
): TextScan {
  switch (scanner) {
    case "cuda":
      if (source.path.endsWith(".cu"))
        sink.addFile("compiler/cuda-source", source.path.slice(source.path.lastIndexOf("/") + 1));
      return isWorthReading(source) ? scanCuda(source, sink, rules, sharedMacros) : {};
    case "python":
      return scanPython(source, sink, rules, localModules);
    case "requirements":
      scanRequirements(source, sink);
      return {};
    case "cmake":
      scanLines(source, sink, cmakePatterns, "cmake");
      return {};
    case "make":
      scanLines(source, sink, makePatterns, "hash");
      return {};
    case "bazel":
      scanLines(source, sink, bazelPatterns, "hash");
      return {};
    case "container":
      scanLines(source, sink, containerPatterns, "hash");
      return {};
    case "yaml":
      scanLines(source, sink, yamlPatterns, /Jenkinsfile/.test(source.path) ? "slashes" : "hash");
      return {};
    case "shell":
      scanLines(source, sink, shellPatterns, "hash");
      return {};
    case "binary":
    case "none":
      return {};
  }
}

/** What should be binary and is text: PTX, or what a large-file store left in its place. */
function readTextOfBinary(
  file: string,
  text: string,
): { findings: readonly Finding[]; notes: readonly FileNote[] } {
  if (text.startsWith("version https://git-lfs.github.com/spec/"))
    return {
      findings: [],
      notes: [{ file, what: "is only a pointer of Git LFS; fetch it (git lfs pull) to have it read" }],
    };
  if (isPtx(text)) return { findings: [finding(file, "binary/ptx", "PTX")], notes: [] };
  return { findings: [], notes: [] };
}
