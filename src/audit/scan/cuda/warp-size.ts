import type { FindingSink } from "../finding-sink.ts";
import type { Token } from "./cpp-tokens.ts";
import { closingOf } from "./device-functions.ts";

const rule = "language/warp-size";
/** Names under which programs keep the size of a warp. */
const sizeName =
  /^k?_?warp_?size_?$|^warp_?(?:threads|lanes)$|^(?:num_?)?(?:threads_?per_?warp|lanes_?per_?warp)$|^k?threadsperwarp$/i;
/** What is counted in lanes. */
const laneName = /lane|warp|^tid|^tx$|thread_?idx|thread_?id|^idx$/i;
const thirtyTwo = /^(?:32|0x20)[uU]?$/;
const thirtyOne = /^(?:31|0x1[fF])[uU]?$/;
const fullMask = /^0x[fF]{8}[uUlL]*$/;

/**
 * Places where code counts on 32 lanes: constants of that name, threads divided by 32 or masked by 31, and full masks
 * of 32 bits. On chips with warps of 64, each of these computes something else.
 */
export function findWarpSizes(tokens: readonly Token[], insideDevice: Uint8Array, sink: FindingSink): void {
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "word") {
      if (sizeName.test(token.text) && definesThirtyTwo(tokens, index))
        sink.add(rule, token.at, `${token.text} = 32`);
      else if (/^__\w+_sync$/.test(token.text) && hasFullMask(tokens, index))
        sink.add(rule, token.at, `${token.text}(0xffffffff, …)`);
      continue;
    }
    if (token.kind !== "number" || insideDevice[index] !== 1) continue;
    const operator = tokens[index - 1]?.text ?? "";
    const isSplit =
      ((operator === "%" || operator === "/") && thirtyTwo.test(token.text)) ||
      (operator === "&" && thirtyOne.test(token.text)) ||
      (operator === ">>" && /^5[uU]?$/.test(token.text));
    if (isSplit && countsThreads(tokens, index - 2)) sink.add(rule, token.at, `${operator} ${token.text}`);
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

/** The operand that ends at `end` has to do with lanes or threads. */
function countsThreads(tokens: readonly Token[], end: number): boolean {
  let depth = 0;
  for (let at = end; at >= 0 && at > end - 24; at--) {
    const token = tokens[at];
    if (token?.text === ")") depth++;
    else if (token?.text === "(" && --depth < 0) return false;
    else if (token?.kind === "word" && laneName.test(token.text)) return true;
    else if (/^[;{},=?:]$/.test(token?.text ?? "")) return false;
    if (depth === 0 && token?.kind !== "word" && token?.text !== "." && token?.text !== ")") return false;
  }
  return false;
}

/** The first argument of a warp operation is all ones of 32 bits. */
function hasFullMask(tokens: readonly Token[], index: number): boolean {
  if (tokens[index + 1]?.text !== "(") return false;
  const close = closingOf(tokens, index + 1);
  const [first, second, third] = [tokens[index + 2], tokens[index + 3]?.text, tokens[index + 4]?.text];
  if (close === undefined || !first) return false;
  if (fullMask.test(first.text)) return second === "," || second === ")";
  return (
    (first.text === "~" && /^0[uU]?$/.test(second ?? "")) ||
    (first.text === "-" && second === "1" && third === ",")
  );
}
