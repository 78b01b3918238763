import {
  argumentsWithoutWidth,
  laneMasks,
  laneSplits,
  shuffles,
  threadNumber,
} from "../../../cuda-api/warp-size.ts";
import type { FindingSink } from "../finding-sink.ts";
import { cppTokens, type Token } from "./cpp-tokens.ts";
import { closingOf, type DeviceFunction, lastOfLine } from "./device-functions.ts";
import type { SharedMacros } from "./shared-macros.ts";

const rule = "language/warp-size";
/** Names under which programs keep the size of a warp. */
const sizeName =
  /^k?_?warp_?size_?$|^warp_?(?:threads|lanes)$|^(?:num_?)?(?:threads_?per_?warp|lanes_?per_?warp)$|^k?threadsperwarp$/i;
const thirtyTwo = /^(?:32|0x20)[uU]?$/;

/** The tokens of a macro's body. */
interface Macros {
  get(name: string): readonly Token[] | undefined;
}

/**
 * Places where code counts on 32 lanes, as `unwarp port` tells them with the compiler's help: threads split by 32,
 * masks of a warp's lanes, shuffles over a whole warp, arrays of 32 beside them; and constants named after the size of
 * a warp. On chips with warps of 64, each of these computes something else. Macros of the file, and of headers that it may
 * include, are looked into once.
 */
export function findWarpSizes(
  tokens: readonly Token[],
  functions: readonly DeviceFunction[],
  sink: FindingSink,
  shared: SharedMacros,
): void {
  for (const [index, token] of tokens.entries())
    if (token.kind === "word" && sizeName.test(token.text) && definesThirtyTwo(tokens, index))
      sink.add(rule, token.at, `${token.text} = 32`);
  const macros = withHeaders(macrosOf(tokens), tokens, shared);
  for (const { open, close } of functions) {
    const body = tokens.slice(open, close + 1);
    for (const index of body.keys()) {
      const token = body[index] as Token;
      const found = counted(body, index, macros) ?? countedInMacro(token, macros);
      if (found !== undefined) sink.add(rule, token.at, found);
    }
    if (hasShuffle(body, macros)) addSharedArrays(body, sink, macros);
  }
}

/** A file's own macros come first. */
function withHeaders(own: Macros, tokens: readonly Token[], shared: SharedMacros): Macros {
  if (shared.size === 0 || !tokens.some(({ kind }) => kind === "include")) return own;
  const read = new Map<string, readonly Token[] | undefined>();
  return {
    get(name) {
      const known = own.get(name) ?? read.get(name);
      const directive = shared.get(name);
      if (known || directive === undefined) return known;
      const body = macrosOf(cppTokens(directive)).get(name);
      read.set(name, body);
      return body;
    },
  };
}

function macrosOf(tokens: readonly Token[]): Macros {
  const macros = new Map<string, readonly Token[]>();
  for (const [hash, token] of tokens.entries()) {
    const name = tokens[hash + 2];
    if (token.lineEnd === undefined || tokens[hash + 1]?.text !== "define" || !name) continue;
    const last = lastOfLine(tokens, hash);
    const isCalled = tokens[hash + 3]?.text === "(" && tokens[hash + 3]?.at === name.at + name.text.length;
    const from = isCalled ? (closingOf(tokens, hash + 3) ?? last) + 1 : hash + 3;
    macros.set(name.text, tokens.slice(from, last + 1));
  }
  return macros;
}

function countedInMacro({ kind, text }: Token, macros: Macros): string | undefined {
  const body = kind === "word" ? macros.get(text) : undefined;
  if (!body) return undefined;
  for (const index of body.keys()) {
    const found = counted(body, index, macros);
    if (found !== undefined) return `${text}: ${found}`;
  }
  return undefined;
}

function counted(tokens: readonly Token[], index: number, macros: Macros): string | undefined {
  const token = tokens[index];
  if (token?.kind === "word") return warpOperation(tokens, index);
  const wanted = token && Object.hasOwn(laneSplits, token.text) ? laneSplits[token.text] : undefined;
  if (token === undefined || wanted === undefined || numberAt(tokens, index + 1, macros) !== wanted)
    return undefined;
  const operand = operandBefore(tokens, index, token.text === "&" || token.text === ">>");
  return threadNumber.test(operand) ? `${token.text} ${tokens[index + 1]?.text}` : undefined;
}

function warpOperation(tokens: readonly Token[], index: number): string | undefined {
  const name = tokens[index]?.text ?? "";
  if (tokens[index + 1]?.text !== "(") return undefined;
  if (laneMasks.test(name)) return `${name} as 32 bits`;
  if (!shuffles.test(name)) return undefined;
  const close = closingOf(tokens, index + 1);
  return close !== undefined && countArguments(tokens, index + 1, close) === argumentsWithoutWidth(name)
    ? `${name} over a whole warp`
    : undefined;
}

function countArguments(tokens: readonly Token[], open: number, close: number): number {
  let depth = 0;
  let commas = 0;
  for (let at = open + 1; at < close; at++) {
    const text = tokens[at]?.text ?? "";
    if (/^[([{]$/.test(text)) depth++;
    else if (/^[)\]}]$/.test(text)) depth--;
    else if (text === "," && depth === 0) commas++;
  }
  return commas + 1;
}

/** The number written there, or the one that a macro stands for; a longer expression is none. */
function numberAt(tokens: readonly Token[], index: number, macros: Macros): number | undefined {
  const token = tokens[index];
  const body = token?.kind === "word" ? macros.get(token.text) : undefined;
  const inner = body?.filter(({ text }) => text !== "(" && text !== ")");
  const number = inner?.length === 1 ? inner[0] : token;
  if (number?.kind !== "number") return undefined;
  const value = Number(number.text.replaceAll("'", "").replace(/[uUlL]+$/, ""));
  return Number.isInteger(value) ? value : undefined;
}

/** The left operand, as far as tokens tell: sums belong to it where the operator binds less than `+`. */
function operandBefore(tokens: readonly Token[], operator: number, isLoose: boolean): string {
  const words: string[] = [];
  let depth = 0;
  for (let at = operator - 1; at >= 0 && at > operator - 40; at--) {
    const { kind, text } = tokens[at] as Token;
    if (text === ")" || text === "]") depth++;
    else if (text === "(" || text === "[") {
      if (--depth < 0) break;
    } else if (depth === 0 && kind === "punctuation") {
      const goesOn = /^(?:\.|->|::|\*|\/|%)$/.test(text) || (isLoose && /^[-+]$/.test(text));
      if (!goesOn) break;
    } else if (/^[;{}]$/.test(text) || text === "return") break;
    words.push(text);
  }
  return words.toReversed().join(" ");
}

function hasShuffle(body: readonly Token[], macros: Macros): boolean {
  const isShuffle = ({ kind, text }: Token) => kind === "word" && shuffles.test(text);
  return body.some((token) => isShuffle(token) || macros.get(token.text)?.some(isShuffle));
}

/** `__shared__ float part[32]` holds a value of each warp. */
function addSharedArrays(body: readonly Token[], sink: FindingSink, macros: Macros): void {
  for (const [index, token] of body.entries()) {
    if (token.text !== "__shared__") continue;
    for (let at = index + 1; at < index + 12 && body[at] !== undefined && body[at]?.text !== ";"; at++)
      if (body[at + 1]?.text === "[" && body[at + 3]?.text === "]" && numberAt(body, at + 2, macros) === 32)
        sink.add(rule, body[at]?.at ?? token.at, `${body[at]?.text}[32] in shared memory`);
  }
}

/** `#define WARP_SIZE 32`, `constexpr int kWarpSize = 32`, `WARP_SIZE{32}`. */
function definesThirtyTwo(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1]?.text ?? "";
  if (tokens[index - 1]?.text === "define") {
    const value = next === "(" ? tokens[index + 2]?.text : next;
    return thirtyTwo.test(value ?? "");
  }
  return (next === "=" || next === "{") && thirtyTwo.test(tokens[index + 2]?.text ?? "");
}
