/** `#call` in a macro prints the call as it is written, so that a port with other names prints other texts. */
import type { EditSink } from "../edit-sink.ts";
import type { SourceText } from "../source-text.ts";
import { matchingBracket, splitAtCommas, type Token } from "../tokens.ts";
import type { Dialect } from "./dialect.ts";

interface Stringifying {
  readonly file: SourceText;
  readonly line: number;
  readonly name: string;
  /** Which arguments become text. */
  readonly arguments: readonly { readonly at: number; readonly name: string }[];
}

/** Once for each macro that some call gives a name to that changes. */
export function remarkStringified(texts: readonly SourceText[], sink: EditSink, dialect: Dialect): void {
  const macros = new Map(texts.flatMap((file) => [...stringifying(file)]).map((one) => [one.name, one]));
  const told = new Set<string>();
  for (const { tokens } of texts)
    for (const [index, token] of tokens.entries()) {
      const macro = token.kind === "name" ? macros.get(token.text) : undefined;
      if (!macro || told.has(macro.name) || token.directive === "define") continue;
      const changed = changedName(tokens, index, macro, dialect);
      if (changed === undefined) continue;
      told.add(macro.name);
      sink.remark({
        code: "printed-name",
        file: macro.file.path,
        line: macro.line,
        text: `${macro.name} prints its argument as it is written (#${changed.parameter}): ${changed.before} is printed as ${changed.after} now`,
      });
    }
}

function* stringifying(file: SourceText): Iterable<Stringifying> {
  const { tokens } = file;
  for (const [index, token] of tokens.entries()) {
    const name = tokens[index + 1];
    const open = tokens[index + 2];
    if (token.text !== "define" || tokens[index - 1]?.text !== "#" || token.directive !== "define") continue;
    // A macro with parameters has its parenthesis at its name.
    if (!name || open?.text !== "(" || open.start !== name.end) continue;
    const close = matchingBracket(tokens, index + 2);
    if (close === undefined) continue;
    const parameters = tokens.slice(index + 3, close).filter(({ text }) => text !== ",");
    const found = new Set<string>();
    for (let at = close + 1; tokens[at]?.directive === "define"; at += 1) {
      // The next definition begins with its own `#`.
      if (tokens[at]?.text === "#" && tokens[at + 1]?.text === "define") break;
      if (tokens[at]?.text === "#") found.add(tokens[at + 1]?.text ?? "");
    }
    const positions = parameters.flatMap(({ text }, at) => {
      const parameter = text === "..." ? "__VA_ARGS__" : text;
      return found.has(parameter) ? [{ at, name: parameter }] : [];
    });
    if (positions.length > 0)
      yield { file, line: file.lineOf(token.start), name: name.text, arguments: positions };
  }
}

function changedName(tokens: readonly Token[], index: number, macro: Stringifying, dialect: Dialect) {
  if (tokens[index + 1]?.text !== "(") return undefined;
  const close = matchingBracket(tokens, index + 1);
  if (close === undefined) return undefined;
  const given = splitAtCommas(tokens, index + 2, close);
  for (const { at, name: parameter } of macro.arguments) {
    const span = given[at];
    // The variable arguments are all that follow.
    const end = parameter === "__VA_ARGS__" ? given.at(-1)?.end : span?.end;
    if (!span || end === undefined) continue;
    for (const { kind, text, start } of tokens.slice(index + 2, close)) {
      if (kind !== "name" || start < span.start || start >= end) continue;
      const after = dialect.nameOf(text)?.name;
      if (after !== undefined && after !== text) return { parameter, before: text, after };
    }
  }
  return undefined;
}
