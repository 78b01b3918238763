/**
 * Warnings about code that needs a 64-bit `long`, which has 32 bits here.
 *
 * Clang warns of every integer that loses its upper half, most of which lose it on any machine. Only
 * those that a `long` of 64 bits would have kept are news:
 *
 *     long bits = 1LL << 40;                          kept
 *     typedef unsigned long u64;  u64 seed = time64;  kept
 *     int count = total64;                            dropped: lost on a 64-bit machine as well
 *     values[index64]                                 dropped: no memory has that many values here
 */
import { messageBlocks } from "./clang-messages.ts";

export const longWarningFlags = [
  ...["-Wshift-count-overflow", "-Wconstant-conversion", "-Wformat"],
  // As a warning always: it would make errors of what is dropped.
  ...["-Wshorten-64-to-32", "-Wno-error=shorten-64-to-32"],
] as const;

/** Clang's messages without the shortenings that are none of `long`. */
export function keepLongWarnings(messages: string): string {
  if (!messages.includes(flag)) return messages;
  return messageBlocks(messages).filter(isAboutLong).join("");
}

const flag = "[-Wshorten-64-to-32]";
const colors = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, "g");
const shortening = /integer precision: '([^']+)'(?: \(aka '[^']+'\))? to '([^']+)'(?: \(aka '([^']+)'\))?/;
const wideLiteral = /^ *\d+ \|.*\b(?:0[xX][\da-fA-F']{9,}|\d[\d']{9,})[uUlL]*\b/m;

function isAboutLong(block: string): boolean {
  if (!block.includes(flag)) return true;
  const text = block.replaceAll(colors, "");
  const [, from = "", to = "", means = to] = shortening.exec(text) ?? [];
  if (!/^(?:unsigned )?long$/.test(means)) return false;
  // They have 64 bits here to outlive 2038; a program that keeps them in a long does not need those.
  if (/^(?:std::)?(?:time_t|clock_t)$/.test(from)) return false;
  // Sizes and indexes fit, unless they are hash values or the like.
  return !/(?:size|ptrdiff)_t$|(?:size|difference)_type$/.test(to) || wideLiteral.test(text);
}
