import { encodeUtf8 } from "./lexer.ts";

/** A name as it stands behind `%`, `@` or `$`: in quotes unless it consists of plain characters. */
export function quoteName(name: string): string {
  // A name of digits only would be read as a number that the printer gave.
  return /^[-a-zA-Z$._][-a-zA-Z$._0-9]*$/.test(name) ? name : quoteString(name);
}

/** A string with LLVM's escapes, `"a\22b"`. */
export function quoteString(text: string): string {
  return /^[ !#-[\]-~]*$/.test(text) ? `"${text}"` : `"${escapeBytes(encodeUtf8(text))}"`;
}

export function escapeBytes(bytes: Iterable<number>): string {
  let text = "";
  for (const byte of bytes) {
    const plain = byte >= 32 && byte < 127 && byte !== 34 && byte !== 92;
    text += plain ? String.fromCharCode(byte) : `\\${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return text;
}
