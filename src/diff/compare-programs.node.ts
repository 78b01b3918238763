import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeExecutable } from "../artifact/executable.ts";
import { readAppInfo } from "../runtime/read-app-info.ts";
import { compareContents } from "./compare-contents.ts";
import type { Tolerance } from "./tolerance.ts";
import { changingLines, compareText } from "./compare-text.ts";
import {
  type Comparison,
  describeRunning,
  type Difference,
  type Ending,
  ImpatienceError,
  NeitherEndedError,
  type RunningKernel,
} from "./comparison.ts";
import { comparedKernels } from "./compared-kernels.ts";
import { mergeComparisons } from "./merge-comparisons.ts";
import { compareRefused } from "./refused-launches.ts";
import { withoutChanges } from "./without-changes.ts";
import { findMismatches } from "./find-mismatches.ts";
import { kernelPlace } from "./kernel-places.ts";
import { kernelStem, type Matched, matchEvents, type Numbered } from "./match-events.ts";
import { type RecordedRun, runRecorded, type RunSettings } from "./run-recorded.node.ts";
import type { LaunchEvent } from "../runtime/recording.ts";
import { compareFiles, copyFolder } from "./working-copy.node.ts";

export interface ComparedProgram {
  /** For people. */
  readonly name: string;
  readonly app: Uint8Array;
}

export interface CompareOptions {
  readonly args?: readonly string[];
  /** What both read from standard input. Default: nothing. */
  readonly input?: Uint8Array;
  /** Copied for each program, which runs in its copy. Default: an empty folder. */
  readonly folder?: string;
  /** Default: exact. */
  readonly tolerance?: Tolerance;
  /** How far numbers in printed text may be apart, as a part of the larger one. Default: every character counts. */
  readonly textTolerance?: number;
  /** Runs of both, each with another order of blocks. Default: 1. */
  readonly runs?: number;
  /** Of the first run's order of blocks; 0 is ascending. Default: 1 where one is Ascend C, else 0. */
  readonly seed?: number;
  /** For each run. Default: 60 s. */
  readonly timeoutMs?: number;
  /** For the first run of each, where another build of the programs may be faster. Default: as all runs. */
  readonly patienceMs?: number;
}

/**
 * Runs two programs on the same input and compares what they print and write, how they end, and what their kernels leave in
 * memory. Stops at the first run of `runs` that differs.
 *
 * @throws {NeitherEndedError} when both were ended for taking too long
 * @throws {ImpatienceError} when one took longer than `patienceMs`
 */
export async function comparePrograms(
  a: ComparedProgram,
  b: ComparedProgram,
  options: CompareOptions = {},
): Promise<Comparison> {
  const start = performance.now();
  const folder = await mkdtemp(join(tmpdir(), "unwarp-diff-"));
  try {
    const session = new Session(folder, a, b, options);
    await session.prepare();
    const { runs = 1 } = options;
    let result = await session.compare(0);
    for (let run = 1; run < runs && result.verdict !== "different"; run++)
      result = mergeComparisons(result, await session.compare(run));
    if (result.verdict === "different")
      result = withoutChanges(result, await comparedWithItself(a, join(folder, "itself"), options));
    return { ...result, milliseconds: { ...result.milliseconds, all: performance.now() - start } };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What two runs of one program do differently: it may look at clocks, or at what threads do first. */
async function comparedWithItself(
  a: ComparedProgram,
  folder: string,
  options: CompareOptions,
): Promise<readonly Difference[]> {
  await mkdir(folder);
  const session = new Session(folder, a, a, options);
  await session.prepare();
  try {
    return (await session.compare(0)).differences;
  } catch (error) {
    if (error instanceof NeitherEndedError) return [];
    throw error;
  }
}

type Side = "a" | "b";

/** Exit code of programs that were ended. */
const timedOut = 124;
const defaultTimeoutMs = 60_000;

class Session {
  readonly #folder: string;
  readonly #programs: Readonly<Record<Side, ComparedProgram>>;
  readonly #options: CompareOptions;
  /** For all runs: programs seed their generators by the time. Whole, so that the first second is one. */
  readonly #startMs = Math.floor(Date.now() / 1000) * 1000;
  #runs = 0;

  constructor(folder: string, a: ComparedProgram, b: ComparedProgram, options: CompareOptions) {
    this.#folder = folder;
    this.#programs = { a, b };
    this.#options = options;
  }

  async prepare(): Promise<void> {
    for (const side of ["a", "b"] as const)
      await writeFile(join(this.#folder, `${side}.app`), this.#programs[side].app);
    const original = join(this.#folder, "original");
    const { folder } = this.#options;
    if (folder !== undefined && (usesFiles(this.#programs.a) || usesFiles(this.#programs.b)))
      await copyFolder(folder, original);
    else await mkdir(original);
  }

  async compare(run: number): Promise<Comparison> {
    const { seed = this.#defaultSeed(), tolerance = { ulps: 0 }, textTolerance } = this.#options;
    const blockOrder = seed + run;
    const { timeoutMs = defaultTimeoutMs, patienceMs = timeoutMs } = this.#options;
    const firstMs = Math.min(timeoutMs, patienceMs);
    const [left, right] = await Promise.all([
      this.#run("a", blockOrder, {}, firstMs),
      this.#run("b", blockOrder, {}, firstMs),
    ]);
    if (patienceMs !== timeoutMs && [left, right].some(({ run }) => run.exitCode === timedOut))
      throw new ImpatienceError(`a program did not end within ${firstMs} ms`);
    if (left.run.exitCode === timedOut && right.run.exitCode === timedOut)
      throw new NeitherEndedError(
        [
          "neither program ended in time; --timeout SECONDS gives them more",
          ...(["a", "b"] as const).map((side) => {
            const { run } = side === "a" ? left : right;
            return `  ${this.#programs[side].name}: ${describeRunning(this.#running(side, run))}`;
          }),
        ].join("\n"),
      );
    const matched = matchEvents(left.run.recording, right.run.recording);
    const found = findMismatches(matched);
    const refused = compareRefused(this.#sides(left.run, right.run));
    const notes = [
      ...notesOf(this.#programs.a.name, left.run),
      ...notesOf(this.#programs.b.name, right.run),
      ...onlyInB(matched.launches, this.#programs.b.name),
      ...commonFailure(left.run, right.run),
      ...refused.notes,
    ];
    const differences: Difference[] = [
      ...this.#compareEndings(left.run, right.run),
      ...(await this.#compareTexts(left, right, blockOrder, notes)),
      // What B launched last is not known where it was ended.
      ...(right.run.exitCode === timedOut ? [] : onlyInA(matched.launches)),
      ...refused.differences,
    ];
    const contents = await compareContents({
      matched,
      found,
      runs: { a: left.run, b: right.run },
      apps: { a: this.#info("a"), b: this.#info("b") },
      tolerance,
      runAgain: async (side, request) => (await this.#run(side, blockOrder, request)).run,
    });
    differences.push(...contents.differences);
    notes.push(...contents.notes);
    const isEmpty = matched.launches.pairs.length === 0 && left.run.exitCode !== 0;
    if (differences.length === 0 && isEmpty)
      notes.push("both failed before a kernel was launched, so nothing shows that they do the same");
    // Kernels whose work nobody saw may have done anything.
    const isBlind =
      matched.launches.pairs.length > 0 && found.compared === 0 && left.run.stdout === "" && !isEmpty;
    if (differences.length === 0 && isBlind) notes.push(describeBlind(matched.launches));
    const isDecided = contents.isDecided && !isEmpty && !isBlind && !refused.isHidden;
    return {
      verdict: differences.length > 0 ? "different" : isDecided ? "same" : "not decided",
      a: this.#programs.a.name,
      b: this.#programs.b.name,
      differences,
      notes,
      compared: {
        launches: matched.launches.pairs.length,
        failedLaunches: refused.alike,
        neverRan: refused.neverRan,
        contents: found.compared,
        kernels: comparedKernels(matched.launches, found, this.#info("a")),
        runs: 1,
      },
      exitCodes: { a: left.run.exitCode, b: right.run.exitCode },
      tolerance: { ...tolerance, ...(textTolerance === undefined ? {} : { text: textTolerance }) },
      milliseconds: { a: left.run.milliseconds, b: right.run.milliseconds, all: 0 },
    };
  }

  #sides(a: RecordedRun, b: RecordedRun) {
    const { a: first, b: second } = this.#programs;
    return [
      { name: first.name, run: a },
      { name: second.name, run: b },
    ] as const;
  }

  #compareEndings(a: RecordedRun, b: RecordedRun): Difference[] {
    if (a.exitCode === b.exitCode) return [];
    const ending = (side: Side, run: RecordedRun): Ending => {
      const { exitCode, stderr } = run;
      const running = exitCode === timedOut ? this.#running(side, run) : undefined;
      return { exitCode, stderr, ...(running && { running }) };
    };
    return [{ kind: "exit-code", a: ending("a", a), b: ending("b", b) }];
  }

  #running(side: Side, { running }: RecordedRun): RunningKernel | undefined {
    if (running === undefined) return undefined;
    const info = this.#info(side);
    const found = info.modules.flatMap(({ kernels }) => kernels).find(({ name }) => name === running);
    const place = kernelPlace(info, running);
    return { kernel: found?.displayName ?? running, ...(place && { place }) };
  }

  /** Programs of a machine without an order of blocks run in a shuffled one, and what they are compared with does too. */
  #defaultSeed(): number {
    const sides = ["a", "b"] as const;
    return sides.some((side) => this.#info(side).modules.some(({ rules }) => rules !== undefined)) ? 1 : 0;
  }

  #info(side: Side) {
    return readAppInfo(decodeExecutable(this.#programs[side].app));
  }

  /** Runs one of the programs in a fresh copy of the folder. */
  async #run(
    side: Side,
    blockOrder: number,
    request: RunSettings["request"] = {},
    timeoutMs: number = this.#options.timeoutMs ?? defaultTimeoutMs,
  ): Promise<{ readonly run: RecordedRun; readonly cwd: string }> {
    const { args = [], input = new Uint8Array() } = this.#options;
    const place = join(this.#folder, `run-${this.#runs++}`);
    // The same name for both: programs print it.
    const cwd = join(place, "work");
    await cp(join(this.#folder, "original"), cwd, { recursive: true });
    const run = await runRecorded({
      app: join(this.#folder, `${side}.app`),
      programName: "program",
      args,
      input,
      cwd,
      timeoutMs,
      blockOrder,
      startMs: this.#startMs,
      request,
      folder: join(place, "record"),
    });
    return { run, cwd };
  }

  /**
   * Standard output and files. Where they differ, program A runs once more: what it prints differently each time, such as
   * times, is no difference between the programs.
   */
  async #compareTexts(
    left: { readonly run: RecordedRun; readonly cwd: string },
    right: { readonly run: RecordedRun; readonly cwd: string },
    blockOrder: number,
    notes: string[],
  ): Promise<Difference[]> {
    const numbers = this.#options.textTolerance;
    const output = compareText(left.run.stdout, right.run.stdout, { numbers });
    const files = (await compareFiles(left.cwd, right.cwd)).filter(
      ({ texts }) => !texts || compareText(...texts, { numbers }) !== undefined,
    );
    if (!output && files.length === 0) return [];
    const again = await this.#run("a", blockOrder, { window: { from: 0, to: 0 } });
    const ignoredLines = changingLines(left.run.stdout, again.run.stdout);
    if (ignoredLines.size > 0)
      notes.push(
        `${this.#programs.a.name} prints ${plural(ignoredLines.size, "line")} differently each time (the first is line ${Math.min(...ignoredLines)}): left out`,
      );
    const changing = new Set((await compareFiles(left.cwd, again.cwd)).map(({ path }) => path));
    if (changing.size > 0)
      notes.push(
        `${this.#programs.a.name} writes other files each time: ${[...changing].join(", ")}: left out`,
      );
    const line = compareText(left.run.stdout, right.run.stdout, { numbers, ignoredLines });
    return [
      ...(line ? [{ kind: "output" as const, ...line }] : []),
      ...files.filter(({ path }) => !changing.has(path)).map(fileDifference),
    ];
  }
}

/** Whether a program can name files at all: what it does not call is not linked, and WASI names files by paths alone. */
function usesFiles({ app }: ComparedProgram): boolean {
  return Buffer.from(app.buffer, app.byteOffset, app.byteLength).includes("path_");
}

function fileDifference({
  path,
  kind,
  offset,
  texts,
}: Awaited<ReturnType<typeof compareFiles>>[number]): Difference {
  const line = texts && compareText(...texts);
  return { kind: "file", path, reason: kind, ...(offset === undefined ? {} : { offset }), ...line };
}

/** Programs that fail in the same way may have failed before they did anything. */
function commonFailure(a: RecordedRun, b: RecordedRun): string[] {
  if (a.exitCode === 0 || a.exitCode !== b.exitCode) return [];
  const last = a.stderr.trimEnd().split("\n").at(-1) ?? "";
  return [`both ended with exit code ${a.exitCode}${last === "" ? "" : `: ${last}`}`];
}

function describeBlind({ pairs }: Matched<LaunchEvent>): string {
  const why = pairs.every(({ a }) => a.event.buffers.length === 0)
    ? "the kernels were given no memory"
    : "no memory of the kernels was compared";
  return `${why} and nothing was printed, so nothing shows what they do`;
}

/** Kernels that only program A launches are a difference; B may have more of them, which a port may need. */
function onlyInA({ onlyA }: Matched<LaunchEvent>): Difference[] {
  const byKernel = new Map<string, Numbered<LaunchEvent>[]>();
  for (const launch of onlyA) {
    const kernel = kernelStem(launch.event);
    byKernel.set(kernel, [...(byKernel.get(kernel) ?? []), launch]);
  }
  return [...byKernel].map(([kernel, launches]) => ({
    kind: "launch",
    kernel,
    count: launches.length,
    first: (launches[0]?.number ?? 0) + 1,
  }));
}

function onlyInB({ onlyB }: Matched<LaunchEvent>, name: string): string[] {
  const kernels = [...new Set(onlyB.map(({ event }) => kernelStem(event)))];
  if (kernels.length === 0) return [];
  return [
    `only ${name} has ${plural(onlyB.length, "launch", "launches")} of ${kernels.join(", ")}: not compared`,
  ];
}

function notesOf(name: string, { recording }: RecordedRun): string[] {
  const { end, events } = recording;
  if (!end) return [`${name} was ended before its end: what its kernels did last may be missing`];
  const dropped = end.events - events.length;
  return [
    ...(dropped > 0
      ? [`${name} made ${end.events} launches and copies; only the first ${events.length} were compared`]
      : []),
    ...(end.skipped > dropped
      ? [
          `${name}: memory was not looked at after ${end.skipped - dropped} of its launches, to save time; it was at later ones`,
        ]
      : []),
  ];
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
