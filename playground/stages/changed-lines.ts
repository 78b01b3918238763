/**
 * What a stage of the compiler changed: a comparison of two texts by lines, after Myers. Stages with more changes
 * than can be looked for in reasonable time count as changed throughout.
 */
export interface LineChanges {
  /** 0-based lines of the new text that are not in the old one. */
  readonly added: readonly number[];
  /** Lines of the old text that are gone, each before a 0-based line of the new text. */
  readonly removed: readonly { readonly before: number; readonly lines: readonly string[] }[];
}

/** Steps of Myers' search: its time and memory grow with the square of it. */
const mostEdits = 2000;

export function changedLines(oldText: string, newText: string): LineChanges {
  const before = oldText.split("\n");
  const after = newText.split("\n");
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) ++start;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    ++end;
  const kept = commonLines(before.slice(start, before.length - end), after.slice(start, after.length - end));
  return describe(before, after, start, end, kept);
}

/** Pairs of equal lines, in order: offsets into both texts. */
type Pairs = readonly (readonly [number, number])[];

function describe(
  before: readonly string[],
  after: readonly string[],
  start: number,
  end: number,
  kept: Pairs,
): LineChanges {
  const added: number[] = [];
  const removed: { before: number; lines: readonly string[] }[] = [];
  let [oldAt, newAt] = [start, start];
  const last = [before.length - end - start, after.length - end - start] as const;
  for (const [oldNext, newNext] of [...kept, last]) {
    if (oldAt < oldNext + start) removed.push({ before: newAt, lines: before.slice(oldAt, oldNext + start) });
    for (; newAt < newNext + start; ++newAt) added.push(newAt);
    [oldAt, newAt] = [oldNext + start + 1, newNext + start + 1];
  }
  return { added, removed };
}

/**
 * `furthest[k]` is how far into the old text one gets on diagonal k with so many edits; the trace of it leads back
 * from the end along the shortest way.
 */
function commonLines(before: readonly string[], after: readonly string[]): Pairs {
  const [n, m] = [before.length, after.length];
  if (n === 0 || m === 0) return [];
  const most = Math.min(n + m, mostEdits);
  const furthest = new Int32Array(2 * most + 3);
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= most; ++edits) {
    trace.push(furthest.slice(most + 1 - edits - 1, most + 1 + edits + 2));
    for (let k = -edits; k <= edits; k += 2) {
      const at = most + 1 + k;
      const down = k === -edits || (k !== edits && (furthest[at - 1] ?? 0) < (furthest[at + 1] ?? 0));
      let x = down ? (furthest[at + 1] ?? 0) : (furthest[at - 1] ?? 0) + 1;
      while (x < n && x - k < m && before[x] === after[x - k]) ++x;
      furthest[at] = x;
      if (x >= n && x - k >= m) return wayBack(trace, before, after);
    }
  }
  return [];
}

function wayBack(trace: readonly Int32Array[], before: readonly string[], after: readonly string[]): Pairs {
  const pairs: (readonly [number, number])[] = [];
  let [x, y] = [before.length, after.length];
  for (let edits = trace.length - 1; edits >= 0; --edits) {
    const furthest = (k: number) => trace[edits]?.[k + edits + 1] ?? 0;
    const k = x - y;
    const down = k === -edits || (k !== edits && furthest(k - 1) < furthest(k + 1));
    const from = edits === 0 ? 0 : furthest(down ? k + 1 : k - 1);
    const entry = edits === 0 ? 0 : down ? from : from + 1;
    while (x > entry) pairs.push([--x, --y]);
    [x, y] = down ? [from, from - k - 1] : [from, from - k + 1];
  }
  return pairs.toReversed();
}
