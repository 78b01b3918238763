/** The tables of the kernels: times, then ratios beside what they are to reach. */
import { availableParallelism } from "node:os";
import type { FoundVariants } from "../kernels.ts";
import { markdownTable, verdict } from "../markdown-table.ts";
import type { Options } from "../options.ts";
import { geometricMean } from "../statistics.ts";
import { programs, type ProgramName } from "./programs.ts";
import { gangTargets, speedTargets, threadTargets } from "./targets.ts";
import type { Timings } from "./timings.ts";
import { variants, type VariantName } from "./variants.ts";

type Measured = (program: ProgramName, variant: VariantName) => number | undefined;

export function describeKernels(timings: Timings, options: Options, found: FoundVariants): string {
  const { programs: measured, rounds } = options;
  const ms: Measured = (program, variant) => timings.milliseconds(program, variant);
  const shortest: Measured = (program, variant) => timings.shortestMs(program, variant);
  const with_ = (threads: "one" | "all") => found.names.filter((name) => variants[name].threads === threads);
  const all = `all ${availableParallelism()} threads`;
  return [
    `Medians of ${rounds} rounds in turns (wall times: shortest). Ratios: above 1, the first named is faster.`,
    ...list("Not measured", found.missing),
    ...list("Failed", timings.failures),
    `### One thread, CPU time of a launch in ms`,
    timesTable(with_("one"), measured, ms),
    `### ${all[0]?.toUpperCase()}${all.slice(1)}, wall time of a launch in ms`,
    timesTable(with_("all"), measured, ms),
    "### Speed on one thread",
    ratioTable(speedTargets, measured, ms, meanVerdict),
    "### Gangs against thread by thread, one thread",
    ratioTable(gangTargets, measured, ms, worstVerdict),
    `### ${all[0]?.toUpperCase()}${all.slice(1)} against one, wall time`,
    ratioTable(threadTargets, measured, shortest, worstComputingVerdict),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function list(title: string, items: readonly string[]): string[] {
  return items.length === 0
    ? []
    : [`${title}:\n\n${items.map((item) => `- ${item.trim().replaceAll("\n", "\n  ")}`).join("\n")}`];
}

function timesTable(names: readonly VariantName[], measured: readonly ProgramName[], ms: Measured): string {
  const rows = names.map((name) => [
    variants[name].title,
    ...measured.map((program) => ms(program, name)?.toPrecision(3) ?? "failed"),
  ]);
  return rows.length === 0 ? "" : markdownTable(["", ...measured], rows);
}

interface Comparison {
  readonly of: VariantName;
  readonly against: VariantName;
  readonly atLeast: number | undefined;
}

/** The ratio of each program that has both times, and what they say about the target. */
type Judge = (ratios: ReadonlyMap<ProgramName, number>, atLeast: number | undefined) => string[];

function ratioTable(
  comparisons: readonly Comparison[],
  measured: readonly ProgramName[],
  ms: Measured,
  judge: Judge,
): string {
  const rows = comparisons.flatMap(({ of, against, atLeast }) => {
    const ratios = new Map<ProgramName, number>();
    for (const program of measured) {
      const [mine, theirs] = [ms(program, of), ms(program, against)];
      if (mine !== undefined && theirs !== undefined) ratios.set(program, theirs / mine);
    }
    if (ratios.size === 0) return [];
    const cells = measured.map((program) => ratios.get(program)?.toFixed(2) ?? "");
    const title =
      variants[of].threads === variants[against].threads ? `${label(of)} / ${label(against)}` : label(of);
    return [[title, ...cells, ...judge(ratios, atLeast)]];
  });
  return rows.length === 0
    ? "Nothing to compare."
    : markdownTable(["", ...measured, "figure", "target", ""], rows);
}

function label(name: VariantName): string {
  return variants[name].title;
}

const meanVerdict: Judge = (ratios, atLeast) =>
  judged("geometric mean", geometricMean([...ratios.values()]), atLeast);

const worstVerdict: Judge = (ratios, atLeast) => judged("worst", Math.min(...ratios.values()), atLeast);

const worstComputingVerdict: Judge = (ratios, atLeast) => {
  const computing = [...ratios].filter(([program]) => programs[program].boundBy === "computing");
  return computing.length === 0
    ? ["", "", ""]
    : judged("worst, bound by computing", Math.min(...computing.map(([, ratio]) => ratio)), atLeast);
};

function judged(what: string, value: number, atLeast: number | undefined): string[] {
  const figure = `${value.toFixed(2)} (${what})`;
  return atLeast === undefined
    ? [figure, "", ""]
    : [figure, atLeast.toFixed(2), verdict(value, atLeast, "higher")];
}
