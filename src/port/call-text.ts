/** The words of a call as they are written: the tree has no commas, and ends where macros begin. */
import type { Node } from "./ast/node.ts";
import type { SourceText } from "./source-text.ts";
import { afterTemplateArguments, matchingBracket, type Span, splitAtCommas } from "./tokens.ts";
import type { Unit } from "./unit.ts";

export interface CallText {
  readonly file: SourceText;
  /** The function's own name, without what qualifies it. */
  readonly name: Span;
  /** From the first qualifier to the closing bracket. */
  readonly whole: Span;
  /** Between the brackets. */
  readonly inside: Span;
  readonly args: readonly Span[];
}

export interface LaunchText extends CallText {
  /** Between `<<<` and `>>>`. */
  readonly config: readonly Span[];
  readonly configInside: Span;
}

/** @param callee the expression that names the function. Undefined when no such words stand there. */
export function callText(unit: Unit, callee: Node): CallText | undefined {
  const found = nameOf(unit, callee);
  if (!found) return undefined;
  const { file, start, name, next } = found;
  return bracketed(file, start, name, next);
}

export function launchText(unit: Unit, launch: Node): LaunchText | undefined {
  const found = nameOf(unit, launch);
  if (!found) return undefined;
  const { file, start, name, next } = found;
  const { tokens } = file;
  if (tokens[next]?.text !== "<<<") return undefined;
  let close = next + 1;
  while (close < tokens.length && tokens[close]?.text !== ">>>") {
    const inner = /^[([{]$/.test(tokens[close]?.text ?? "") ? matchingBracket(tokens, close) : undefined;
    close = (inner ?? close) + 1;
  }
  const call = bracketed(file, start, name, close + 1);
  const open = tokens[next];
  const end = tokens[close];
  if (!call || !open || !end) return undefined;
  const configInside = { start: open.end, end: end.start };
  return { ...call, config: splitAtCommas(tokens, next + 1, close), configInside };
}

/** The token of the function's name, and the index of the one behind the name and its template arguments. */
function nameOf(unit: Unit, node: Node) {
  const file = unit.text(node.begin);
  const first = node.begin && file?.tokenIndexAt(node.begin.offset);
  if (!file || first === undefined) return undefined;
  const { tokens } = file;
  // `a[i].f()`, `g().f()`: a member's name stands where the expression ends.
  const last = node.kind === "MemberExpr" && unit.text(node.end) === file ? node.end : undefined;
  const member = last && file.tokenIndexAt(last.offset);
  const isMember = member !== undefined && member >= first && tokens[member]?.text === node.name;
  let at = isMember ? member : first;
  if (tokens[at]?.text === "::") at += 1;
  for (;;) {
    const behind = afterTemplateArguments(tokens, at + 1);
    const separator = tokens[behind]?.text;
    if (separator === "::" || separator === "." || separator === "->") {
      at = behind + 1;
      continue;
    }
    const name = tokens[at];
    const start = tokens[first];
    if (name?.kind !== "name" || !start) return undefined;
    return { file, start: start.start, name: { start: name.start, end: name.end }, next: behind };
  }
}

function bracketed(file: SourceText, start: number, name: Span, open: number): CallText | undefined {
  const { tokens } = file;
  if (tokens[open]?.text !== "(") return undefined;
  const close = matchingBracket(tokens, open);
  const [first, last] = [tokens[open], close === undefined ? undefined : tokens[close]];
  if (!first || !last || close === undefined) return undefined;
  return {
    file,
    name,
    whole: { start, end: last.end },
    inside: { start: first.end, end: last.start },
    args: splitAtCommas(tokens, open + 1, close),
  };
}
