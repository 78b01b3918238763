/** What to say when clang itself crashes: it is a package that we can only work around. */
import { crashExitCode, type ToolResult } from "./clang.ts";
import type { ScannedFile } from "./include-scan.ts";

/** What the note needs of a source. */
interface CrashedSource {
  readonly path: string;
  readonly files: readonly Pick<ScannedFile, "path" | "content">[];
}

export interface ExplainedResult extends ToolResult {
  /** What clang said where the messages say all that there is to know: for `--verbose`. */
  readonly details?: string;
}

export function explainCrash(source: CrashedSource, result: ToolResult): ExplainedResult {
  if (result.exitCode !== crashExitCode) return result;
  // An assertion of this clang about every mangled name that has a kernel in it.
  if (result.messages.includes("Use other ctor with GPU kernels"))
    return { ...result, messages: `${kernelArgumentNote(source)}\n`, details: result.messages };
  return { ...result, messages: `${result.messages}${depthNote(source.path)}\n` };
}

/** Clang recurses as deep as its input nests, on a stack that has an end. */
function depthNote(path: string): string {
  return `${path}: note: clang crashed while compiling this file; is something in it nested very deep?`;
}

function kernelArgumentNote({ path, files }: CrashedSource): string {
  const help = "this clang crashes on a kernel as a template argument: pass it as a function argument";
  const texts = files.map((file) => ({ path: file.path, text: new TextDecoder().decode(file.content) }));
  const kernels = texts.flatMap(({ text }) => [...text.matchAll(/__global__[^;{}(]*?(\w+)\s*\(/g)]);
  const names = [...new Set(kernels.map((match) => match[1]))];
  // `run<kernel>(…)` or `run<kernel<int>, 3>(…)`
  const use = new RegExp(String.raw`\w\s*<\s*&?\s*(?:${names.join("|")})\s*(?:<[^<>]*>)?\s*[,>](?!>)`);
  const found = texts.map((file) => ({ ...file, at: file.text.search(use) })).find(({ at }) => at >= 0);
  if (!found || names.length === 0) return `${path}: error: ${help}`;
  return `${found.path}:${found.text.slice(0, found.at).split("\n").length}: error: ${help}`;
}
