import type { CopyEvent, LaunchEvent, Recording, RefusedEvent } from "../runtime/recording.ts";

/** An event of a recording and its number there. */
export interface Numbered<Event> {
  readonly number: number;
  readonly event: Event;
}

export interface Matched<Event> {
  readonly pairs: readonly { readonly a: Numbered<Event>; readonly b: Numbered<Event> }[];
  readonly onlyA: readonly Numbered<Event>[];
  readonly onlyB: readonly Numbered<Event>[];
}

export interface MatchedEvents {
  readonly launches: Matched<LaunchEvent>;
  readonly copies: Matched<CopyEvent>;
}

/** How far to look for the counterpart of an event behind others that have none. */
const lookAhead = 64;

/**
 * Finds for the launches and the copies of one program those of another that mean the same: by order, launches also by the
 * kernel's name and copies by their size. A program that was ported may launch or copy more than the original.
 */
export function matchEvents(a: Recording, b: Recording): MatchedEvents {
  const [launchesA, launchesB] = [launchesOf(a), launchesOf(b)];
  const names = (list: readonly Numbered<LaunchEvent>[]) =>
    new Set(list.map(({ event }) => kernelStem(event)));
  const [namesA, namesB] = [names(launchesA), names(launchesB)];
  const areSame = (x: LaunchEvent, y: LaunchEvent) => {
    if (x.displayName === y.displayName && x.displayName !== "") return true;
    const [stemX, stemY] = [kernelStem(x), kernelStem(y)];
    // A kernel may have got another name.
    return stemX === stemY || (!namesB.has(stemX) && !namesA.has(stemY));
  };
  return {
    launches: match(launchesA, launchesB, areSame),
    copies: match(copiesOf(a), copiesOf(b), (x, y) => x.bytes === y.bytes),
  };
}

/** Launches that failed, by order and kernel. */
export function matchRefused(a: Recording, b: Recording): Matched<RefusedEvent> {
  const nameOf = (event: RefusedEvent) => kernelStem({ displayName: event.kernel, kernel: "" });
  const namesOf = ({ events }: Recording) =>
    new Set(
      events.flatMap((event) =>
        event.kind === "refused" ? [nameOf(event)] : event.kind === "launch" ? [kernelStem(event)] : [],
      ),
    );
  const [namesA, namesB] = [namesOf(a), namesOf(b)];
  const numbered = ({ events }: Recording) =>
    events.flatMap((event, number) => (event.kind === "refused" ? [{ number, event }] : []));
  return match(numbered(a), numbered(b), (x, y) => {
    const [stemX, stemY] = [nameOf(x), nameOf(y)];
    return stemX === stemY || (!namesB.has(stemX) && !namesA.has(stemY));
  });
}

/** Launches that never came about. */
export function refusedLaunches({ events }: Recording): readonly RefusedEvent[] {
  return events.filter((event) => event.kind === "refused");
}

/** The kernel's name without parameters, template arguments and namespaces: what a port leaves as it is. */
export function kernelStem({ displayName, kernel }: Pick<LaunchEvent, "displayName" | "kernel">): string {
  const plain = displayName === "" ? kernel : displayName;
  return (/^[^<(]*/.exec(plain)?.[0] ?? plain).replace(/^.*::/, "").trim();
}

function launchesOf({ events }: Recording): Numbered<LaunchEvent>[] {
  return events.flatMap((event, number) => (event.kind === "launch" ? [{ number, event }] : []));
}

function copiesOf({ events }: Recording): Numbered<CopyEvent>[] {
  return events.flatMap((event, number) => (event.kind === "copy" ? [{ number, event }] : []));
}

function match<Event>(
  a: readonly Numbered<Event>[],
  b: readonly Numbered<Event>[],
  areSame: (a: Event, b: Event) => boolean,
): Matched<Event> {
  const pairs: { a: Numbered<Event>; b: Numbered<Event> }[] = [];
  const onlyA: Numbered<Event>[] = [];
  const onlyB: Numbered<Event>[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const [first, second] = [a[i], b[j]];
    if (first && second && areSame(first.event, second.event)) {
      pairs.push({ a: first, b: second });
      i++;
      j++;
      continue;
    }
    const [skipA, skipB] = nearest(a, b, i, j, areSame);
    for (const end = i + skipA; i < end; i++) push(onlyA, a[i]);
    for (const end = j + skipB; j < end; j++) push(onlyB, b[j]);
  }
  onlyA.push(...a.slice(i));
  onlyB.push(...b.slice(j));
  return { pairs, onlyA, onlyB };
}

function push<T>(list: T[], value: T | undefined): void {
  if (value !== undefined) list.push(value);
}

/** How many to leave out on each side until two are the same; one of each where none are. */
function nearest<Event>(
  a: readonly Numbered<Event>[],
  b: readonly Numbered<Event>[],
  i: number,
  j: number,
  areSame: (a: Event, b: Event) => boolean,
): readonly [number, number] {
  for (let sum = 0; sum < lookAhead; sum++) {
    for (let skipA = 0; skipA <= sum; skipA++) {
      const [x, y] = [a[i + skipA], b[j + sum - skipA]];
      if (x && y && areSame(x.event, y.event)) return [skipA, sum - skipA];
    }
  }
  return [1, 1];
}
