/** The words of a text, as a shell would split it: quotes and backslashes keep spaces. */
export function splitWords(text: string): string[] {
  const words = text.match(/(?:[^\s"'\\]|\\[^]|"(?:[^"\\]|\\[^])*"|'[^']*')+/g) ?? [];
  return words.map((word) =>
    word.replaceAll(/\\([^])|"((?:[^"\\]|\\[^])*)"|'([^']*)'/g, (_, escaped, double, single) =>
      String(escaped ?? single ?? String(double).replaceAll(/\\([^])/g, "$1")),
    ),
  );
}
