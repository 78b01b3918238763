/** The audit on a terminal: a screen or two, widest first, and how to see the rest. */
import { countKernels } from "./count-kernels.ts";
import { formatDays } from "./format-days.ts";
import {
  type Audit,
  type ChainLink,
  type Effort,
  type Finding,
  layers,
  type Rule,
  type Target,
  type Way,
} from "./model.ts";
import { groupBy } from "./group-by.ts";
import { nearestFirst } from "./first-steps.ts";
import { portCommands } from "./port-command.ts";
import { targetNames } from "./target-names.ts";
import { verdictOf, ways, withRules } from "./ways.ts";

export interface TextOptions {
  /** Only these columns. */
  readonly targets: readonly Target[];
  /** The folder as typed, for the commands at the end. */
  readonly folder: string;
}

const mostKinds = 6;
const mostLinks = 4;
const mostKernels = 10;
const mostNotes = 12;
/** Notes of one kind that are shown one by one. */
const fewNotes = 2;

export function formatText(audit: Audit, options: TextOptions): string {
  const uses = withRules(audit.findings, audit.rules);
  const sections = [
    heading(audit),
    ...(uses.length === 0
      ? ["Nothing was found that ties this folder to NVIDIA."]
      : [
          chainSection(audit),
          controlSection(audit),
          targetSection(audit, uses, options.targets),
          kernelSection(uses, options.targets),
          binarySection(uses),
          stepSection(audit),
        ]),
    noteSection(audit),
    moreSection(audit, uses, options),
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

type Use = { readonly finding: Finding; readonly rule: Rule };

function heading({ root, counts, findings, kernels }: Audit): string {
  const lines = counts.reduce((sum, count) => sum + count.lines, 0);
  const files = counts.reduce((sum, count) => sum + count.files, 0);
  const tied = new Set(findings.map(({ file }) => file)).size;
  const shown = counts
    .filter(({ kind }) => /CUDA|^C|Python|Docker|CMake|Make/.test(kind))
    .slice(0, mostKinds)
    .map(({ kind, files: count }) => `${kind} ${number(count)}`);
  const rest = counts.length - shown.length;
  const kinds =
    shown.length === 0 ? "" : `${shown.join(", ")}${rest > 0 ? ` and ${count(rest, "other kind")}` : ""}`;
  const compiled = countKernels(kernels);
  const instances =
    compiled.instances > compiled.kernels
      ? ` (${count(compiled.instances, "compiled function")}, with each instance of a template)`
      : "";
  const seen =
    compiled.kernels > 0 ? `; ${count(compiled.kernels, "kernel")} seen by the compiler${instances}` : "";
  return [
    `${root}: ${count(files, "file")}, ${count(lines, "line")}${kinds === "" ? "" : ` (${kinds})`}`,
    `${count(findings.length, "use")} of NVIDIA's stack in ${count(tied, "file")}${seen}`,
  ].join("\n");
}

/** What ties it, by layer. */
function chainSection({ chain }: Audit): string {
  const rows = layers.flatMap((layer): string[][] => {
    const links = chain.filter((link) => link.layer === layer);
    if (links.length === 0) return [];
    const shown = links.slice(0, mostLinks).map(linkText).join(", ");
    const rest = links.length - mostLinks;
    return [[`  ${layer}`, rest > 0 ? `${shown} and ${rest} more` : shown]];
  });
  return ["What ties it, from the source to the chip", ...columns(rows)].join("\n");
}

const linkText = ({ component, findings }: ChainLink) => `${component} ${number(findings)}`;

function controlSection({ chain, controllers, singlePoints }: Audit): string {
  const rows = controllers.flatMap(({ id, name, country }): string[][] => {
    const links = chain.filter(({ control }) => control.controller === id);
    if (links.length === 0) return [];
    const findings = links.reduce((sum, link) => sum + link.findings, 0);
    const closed = links.filter(({ control }) => control.source === "closed").length;
    const source =
      closed === 0
        ? "open source"
        : closed === links.length
          ? "closed source"
          : `${closed} of ${links.length} closed`;
    return [
      [
        `  ${name}${country === undefined ? "" : ` (${country})`}`,
        `${count(findings, "use")}, ${count(links.length, "component")}, ${source}`,
      ],
    ];
  });
  const single = singlePoints.length === 0 ? [] : [`  Single points of failure: ${singlePoints.join(", ")}`];
  return ["Who can cut it", ...columns(rows), ...single].join("\n");
}

/** Verdicts and effort, a line for each chip. */
function targetSection({ effort }: Audit, uses: readonly Use[], chosen: readonly Target[]): string {
  const rows = chosen.map((target) => {
    const counts = countWays(uses, target);
    const days = effort.find((one: Effort) => one.target === target)?.days;
    return [
      `  ${targetNames[target]}`,
      ...ways.map((way) => number(counts[way])),
      days ? formatDays(days) : "",
    ];
  });
  const head = ["  Target", "mechanical", "by hand", "no counterpart", "person-days"];
  return ["What it costs to leave", ...columns([head, ...rows])].join("\n");
}

function countWays(uses: readonly Use[], target: Target): Record<Way, number> {
  const counts: Record<Way, number> = { mechanical: 0, "by hand": 0, "no counterpart": 0 };
  for (const { finding, rule } of uses) counts[verdictOf(finding, rule, target).way]++;
  return counts;
}

/** Kernels with what stops them: what has no counterpart, or is for a person. */
function kernelSection(uses: readonly Use[], chosen: readonly Target[]): string {
  const blockers = new Map<string, Map<string, Set<Target>>>();
  for (const { finding, rule } of uses) {
    if (finding.kernel === undefined) continue;
    // The 910B stops every kernel in the same way; that is said once, by its row above.
    const stopped = chosen.filter(
      (target) => target !== "ascend-910b" && verdictOf(finding, rule, target).way !== "mechanical",
    );
    if (stopped.length === 0) continue;
    const key = `${finding.kernel}  ${finding.file}`;
    const titles = blockers.get(key) ?? new Map<string, Set<Target>>();
    blockers.set(key, titles);
    const on = titles.get(rule.title) ?? new Set();
    titles.set(rule.title, on);
    for (const target of stopped) on.add(target);
  }
  if (blockers.size === 0) return "";
  const rows = [...blockers].slice(0, mostKernels).map(([key, titles]) => {
    const [kernel = "", file = ""] = key.split("  ");
    const what = [...titles].map(
      ([title, on]) => `${title} (${[...on].map((target) => targetNames[target]).join(", ")})`,
    );
    return [`  ${kernel}`, file, what.join("; ")];
  });
  const rest = blockers.size - mostKernels;
  return [
    "Kernels that a tool alone does not move",
    ...columns(rows),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ].join("\n");
}

function binarySection(uses: readonly Use[]): string {
  const binaries = uses.filter(({ rule }) => rule.layer === "binary");
  if (binaries.length === 0) return "";
  const shown = binaries.slice(0, mostNotes).map(({ finding, rule }) => `  ${finding.file}: ${rule.title}`);
  const rest = binaries.length - mostNotes;
  return ["Binaries that nobody can port", ...shown, ...(rest > 0 ? [`  and ${rest} more`] : [])].join("\n");
}

function stepSection({ firstSteps }: Audit): string {
  if (firstSteps.length === 0) return "";
  const steps = firstSteps
    .slice(0, 5)
    .flatMap(({ what, why }, index) => [`  ${index + 1}. ${what}`, `     ${why}`]);
  return ["What to do first", ...steps].join("\n");
}

/** Notes of one kind are one line where they are many: they differ in a path or a compiler's message. */
function noteSection({ notes }: Audit): string {
  if (notes.length === 0) return "";
  const kinds = groupBy(notes, ({ what }) => what.split(":")[0] ?? what);
  const lines = [...kinds.values()].flatMap((group) =>
    group.length <= fewNotes
      ? group.map(({ file, what }) => `  ${file} ${what}`)
      : [`  ${group[0]?.file} ${group[0]?.what}`, `    and ${number(group.length - 1)} more like it`],
  );
  const shown = lines.slice(0, mostNotes);
  const isCut = lines.length > shown.length || notes.length > shown.length;
  return [
    `${count(notes.length, "note")} about files that were not read, or not as they should be`,
    ...shown,
    ...(isCut ? ["  --format json has all of them"] : []),
  ].join("\n");
}

function moreSection({ effort }: Audit, uses: readonly Use[], { folder, targets }: TextOptions): string {
  const [port] = nearestFirst(effort, targets).flatMap(({ target }) => {
    const [command] = portCommands(target, uses, folder);
    return command === undefined ? [] : [{ command, name: targetNames[target] }];
  });
  const rows = [
    [`  unwarp audit ${folder} --format html -o audit.html`, "every use with its line, filters, the picture"],
    [`  unwarp audit ${folder} --format json`, "the same for programs"],
    [`  unwarp audit ${folder} --fail-on 'cublas/*'`, "exit code 1 in CI when a rule is met"],
    ...(port ? [[`  ${port.command}`, `the mechanical part for ${port.name}`]] : []),
  ];
  return ["See more", ...columns(rows)].join("\n");
}

/** Left-aligned columns, numbers too: they stand below their heads. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length);
  return rows.map((row) =>
    row
      .map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd((widths[at] ?? 0) + 2)))
      .join("")
      .trimEnd(),
  );
}

const number = (value: number) => String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, "\u202f");
const count = (value: number, noun: string) => `${number(value)} ${noun}${value === 1 ? "" : "s"}`;
