/**
 * `assert(…)` of a program that is built with `-DNDEBUG`: what it asks is text that nobody compiles, and may stay CUDA's. The port is
 * built with the same macro.
 */
import type { EditSink } from "../edit-sink.ts";
import type { SourceText } from "../source-text.ts";
import { matchingBracket } from "../tokens.ts";

/** @param macros as the command line gives them: `-DX`, `-UX` */
export function claimAssertions(
  texts: readonly SourceText[],
  sink: EditSink,
  macros: readonly string[],
): void {
  const last = macros.findLast((macro) => /^-[DU]NDEBUG(?:=|$)/.test(macro));
  if (!last?.startsWith("-D") || texts.some(changesAssert)) return;
  for (const file of texts)
    for (const [index, token] of file.tokens.entries()) {
      if (token.text !== "assert" || token.kind !== "name") continue;
      const open = file.tokens[index + 1];
      const close = open?.text === "(" ? matchingBracket(file.tokens, index + 1) : undefined;
      const end = close === undefined ? undefined : file.tokens[close];
      if (open && end) sink.claim(file, { start: open.start, end: end.end });
    }
}

/** The project may turn it on again, or have an `assert` of its own. */
function changesAssert({ bytes }: SourceText): boolean {
  return /^[ \t]*#[ \t]*(?:undef[ \t]+NDEBUG|(?:define|undef)[ \t]+assert)\b/m.test(bytes);
}
