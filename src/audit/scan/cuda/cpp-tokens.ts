/**
 * C++ as the preprocessor sees it: words, numbers, strings and punctuation, without comments, line splices
 * and what `#if 0` leaves out. Nothing that stands in a comment or a string is ever taken for code.
 *
 * Not the tokens of ports (`port/tokens.ts`): those are of bytes, as Clang counts, and of all branches, as a port edits
 * what the preprocessor leaves out, too. An audit leaves out what NVIDIA's builds never see and counts braces across
 * `#else`; its places are of decoded text, which may be of any encoding.
 */
export type TokenKind =
  | "word"
  | "number"
  | "string"
  | "character"
  | "punctuation"
  /** `text` is the header's name: `cuda_runtime.h`. */
  | "include";

export interface Token {
  readonly kind: TokenKind;
  /** As written; for strings what stands between the quotes. */
  readonly text: string;
  /** Offset of its first character. */
  readonly at: number;
  /**
   * In how many `#else` or `#elif` parts it stands. Braces of both parts of an `#if` would not match; those of the
   * deeper part are left out where braces are counted.
   */
  readonly otherwise: number;
  /** Of a `#`: where its line ends. */
  readonly lineEnd?: number;
}

/** Longer ones first. `<<<` and `>>>` are CUDA's, for launches. */
const punctuators =
  /<<<|>>>|->\*|<<=|>>=|<=>|\.\.\.|::|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|##|[^]/y;
const wordPattern = /[A-Za-z_$\u0080-\uffff][\w$\u0080-\uffff]*/y;
const numberPattern = /\.?\d(?:[eEpP][-+]|'?[\w.])*/y;
const rawStart = /"([^()\\\s]{0,16})\(/y;
const spaces = /(?:[ \t\r\f\v\n]|\\\r?\n)+/y;

/** Macros by which a program asks whether it is built for somebody else's chips. */
const otherVendor = /^\w*(?:HIP|ROCM|MUSA|CANN|ASCEND|SYCL|ONEAPI)\w*$/;

/** `#ifdef __HIP_PLATFORM_AMD__`, `#if defined(USE_ROCM) || defined(USE_MUSA)`: what NVIDIA's builds never see. */
function isOtherVendors(line: string): boolean {
  const [, macro] = /^#\s*ifdef\s+(\w+)/.exec(line) ?? [];
  if (macro !== undefined) return otherVendor.test(macro);
  const [, condition] = /^#\s*if\s+(.*?)\s*(?:\/[/*].*)?$/.exec(line) ?? [];
  if (condition === undefined || !/^\(?\s*defined\b/.test(condition)) return false;
  const parts = condition
    .split(/\|\||&&/)
    .map((part) => /^[\s(]*defined\s*\(?\s*(\w+)[\s)]*$/.exec(part)?.[1]);
  return parts.every((name) => name !== undefined && otherVendor.test(name));
}

export function cppTokens(text: string): Token[] {
  return new Tokenizer(text).all();
}

class Tokenizer {
  readonly #text: string;
  readonly #tokens: Token[] = [];
  #at = 0;
  /** Nothing but space since the line's beginning, so a `#` begins a directive. */
  #lineStart = true;
  /** For each open `#if`: whether this is a part after its first. */
  readonly #conditions: boolean[] = [];
  #otherwise = 0;

  constructor(text: string) {
    this.#text = text;
  }

  all(): Token[] {
    if (this.#text.charCodeAt(0) === 0xfeff) this.#at = 1;
    while (this.#at < this.#text.length) this.#step();
    return this.#tokens;
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text) ?? undefined;
  }

  #step(): void {
    const text = this.#text;
    const at = this.#at;
    const code = text.charCodeAt(at);
    if (code <= 32 || code === 92 /* \ */) {
      const found = this.#match(spaces)?.[0];
      if (found?.includes("\n") && !/^\\\r?\n[ \t]*$/.test(found)) this.#lineStart = true;
      if (found !== undefined) {
        this.#at += found.length;
        return;
      }
      this.#at++; // a lone backslash or control character
      return;
    }
    if (code === 47 /* / */ && text.charCodeAt(at + 1) === 47) return this.#skipLineComment();
    if (code === 47 && text.charCodeAt(at + 1) === 42 /* * */) {
      const end = text.indexOf("*/", at + 2);
      this.#at = end < 0 ? text.length : end + 2;
      return;
    }
    if (code === 35 /* # */ && this.#lineStart) return this.#directive();
    this.#lineStart = false;
    if (code === 34 /* " */) return this.#string(at);
    if (code === 39 /* ' */) return this.#character();
    const word = this.#match(wordPattern)?.[0];
    if (word !== undefined) return this.#word(word);
    const isDigit = (one: number) => one >= 48 && one <= 57;
    if (isDigit(code) || (code === 46 && isDigit(text.charCodeAt(at + 1)))) {
      const number = this.#match(numberPattern)?.[0] ?? text[at] ?? "";
      this.#add("number", number, number.length);
      return;
    }
    const punctuator = this.#match(punctuators)?.[0] ?? text[at] ?? "";
    this.#add("punctuation", punctuator, punctuator.length);
  }

  #add(kind: TokenKind, text: string, length: number): void {
    this.#tokens.push({ kind, text, at: this.#at, otherwise: this.#otherwise });
    this.#at += length;
  }

  #skipLineComment(): void {
    this.#at = this.#endOfLine(this.#at);
  }

  /** The newline that ends a line; a backslash before it goes on with the next. */
  #endOfLine(from: number): number {
    for (let at = from; ;) {
      const end = this.#text.indexOf("\n", at);
      if (end < 0) return this.#text.length;
      const before = this.#text[end - 1] === "\r" ? end - 2 : end - 1;
      if (before < from || this.#text[before] !== "\\") return end;
      at = end + 1;
    }
  }

  #word(word: string): void {
    const after = this.#at + word.length;
    if (this.#text[after] === '"' && /^(?:u8|[uUL])?R?$/.test(word)) {
      if (word.endsWith("R")) return this.#rawString(after);
      this.#at = after;
      return this.#string(after);
    }
    if (this.#text[after] === "'" && /^(?:u8|[uUL])$/.test(word)) {
      this.#at = after;
      return this.#character();
    }
    this.#add("word", word, word.length);
  }

  #rawString(quote: number): void {
    const start = this.#at;
    rawStart.lastIndex = quote;
    const opened = rawStart.exec(this.#text);
    if (!opened) {
      this.#at = quote;
      return this.#string(quote);
    }
    const from = quote + opened[0].length;
    const end = this.#text.indexOf(`)${opened[1] ?? ""}"`, from);
    const to = end < 0 ? this.#text.length : end;
    const text = this.#text.slice(from, to);
    this.#tokens.push({ kind: "string", text, at: start, otherwise: this.#otherwise });
    this.#at = Math.min(this.#text.length, to + (opened[1]?.length ?? 0) + 2);
  }

  /** An unclosed one ends with its line, as compilers recover. */
  #string(quote: number): void {
    const end = this.#closing(quote, '"');
    const text = this.#text.slice(quote + 1, end);
    this.#tokens.push({ kind: "string", text, at: quote, otherwise: this.#otherwise });
    this.#at = this.#text[end] === '"' ? end + 1 : end;
  }

  #character(): void {
    const end = this.#closing(this.#at, "'");
    this.#add("character", this.#text.slice(this.#at + 1, end), 0);
    this.#at = this.#text[end] === "'" ? end + 1 : end;
  }

  #closing(quote: number, mark: string): number {
    for (let at = quote + 1; at < this.#text.length; at++) {
      const letter = this.#text[at];
      if (letter === mark || letter === "\n") return at;
      if (letter === "\\") at += this.#text[at + 1] === "\r" ? 2 : 1;
    }
    return this.#text.length;
  }

  #directive(): void {
    const start = this.#at;
    const lineEnd = this.#endOfLine(start);
    const line = this.#text.slice(start, lineEnd);
    const [, name = ""] = /^#\s*(\w*)/.exec(line) ?? [];
    if (name === "include" || name === "include_next" || name === "import") {
      const [whole = "", system, quoted] = /^#\s*\w+\s*(?:<([^>\n]*)>|"([^"\n]*)")/.exec(line) ?? [];
      const header = system ?? quoted;
      if (header !== undefined) {
        this.#tokens.push({ kind: "include", text: header, at: start, otherwise: this.#otherwise });
        this.#at = start + whole.length;
        this.#lineStart = false;
        return;
      }
    }
    // Free text, in which an apostrophe opens nothing.
    if (/^(?:error|warning|line|ident|region|endregion)$/.test(name)) {
      this.#at = lineEnd;
      this.#lineStart = false;
      return;
    }
    if (isOtherVendors(line)) {
      this.#at = this.#skipDead(lineEnd);
      return;
    }
    if (name === "if" && /^#\s*if\s+\(?\s*(?:0|false)\s*\)?\s*(?:\/[/*].*)?$/.test(line.trimEnd())) {
      this.#at = this.#skipDead(lineEnd);
      return;
    }
    this.#condition(name);
    // The rest of the line is code: names in `#define` and `#if` count.
    this.#tokens.push({ kind: "punctuation", text: "#", at: start, otherwise: this.#otherwise, lineEnd });
    this.#at = start + 1;
    this.#lineStart = false;
  }

  #condition(name: string): void {
    if (/^if(?:n?def)?$/.test(name)) this.#conditions.push(false);
    else if (name === "endif") {
      if (this.#conditions.pop()) this.#otherwise--;
    } else if (/^el(?:se|if|ifdef|ifndef)$/.test(name) && this.#conditions.at(-1) === false) {
      this.#conditions[this.#conditions.length - 1] = true;
      this.#otherwise++;
    }
  }

  /** Behind `#if 0`, to the `#else`, `#elif` or `#endif` that belongs to it. */
  #skipDead(from: number): number {
    const directive = /^[ \t]*#[ \t]*(if|ifdef|ifndef|else|elif|endif)\b/gm;
    directive.lastIndex = from;
    let depth = 1;
    for (let found = directive.exec(this.#text); found; found = directive.exec(this.#text)) {
      const name = found[1] ?? "";
      if (name.startsWith("if")) depth++;
      else if (name === "endif") depth--;
      if (depth > 1 || (depth === 1 && !name.startsWith("el"))) continue;
      // What follows an `#else` is the first part that counts.
      if (depth === 1) this.#conditions.push(false);
      return this.#endOfLine(directive.lastIndex);
    }
    return this.#text.length;
  }
}
