/** The second look: what differs between memory that two runs hashed differently, number by number. */
import type { AppInfo } from "../artifact/app-info.ts";
import { type ContentComparison, compareElements, type Tolerance } from "./compare-elements.ts";
import type { BufferDifference } from "./comparison.ts";
import type { ElementType } from "./element-type.ts";
import type { Mismatch, Mismatches, Place } from "./find-mismatches.ts";
import { findMismatches } from "./find-mismatches.ts";
import { kernelPlace } from "./kernel-places.ts";
import { kernelStem, type MatchedEvents, matchEvents } from "./match-events.ts";
import { parameterElement } from "./parameter-elements.ts";
import type { RecordedRun, RunSettings } from "./run-recorded.node.ts";

type Side = "a" | "b";

export interface ContentsInput {
  readonly matched: MatchedEvents;
  readonly found: Mismatches;
  readonly runs: Readonly<Record<Side, RecordedRun>>;
  readonly apps: Readonly<Record<Side, AppInfo>>;
  readonly tolerance: Tolerance;
  /** Runs a program again, for contents or for hashes that the first run left out. */
  readonly runAgain: (side: Side, request: RunSettings["request"]) => Promise<RecordedRun>;
}

export interface ContentsResult {
  readonly differences: readonly BufferDifference[];
  readonly notes: readonly string[];
}

/** Contents of one round, all of them in files. */
const bytesPerRound = 64 * 2 ** 20;
const contentsPerRound = 256;
/** Rounds of differences within the tolerance, before the rest is left. */
const mostRounds = 6;

export async function compareContents(input: ContentsInput): Promise<ContentsResult> {
  let { mismatches } = input.found;
  if (mismatches.length === 0) return { differences: [], notes: [] };
  mismatches = await withEarlierOnes(input, mismatches);
  const notes: string[] = [];
  for (let round = 0, done = 0; done < mismatches.length; round++) {
    if (round === mostRounds) {
      notes.push(
        `${mismatches.length - done} more contents differ by their hashes and were not looked at, after ${done} that are within the tolerance`,
      );
      break;
    }
    const batch = takeBatch(mismatches.slice(done));
    const difference = await firstDifference(input, batch, notes);
    if (difference) return { differences: [{ ...difference, more: mismatches.length - done - 1 }], notes };
    done += batch.length;
  }
  return { differences: [], notes };
}

/** Launches before the first mismatch that the first runs did not look at: the difference may have come about there. */
async function withEarlierOnes(
  { found, runAgain }: ContentsInput,
  mismatches: readonly Mismatch[],
): Promise<readonly Mismatch[]> {
  const first = mismatches[0];
  const skipped = first && found.skipped.filter(({ a }) => a < first.a.event);
  const [from] = skipped ?? [];
  if (!first || !from) return mismatches;
  const [a, b] = await Promise.all([
    runAgain("a", { window: { from: from.a, to: first.a.event } }),
    runAgain("b", { window: { from: from.b, to: first.b.event } }),
  ]);
  const earlier = findMismatches(matchEvents(a.recording, b.recording)).mismatches;
  return [...earlier, ...mismatches];
}

function takeBatch(mismatches: readonly Mismatch[]): readonly Mismatch[] {
  let bytes = 0;
  const end = mismatches.findIndex(
    ({ a }, index) => index === contentsPerRound || (bytes += bytesOf(a)) > bytesPerRound,
  );
  return mismatches.slice(0, end < 0 ? mismatches.length : Math.max(1, end));
}

function bytesOf({ of, buffer }: Place): number {
  return of.kind === "copy" ? of.bytes : (of.buffers[buffer]?.bytes ?? 0);
}

async function firstDifference(
  input: ContentsInput,
  batch: readonly Mismatch[],
  notes: string[],
): Promise<Omit<BufferDifference, "more"> | undefined> {
  const [a, b] = await Promise.all(
    (["a", "b"] as const).map((side) => {
      const dump = [...new Set(batch.map((mismatch) => mismatch[side].event))];
      return input.runAgain(side, { dump, window: { from: 0, to: 0 } });
    }),
  );
  for (const mismatch of batch) {
    const [left, right] = [
      await a?.contents(mismatch.a.event, mismatch.a.buffer),
      await b?.contents(mismatch.b.event, mismatch.b.buffer),
    ];
    if (!left || !right) {
      notes.push("a program did something else when it ran again, so what differs cannot be shown");
      return describe(input, mismatch, unknownContent);
    }
    const content = compareElements(left, right, elementType(input, mismatch), input.tolerance);
    if (content.different > 0) return describe(input, mismatch, content);
    if (content.histogram.length === 0 && !content.bytes) {
      notes.push(
        `${describeShortly(mismatch)} differed in one run and not in another: a program does not do the same each time`,
      );
    }
  }
  return undefined;
}

const unknownContent: ContentComparison = { type: "i8", count: 0, different: 1, histogram: [] };

function describeShortly({ a }: Mismatch): string {
  return a.of.kind === "launch" ? `memory after kernel ${kernelStem(a.of)}` : "memory that was copied back";
}

function describe(
  { apps, matched }: ContentsInput,
  { a, b }: Mismatch,
  content: ContentComparison,
): Omit<BufferDifference, "more"> {
  if (a.of.kind === "copy" || b.of.kind === "copy") {
    const numbers = matched.copies.pairs.findIndex((pair) => pair.a.number === a.event);
    return { kind: "buffer", at: "copy", number: { a: numbers + 1, b: numbers + 1 }, content };
  }
  const [placeA, placeB] = [kernelPlace(apps.a, a.of.kernel), kernelPlace(apps.b, b.of.kernel)];
  const parameter = a.of.buffers[a.buffer]?.parameter;
  const rank = matched.launches.pairs.findIndex((pair) => pair.a.number === a.event);
  return {
    kind: "buffer",
    at: "launch",
    number: { a: rank + 1, b: rank + 1 },
    kernel: kernelStem(a.of),
    places: { ...(placeA ? { a: placeA } : {}), ...(placeB ? { b: placeB } : {}) },
    ...(parameter === undefined ? {} : { parameter }),
    content,
  };
}

/** By the kernel that wrote it; for a copy, by the last launch before it that had the same allocation. */
function elementType({ apps, runs }: ContentsInput, { a }: Mismatch): ElementType {
  if (a.of.kind === "launch") {
    const parameter = a.of.buffers[a.buffer]?.parameter ?? -1;
    return parameterElement(apps.a, a.of.kernel, parameter) ?? "i8";
  }
  const { allocation } = a.of;
  for (let event = a.event - 1; event >= 0; event--) {
    const earlier = runs.a.recording.events[event];
    if (earlier?.kind !== "launch") continue;
    const buffer = earlier.buffers.find((one) => one.allocation === allocation);
    const type = buffer && parameterElement(apps.a, earlier.kernel, buffer.parameter);
    if (type) return type;
  }
  return "i8";
}
