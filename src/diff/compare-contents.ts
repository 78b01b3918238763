/** The second look: what differs between memory that two runs hashed differently, number by number. */
import type { AppInfo } from "../artifact/app-info.ts";
import { hashBytes } from "../runtime/hash-bytes.ts";
import type { LaunchEvent, RecordedBuffer } from "../runtime/recording.ts";
import { type ContentComparison, compareElements } from "./compare-elements.ts";
import type { Tolerance } from "./tolerance.ts";
import type { BufferDifference } from "./comparison.ts";
import type { ElementType } from "./element-type.ts";
import type { Mismatch, Mismatches, Place } from "./find-mismatches.ts";
import { findMismatches } from "./find-mismatches.ts";
import { kernelPlace } from "./kernel-places.ts";
import { kernelStem, type MatchedEvents, matchEvents } from "./match-events.ts";
import { parameterElement, variableElement } from "./parameter-elements.ts";
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
  /** Whether what differs by its hash was shown to differ, or to be the same within the tolerance. */
  readonly isDecided: boolean;
  readonly differences: readonly BufferDifference[];
  readonly notes: readonly string[];
}

/** Contents of one round, all of them in files. */
const bytesPerRound = 64 * 2 ** 20;
const contentsPerRound = 256;
/** To be hashed when launches are looked at that the first run left out: some seconds. */
const bytesLookedBack = 4 * 2 ** 30;
/** Rounds of differences within the tolerance, before the rest is left. */
const mostRounds = 6;

export async function compareContents(input: ContentsInput): Promise<ContentsResult> {
  let { mismatches } = input.found;
  if (mismatches.length === 0) return { isDecided: true, differences: [], notes: [] };
  const notes: string[] = [];
  mismatches = await withEarlierOnes(input, mismatches, notes);
  let isDecided = true;
  for (let round = 0, done = 0; done < mismatches.length; round++) {
    if (round === mostRounds) {
      notes.push(
        `${mismatches.length - done} more contents differ by their hashes and were not looked at, after ${done} that are within the tolerance`,
      );
      isDecided = false;
      break;
    }
    const batch = takeBatch(mismatches.slice(done));
    const look = await lookAt(input, batch, notes);
    if (look.difference) {
      const difference = { ...look.difference, more: mismatches.length - done - 1 };
      return { isDecided: true, differences: [difference], notes };
    }
    isDecided &&= look.isDecided;
    done += batch.length;
  }
  return { isDecided, differences: [], notes };
}

/**
 * Launches before the first mismatch that the first runs did not look at: the difference may have come about there. They are
 * looked at from the last one backwards, as far as the budget goes.
 */
async function withEarlierOnes(
  { found, matched, runAgain }: ContentsInput,
  mismatches: readonly Mismatch[],
  notes: string[],
): Promise<readonly Mismatch[]> {
  const [first] = mismatches;
  const skipped = new Set(found.skipped.map(({ a }) => a));
  const before = matched.launches.pairs.filter(({ a }) => first !== undefined && a.number < first.a.event);
  const [earliest] = [...skipped].filter((number) => first !== undefined && number < first.a.event);
  if (!first || earliest === undefined) return mismatches;
  let bytes = 0;
  let from = before.length;
  for (; from > 0 && (before[from - 1]?.a.number ?? -1) >= earliest; from--) {
    const sizes = before[from - 1]?.a.event.buffers.map((buffer) => buffer.bytes) ?? [];
    bytes += sizes.reduce((sum, size) => sum + size, 0);
    if (bytes > bytesLookedBack) break;
  }
  const left = before.slice(0, from).filter(({ a }) => skipped.has(a.number)).length;
  if (left > 0)
    notes.push(`the first difference may be older: ${left} launches before it were not looked at`);
  const start = before[from];
  if (!start) return mismatches;
  const [a, b] = await Promise.all([
    runAgain("a", { window: { from: start.a.number, to: first.a.event } }),
    runAgain("b", { window: { from: start.b.number, to: first.b.event } }),
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

interface Look {
  /** The first one beyond the tolerance. */
  readonly difference?: Omit<BufferDifference, "more">;
  readonly isDecided: boolean;
}

async function lookAt(input: ContentsInput, batch: readonly Mismatch[], notes: string[]): Promise<Look> {
  const [a, b] = await Promise.all(
    (["a", "b"] as const).map((side) => {
      const dump = [...new Set(batch.map((mismatch) => mismatch[side].event))];
      return input.runAgain(side, { dump, window: { from: 0, to: 0 } });
    }),
  );
  let isDecided = true;
  for (const mismatch of batch) {
    const [left, right] = [
      await a?.contents(mismatch.a.event, mismatch.a.buffer),
      await b?.contents(mismatch.b.event, mismatch.b.buffer),
    ];
    if (!left || !right) {
      notes.push("a program did something else when it ran again, so what differs cannot be shown");
      return { isDecided: false };
    }
    const content = compareElements(left, right, elementType(input, mismatch), input.tolerance);
    if (content.different > 0) return { isDecided: true, difference: describe(input, mismatch, content) };
    if (!isWhatWasHashed(mismatch.a, left) || !isWhatWasHashed(mismatch.b, right)) {
      isDecided = false;
      notes.push(
        `${describeShortly(mismatch)} differed, and was another one when the programs ran again: a program does not do the same each time`,
      );
    }
  }
  return { isDecided };
}

/** Whether a content of a later run is the one that the first run left there. */
function isWhatWasHashed({ of, buffer }: Place, content: Uint8Array): boolean {
  return hashBytes(content) === (of.kind === "copy" ? of.hash : of.buffers[buffer]?.hash);
}

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
  const { parameter, variable } = a.of.buffers[a.buffer] ?? {};
  const rank = matched.launches.pairs.findIndex((pair) => pair.a.number === a.event);
  return {
    kind: "buffer",
    at: "launch",
    number: { a: rank + 1, b: rank + 1 },
    kernel: kernelStem(a.of),
    places: { ...(placeA ? { a: placeA } : {}), ...(placeB ? { b: placeB } : {}) },
    ...(variable !== undefined ? { variable } : parameter === undefined ? {} : { parameter }),
    content,
  };
}

/** By the kernel that wrote it; for a copy, by the last launch before it that had the same allocation. */
function elementType({ apps, runs }: ContentsInput, { a }: Mismatch): ElementType {
  if (a.of.kind === "launch") {
    return bufferElement(apps.a, a.of, a.of.buffers[a.buffer]) ?? "i8";
  }
  const { allocation } = a.of;
  for (let event = a.event - 1; event >= 0; event--) {
    const earlier = runs.a.recording.events[event];
    if (earlier?.kind !== "launch") continue;
    const buffer = earlier.buffers.find((one) => one.allocation === allocation);
    const type = bufferElement(apps.a, earlier, buffer);
    if (type) return type;
  }
  return "i8";
}

function bufferElement(
  app: AppInfo,
  { kernel }: LaunchEvent,
  buffer: RecordedBuffer | undefined,
): ElementType | undefined {
  if (!buffer) return undefined;
  const { variable, parameter } = buffer;
  return variable === undefined
    ? parameterElement(app, kernel, parameter)
    : variableElement(app, kernel, variable);
}
