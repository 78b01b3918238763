import type { Diagnostic } from "../source/diagnostic.ts";
import { formatDiagnostic } from "../source/diagnostic.ts";
import { messageBlocks, placedMessage } from "../toolchain/clang-messages.ts";

/** What is wrong with a source, with its place, as bundlers show it. */
export interface Problem {
  readonly severity: "error" | "warning";
  /** The first line, without the place. */
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** All that is said about it, with the place and the source's line. */
  readonly text: string;
}

/** Each error and warning of clang's. */
export function problemsOfClang(messages: string): Problem[] {
  return messageBlocks(messages).flatMap((block): Problem[] => {
    const text = block.trimEnd();
    for (const line of block.split("\n")) {
      const placed = placedMessage(line);
      if (placed && placed.severity !== "note") return [{ ...placed, severity: placed.severity, text }];
    }
    const [, plain] = /(?:^|\n)(?:clang: )?(?:fatal )?error: (.*)/.exec(block) ?? [];
    return plain === undefined ? [] : [{ severity: "error", message: plain, text }];
  });
}

export function problemOf(diagnostic: Diagnostic, readText: (file: string) => string | undefined): Problem {
  const { severity, message, location, help } = diagnostic;
  return {
    severity: severity === "error" ? "error" : "warning",
    message: help === undefined ? message : `${message}; ${help}`,
    ...(location && { file: location.file, line: location.line, column: Math.max(1, location.column) }),
    text: formatDiagnostic(diagnostic, readText),
  };
}
