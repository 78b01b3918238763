/**
 * Expands uses of the project's own macros, as the preprocessor does, for ports: where a macro's words need another translation at
 * each use, or are pasted together, the use is written out first. Macros of headers outside of the project stay names.
 */
import type { SourceText } from "./source-text.ts";
import { type Span, type Token } from "./tokens.ts";

interface Macro {
  readonly name: string;
  readonly file: SourceText;
  /** Undefined for a macro without brackets. */
  readonly parameters: readonly string[] | undefined;
  readonly isVariadic: boolean;
  readonly body: readonly Word[];
  /** The directive, without the end of its line. */
  readonly span: Span;
}

interface Word {
  readonly kind: Token["kind"];
  readonly text: string;
  /** A blank stands in front of it. */
  readonly isApart: boolean;
  /** Names of the macros that it came out of, which it does not mean any more. */
  readonly hidden: ReadonlySet<string>;
}

export interface Expansion {
  readonly span: Span;
  readonly text: string;
  /** The macros that were used, the outermost first. */
  readonly macros: readonly Macro[];
}

const nothingHidden: ReadonlySet<string> = new Set();

export class Macros {
  readonly #byName = new Map<string, Macro[]>();
  readonly #ends = new Map<string, { readonly file: SourceText; readonly at: number }[]>();

  constructor(texts: readonly SourceText[]) {
    for (const file of texts) {
      const { tokens } = file;
      for (const [index, token] of tokens.entries()) {
        if (token.text !== "#" || token.directive === undefined || tokens[index - 1]?.text === "##") continue;
        const name = tokens[index + 2]?.text ?? "";
        if (tokens[index + 1]?.text !== token.directive) continue;
        if (token.directive === "undef") addTo(this.#ends, name, { file, at: token.start });
        if (token.directive === "define") {
          const macro = readMacro(file, index);
          if (macro) addTo(this.#byName, name, macro);
        }
      }
    }
  }

  /** What stands for the use of a macro at an offset; undefined where it is not sure what that is. */
  expansionAt(file: SourceText, offset: number): Expansion | undefined {
    const index = file.tokenIndexAt(offset);
    const token = index === undefined ? undefined : file.tokens[index];
    if (index === undefined || token?.kind !== "name" || token.directive !== undefined) return undefined;
    const macro = this.#macroAt(file, offset, token.text);
    if (!macro || macro === "unknown") return undefined;
    const end = macro.parameters ? endOfUse(file.tokens, index) : index;
    const last = end === undefined ? undefined : file.tokens[end];
    if (end === undefined || !last) return undefined;
    const used: Macro[] = [];
    const input = file.tokens.slice(index, end + 1);
    if (input.some(({ directive }) => directive !== undefined)) return undefined;
    const words = this.#expand(wordsOf(file, input), file, offset, used);
    if (!words) return undefined;
    const span = { start: token.start, end: last.end };
    // What stands below keeps its line.
    const lines = file.slice(span).split("\n").length - 1;
    return { span, text: textOf(words) + "\n".repeat(lines), macros: used };
  }

  /** The definition that holds at a place of a file. */
  #macroAt(file: SourceText, offset: number, name: string): Macro | "unknown" | undefined {
    const all = this.#byName.get(name) ?? [];
    if (all.length === 0) return undefined;
    const ends = this.#ends.get(name) ?? [];
    const here = all.filter((one) => one.file === file && one.span.start < offset);
    const last = here.at(-1);
    if (!last) return all.length === 1 && ends.length === 0 ? all[0] : "unknown";
    if (all.some((one) => one.file !== file)) return "unknown";
    const isEnded = (from: number, to: number) =>
      ends.some((end) => end.file === file && end.at > from && end.at < to);
    const isSure = here.every((one, at) => {
      const next = here[at + 1];
      return next === undefined || isEnded(one.span.start, next.span.start);
    });
    return isSure && !isEnded(last.span.start, offset) ? last : "unknown";
  }

  /** After Prosser's algorithm, by which the standard's words are meant. */
  #expand(
    input: readonly Word[],
    file: SourceText,
    offset: number,
    used: Macro[],
  ): readonly Word[] | undefined {
    const left = [...input];
    const done: Word[] = [];
    for (let word = left.shift(); word !== undefined; word = left.shift()) {
      const macro =
        word.kind === "name" && !word.hidden.has(word.text)
          ? this.#macroAt(file, offset, word.text)
          : undefined;
      if (macro === "unknown" || done.length + left.length > 100_000) return undefined;
      if (!macro || (macro.parameters && left[0]?.text !== "(")) {
        done.push(word);
        continue;
      }
      const given = macro.parameters ? takeArguments(left, macro) : { args: [], hidden: word.hidden };
      if (!given) return undefined;
      const common = [...word.hidden].filter((name) => given.hidden.has(name));
      const hidden = new Set([...(macro.parameters ? common : word.hidden), macro.name]);
      const expanded = given.args.map((arg) => this.#expand(arg, file, offset, used));
      const filled = fill(macro, given.args, expanded);
      if (!filled) return undefined;
      if (!used.includes(macro)) used.push(macro);
      const words = filled.map((one) => ({ ...one, hidden: new Set([...one.hidden, ...hidden]) }));
      if (words[0]) words[0] = { ...words[0], isApart: word.isApart };
      left.unshift(...words);
    }
    return done;
  }

  /** Directives that nothing needs once the uses in `expanded` are written out. */
  unused(texts: readonly SourceText[], expansions: ReadonlyMap<SourceText, readonly Expansion[]>): Macro[] {
    const candidates = new Set([...expansions.values()].flat().flatMap(({ macros }) => macros));
    for (let before = -1; before !== candidates.size;) {
      before = candidates.size;
      for (const macro of candidates)
        if (texts.some((file) => isNamed(file, macro, candidates, expansions.get(file) ?? [])))
          candidates.delete(macro);
    }
    return [...candidates];
  }
}

/** Whether a text names a macro elsewhere than in uses that go and in definitions that go. */
function isNamed(
  file: SourceText,
  macro: Macro,
  going: ReadonlySet<Macro>,
  expansions: readonly Expansion[],
): boolean {
  const gone = [
    ...expansions.map(({ span }) => span),
    ...[...going].filter((one) => one.file === file).map(({ span }) => span),
  ];
  return file.tokens.some(
    ({ kind, text, start, directive }) =>
      kind === "name" &&
      text === macro.name &&
      directive !== "undef" &&
      !gone.some((span) => span.start <= start && start < span.end),
  );
}

function readMacro(file: SourceText, hash: number): Macro | undefined {
  const { tokens } = file;
  const name = tokens[hash + 2];
  const first = tokens[hash];
  if (!name || !first || name.kind !== "name") return undefined;
  let end = hash + 3;
  const isNext = (at: number) => tokens[at]?.text === "#" && tokens[at + 1]?.text === "define";
  while (tokens[end]?.directive === "define" && !isNext(end)) end += 1;
  let at = hash + 3;
  let parameters: string[] | undefined;
  if (tokens[at]?.text === "(" && tokens[at]?.start === name.end && at < end) {
    parameters = [];
    for (at += 1; at < end && tokens[at]?.text !== ")"; at += 1)
      if (tokens[at]?.text !== ",") parameters.push(tokens[at]?.text ?? "");
    at += 1;
  }
  const isVariadic = parameters?.at(-1) === "...";
  if (isVariadic) parameters?.splice(-1, 1, "__VA_ARGS__");
  const last = tokens[end - 1] ?? name;
  return {
    name: name.text,
    file,
    parameters,
    isVariadic,
    body: wordsOf(file, tokens.slice(at, end)),
    span: { start: first.start, end: last.end },
  };
}

function wordsOf(file: SourceText, tokens: readonly Token[]): Word[] {
  return tokens.map(({ kind, text, start }, index) => ({
    kind,
    text,
    isApart:
      index > 0 && start > (tokens[index - 1]?.end ?? start) && /\s|\//.test(file.bytes[start - 1] ?? ""),
    hidden: nothingHidden,
  }));
}

/** Index of the bracket that closes the arguments of the macro at `index`. */
function endOfUse(tokens: readonly Token[], index: number): number | undefined {
  if (tokens[index + 1]?.text !== "(") return undefined;
  let depth = 0;
  for (let at = index + 1; at < tokens.length; at += 1) {
    if (tokens[at]?.text === "(") depth += 1;
    if (tokens[at]?.text === ")") depth -= 1;
    if (depth === 0) return at;
  }
  return undefined;
}

/** Takes `(a, b)` off the front; undefined where it does not fit. */
function takeArguments(left: Word[], { parameters = [], isVariadic }: Macro) {
  const args: Word[][] = [[]];
  let depth = 0;
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word.text === "(" && (depth += 1) === 1) continue;
    if (word.text === ")" && (depth -= 1) === 0) {
      const count = args.length;
      if (parameters.length === 0 && count === 1 && args[0]?.length === 0) args.pop();
      else if (isVariadic && count === parameters.length - 1) args.push([]);
      return args.length === parameters.length ? { args, hidden: word.hidden } : undefined;
    }
    const isInRest = isVariadic && args.length === parameters.length;
    if (word.text === "," && depth === 1 && !isInRest) args.push([]);
    else args.at(-1)?.push(word);
  }
  return undefined;
}

/** The macro's body with its arguments. */
function fill(
  { parameters = [], body }: Macro,
  args: readonly (readonly Word[])[],
  expanded: readonly (readonly Word[] | undefined)[],
): Word[] | undefined {
  const filled: Word[] = [];
  const argument = (word: Word | undefined) => (word?.kind === "name" ? parameters.indexOf(word.text) : -1);
  for (let at = 0; at < body.length; at += 1) {
    const word = body[at] as Word;
    if (word.text === "__VA_OPT__") return undefined;
    const next = body[at + 1];
    const index = argument(word);
    if (word.text === "#" && parameters.length > 0) {
      const named = argument(next);
      if (named < 0) return undefined;
      filled.push({ ...word, kind: "string", text: quoted(args[named] ?? []) });
      at += 1;
      continue;
    }
    if (word.text === "##") {
      const right = argument(next);
      const words = right < 0 ? (next ? [next] : []) : (args[right] ?? []);
      at += 1;
      // `, ##__VA_ARGS__`: a comma that goes with what follows it.
      if (next?.text === "__VA_ARGS__" && filled.at(-1)?.text === ",") {
        if (words.length === 0) filled.pop();
        else filled.push(...(expanded[right] ?? words));
        continue;
      }
      const [first, ...rest] = words;
      if (!first) continue;
      const before = filled.pop();
      const joined = before && pasted(before, first);
      if (before && !joined) return undefined;
      filled.push(joined ?? first, ...rest);
      continue;
    }
    if (index < 0) {
      filled.push(word);
      continue;
    }
    const words = next?.text === "##" ? args[index] : expanded[index];
    if (!words) return undefined;
    // What an empty argument is pasted to must not be the word before it.
    if (words.length === 0 && next?.text === "##") return undefined;
    filled.push(...words.map((one, position) => (position === 0 ? { ...one, isApart: word.isApart } : one)));
  }
  return filled;
}

function pasted(left: Word, right: Word): Word | undefined {
  const text = left.text + right.text;
  if (/^[A-Za-z_]\w*$/.test(text)) return { ...left, kind: "name", text };
  return /^\.?\d[\w.]*$/.test(text) ? { ...left, kind: "number", text } : undefined;
}

function quoted(words: readonly Word[]): string {
  const text = words
    .map(({ kind, text: one, isApart }, index) => {
      const escaped = kind === "string" ? one.replaceAll(/[\\"]/g, String.raw`\$&`) : one;
      return isApart && index > 0 ? ` ${escaped}` : escaped;
    })
    .join("");
  return `"${text}"`;
}

function textOf(words: readonly Word[]): string {
  let text = "";
  for (const { text: word, isApart } of words) {
    const wouldJoin = /[\w$"']$/.test(text) && /^[\w$"']/.test(word);
    const isOperator = /[^\w\s()[\]{},;"']$/.test(text) && /^[^\w\s()[\]{},;"']/.test(word);
    text += text !== "" && (isApart || wouldJoin || isOperator) ? ` ${word}` : word;
  }
  return text;
}

function addTo<T>(map: Map<string, T[]>, key: string, value: T): void {
  map.set(key, [...(map.get(key) ?? []), value]);
}
