/**
 * Words of C++ with their places, without comments, for what Clang's tree does not place: names of types, commas
 * between arguments, what lies in branches that the preprocessor leaves out.
 *
 * Texts here have one letter for each byte of the file, since Clang counts bytes. Audits have tokens of their own
 * (`audit/scan/cuda/cpp-tokens.ts`), without the branches that other vendors' builds see.
 */

export interface Token {
  readonly kind: "name" | "number" | "string" | "punctuation";
  readonly text: string;
  /** In bytes from the file's beginning. */
  readonly start: number;
  readonly end: number;
  /** The directive that the token is part of: `define`, `include` …; its own name as well, and `#`. */
  readonly directive?: string;
}

/** Longest first; `<<<` and `>>>` are CUDA's. */
const punctuation =
  /<<<|>>>|<=>|->\*|\.\.\.|<<=|>>=|::|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||\+=|-=|\*=|\/=|%=|&=|\|=|\^=|##|[^\s\w]/y;
const name = /[A-Za-z_$\u0080-\u00ff][\w$\u0080-\u00ff]*/y;
const number = /\.?\d(?:[eEpP][+-]|'[\w]|[\w.])*/y;
const quoted = /(?:u8|u|U|L)?(?:"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*')/y;
const rawString = /(?:u8|u|U|L)?R"([^()\\\s]{0,16})\([^]*?\)\1"/y;
const blank = /(?:\s|\\\r?\n)+/y;
const comment = /\/\/(?:[^\\\n]|\\[^])*|\/\*[^]*?(?:\*\/|$)/y;

/** All tokens of a text. Never fails: what is no C++ comes out as punctuation. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let directive: string | undefined;
  let atLineStart = true;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  while (at < text.length) {
    const space = match(blank);
    if (space !== undefined) {
      if (/\n/.test(space.replaceAll(/\\\r?\n/g, ""))) {
        directive = undefined;
        atLineStart = true;
      }
      at += space.length;
      continue;
    }
    const skipped = match(comment);
    if (skipped !== undefined) {
      at += skipped.length;
      continue;
    }
    const found = nextToken(match);
    const start = at;
    at += found.text.length;
    if (found.text === "#" && atLineStart) directive = directiveAfter(text, at);
    atLineStart = false;
    tokens.push({ ...found, start, end: at, ...(directive !== undefined && { directive }) });
  }
  return tokens;
}

function nextToken(match: (pattern: RegExp) => string | undefined): Pick<Token, "kind" | "text"> {
  for (const pattern of [rawString, quoted]) {
    const text = match(pattern);
    if (text !== undefined) return { kind: "string", text };
  }
  const word = match(name);
  if (word !== undefined) return { kind: "name", text: word };
  const digits = match(number);
  if (digits !== undefined) return { kind: "number", text: digits };
  return { kind: "punctuation", text: match(punctuation) ?? match(/[^]/y) ?? "" };
}

function directiveAfter(text: string, at: number): string {
  return /^[ \t]*(\w*)/.exec(text.slice(at, at + 80))?.[1] ?? "";
}

/** Index of the first token at or behind an offset, by bisection. */
export function tokenAt(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

const closing: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** Index of the token that closes the bracket at `open`; undefined when there is none. */
export function matchingBracket(tokens: readonly Token[], open: number): number | undefined {
  const stack: string[] = [];
  for (let index = open; index < tokens.length; index += 1) {
    const { text, kind } = tokens[index] as Token;
    if (kind !== "punctuation") continue;
    const close = closing[text];
    if (close !== undefined) stack.push(close);
    else if (text === stack.at(-1)) {
      stack.pop();
      if (stack.length === 0) return index;
    } else if (text === ")" || text === "]" || text === "}") return undefined;
  }
  return undefined;
}

/** Index behind `<…>` at `open`, `open` itself where it is no template's bracket. */
export function afterTemplateArguments(tokens: readonly Token[], open: number): number {
  if (tokens[open]?.text !== "<") return open;
  let depth = 0;
  for (let index = open; index < tokens.length; index += 1) {
    const { text } = tokens[index] as Token;
    if (text === "<") depth += 1;
    else if (text === ">" || text === ">>") depth -= text.length;
    else if (text === "(" || text === "[") {
      const close = matchingBracket(tokens, index);
      if (close === undefined) return open;
      index = close;
    } else if (text === ";" || text === "{" || text === "}") return open;
    if (depth <= 0) return index + 1;
  }
  return open;
}

/** A piece of a text, half open. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The pieces between the commas of tokens `from` up to `to`; empty where there are no tokens. */
export function splitAtCommas(tokens: readonly Token[], from: number, to: number): Span[] {
  const spans: Span[] = [];
  let first = from;
  for (let index = from; index <= to; index += 1) {
    const token = tokens[index];
    if (index === to || token?.text === ",") {
      const last = tokens[index - 1];
      const begin = tokens[first];
      if (begin && last && index > first) spans.push({ start: begin.start, end: last.end });
      first = index + 1;
      continue;
    }
    if (token && closing[token.text] !== undefined) index = matchingBracket(tokens, index) ?? index;
    else if (token?.text === "<") index = Math.max(index, skipTemplate(tokens, index, to) - 1);
  }
  return spans;
}

/** `f<a, b>(c)` is one argument, `a < b, c > d` are two: only what follows tells. */
function skipTemplate(tokens: readonly Token[], open: number, to: number): number {
  const behind = afterTemplateArguments(tokens, open);
  const follows = tokens[behind]?.text;
  return behind <= to && (follows === "(" || follows === "{" || follows === "::") ? behind : open;
}
