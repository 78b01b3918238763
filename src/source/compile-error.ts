import { type Diagnostic, formatDiagnostic } from "./diagnostic.ts";

/** Stops the compiler because of problems in the user's program, never because of a bug of ours. */
export class CompileError extends Error {
  override readonly name = "CompileError";
  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((diagnostic) => formatDiagnostic(diagnostic)).join("\n"));
  }
}
