/**
 * The Python of a Jupyter notebook for an audit: line for line, so that what stands in line 40 of the file stays in
 * line 40 and all else is blank. Where several lines of code share one of the file, as in notebooks without line
 * breaks, lines are those of the code alone.
 */
import {
  notebookCells,
  withoutCommands,
  type NotebookCell,
} from "../../../port/torch-npu/python/notebook-cells.ts";

export interface NotebookSource {
  readonly text: string;
  readonly problem?: string;
}

export function notebookSource(text: string): NotebookSource {
  let cells: NotebookCell[];
  try {
    cells = notebookCells(text);
  } catch {
    return { text: "", problem: "is no notebook whose JSON can be read; not read" };
  }
  const strings = cells.filter(({ isPython }) => isPython).map((cell) => cell.strings);
  const byLine = new Map<number, string>();
  let line = 0;
  let at = 0;
  for (const { value, offsets } of strings.flat()) {
    const start = offsets[0] ?? 0;
    for (; at < start; at++) if (text[at] === "\n") line++;
    const code = value.replace(/\r?\n$/, "");
    if (byLine.has(line) || code.includes("\n")) return { text: withoutCommands(joined(strings)) };
    byLine.set(line, code);
  }
  const lines = Array.from({ length: text.split("\n").length }, (_, index) => byLine.get(index) ?? "");
  return { text: withoutCommands(lines.join("\n")) };
}

function joined(cells: readonly NotebookCell["strings"][]): string {
  return cells.map((strings) => strings.map(({ value }) => value).join("")).join("\n");
}
