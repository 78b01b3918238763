import type { Diagnostic } from "../source/diagnostic.ts";
import type { Problem } from "./page-api.ts";

/** `main.cu:3:5: error: …` or, from the linker, `wasm-ld: error: …`. */
const placed = /^(.+?):(\d+):(\d+): (fatal error|error|warning|note): (.*)$/;
const unplaced = /^[\w-]+: (error|warning): (.*)$/;

/** What clang and the linker said, as a list. Text between, such as source lines with carets, is left out. */
export function problemsOfText(text: string): Problem[] {
  return text.split("\n").flatMap((line): Problem[] => {
    const [, file, row, column, kind, message] = placed.exec(line) ?? [];
    if (file !== undefined && message !== undefined)
      return [{ severity: severityOf(kind), message, file, line: Number(row), column: Number(column) }];
    const [, severity, said] = unplaced.exec(line) ?? [];
    return said === undefined ? [] : [{ severity: severityOf(severity), message: said }];
  });
}

function severityOf(word: string | undefined): Problem["severity"] {
  return word === "warning" || word === "note" ? word : "error";
}

/** What our own compiler found. */
export function problemOf({ severity, message, location, help }: Diagnostic): Problem {
  const text = help === undefined ? message : `${message} (${help})`;
  if (!location) return { severity, message: text };
  const { file, line, column } = location;
  return { severity, message: text, file, line, ...(column > 0 && { column }) };
}
