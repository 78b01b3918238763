/**
 * Splits LLVM IR text into tokens, one at a time: the parser looks at the current token and
 * advances. Tokens are found on demand because the text of a large program has millions.
 */

export type TokenKind =
  /** A keyword, type or attribute: `define`, `i32`, `nounwind`. */
  | "word"
  /** `name:`, `12:` or `"a b":`; the text is without the colon. Metadata fields look the same. */
  | "label"
  /** `%name`, `@name`, `$name`; the text is without the sigil and quotes. */
  | "local"
  | "global"
  | "comdat"
  /** `!12`, `!dbg`, `!DILocation`. */
  | "metadata"
  /** `#12`, or `#dbg_value`. */
  | "group"
  | "integer"
  /** `1.5e+00`, and every hexadecimal form, `0x…`, `0xH…`. */
  | "float"
  /** `"text"`, with escapes resolved. */
  | "string"
  /** `c"text"`, as written between the quotes. */
  | "bytes"
  | "punctuation"
  | "end";

/** The text of a module breaks LLVM's grammar, or uses a part of it that no device code uses. */
export class IrSyntaxError extends Error {
  override readonly name = "IrSyntaxError";
  constructor(
    message: string,
    /** 1-based. */
    readonly line: number,
    readonly column: number,
    readonly excerpt: string,
  ) {
    super(`${line}:${column}: ${message}\n  ${excerpt}\n  ${" ".repeat(column - 1)}^`);
  }
}

const isNameByte = new Uint8Array(128);
for (const char of "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789$._-")
  isNameByte[char.charCodeAt(0)] = 1;
const isDigit = (code: number) => code >= 48 && code <= 57;

const number = /[-+]?(?:0x[KLMHR]?[0-9A-Fa-f]+|[0-9]+\.[0-9]*(?:[eE][-+]?[0-9]+)?|[0-9]+)/y;

export class Lexer {
  kind: TokenKind = "end";
  text = "";
  /** Offset of the current token. */
  start = 0;
  /** Offset behind the current token. */
  end = 0;
  /** Whether the current token is the first on its line: attribute lists have no other end. */
  startsLine = true;

  constructor(readonly source: string) {
    this.advance();
  }

  /** Goes on at another place of the source. */
  seek(offset: number): void {
    this.end = offset;
    this.advance();
  }

  is(text: string): boolean {
    return this.text === text && (this.kind === "punctuation" || this.kind === "word");
  }

  /** Skips the current token if it is this word or punctuation. */
  accept(text: string): boolean {
    if (!this.is(text)) return false;
    this.advance();
    return true;
  }

  expect(text: string): void {
    if (!this.accept(text)) this.fail(`expected "${text}"`);
  }

  /** The text of the current token, which must be of this kind; advances. */
  take(kind: TokenKind): string {
    if (this.kind !== kind) this.fail(`expected ${kind}`);
    const text = this.text;
    this.advance();
    return text;
  }

  takeNumber(): number {
    return Number(this.take("integer"));
  }

  /** The text from the current token to the bracket that closes the one it opens, both included; advances behind. */
  takeBalanced(): string {
    const from = this.start;
    let depth = 0;
    let end: number;
    do {
      if (this.kind === "end") this.fail("missing closing bracket");
      if (this.kind === "punctuation") {
        if ("([{".includes(this.text)) depth++;
        else if (")]}".includes(this.text)) depth--;
      }
      end = this.end;
      this.advance();
    } while (depth > 0);
    return this.source.slice(from, end);
  }

  skipLine(): void {
    const newline = this.source.indexOf("\n", this.start);
    this.seek(newline < 0 ? this.source.length : newline + 1);
  }

  fail(message: string, offset = this.start): never {
    const before = this.source.slice(0, offset);
    const lineStart = before.lastIndexOf("\n") + 1;
    const lineEnd = this.source.indexOf("\n", offset);
    const line = this.source.slice(lineStart, lineEnd < 0 ? undefined : lineEnd);
    throw new IrSyntaxError(message, before.split("\n").length, offset - lineStart + 1, line);
  }

  advance(): void {
    const { source } = this;
    let at = this.end;
    let code: number;
    this.startsLine = at === 0;
    for (;;) {
      code = source.charCodeAt(at);
      if (code === 32) at++;
      else if (code >= 9 && code <= 13) {
        if (code === 10) this.startsLine = true;
        at++;
      } else if (code === 59 /* ; */) {
        const newline = source.indexOf("\n", at);
        at = newline < 0 ? source.length : newline;
      } else break;
    }
    this.start = at;
    if (at >= source.length) {
      this.#set("end", "end of text", at);
      return;
    }
    switch (code) {
      case 37 /* % */:
        return this.#name("local");
      case 64 /* @ */:
        return this.#name("global");
      case 36 /* $ */:
        return this.#name("comdat");
      case 33 /* ! */:
        return this.#metadata();
      case 35 /* # */:
        return this.#name("group");
      case 34 /* " */:
        return this.#string();
      case 46 /* . */:
        if (source.startsWith("...", at)) return this.#set("punctuation", "...", at + 3);
        break;
      case 99 /* c */:
        if (source.charCodeAt(at + 1) === 34) return this.#bytes();
        break;
      case 43 /* + */:
        return this.#number();
    }
    if (isDigit(code) || code === 45 /* - */) return this.#number();
    if (isNameByte[code]) return this.#word();
    this.#set("punctuation", source.charAt(at), at + 1);
  }

  #set(kind: TokenKind, text: string, end: number): void {
    this.kind = kind;
    this.text = text;
    this.end = end;
  }

  #endOfName(at: number): number {
    while (isNameByte[this.source.charCodeAt(at)]) at++;
    return at;
  }

  /** A word, or a label when a colon follows at once. */
  #word(): void {
    const end = this.#endOfName(this.start);
    const isLabel = this.source.charCodeAt(end) === 58;
    this.#set(isLabel ? "label" : "word", this.source.slice(this.start, end), isLabel ? end + 1 : end);
  }

  /** A name behind a sigil, quoted or not. */
  #name(kind: TokenKind): void {
    const from = this.start + 1;
    if (this.source.charCodeAt(from) === 34) {
      const close = this.#closingQuote(from);
      this.#set(kind, unescape(this.source.slice(from + 1, close)), close + 1);
      return;
    }
    const end = this.#endOfName(from);
    if (end === from) this.fail("expected a name");
    this.#set(kind, this.source.slice(from, end), end);
  }

  #metadata(): void {
    const next = this.source.charCodeAt(this.start + 1);
    if (isNameByte[next]) this.#name("metadata");
    else this.#set("punctuation", "!", this.start + 1);
  }

  #string(): void {
    const close = this.#closingQuote(this.start);
    const text = unescape(this.source.slice(this.start + 1, close));
    const isLabel = this.source.charCodeAt(close + 1) === 58;
    this.#set(isLabel ? "label" : "string", text, isLabel ? close + 2 : close + 1);
  }

  #bytes(): void {
    const close = this.#closingQuote(this.start + 1);
    this.#set("bytes", this.source.slice(this.start + 2, close), close + 1);
  }

  /** Quotes inside a string are written `\22`, so the next one always closes. */
  #closingQuote(open: number): number {
    const close = this.source.indexOf('"', open + 1);
    if (close < 0) this.fail("string without end", open);
    return close;
  }

  #number(): void {
    const nameEnd = this.#endOfName(this.start);
    if (this.source.charCodeAt(nameEnd) === 58) return this.#word();
    number.lastIndex = this.start;
    const text = number.exec(this.source)?.[0];
    if (text === undefined) return this.#word();
    const isInteger = !text.includes(".") && !text.includes("x");
    this.#set(isInteger ? "integer" : "float", text, this.start + text.length);
  }
}

/** Resolves `\5C`-style escapes; the bytes are UTF-8. */
function unescape(text: string): string {
  return text.includes("\\") ? decodeUtf8(unescapeBytes(text)) : text;
}

/** The bytes of a string as written in IR: `\XX` is a byte, everything else stands for itself. */
export function unescapeBytes(text: string): Uint8Array {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92 && text.charCodeAt(at + 1) === 92) {
      bytes.push(92);
      at++;
    } else if (code === 92) {
      bytes.push(Number.parseInt(text.slice(at + 1, at + 3), 16));
      at += 2;
    } else if (code < 128) {
      bytes.push(code);
    } else {
      const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
      bytes.push(...encodeUtf8(char));
      at += char.length - 1;
    }
  }
  return Uint8Array.from(bytes);
}

/** TextEncoder and TextDecoder are not part of the language, and the compiler knows no host. */
export function encodeUtf8(text: string): number[] {
  return Array.from(encodeURIComponent(text).matchAll(/%(..)|./g), ([char, hex]) =>
    hex === undefined ? char.charCodeAt(0) : Number.parseInt(hex, 16),
  );
}

/** Bytes that are no UTF-8 stand for themselves. */
function decodeUtf8(bytes: Uint8Array): string {
  const raw = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  try {
    return decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""));
  } catch {
    return raw;
  }
}
