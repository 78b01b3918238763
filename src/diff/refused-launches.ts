import type { RefusedEvent } from "../runtime/recording.ts";
import { kernelStem, refusedLaunches } from "./match-events.ts";
import type { RecordedRun } from "./run-recorded.node.ts";

interface Program {
  /** For people. */
  readonly name: string;
  readonly run: Pick<RecordedRun, "recording" | "stdout" | "stderr">;
}

export interface Refused {
  /**
   * Whether both programs have launches that failed, and say nothing of it: what those kernels do was never seen. A program that
   * provokes an error prints it.
   */
  readonly isHidden: boolean;
  readonly notes: readonly string[];
}

/** What launches that failed leave unknown: the kernels did not run. */
export function compareRefused(programs: readonly [Program, Program]): Refused {
  const refused = programs.map(({ run }) => refusedLaunches(run.recording));
  const notes = programs.flatMap(({ name }, side) => describe(name, refused[side] ?? []));
  const isHidden = programs.every(({ run }, side) => refused[side]?.some((launch) => !isTold(launch, run)));
  return {
    isHidden,
    notes: isHidden ? [...notes, "what the kernels of failed launches do was not compared"] : notes,
  };
}

function isTold({ error, text }: RefusedEvent, { stdout, stderr }: Program["run"]): boolean {
  return [error, text].some((words) => stdout.includes(words) || stderr.includes(words));
}

function describe(name: string, refused: readonly RefusedEvent[]): string[] {
  const [first] = refused;
  if (!first) return [];
  const kernels = new Set(
    refused.map(({ kernel }) => kernelStem({ displayName: kernel, kernel: "a kernel that is not there" })),
  );
  const count = refused.length === 1 ? "1 launch" : `${refused.length} launches`;
  return [`${count} of ${name} failed (${[...kernels].join(", ")}; the first with "${first.text}")`];
}
