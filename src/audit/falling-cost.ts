import type { Days, FallingStep } from "./effort-table.ts";

/**
 * What `count` pieces of like work cost together in units of the first one:
 * with shares of 1 up to the 10th and 0.3 up to the 100th, 50 pieces cost 10 + 40 × 0.3 = 22.
 */
export function piecesAtFullCost(count: number, steps: readonly FallingStep[]): number {
  let sum = 0;
  let done = 0;
  for (const { upTo, share } of steps) {
    const until = Math.min(count, upTo ?? count);
    if (until <= done) continue;
    sum += (until - done) * share;
    done = until;
  }
  return sum;
}

/** The mean cost of one of `count` pieces, so that a reader may multiply. */
export function meanCost(count: number, [lowest, highest]: Days, steps: readonly FallingStep[]): Days {
  const share = count === 0 ? 0 : piecesAtFullCost(count, steps) / count;
  return [roundDays(lowest * share), roundDays(highest * share)];
}

/** "the 11th to 100th at 30 %, further ones at 10 %" */
export function describeFalling(count: number, steps: readonly FallingStep[]): string {
  const parts: string[] = [];
  let from = 1;
  for (const { upTo, share } of steps) {
    if (from > count) break;
    if (share !== 1) {
      const which = upTo === null ? "further ones" : `the ${ordinal(from)} to ${ordinal(upTo)}`;
      parts.push(`${which} at ${Math.round(share * 100)} %`);
    }
    from = (upTo ?? count) + 1;
  }
  return parts.join(", ");
}

export function roundDays(days: number): number {
  return Number(days.toPrecision(4));
}

function ordinal(number: number): string {
  const tens = number % 100;
  if (tens >= 11 && tens <= 13) return `${number}th`;
  return `${number}${["th", "st", "nd", "rd"][number % 10] ?? "th"}`;
}
