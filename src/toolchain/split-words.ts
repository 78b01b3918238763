/**
 * Takes a line apart into words as a shell does: spaces separate, quotes hold together, a backslash takes the
 * next character as it is. A quote that is not closed lasts to the end.
 */
export function splitWords(line: string): string[] {
  const found: string[] = [];
  let current: string | undefined;
  let quote = "";
  for (let at = 0; at < line.length; ++at) {
    const character = line[at] ?? "";
    if (character === "\\" && quote !== "'" && at + 1 < line.length) current = (current ?? "") + line[++at];
    else if (quote !== "" && character === quote) quote = "";
    else if (quote === "" && (character === "'" || character === '"')) {
      quote = character;
      current ??= "";
    } else if (quote === "" && /\s/.test(character)) {
      if (current !== undefined) found.push(current);
      current = undefined;
    } else current = (current ?? "") + character;
  }
  return current === undefined ? found : [...found, current];
}
