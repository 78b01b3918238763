/** A place in a source file. Lines and columns are 1-based, columns count bytes, as in Clang. */
export interface SourceLocation {
  readonly file: string;
  readonly line: number;
  /** 0 when the compiler knew only the line. */
  readonly column: number;
  /** The call that this location was inlined into, innermost first. */
  readonly inlinedAt?: SourceLocation;
}

/** A problem in the user's program. A bug in unwarp is an `InternalError` instead. */
export interface Diagnostic {
  /** Stable and readable: tests and docs name it, e.g. "unsupported-texture". */
  readonly code: string;
  readonly severity: "error" | "warning" | "note";
  readonly message: string;
  readonly location?: SourceLocation;
  /** What the user can do about it. */
  readonly help?: string;
}

/** Reads the text of a source file for the excerpt, or undefined when it is not at hand. */
export type SourceReader = (file: string) => string | undefined;

/** `axpy.cu:2:5: error: … [code]`, then the source line with a caret, the inlining trail and the help. */
export function formatDiagnostic(diagnostic: Diagnostic, readSource: SourceReader = () => undefined): string {
  const { code, severity, message, location, help } = diagnostic;
  const lines = [`${location ? `${formatLocation(location)}: ` : ""}${severity}: ${message} [${code}]`];
  if (location) lines.push(...formatExcerpt(location, readSource));
  for (let at = location?.inlinedAt; at; at = at.inlinedAt)
    lines.push(`  in a call at ${formatLocation(at)}`);
  if (help) lines.push(`  help: ${help}`);
  return lines.join("\n");
}

/** `file:line:column`, without the column when it is unknown. */
export function formatLocation({ file, line, column }: SourceLocation): string {
  return column > 0 ? `${file}:${line}:${column}` : `${file}:${line}`;
}

function formatExcerpt({ file, line, column }: SourceLocation, readSource: SourceReader): string[] {
  const text = readSource(file)?.split("\n")[line - 1]?.trimEnd();
  if (text === undefined) return [];
  if (column === 0) return [`  ${text}`];
  // Tabs are kept in front of the caret so that it lands under the same cell of the terminal.
  const indent = text.slice(0, column - 1).replaceAll(/[^\t]/g, " ");
  return [`  ${text}`, `  ${indent}^`];
}
