import type { Part } from "./find-parts.ts";
import { lifetimeOf, namesIn, type TextFunction } from "./read-function.ts";

/** The variables that only one part uses, and that live only while it runs. */
export function ownVariables(fn: TextFunction, parts: readonly Part[]): readonly ReadonlySet<string>[] {
  const users = new Map<string, number>();
  const partOf = new Map<number, number>();
  for (const [part, { start, end }] of parts.entries())
    for (let block = start; block < end; block++) partOf.set(block, part);
  for (const [number, { uses }] of fn.blocks.entries()) {
    const part = partOf.get(number) ?? elsewhere;
    for (const name of uses) {
      if (!fn.variables.has(name)) continue;
      const known = users.get(name);
      users.set(name, known === undefined || known === part ? part : elsewhere);
    }
  }
  return parts.map((part, number) => {
    const candidates = new Set([...users].filter(([, user]) => user === number).map(([name]) => name));
    return livingInside(fn, part, candidates);
  });
}

/** In place of the number of a part: used in several, or outside of all. */
const elsewhere = -1;

/** What is known of a variable at one place, over all ways that lead there. */
type Life = "dead" | "alive" | "either";

/**
 * Those of which no value and no address is of use in the part's next turn: dead wherever the part ends, and used
 * only where their life has begun. The front end marks no life of a variable whose declaration a `switch` or a `goto` may
 * jump over, and such a one keeps its value while the code around a part goes through it several times.
 */
function livingInside(
  fn: TextFunction,
  { start, end }: Part,
  candidates: ReadonlySet<string>,
): ReadonlySet<string> {
  const outlived = new Set<string>();
  const events = fn.blocks.slice(start, end).map(({ lines }) => readEvents(lines, candidates));
  const before = new Map<number, Map<string, Life>>([[start, new Map()]]);
  const pending = [start];
  for (let number = pending.pop(); number !== undefined; number = pending.pop()) {
    const lives = new Map(before.get(number));
    for (const { name, kind } of events[number - start] ?? []) {
      if (kind !== "use") lives.set(name, kind === "start" ? "alive" : "dead");
      else if ((lives.get(name) ?? "dead") !== "alive") outlived.add(name);
    }
    for (const successor of fn.blocks[number]?.successors ?? []) {
      if (successor === end) for (const [name, life] of lives) if (life !== "dead") outlived.add(name);
      if (successor !== end && join(before, successor, lives)) pending.push(successor);
    }
  }
  return new Set([...candidates].filter((name) => !outlived.has(name)));
}

interface LifeEvent {
  readonly name: string;
  readonly kind: "start" | "end" | "use";
}

function readEvents(lines: readonly string[], candidates: ReadonlySet<string>): readonly LifeEvent[] {
  return lines.slice(1).flatMap((line): readonly LifeEvent[] => {
    const name = lifetimeOf(line);
    if (name !== undefined)
      return candidates.has(name) ? [{ name, kind: line.includes("lifetime.start") ? "start" : "end" }] : [];
    const used = namesIn(line).filter((one) => candidates.has(one));
    return used.map((one) => ({ name: one, kind: "use" }));
  });
}

/** Whether that says anything new of a block. */
function join(
  before: Map<number, Map<string, Life>>,
  block: number,
  lives: ReadonlyMap<string, Life>,
): boolean {
  const known = before.get(block);
  if (!known) {
    before.set(block, new Map(lives));
    return true;
  }
  let isNew = false;
  for (const name of new Set([...known.keys(), ...lives.keys()])) {
    const old = known.get(name) ?? "dead";
    if (old === "either" || old === (lives.get(name) ?? "dead")) continue;
    known.set(name, "either");
    isNew = true;
  }
  return isNew;
}
