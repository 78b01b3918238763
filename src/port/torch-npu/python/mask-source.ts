/**
 * Makes Python that the grammar of @lezer/python stumbles over into Python that it takes, character by
 * character, so that every offset stays what it is:
 *
 *     x = 1. / n          =>   x = 10 / n
 *         yield           =>       _____
 *     with (a as b):      =>   with  a as b :
 *
 * The masked text is only ever parsed. What a person reads and what is edited is the source.
 */
export function maskSource(source: string): string {
  const masked = source.replaceAll("\r", " ").split("");
  const code = codeOnly(source);
  for (const { index, 0: text } of code.matchAll(/(?<![\w.])\d[\d_]*\.(?![\w.])/g)) {
    masked[index + text.length - 1] = "0";
  }
  for (const { index, 1: exponent } of code.matchAll(/(?<![\w.])\d[\d_]*\.(?=([eE][+-]?\d|[jJ]))/g)) {
    if (exponent !== undefined) masked[code.indexOf(".", index)] = "0";
  }
  for (const { index, 0: text } of code.matchAll(/\byield\b(?=[ \t]*(?:$|[)\];,}]))/gm)) {
    masked.fill("_", index, index + text.length);
  }
  for (const { index, 0: head } of code.matchAll(/\bfor\b[^\n:]*?\bin\b/g)) {
    for (const { index: at } of head.matchAll(/\*(?=[A-Za-z_])/g)) masked[index + at] = " ";
  }
  // In `rf"\{{"` the backslash escapes nothing.
  for (const { index } of source.matchAll(/\\(?=\{)/g)) masked[index] = "_";
  maskWithParentheses(code, masked);
  maskWithTargets(code, masked);
  maskPatterns(code, masked);
  for (const { index } of code.matchAll(/\bexcept(?=\s*\*)/g)) masked[code.indexOf("*", index)] = " ";
  for (const { index } of code.matchAll(/\*(?=[A-Za-z_])/g))
    if (isInSubscript(code, index)) masked[index] = " ";
  return masked.join("");
}

/** The source with underscores for every string and blanks for every comment, except for line breaks. */
export function codeOnly(source: string): string {
  let code = "";
  let done = 0;
  for (const { index, 0: text } of source.matchAll(stringsAndComments)) {
    code += source.slice(done, index) + text.replaceAll(/[^\n]/g, text.startsWith("#") ? " " : "_");
    done = index + text.length;
  }
  return code + source.slice(done);
}

const stringsAndComments = new RegExp(
  [
    /#[^\n]*/,
    /"""(?:[^\\]|\\[^])*?(?:"""|$(?![^]))/,
    /'''(?:[^\\]|\\[^])*?(?:'''|$(?![^]))/,
    /"(?:[^"\\\n]|\\[^])*(?:"|(?=\n)|$(?![^]))/,
    /'(?:[^'\\\n]|\\[^])*(?:'|(?=\n)|$(?![^]))/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "g",
);

/** `with (a as b, c):` over several lines: the parentheses and the line breaks in them become spaces. */
function maskWithParentheses(code: string, masked: string[]): void {
  for (const { index, 0: text } of code.matchAll(/^[ \t]*(?:async[ \t]+)?with[ \t]*\(/gm)) {
    const open = index + text.length - 1;
    const close = closingParenthesis(code, open);
    if (close === undefined || !/^[ \t]*:/.test(code.slice(close + 1))) continue;
    if (!/\bas\b/.test(code.slice(open, close))) continue;
    masked[open] = " ";
    masked[close] = " ";
    for (let at = open; at < close; at++) if (masked[at] === "\n") masked[at] = " ";
    const last = code.slice(open, close).trimEnd();
    if (last.endsWith(",")) masked[open + last.length - 1] = " ";
    maskComments(masked, open, close, code);
  }
}

/** With the line breaks gone, a comment would run to the end of the statement. */
function maskComments(masked: string[], from: number, to: number, code: string): void {
  for (let at = from; at < to; at++) {
    if (masked[at] !== "#" || code[at] !== " ") continue;
    // A `#` inside a string is an underscore in `code`.
    const lineEnd = code.indexOf("\n", at);
    masked.fill(" ", at, lineEnd < 0 ? to : lineEnd);
  }
}

/** `with a as (b, c)` and `with a as self.b`: what they assign to becomes one name. */
function maskWithTargets(code: string, masked: string[]): void {
  for (const { index, 0: head } of code.matchAll(/\bas[ \t]+(?=\()/g)) {
    const open = index + head.length;
    const close = closingParenthesis(code, open);
    if (close === undefined || !/^[ \t]*[:,)\\]/.test(code.slice(close + 1))) continue;
    for (let at = open; at <= close; at++) masked[at] = "_";
  }
  for (const { index, 0: text } of code.matchAll(
    /(?<=\bas[ \t]+)[A-Za-z_]\w*(?:\.\w+|\[\w+\])+(?=[ \t]*[:,)\\])/g,
  )) {
    for (let at = index; at < index + text.length; at++) if (/\W/.test(code[at] ?? "")) masked[at] = "_";
  }
}

/** `case A():` and `case {}:` */
function maskPatterns(code: string, masked: string[]): void {
  for (const { index, 0: line } of code.matchAll(/^[ \t]*case\b[^\n]*/gm)) {
    for (const { index: at } of line.matchAll(/\(\)|\{\}/g)) masked.fill("_", index + at, index + at + 2);
  }
}

/** `tuple[*types]` */
function isInSubscript(code: string, star: number): boolean {
  if (!/[[,]\s*$/.test(code.slice(Math.max(0, star - 40), star))) return false;
  let depth = 0;
  for (let at = star - 1; at >= Math.max(0, star - 400); at--) {
    const character = code[at] ?? "";
    if (")]}".includes(character)) depth++;
    else if ("([{".includes(character) && depth-- === 0)
      return character === "[" && /[\w\]]/.test(code[at - 1] ?? "");
  }
  return false;
}

function closingParenthesis(code: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < code.length; at++) {
    const character = code[at] ?? "";
    if ("([{".includes(character)) depth++;
    else if (")]}".includes(character) && --depth === 0) return at;
  }
  return undefined;
}
