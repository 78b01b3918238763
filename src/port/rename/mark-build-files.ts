/** Refused lines of build files: an error stands above each, so that nothing is built as if it had been ported. */

export interface MarkedLine {
  /** From 0, in the text before and after the port alike. */
  readonly index: number;
  readonly text: string;
}

/** `message(FATAL_ERROR …)` above the command that the line is part of. */
export function markCmake(text: string, marks: readonly MarkedLine[]): string {
  return withMarks(text, marks, cmakeCommandStart, (words) => {
    const quoted = words.replaceAll("\\", "/").replaceAll('"', "'").replaceAll("$", "\\$");
    return `message(FATAL_ERROR "unwarp port: ${quoted}")`;
  });
}

/** `$(error …)` above the line, or above the first of those that backslashes make one. */
export function markMake(text: string, marks: readonly MarkedLine[]): string {
  return withMarks(text, marks, makeLineStart, (words) => {
    const plain = words
      .replaceAll("$", "$$$$")
      .replaceAll("(", "[")
      .replaceAll(")", "]")
      .replaceAll(/[#\\]/g, " ");
    return `$(error unwarp port: ${plain})`;
  });
}

function withMarks(
  text: string,
  marks: readonly MarkedLine[],
  startOf: (lines: readonly string[], index: number) => number,
  format: (words: string) => string,
): string {
  const lines = text.split("\n");
  const above = new Map<number, string[]>();
  for (const { index, text: words } of marks) {
    const start = startOf(lines, index);
    const mark = format(words.replaceAll(/\s+/g, " "));
    const earlier = above.get(start) ?? [];
    above.set(start, earlier.includes(mark) ? earlier : [...earlier, mark]);
  }
  return lines.flatMap((line, index) => [...(above.get(index) ?? []), line]).join("\n");
}

/** Where no parenthesis is open; an `elseif` is in nobody's branch, so the mark goes before its `if`. */
function cmakeCommandStart(lines: readonly string[], index: number): number {
  let depth = 0;
  let start = 0;
  const ifs: number[] = [];
  for (let at = 0; at <= index; at += 1) {
    const code = (lines[at] ?? "").replaceAll(/"(?:[^"\\]|\\.)*"/g, "").replace(/#.*$/, "");
    if (depth === 0) {
      start = at;
      if (/^\s*if\s*\(/i.test(code)) ifs.push(at);
      else if (/^\s*endif\s*\(/i.test(code)) ifs.pop();
    }
    for (const letter of code) depth += letter === "(" ? 1 : letter === ")" ? -1 : 0;
    depth = Math.max(0, depth);
  }
  return /^\s*(?:else|elseif|endif)\s*\(/i.test(lines[start] ?? "") ? (ifs.at(-1) ?? 0) : start;
}

function makeLineStart(lines: readonly string[], index: number): number {
  let start = index;
  while (start > 0 && /\\\r?$/.test(lines[start - 1] ?? "")) start -= 1;
  return start;
}
