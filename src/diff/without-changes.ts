import type { BufferDifference, Comparison, Difference } from "./comparison.ts";

/**
 * Leaves out of a comparison what program A does differently each time, in the same place: that says nothing about B. The rest
 * stays, such as the exit code of a program whose memory has the time.
 *
 * @param changes differences of A from itself
 */
export function withoutChanges(result: Comparison, changes: readonly Difference[]): Comparison {
  const differences = result.differences.filter((one) => !changes.some((change) => covers(change, one)));
  if (differences.length === result.differences.length) return result;
  const { a, b } = result;
  if (differences.length > 0) {
    const note = `${a} does something else each time that it runs: where it does, differences were left out`;
    return { ...result, differences, notes: [...result.notes, note] };
  }
  const note = `${a} does something else each time that it runs, so that what ${b} does otherwise shows nothing`;
  return { ...result, verdict: "not decided", differences, notes: [...result.notes, note] };
}

function covers(change: Difference, found: Difference): boolean {
  switch (change.kind) {
    case "exit-code":
      return found.kind === change.kind;
    case "output":
      return found.kind === change.kind && found.line === change.line;
    case "file":
      return found.kind === change.kind && found.path === change.path;
    case "launch":
    case "failed-launch":
      return found.kind === change.kind && found.kernel === change.kernel;
    case "buffer":
      return found.kind === change.kind && !isEarlier(found, change);
  }
}

/**
 * Only the first content that differs is known, and later ones may follow from it. Copies are numbered by themselves, so that
 * nothing tells whether one comes before a launch.
 */
function isEarlier(found: BufferDifference, change: BufferDifference): boolean {
  if (found.at !== change.at) return false;
  if (found.number.a !== change.number.a) return found.number.a < change.number.a;
  return (found.parameter ?? Infinity) < (change.parameter ?? Infinity);
}
