import type { ContentComparison } from "./compare-elements.ts";
import {
  type BufferDifference,
  type Comparison,
  describeRunning,
  type Difference,
  type Ending,
  type Uncompared,
} from "./comparison.ts";
import { elementTypes } from "./element-type.ts";
import type { KernelPlace } from "./kernel-places.ts";
import { describeTolerance } from "./tolerance.ts";

/** A comparison for people. */
export function formatComparison(comparison: Comparison): string {
  const { a, b, verdict, differences, notes, milliseconds } = comparison;
  const lines = [
    `${verdict}: ${a} and ${b}`,
    ...differences.flatMap((difference) => formatDifference(difference, comparison)),
    ...notes.map((note) => `note: ${note}`),
    summary(comparison),
    `time: ${seconds(milliseconds.a)} and ${seconds(milliseconds.b)} for the programs, ${seconds(milliseconds.all)} in all`,
  ];
  return `${lines.join("\n")}\n`;
}

/** A program of several that was left out, for people. */
export function formatUncompared({ name, reason }: Uncompared): string {
  return `not compared: ${name}: ${reason.trimEnd()}\n`;
}

function summary({ compared, tolerance }: Comparison): string {
  const floats = describeTolerance(tolerance);
  const text = tolerance.text === undefined ? "text exactly" : `numbers in text within ${tolerance.text}`;
  const runs = compared.runs === 1 ? "1 run" : `${compared.runs} runs`;
  const failed =
    compared.failedLaunches === 0
      ? ""
      : `, ${compared.failedLaunches} more that failed with the same error in both,`;
  return `compared: ${compared.launches} launches${failed} and ${compared.contents} contents of memory in ${runs}; integers exactly, ${floats}, ${text}`;
}

function formatDifference(difference: Difference, { a, b }: Comparison): string[] {
  switch (difference.kind) {
    case "exit-code":
      return [
        `exit code: ${difference.a.exitCode} and ${difference.b.exitCode}`,
        ...endingLines(a, difference.a),
        ...endingLines(b, difference.b),
      ];
    case "output":
      return [`output: line ${difference.line}`, ...textLines(a, b, difference)];
    case "file":
      if (difference.reason === "only-a") return [`file: only ${a} writes ${difference.path}`];
      if (difference.reason === "only-b") return [`file: only ${b} writes ${difference.path}`];
      return difference.line === undefined
        ? [`file: ${difference.path} differs from byte ${difference.offset ?? 0} on`]
        : [`file: ${difference.path}, line ${difference.line}`, ...textLines(a, b, difference)];
    case "launch":
      return [
        `launches: only ${a} launches ${difference.kernel}, ${difference.count} times, first as its launch or copy ${difference.first}`,
      ];
    case "failed-launch": {
      const ending = (error: string | undefined) => (error === undefined ? "no such failure" : error);
      const { count, kernel } = difference;
      return [
        `launches: ${count} of ${kernel} failed otherwise: ${ending(difference.a)} in ${a}, ${ending(difference.b)} in ${b}`,
      ];
    }
    case "buffer":
      return bufferLines(difference, a, b);
  }
}

function endingLines(name: string, { exitCode, stderr, running }: Ending): string[] {
  const last = stderr.trimEnd().split("\n").at(-1) ?? "";
  const meaning = exitCode === 124 ? ` (it did not end in time: ${describeRunning(running)})` : "";
  return last === "" && meaning === "" ? [] : [`  ${name}${meaning}: ${last}`];
}

function textLines(
  a: string,
  b: string,
  texts: { readonly a?: string | undefined; readonly b?: string | undefined },
): string[] {
  const line = (name: string, text: string | undefined) =>
    `  ${name}: ${text === undefined ? "(has ended)" : clipped(text)}`;
  return [line(a, texts.a), line(b, texts.b)];
}

function bufferLines(difference: BufferDifference, a: string, b: string): string[] {
  const { at, kernel, number, places, content, more } = difference;
  const where =
    at === "copy"
      ? `memory that copy ${number.a} brings back`
      : `memory after launch ${number.a} of ${kernel ?? "a kernel"}, ${holder(difference)}`;
  return [
    `memory: first difference in ${where}`,
    ...placeLines(a, places?.a),
    ...placeLines(b, places?.b),
    ...contentLines(content, a, b),
    ...(more > 0 ? [`  ${more} more contents differ, or follow from this one`] : []),
  ];
}

function holder({ variable, parameter = 0 }: BufferDifference): string {
  return variable === undefined ? `parameter ${parameter + 1}` : `variable ${variable}`;
}

function placeLines(name: string, place: KernelPlace | undefined): string[] {
  return place ? [`  ${name}: its code begins at ${place.file}:${place.line}`] : [];
}

function contentLines(content: ContentComparison, a: string, b: string): string[] {
  const { first, type, count, different, histogram, bytes } = content;
  const distance = first?.ulps === undefined ? "" : `, ${first.ulps} ulps apart`;
  const isFloat = elementTypes[type].isFloat;
  const spread = histogram.map(([end, elements]) => `${elements} ${classWords(end)}`).join(", ");
  return [
    ...(first
      ? [
          `  element ${first.index} of ${count} (${type}): ${first.a} in ${a}, ${first.b} in ${b}${distance}`,
          `  ${different} of ${count} elements differ${isFloat && spread !== "" ? `: ${spread}` : ""}`,
        ]
      : []),
    ...(bytes ? [`  sizes: ${bytes[0]} and ${bytes[1]} bytes`] : []),
  ];
}

function classWords(end: string): string {
  if (end === "more") return "by more";
  if (end === "not a number") return "where one is no number";
  return end === "1" ? "by 1 ulp" : `by up to ${end} ulps`;
}

function clipped(text: string): string {
  return text.length > 160 ? `${text.slice(0, 157)}...` : text;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
