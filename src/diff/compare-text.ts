/** How two texts differ, by lines. */
export interface TextDifference {
  /** From 1. */
  readonly line: number;
  /** Undefined where the text has ended. */
  readonly a: string | undefined;
  readonly b: string | undefined;
}

export interface TextOptions {
  /**
   * Numbers in the text are the same when they differ by at most this part of the larger one. Undefined compares every
   * character.
   */
  readonly numbers?: number | undefined;
  /** Lines that do not count, from 1. */
  readonly ignoredLines?: ReadonlySet<number>;
}

/** The first line that differs. */
export function compareText(a: string, b: string, options: TextOptions = {}): TextDifference | undefined {
  if (a === b) return undefined;
  const [left, right] = [a.split("\n"), b.split("\n")];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    if (options.ignoredLines?.has(index + 1)) continue;
    const [x, y] = [left[index], right[index]];
    if (x === y || (x !== undefined && y !== undefined && isNear(x, y, options.numbers))) continue;
    return { line: index + 1, a: x, b: y };
  }
  return undefined;
}

/** The lines that differ between two runs of one program: times, addresses, random numbers. */
export function changingLines(first: string, second: string): ReadonlySet<number> {
  const [left, right] = [first.split("\n"), second.split("\n")];
  const changing = new Set<number>();
  for (let index = 0; index < Math.max(left.length, right.length); index++)
    if (left[index] !== right[index]) changing.add(index + 1);
  return changing;
}

const number = /[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/g;

/** The same words around numbers that are near each other. */
function isNear(a: string, b: string, tolerance: number | undefined): boolean {
  if (tolerance === undefined || a.replaceAll(number, "#") !== b.replaceAll(number, "#")) return false;
  const [left, right] = [a.match(number) ?? [], b.match(number) ?? []];
  return left.every((text, index) => {
    const [x, y] = [Number(text), Number(right[index])];
    return Math.abs(x - y) <= tolerance * Math.max(Math.abs(x), Math.abs(y));
  });
}
