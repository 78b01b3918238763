import type { BlockTrace, LineStep, ReleaseStep, TraceAccess, TraceStep, Triple } from "./block-trace.ts";
import { warpSize } from "../ir/warp-size.ts";

/** The text of a line of a file, or undefined when it is not at hand. */
export type LineReader = (file: string, line: number) => string | undefined;

/** A trace as a table for a terminal: a row for each step, and below it what changed. */
export function formatTrace(trace: BlockTrace, lineText: LineReader = () => undefined): string {
  const { steps, end } = trace;
  const rows = steps.flatMap((step, index) => formatStep(step, index, trace, lineText));
  const last = end.message === "" ? `the block is done after ${count(steps.length, "step")}` : endText(trace);
  return `${[...heading(trace), ...rows, "", last].join("\n")}\n`;
}

const indent = " ".repeat(8);

function heading({ kernel, launch, gridDim, blockDim, block }: BlockTrace): string[] {
  const threads = blockDim[0] * blockDim[1] * blockDim[2];
  const warps = Math.ceil(threads / warpSize);
  return [
    `${kernel}<<<${dimensions(gridDim)}, ${dimensions(blockDim)}>>>, launch ${launch}, block (${block.join(", ")}): ` +
      `${count(threads, "thread")} in ${count(warps, "warp")}`,
    "",
    `${"step".padStart(6)}  warp  ${"lanes 0 to 31".padEnd(warpSize)}  line`,
  ];
}

function endText({ end, steps }: BlockTrace): string {
  return end.kind === "fault" ? `after ${count(steps.length, "step")}: ${end.message}` : end.message;
}

function formatStep(step: TraceStep, index: number, trace: BlockTrace, lineText: LineReader): string[] {
  const number = String(index + 1).padStart(6);
  if (step.kind === "release")
    return [
      `${number}  ${"─".repeat(4)}  ${releaseText(step)}`,
      ...step.accesses.flatMap(accessLines).map((line) => indent + line),
    ];
  const file = trace.files[step.file] ?? "";
  const isMain = step.file === 0;
  const text = lineText(file, step.line)?.trim() ?? "";
  const place = isMain ? String(step.line).padStart(4) : `${baseName(file)}:${step.line}`;
  return [
    `${number}  ${String(step.warp).padStart(4)}  ${laneText(step.lanes)}  ${place}  ${text}`.trimEnd(),
    ...step.accesses.flatMap(accessLines).map((line) => indent + line),
    ...consequences(step).map((line) => indent + line),
  ];
}

/** `■■□□…`, lane 0 first. */
export function laneText(lanes: number): string {
  return Array.from({ length: warpSize }, (_, lane) => ((lanes >>> lane) & 1 ? "■" : "□")).join("");
}

export function lanesIn(lanes: number): number[] {
  return Array.from({ length: warpSize }, (_, lane) => lane).filter((lane) => (lanes >>> lane) & 1);
}

/** `64 threads met at the block's barrier and go on` */
export function releaseText({ at, warps }: ReleaseStep): string {
  const threads = warps.reduce((total, { lanes }) => total + lanesIn(lanes).length, 0);
  return `${count(threads, "thread")} met at ${at.name} and go on`;
}

/** What a step led to, apart from memory. */
export function consequences({ waits, ended, printed, lanes }: LineStep): string[] {
  return [
    ...(printed === "" ? [] : [`prints ${JSON.stringify(printed)}`]),
    ...(waits ? [`${waitText(lanesIn(lanes).length, "lane")} at ${waits.name}`] : []),
    ...(ended === 0 ? [] : [`${count(lanesIn(ended).length, "lane")} ended`]),
  ];
}

/** `sdata[0 … 31] = 0.0, 1.0, 4.0, … 961.0` */
export function accessLines({ kind, name, at, values, after, lanes }: TraceAccess): string[] {
  const place = name + placesText(at);
  switch (kind) {
    case "read":
      return [`${place} → ${rangeText(values)}`];
    case "set":
    case "write":
      return [`${place} = ${rangeText(values)}`];
    case "exchange":
      return [`${name} gives ${rangeText(values)}`];
    case "atomic":
      return [
        `${place}: ${rangeText(values)} becomes ${rangeText(after ?? [])}${lanesIn(lanes).length > 1 ? ", lane after lane" : ""}`,
      ];
  }
}

/** `[0 … 31]`, `[2, 4 … 62]`, or one after the other where there is more than one index. */
function placesText(at: readonly string[]): string {
  const isPlain = at.every((one) => /^\[\d+\]$/.test(one));
  return isPlain ? `[${rangeText(at.map((one) => one.slice(1, -1)))}]` : rangeText(at);
}

/** More values than fit in a line of text are left out. */
const mostShown = 8;

/** What several lanes have, shortly: `5`, `0 … 31`, `0, 2, 4 … 62`, `1.5, 0.25, …`. */
export function rangeText(values: readonly string[]): string {
  const [first = "", second = ""] = values;
  const last = values.at(-1) ?? "";
  if (values.every((value) => value === first)) return first;
  const series = values.map(seriesNumber);
  const start = series[0];
  const isSeries = (at: number) =>
    series[at] !== undefined &&
    start !== undefined &&
    series[at] === start + at * (Number(series[1]) - start);
  if (values.length > 3 && values.every((value, at) => isSeries(at) && sameFrame(value, first)))
    return Number(series[1]) - Number(start) === 1 ? `${first} … ${last}` : `${first}, ${second} … ${last}`;
  if (values.length <= mostShown) return values.join(", ");
  return `${values.slice(0, mostShown - 1).join(", ")}, … ${last}`;
}

/** The only number in a text such as `[3]` or `12`. */
function seriesNumber(text: string): number | undefined {
  const numbers = text.match(/-?\d+/g) ?? [];
  return numbers.length === 1 && !/\d[.e]|[.e]\d/.test(text) ? Number(numbers[0]) : undefined;
}

const sameFrame = (a: string, b: string) => a.replace(/-?\d+/, "#") === b.replace(/-?\d+/, "#");

function dimensions([x, y, z]: Triple): string {
  return z > 1 ? `(${x}, ${y}, ${z})` : y > 1 ? `(${x}, ${y})` : String(x);
}

export function count(number: number, noun: string): string {
  return `${number.toLocaleString("en-US")} ${noun}${number === 1 ? "" : "s"}`;
}

/** `1 lane waits`, `5 lanes wait`. */
function waitText(number: number, noun: string): string {
  return `${count(number, noun)} wait${number === 1 ? "s" : ""}`;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
