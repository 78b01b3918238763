/**
 * Names that stand anywhere in a text, in code that Clang reads and in code that it leaves out: types, values, qualifiers. Runs behind
 * all that works on the tree, and refuses what is CUDA's and was met by nothing.
 */
import type { EditSink } from "../edit-sink.ts";
import type { Project } from "../project.ts";
import type { Refusal } from "../report.ts";
import type { SourceText } from "../source-text.ts";
import { matchingBracket, type Token } from "../tokens.ts";
import { deviceFunctions } from "./device-functions.ts";
import { askedStreamCalls, hostCalls, poolCalls, symbolCalls } from "./host-functions.ts";
import { headers, refusedHeaders, refusedWords, sameWords, words, wordsOfCalls } from "./host-names.ts";
import type { OffBranches } from "./off-branches.ts";

export interface WordsFound {
  /** Headers of Ascend's that take the place of CUDA's. */
  readonly headers: ReadonlySet<string>;
  readonly usesHost: boolean;
  readonly usesDevice: boolean;
  /** Where CUDA's first header was included. */
  readonly include: { readonly start: number; readonly end: number } | undefined;
}

/**
 * @param project whose own names and headers are no concern of CUDA's, whatever they look like
 * @param off branches in which words stay as they are
 */
export function portWords(file: SourceText, sink: EditSink, project: Project, off: OffBranches): WordsFound {
  const { ownNames } = project;
  const found = {
    headers: new Set<string>(),
    usesHost: false,
    usesDevice: false,
    include: undefined as WordsFound["include"],
  };
  const edits = sink.edits(file);
  const { tokens } = file;
  for (const [index, token] of tokens.entries()) {
    if (token.directive === "include") {
      if (token.text === "include") portInclude(file, sink, project, index, found, off);
      continue;
    }
    if (token.kind !== "name" || edits.replaces(token.start)) continue;
    const to = Object.hasOwn(words, token.text) ? words[token.text] : undefined;
    if (to !== undefined) {
      if (token.text.startsWith("cuda")) found.usesHost = true;
      else found.usesDevice = true;
      if (isRepeated(token, tokens[index - 1])) continue;
      edits.replace(token, to);
    } else if (token.text === "__launch_bounds__") {
      found.usesDevice = true;
      dropBlocks(file, sink, index);
    } else if (token.text === "__global__") found.usesDevice = true;
    else if (!sameWords.has(token.text) && !ownNames.has(token.text) && !sink.isClaimed(file, token.start)) {
      const refusal = refusalOf(file, token, index);
      if (refusal && !off.leaves(file, token.start)) sink.refuse(refusal);
    }
  }
  return found;
}

/** `__device__ __forceinline__ inline` needs one `inline` only. */
function isRepeated(token: Token, before: Token | undefined): boolean {
  return token.text === "__forceinline__" && before?.text === "inline";
}

function portInclude(
  file: SourceText,
  sink: EditSink,
  project: Project,
  index: number,
  found: { headers: Set<string>; usesHost: boolean; include: WordsFound["include"] },
  off: OffBranches,
): void {
  const hash = file.tokens[index - 1];
  const rest = /^[ \t]*(?:"([^"\n]+)"|<([^>\n]+)>)/.exec(file.bytes.slice(file.tokens[index]?.end));
  const name = rest?.[1] ?? rest?.[2];
  if (!hash || !rest || name === undefined) return;
  const span = { start: hash.start, end: (file.tokens[index]?.end ?? 0) + rest[0].length };
  // A source that another one includes is renamed like all sources.
  if (name.endsWith(".cu") && isOwnHeader(project, name)) {
    sink.replace(file, { start: span.end - ".cu".length - 1, end: span.end - 1 }, ".asc");
    return;
  }
  const header = Object.hasOwn(headers, name) ? headers[name] : undefined;
  if (!header && refusedHeaders.test(name) && !isOwnHeader(project, name)) {
    if (off.leaves(file, span.start)) return;
    const reason = "nothing of Ascend's stands for this header";
    sink.refuse({
      code: "library",
      file: file.path,
      line: file.lineOf(span.start),
      construct: `#include <${name}>`,
      reason,
    });
    return;
  }
  if (!header) return;
  found.usesHost = true;
  if (header.to !== undefined) found.headers.add(header.to);
  if (found.include) sink.replace(file, lineOf(file, span), "");
  else found.include = span;
}

/** Such as a `helper_cuda.h` that was copied from NVIDIA's samples: its text is ported as that of all headers. */
function isOwnHeader(project: Project, name: string): boolean {
  return project.files.some(
    ({ path, role }) => role !== "other" && (path === name || path.endsWith(`/${name}`)),
  );
}

/** With the end of the line, where nothing else stands on it. */
function lineOf(file: SourceText, span: { readonly start: number; readonly end: number }) {
  const rest = /^[ \t]*\r?\n/.exec(file.bytes.slice(span.end));
  const isFirst = /(?:^|\n)[ \t]*$/.test(file.bytes.slice(0, span.start));
  return rest && isFirst ? { start: span.start, end: span.end + rest[0].length } : span;
}

/** `__launch_bounds__(N, M)`: how many blocks shall fit is not for the program to say. */
function dropBlocks(file: SourceText, sink: EditSink, index: number): void {
  const close = matchingBracket(file.tokens, index + 1);
  const end = close === undefined ? undefined : file.tokens[close];
  if (!end || close === undefined) return;
  let depth = 0;
  for (let at = index + 2; at < close; at += 1) {
    const token = file.tokens[at];
    if (token?.text === "(") depth += 1;
    if (token?.text === ")") depth -= 1;
    if (token?.text === "," && depth === 0) {
      sink.replace(file, { start: token.start, end: end.start }, "");
      return;
    }
  }
}

const tables = [deviceFunctions, hostCalls, poolCalls, askedStreamCalls];

/** Functions with names of CUDA's own; `max` and `printf` may be anybody's. */
function isCudaFunction(name: string): boolean {
  const isOwn = /^(?:__|atomic|cuda)/.test(name);
  return isOwn && (tables.some((table) => Object.hasOwn(table, name)) || symbolCalls.has(name));
}

function refusalOf(file: SourceText, token: Token, index: number): Refusal | undefined {
  const at = { file: file.path, line: file.lineOf(token.start), construct: token.text };
  const before = file.tokens[index - 1]?.text;
  if (before === "." || before === "->" || before === "::") return undefined;
  if (wordsOfCalls.has(token.text))
    return { code: "option", ...at, reason: "it stands elsewhere than in a call that is ported" };
  if (isCudaFunction(token.text)) {
    const rule = deviceFunctions[token.text];
    if (rule?.kind === "same") return undefined;
    if (rule?.kind === "refuse") {
      const { code, reason, help } = rule;
      return { code, ...at, reason, ...(help !== undefined && { help }) };
    }
    return {
      code: "not-read",
      ...at,
      reason:
        "Clang does not come here: a branch of the preprocessor that is off, a template that nothing uses, or a macro",
      help: "port with the flags (-D) that turn the branch on, or remove it",
    };
  }
  const refused = refusedWords.find(({ pattern }) => pattern.test(token.text));
  if (!refused) return undefined;
  const { code, reason, help } = refused;
  return { code, ...at, reason, ...(help !== undefined && { help }) };
}
