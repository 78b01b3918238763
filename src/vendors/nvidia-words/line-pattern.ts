/** Words of NVIDIA's in files of configuration: how they are looked for, with comments left out. */

/** The first group is what is found; without one, all that matches is. Global. */
export interface LinePattern {
  readonly pattern: RegExp;
  readonly rule: string | ((name: string) => string | undefined);
}

export const pattern = (expression: RegExp, rule: LinePattern["rule"]): LinePattern => ({
  pattern: expression.flags.includes("g")
    ? expression
    : new RegExp(expression.source, `${expression.flags}g`),
  rule,
});

/** Where comments begin: `#` in most of these files, `//` and block comments in Jenkinsfiles. */
export type CommentStyle = "hash" | "slashes" | "cmake";

/** All places where a rule's words stand. */
export function* wordsOfRules(
  content: string,
  patterns: readonly LinePattern[],
  style: CommentStyle,
): Iterable<{ readonly rule: string; readonly at: number; readonly word: string }> {
  const text = withoutComments(content, style);
  for (const { pattern: expression, rule } of patterns) {
    for (const match of text.matchAll(expression)) {
      const name = match[1] ?? match[0];
      const id = typeof rule === "string" ? rule : rule(name);
      if (id !== undefined) yield { rule: id, at: match.index + match[0].indexOf(name), word: name.trim() };
    }
  }
}

/** The same length, so that places stay: comments become spaces. */
export function withoutComments(text: string, style: CommentStyle): string {
  const blank = (part: string) => part.replaceAll(/[^\n]/g, " ");
  if (style === "slashes") return text.replaceAll(/\/\*[^]*?\*\/|(?<=^|\s)\/\/[^\n]*/g, blank);
  const blocks = style === "cmake" ? text.replaceAll(/#\[(=*)\[[^]*?\]\1\]/g, blank) : text;
  // A `#` behind a space or at the beginning; `$#` and `a#b` are none. Shebangs are comments, too.
  return blocks.replaceAll(/(?<=^|[ \t(])#[^\n]*/gm, (comment, offset: number) =>
    isQuoted(blocks, offset) ? comment : blank(comment),
  );
}

/** Whether a quote is open on the line before the offset. */
function isQuoted(text: string, offset: number): boolean {
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  const doubles = line.replaceAll(/\\"|'[^']*'/g, "").split('"').length - 1;
  const singles = line.replaceAll(/"[^"]*"/g, "").split("'").length - 1;
  return doubles % 2 === 1 || singles % 2 === 1;
}
