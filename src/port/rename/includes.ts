/** `#include` lines: CUDA's headers become the dialect's, and a source that relied on nvcc's own include gets one. */
import type { EditSink } from "../edit-sink.ts";
import type { SourceText } from "../source-text.ts";
import type { Dialect } from "./dialect.ts";

/** @returns headers of the port's own that stand for some */
export function portIncludes(file: SourceText, sink: EditSink, dialect: Dialect): ReadonlySet<string> {
  const helpers = new Set<string>();
  const written = new Set<string>();
  let hasRuntime = false;
  for (const { name, start, end, lineStart, lineEnd } of includesOf(file)) {
    const rule = dialect.headerRule(name);
    if (!rule) {
      // A source that another one includes is renamed like all sources.
      if (name.endsWith(".cu")) sink.replace(file, { start: end - 4, end: end - 1 }, dialect.extension);
      continue;
    }
    if ("refused" in rule) {
      const { refused: reason, help } = rule;
      const line = file.lineOf(start);
      sink.refuse({
        code: "header",
        file: file.path,
        line,
        construct: `#include <${name}>`,
        reason,
        ...(help !== undefined && { help }),
      });
      continue;
    }
    if ("helper" in rule) {
      helpers.add(rule.helper);
      sink.replace(file, { start: lineStart, end: lineEnd }, "");
      continue;
    }
    if (rule.to === dialect.runtimeHeader) hasRuntime = true;
    if (written.has(rule.to)) sink.replace(file, { start: lineStart, end: lineEnd }, "");
    else sink.replace(file, { start, end }, `<${rule.to}>`);
    if (!isConditional(file, start)) written.add(rule.to);
  }
  if (!hasRuntime && file.path.endsWith(".cu"))
    sink.insert(file, firstLine(file), `#include <${dialect.runtimeHeader}>\n`);
  return helpers;
}

/** Headers that come with the port lie at its root. */
export function includeHelpers(file: SourceText, sink: EditSink, helpers: ReadonlySet<string>): void {
  const up = "../".repeat(file.path.split("/").length - 1);
  for (const name of helpers) sink.insert(file, firstLine(file), `#include "${up}${name}"\n`);
}

export interface Include {
  readonly name: string;
  /** Of the name with its quotes. */
  readonly start: number;
  readonly end: number;
  readonly lineStart: number;
  /** Behind the end of the line, where nothing but blanks follows. */
  readonly lineEnd: number;
}

export function* includesOf(file: SourceText): Iterable<Include> {
  for (const [index, token] of file.tokens.entries()) {
    if (token.text !== "include" || token.directive !== "include" || file.tokens[index - 1]?.text !== "#")
      continue;
    const rest = /^[ \t]*(?:"([^"\n]+)"|<([^>\n]+)>)/.exec(file.bytes.slice(token.end, token.end + 300));
    const name = rest?.[1] ?? rest?.[2];
    if (!rest || name === undefined) continue;
    const end = token.end + rest[0].length;
    const start = end - name.length - 2;
    const behind = /^[ \t]*\r?\n/.exec(file.bytes.slice(end, end + 300));
    const hash = file.tokens[index - 1]?.start ?? token.start;
    yield {
      name,
      start,
      end,
      lineStart: behind ? file.bytes.lastIndexOf("\n", hash) + 1 : hash,
      lineEnd: end + (behind?.[0].length ?? 0),
    };
  }
}

/** Within an `#if` that is no header's guard: whether it is read is not known. */
function isConditional(file: SourceText, offset: number): boolean {
  let depth = 0;
  for (const [index, { text, start, directive }] of file.tokens.entries()) {
    if (start >= offset) break;
    if (directive === undefined || file.tokens[index - 1]?.text !== "#") continue;
    if (text.startsWith("if")) depth += 1;
    else if (text === "endif") depth -= 1;
  }
  return depth > 0;
}

/** Behind the comment that a file begins with. */
function firstLine(file: SourceText): number {
  const comments =
    /^(?:[ \t]*\/\/[^\n]*\n|[ \t]*\/\*[^]*?\*\/[ \t]*\r?\n|[ \t]*\r?\n)*/.exec(file.bytes)?.[0].length ?? 0;
  return Math.min(comments, file.tokens[0]?.start ?? 0);
}
