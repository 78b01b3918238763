/**
 * Jupyter notebooks: the code of all cells is ported as one file, and the edits are made in the strings of the JSON, so
 * that outputs, metadata and layout stay.
 */
import { portPython, type PortedPython, type PythonOptions } from "./port-python.ts";
import { notebookCells, withoutCommands, type NotebookCell } from "./python/notebook-cells.ts";

/** @returns why it is left as it is, as a text */
export function portNotebook(source: string, path: string, options: PythonOptions): PortedPython | string {
  let cells: NotebookCell[];
  try {
    cells = notebookCells(source);
  } catch {
    return "not a notebook: its JSON cannot be read";
  }
  const offsets: number[] = [];
  let code = "";
  for (const { strings, isPython } of cells) {
    for (const { value, offsets: own } of strings) {
      // What is not Python keeps its lines, so that those of the report are the notebook's.
      code += isPython ? value : value.replaceAll(/[^\n]/g, " ");
      offsets.push(...own.slice(0, -1));
    }
    const end = strings.at(-1)?.offsets.at(-1) ?? 0;
    if (!code.endsWith("\n")) {
      code += "\n";
      offsets.push(end);
    }
  }
  const ported = portPython(withoutCommands(code), path, options);
  if (ported.unread) return `code line ${ported.unread.line}: ${ported.unread.what}`;
  let text = "";
  let done = 0;
  for (const { start, end, text: by } of ported.edits.toSorted((a, b) => a.start - b.start)) {
    const from = offsets[start] ?? offsets.at(-1) ?? 0;
    const to = start === end ? from : (offsets[end - 1] ?? from) + 1;
    text += source.slice(done, from) + JSON.stringify(by).slice(1, -1);
    done = to;
  }
  return { ...ported, text: text + source.slice(done) };
}
