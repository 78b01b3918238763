import type { CopyEvent, LaunchEvent, RecordedBuffer } from "../runtime/recording.ts";
import type { MatchedEvents, Numbered } from "./match-events.ts";

/** Two contents whose hashes differ, or may: to be looked at. */
export interface Mismatch {
  readonly a: Place;
  readonly b: Place;
}

/** A content of a run: of which event, which of its buffers, and what that is. */
export interface Place {
  readonly event: number;
  /** Index among the event's buffers; 0 for a copy. */
  readonly buffer: number;
  readonly of: LaunchEvent | CopyEvent;
}

export interface Mismatches {
  /** In the order of program A. */
  readonly mismatches: readonly Mismatch[];
  /** Contents that were compared. */
  readonly compared: number;
  /** Launches of A after which a content was compared. */
  readonly lookedAt: ReadonlySet<number>;
  /** Launches that were not looked at on at least one side. */
  readonly skipped: readonly { readonly a: number; readonly b: number }[];
}

/** Compares what the recordings hold of events that belong together. */
export function findMismatches({ launches, copies }: MatchedEvents): Mismatches {
  const mismatches: Mismatch[] = [];
  const skipped: { a: number; b: number }[] = [];
  const lookedAt = new Set<number>();
  let compared = 0;
  for (const { a, b } of launches.pairs) {
    const before = compared;
    for (const [x, y] of buffersInCommon(a.event, b.event)) {
      const [left, right] = [a.event.buffers[x], b.event.buffers[y]];
      if (left?.hash === undefined || right?.hash === undefined) continue;
      compared++;
      if (!isSame(left, right)) mismatches.push({ a: placeOf(a, x), b: placeOf(b, y) });
    }
    if (compared > before) lookedAt.add(a.number);
    else if (a.event.buffers.length > 0) skipped.push({ a: a.number, b: b.number });
  }
  for (const { a, b } of copies.pairs) {
    if (a.event.hash === undefined || b.event.hash === undefined) continue;
    compared++;
    if (a.event.hash !== b.event.hash) mismatches.push({ a: placeOf(a, 0), b: placeOf(b, 0) });
  }
  return { mismatches: mismatches.sort((x, y) => x.a.event - y.a.event), compared, lookedAt, skipped };
}

/**
 * By the parameter that brings them, or the variable that they are. A port may add parameters, at the end: some for variables, which
 * are known by their size where only one has it.
 */
function* buffersInCommon(a: LaunchEvent, b: LaunchEvent): Iterable<readonly [number, number]> {
  const isAlike =
    a.buffers.length === b.buffers.length &&
    a.buffers.every(
      ({ parameter, variable }, index) =>
        b.buffers[index]?.parameter === parameter && nameOf(b.buffers[index]?.variable) === nameOf(variable),
    );
  for (const [x, { parameter, variable, bytes }] of a.buffers.entries()) {
    if (isAlike) {
      yield [x, x];
      continue;
    }
    if (variable !== undefined) {
      const y = b.buffers.findIndex((other) => nameOf(other.variable) === nameOf(variable));
      const added = y < 0 ? addedFor(bytes, a, b) : y;
      if (added >= 0) yield [x, added];
      continue;
    }
    const rank = a.buffers.slice(0, x).filter((other) => other.parameter === parameter).length;
    const candidates = [...b.buffers.entries()].filter(([, other]) => other.parameter === parameter);
    const y = candidates[rank]?.[0];
    if (y !== undefined) yield [x, y];
  }
}

/** Without what separate compilation adds to names of static variables. */
function nameOf(variable: string | undefined): string | undefined {
  return variable?.replace(/__(?:static|intern)__\w+$/, "");
}

function addedFor(bytes: number, a: LaunchEvent, b: LaunchEvent): number {
  const last = Math.max(-1, ...a.buffers.map(({ parameter }) => parameter));
  const variables = a.buffers.filter((one) => one.variable !== undefined && one.bytes === bytes);
  const added = b.buffers.filter((one) => one.parameter > last && one.bytes === bytes);
  const [only] = added;
  return variables.length === 1 && added.length === 1 && only ? b.buffers.indexOf(only) : -1;
}

/** Sizes may differ: what is compared later is what both have. */
function isSame(a: RecordedBuffer, b: RecordedBuffer): boolean {
  return a.hash === b.hash && a.bytes === b.bytes;
}

function placeOf<Event extends LaunchEvent | CopyEvent>(
  { number, event }: Numbered<Event>,
  buffer: number,
): Place {
  return { event: number, buffer, of: event };
}
