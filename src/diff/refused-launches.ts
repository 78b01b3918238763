import type { RefusedEvent } from "../runtime/recording.ts";
import type { Difference, FailedLaunchDifference } from "./comparison.ts";
import { kernelStem, type Matched, matchRefused, type Numbered, refusedLaunches } from "./match-events.ts";
import type { RecordedRun } from "./run-recorded.node.ts";

interface Program {
  /** For people. */
  readonly name: string;
  readonly run: Pick<RecordedRun, "recording" | "stdout" | "stderr">;
}

export interface Refused {
  /** Launches that failed with the same error in both. */
  readonly alike: number;
  /** Kernels of which no launch came about in program A: what they do was never seen. */
  readonly neverRan: readonly string[];
  /**
   * Whether both programs have launches that failed and no other, and say nothing of it: nothing shows what they do. A program that
   * provokes an error prints something.
   */
  readonly isHidden: boolean;
  readonly differences: readonly Difference[];
  readonly notes: readonly string[];
}

/** Compares the launches that failed: a port's must fail as the original's do, and no others. */
export function compareRefused(programs: readonly [Program, Program]): Refused {
  const [a, b] = programs;
  const matched = matchRefused(a.run.recording, b.run.recording);
  const alike = matched.pairs.filter(({ a: x, b: y }) => x.event.error === y.event.error).length;
  const neverRan = kernelsThatNeverRan(a);
  const isHidden = programs.every((program) => isSilent(program));
  return {
    alike,
    neverRan,
    isHidden,
    differences: differencesOf(matched, programs),
    notes: [
      ...programs.flatMap((program) => describe(program)),
      ...(neverRan.length === 0
        ? []
        : [`what ${neverRan.join(", ")} would do was not compared: no launch of it came about`]),
      ...(isHidden
        ? ["no kernel ran, since every launch failed, and nothing was printed, so nothing shows what they do"]
        : []),
    ],
  };
}

function differencesOf(
  { pairs, onlyA, onlyB }: Matched<RefusedEvent>,
  programs: readonly [Program, Program],
): readonly Difference[] {
  // Of a program that was ended, nobody knows what it launched last.
  const isWhole = programs.every(({ run }) => run.recording.end !== undefined);
  const alone = (list: readonly Numbered<RefusedEvent>[]) => (isWhole ? list : []);
  const found = [
    ...pairs
      .filter(({ a, b }) => a.event.error !== b.event.error)
      .map(({ a, b }) => ({ kernel: nameOf(a.event), a: a.event.error, b: b.event.error })),
    ...alone(onlyA).map(({ event }) => ({ kernel: nameOf(event), a: event.error, b: undefined })),
    ...alone(onlyB).map(({ event }) => ({ kernel: nameOf(event), a: undefined, b: event.error })),
  ];
  const counted = new Map<string, FailedLaunchDifference>();
  for (const { kernel, a, b } of found) {
    const key = `${kernel} ${a ?? ""} ${b ?? ""}`;
    counted.set(key, { kind: "failed-launch", kernel, a, b, count: (counted.get(key)?.count ?? 0) + 1 });
  }
  return [...counted.values()];
}

function kernelsThatNeverRan({ run }: Program): readonly string[] {
  const ran = new Set(
    run.recording.events.flatMap((event) => (event.kind === "launch" ? [kernelStem(event)] : [])),
  );
  const failed = refusedLaunches(run.recording).filter(({ kernel }) => kernel !== "");
  return [...new Set(failed.map(nameOf))].filter((kernel) => !ran.has(kernel));
}

function isSilent({ run }: Program): boolean {
  const { events } = run.recording;
  return (
    run.stdout === "" &&
    !events.some(({ kind }) => kind === "launch") &&
    refusedLaunches(run.recording).some(
      ({ error, text }) => ![error, text].some((words) => run.stderr.includes(words)),
    )
  );
}

function describe({ name, run }: Program): string[] {
  const refused = refusedLaunches(run.recording);
  const [first] = refused;
  if (!first) return [];
  const kernels = new Set(refused.map(nameOf));
  const count = refused.length === 1 ? "1 launch" : `${refused.length} launches`;
  return [`${count} of ${name} failed (${[...kernels].join(", ")}; the first with "${first.text}")`];
}

function nameOf({ kernel }: RefusedEvent): string {
  return kernelStem({ displayName: kernel, kernel: "a kernel that is not there" });
}
