/** Calls by the words of a text: they are found in macros, in templates and in branches that are off as well. */
import type { SourceText } from "../source-text.ts";
import { matchingBracket, type Span, splitAtCommas, type Token } from "../tokens.ts";

export interface WordCall {
  readonly name: Token;
  /** Index of the name among the file's tokens. */
  readonly index: number;
  /** Index behind the closing bracket. */
  readonly behind: number;
  readonly args: readonly Span[];
}

/** Calls of functions with these names; definitions of macros by them are none. */
export function* callsOf(file: SourceText, isWanted: (name: string) => boolean): Iterable<WordCall> {
  const { tokens } = file;
  for (const [index, name] of tokens.entries()) {
    if (name.kind !== "name" || !isWanted(name.text) || tokens[index + 1]?.text !== "(") continue;
    const before = tokens[index - 1];
    if (before?.text === "." || before?.text === "->") continue;
    if (before?.text === "define" && before.directive === "define") continue;
    const close = matchingBracket(tokens, index + 1);
    if (close === undefined) continue;
    yield { name, index, behind: close + 1, args: splitAtCommas(tokens, index + 2, close) };
  }
}
