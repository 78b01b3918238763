import type { Diagnostic } from "../source/diagnostic.ts";
import { placedMessage } from "../toolchain/clang-messages.ts";
import type { Problem } from "./page-api.ts";

/** From the linker: `wasm-ld: error: …`. */
const unplaced = /^[\w-]+: (error|warning): (.*)$/;

/** What clang and the linker said, as a list. Text between, such as source lines with carets, is left out. */
export function problemsOfText(text: string): Problem[] {
  return text.split("\n").flatMap((line): Problem[] => {
    const placed = placedMessage(line);
    if (placed) return [placed];
    const [, severity, said] = unplaced.exec(line) ?? [];
    return said === undefined
      ? []
      : [{ severity: severity === "warning" ? "warning" : "error", message: said }];
  });
}

/** What our own compiler found. */
export function problemOf({ severity, message, location, help }: Diagnostic): Problem {
  const text = help === undefined ? message : `${message} (${help})`;
  if (!location) return { severity, message: text };
  const { file, line, column } = location;
  return { severity, message: text, file, line, ...(column > 0 && { column }) };
}
