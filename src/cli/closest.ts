/** How many letters may be wrong, missing or too many for a name to be meant by a word. */
const mostMistakes = 2;

/** The name that the user probably meant by a word that is none of them. */
export function closest(word: string, names: readonly string[]): string | undefined {
  const [best] = names
    .map((name) => ({ name, mistakes: editDistance(word, name) }))
    .filter(({ name, mistakes }) => mistakes <= Math.min(mostMistakes, name.length - 1))
    .toSorted((a, b) => a.mistakes - b.mistakes);
  return best?.name;
}

/** Levenshtein's: letters to change, add or leave out. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [at, letter] of from.split("").entries()) {
    const next = [at + 1];
    for (const [index, other] of to.split("").entries()) {
      const change = (row[index] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
