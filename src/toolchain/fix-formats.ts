/**
 * Formats that were right where `long` has 64 bits.
 *
 * `printf("%ld ns\n", duration.count())` prints an `int64_t`, which is `long` on Linux and `long long` here:
 * printf would take half of it, and everything after it from the wrong place. Clang knows the type and
 * says what the format should be; the source is compiled as if it had been written so.
 */
import type { ScannedFile } from "./include-scan.ts";

/** Makes clang say its corrections in a form that can be read back. */
export const fixFormatFlags = ["-fdiagnostics-parseable-fixits"] as const;

/** `fix-it:"a.cu":{3:11-3:14}:"%lld"`: columns count bytes, from 1; the end is behind the last one. */
const fixIt = /^fix-it:"((?:[^"\\]|\\.)*)":\{(\d+):(\d+)-(\d+):(\d+)\}:"((?:[^"\\]|\\.)*)"\n/gm;

/** Clang's messages as people read them. */
export function withoutFixIts(messages: string): string {
  return messages.replaceAll(fixIt, "");
}

/** The files with all corrections of an integer's width made; undefined when there is none to make. */
export function fixFormats(files: readonly ScannedFile[], messages: string): ScannedFile[] | undefined {
  const fixes = readFixes(messages);
  let changed = false;
  const fixed = files.map((file) => {
    const own = fixes.filter(({ path }) => path === file.path);
    const content = own.length > 0 ? applyFixes(file.content, own) : file.content;
    changed ||= content !== file.content;
    return content === file.content ? file : { ...file, content };
  });
  return changed ? fixed : undefined;
}

interface Fix {
  readonly path: string;
  readonly line: number;
  /** Bytes from the start of the line. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function readFixes(messages: string): Fix[] {
  const fixes = new Map<string, Fix>();
  for (const [all, path = "", line, column, lastLine, lastColumn, text = ""] of messages.matchAll(fixIt)) {
    // Both passes say the same. A format is on one line.
    if (line !== lastLine) continue;
    const fix = { line: Number(line), start: Number(column) - 1, end: Number(lastColumn) - 1, text };
    fixes.set(all, { ...fix, path: path.replaceAll(/\\(.)/g, "$1") });
  }
  return [...fixes.values()];
}

function applyFixes(content: Uint8Array, fixes: readonly Fix[]): Uint8Array {
  const starts = lineStarts(content);
  const places = fixes
    .map(({ line, start, end, text }) => {
      const from = starts[line - 1] ?? 0;
      return { start: from + start, end: from + end, text };
    })
    .filter(({ start, end, text }) => changesWidth(ascii(content.subarray(start, end)), text))
    .sort((a, b) => a.start - b.start);
  if (places.length === 0) return content;
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const { start, end, text } of places) {
    parts.push(content.subarray(at, start), new TextEncoder().encode(text));
    at = end;
  }
  parts.push(content.subarray(at));
  return join(parts);
}

function lineStarts(content: Uint8Array): number[] {
  const starts = [0];
  content.forEach((byte, index) => {
    if (byte === 10) starts.push(index + 1);
  });
  return starts;
}

/** A conversion of an integer: flags, width, precision, then its length. */
const integerFormat = /^%[-+ #0']*(?:\*|\d+)?(?:\.(?:\*|\d+)?)?(hh|h|ll|l|j|z|t)?[diouxX]$/;

/** Whether one conversion takes 64 bits and the other does not; whatever else a correction changes is the user's own. */
function changesWidth(from: string, to: string): boolean {
  const [before, after] = [integerFormat.exec(from), integerFormat.exec(to)];
  return before !== null && after !== null && isWide(before[1]) !== isWide(after[1]);
}

const isWide = (length: string | undefined) => length === "ll" || length === "j";

const ascii = (bytes: Uint8Array) => String.fromCharCode(...bytes);

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
