/** The compiler's problems, which have lines and columns, as the editor's diagnostics, which have offsets. */
import type { Diagnostic } from "@codemirror/lint";
import type { Text } from "@codemirror/state";
import type { Problem } from "../../src/web/page-api.ts";

const severities = { error: "error", warning: "warning", note: "info" } as const;

/**
 * @param file the editor's file; problems of other files (headers) and without a place are not shown in it
 */
export function problemsToDiagnostics(
  problems: readonly Problem[],
  doc: Text,
  file: string,
): readonly Diagnostic[] {
  return problems
    .filter((problem) => problem.file === file && problem.line !== undefined)
    .map((problem) => {
      const from = offsetOf(problem, doc);
      return {
        from,
        to: endOfWord(doc, from),
        severity: severities[problem.severity],
        message: problem.message,
      };
    })
    .toSorted((a, b) => a.from - b.from);
}

/** The place of a problem; beyond the text's end, where a program that breaks off is at fault, its last character. */
export function offsetOf({ line = 1, column = 1 }: Problem, doc: Text): number {
  const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return Math.min(from + Math.max(column, 1) - 1, to);
}

/** What is underlined: the word there, else the character, else what stands before the end of the line. */
function endOfWord(doc: Text, from: number): number {
  const line = doc.lineAt(from);
  const word = /^\w+/.exec(line.text.slice(from - line.from));
  return Math.min(from + (word?.[0].length ?? 1), line.to);
}
