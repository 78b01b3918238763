/**
 * Masks and votes of warp functions. HIP has CUDA's functions since ROCm 6.2, by default since 7, but their masks have 64
 * bits on every chip: a mask of 32 bits does not compile there (ROCm/hip issue 3667), and votes come as 64 bits.
 *
 *     __shfl_sync(0xffffffff, x, 0)      =>   __shfl_sync(0xffffffffffffffffull, x, 0)      a whole warp, of any size
 *     __shfl_sync(mask, x, 0)            =>   __shfl_sync((unsigned long long)(mask), x, 0)
 *     __popc(__ballot_sync(m, p))        =>   __popcll(__ballot_sync(…, p))
 *     ~__ballot_sync(m, p)               =>   ~(unsigned int)__ballot_sync(…, p)             as many bits as before
 */
import type { EditSink } from "../edit-sink.ts";
import { callsOf, type WordCall } from "../rename/calls.ts";
import type { SourceText } from "../source-text.ts";
import type { Token } from "../tokens.ts";

const withMask =
  /^__(?:shfl|shfl_up|shfl_down|shfl_xor|all|any|ballot|match_any|match_all|reduce_(?:add|min|max|and|or|xor))_sync$|^__syncwarp$/;
const votes = /^__(?:ballot|ballot_sync|activemask|match_any_sync|match_all_sync)$/;

const wholeWarp = "0xffffffffffffffffull";

/** @param all texts of the project, whose headers may define a mask */
export function widenMasks(file: SourceText, sink: EditSink, all: readonly SourceText[] = []): void {
  for (const call of callsOf(file, (name) => withMask.test(name))) widenMask(file, sink, call, all);
  for (const call of callsOf(file, (name) => votes.test(name))) keepVote(file, sink, call);
}

function widenMask(
  file: SourceText,
  sink: EditSink,
  { name, args }: WordCall,
  all: readonly SourceText[],
): void {
  const [mask] = args;
  if (!mask) return;
  const written = file.slice(mask);
  if (isWhole(written) || isWholeByName([file, ...all], written)) {
    sink.replace(file, mask, wholeWarp);
    return;
  }
  const literal = /^(0[xX][\da-fA-F']+|\d+)[uUlL]*$/.exec(written)?.[1];
  if (literal !== undefined) {
    sink.replace(file, mask, `${literal}ull`);
    return;
  }
  if (/^__activemask\s*\(\s*\)$/.test(written)) return;
  sink.insert(file, mask.start, "(unsigned long long)(");
  sink.insert(file, mask.end, ")");
  sink.remark({
    code: "mask-of-32-bits",
    file: file.path,
    line: file.lineOf(name.start),
    text: `the mask ${written} is widened to 64 bits; on chips with 64 lanes in a warp its upper half names lanes that it never meant`,
  });
}

/** `0xffffffff`, `~0u`, `-1`, `UINT_MAX` and the like. */
function isWhole(text: string): boolean {
  return /^\(*(?:0[xX][fF]{8}[uUlL]*|~\s*0[uUlL]*|-\s*1|UINT_MAX|UINT32_MAX|\(\s*unsigned(?:\s+int)?\s*\)\s*(?:-\s*1|~\s*0))\)*$/.test(
    text.trim(),
  );
}

/**
 * A name that means a whole warp wherever it stands in the project: a macro all of whose definitions say so, or a constant that
 * is the only thing of its name. One function's `const unsigned mask = 0xffffffff` says nothing of another's `mask`.
 */
function isWholeByName(texts: readonly SourceText[], word: string): boolean {
  if (!/^[A-Za-z_]\w*$/.test(word)) return false;
  const distinct = [...new Map(texts.map((text) => [text.path, text])).values()];
  const macros = distinct.flatMap((text) => macroValues(text, word));
  const declarations = distinct.reduce((count, text) => count + declarationsOf(text, word), 0);
  if (macros.length > 0) return declarations === 0 && macros.every(isWhole);
  const constants = distinct.flatMap((text) => constantValues(text, word));
  return declarations === 1 && constants.length === 1 && constants.every(isWhole);
}

/** `#define FULL_MASK 0xffffffff` */
function macroValues({ bytes }: SourceText, word: string): string[] {
  const definition = new RegExp(
    `^[ \\t]*#[ \\t]*define[ \\t]+${word}\\b[ \\t]*([^/\\n]*?)[ \\t\\r]*(?:/[/*].*)?$`,
    "gm",
  );
  return [...bytes.matchAll(definition)].map(([, value = ""]) => value);
}

/** `const unsigned FULL_MASK = …;` */
function constantValues({ bytes }: SourceText, word: string): string[] {
  const constant = new RegExp(
    `\\bconst(?:expr)?\\b[^;=(){}]*\\b${word}\\s*(?:=\\s*|\\{\\s*)([^;,}]+?)\\s*[;,}]`,
    "g",
  );
  return [...bytes.matchAll(constant)].map(([, value = ""]) => value);
}

/**
 * How often the words around a name look like its declaration: as a variable, a parameter of a function, a template or a macro,
 * a member or in a structured binding. Rather too often than too rarely: each one more only leaves the mask as it is written.
 */
function declarationsOf({ tokens, bytes }: SourceText, word: string): number {
  // Most files have no such word, and looking for it in the text is quicker than among the tokens.
  if (!bytes.includes(word)) return 0;
  return tokens.filter(({ kind, text }, index) => {
    if (kind !== "name" || text !== word) return false;
    const [before, behind] = [tokens[index - 1], tokens[index + 1]?.text ?? ""];
    if (!before) return false;
    if (isMacroParameter(tokens, index)) return true;
    if (before.kind === "name") return !noTypes.has(before.text) && before.text !== "define";
    if (/^[*&>]$|^&&$|^>>$/.test(before.text)) return /^[=;,)[{]$/.test(behind);
    // A second one of a declaration, or one of a binding or a capture.
    return (
      (/^[,[]$/.test(before.text) && (behind === "=" || (behind === "{" && before.text === ","))) ||
      isBinding(tokens, index)
    );
  }).length;
}

/** Words before a name that is used. */
const noTypes = new Set(
  "return case else do goto throw sizeof co_return co_yield and or not xor bitand bitor compl defined ifdef ifndef undef if elif".split(
    " ",
  ),
);

/** `auto [mask, x] = …` */
function isBinding(tokens: readonly Token[], index: number): boolean {
  for (let at = index - 1; at >= 0 && at > index - 24; at -= 1) {
    const { text, kind } = tokens[at] as Token;
    if (text === "[") return /^(?:auto|&|&&)$/.test(tokens[at - 1]?.text ?? "");
    if (text !== "," && kind !== "name") return false;
  }
  return false;
}

/** `#define DOWN(mask, x) __shfl_down_sync(mask, x, 1)`: what the macro is called with. */
function isMacroParameter(tokens: readonly Token[], index: number): boolean {
  if (tokens[index]?.directive !== "define") return false;
  for (let at = index - 1; at >= 0; at -= 1) {
    const { text, kind } = tokens[at] as Token;
    if (text === "(") return tokens[at - 2]?.text === "define";
    if (text !== "," && kind !== "name") return false;
  }
  return false;
}

/** What counts bits takes 64; where the result is stored the variable's type decides; else it is cut to what it was. */
const wide: Readonly<Record<string, string>> = { __popc: "__popcll", __ffs: "__ffsll" };

function keepVote(file: SourceText, sink: EditSink, call: WordCall): void {
  const { tokens } = file;
  const before = tokens[call.index - 1];
  const behind = tokens[call.behind];
  const counter = before?.text === "(" && behind?.text === ")" ? tokens[call.index - 2] : undefined;
  const counted = counter && wide[counter.text];
  if (counter && counted !== undefined) sink.replace(file, counter, counted);
  else if (!isStored(tokens, call.index, behind) && !isMask(tokens, call, behind))
    sink.insert(file, call.name.start, "(unsigned int)");
}

/** `__shfl_sync(__activemask(), …)`: a mask as wide as masks are. */
function isMask(tokens: readonly Token[], { index, name }: WordCall, behind: Token | undefined): boolean {
  const called = tokens[index - 2];
  const isFirst = name.text === "__activemask" && tokens[index - 1]?.text === "(";
  return isFirst && behind?.text === "," && called !== undefined && withMask.test(called.text);
}

/** `unsigned x = __ballot_sync(…);` and `return …;`, but not into `auto`. */
function isStored(tokens: readonly Token[], index: number, behind: Token | undefined): boolean {
  const before = tokens[index - 1]?.text;
  if (behind?.text !== ";" && behind?.text !== ",") return false;
  if (before !== "=") return before === "{" || before === ";" || before === "}";
  for (let at = index - 2; at >= 0 && at > index - 12; at -= 1) {
    const text = tokens[at]?.text ?? "";
    if (text === "auto") return false;
    if (/^[;{}()]$/.test(text)) return true;
  }
  return true;
}
