/**
 * Functions of 16-bit numbers that CUDA has and SIMT does not, for a header that comes with a port which needs them: composed of
 * documented ones, and of the number's bits.
 */

export const halfHeaderName = "unwarp_half.h";

/** CUDA's names, by what the header makes of them: of one number, with a form for pairs, or of pairs alone. */
const extremes = ["__hmax_nan", "__hmin_nan"];
const limited = ["__hadd_sat", "__hsub_sat", "__hmul_sat", "__hfma_sat", "__hfma_relu"];
const apart = ["__hadd_rn", "__hsub_rn", "__hmul_rn"];
const ofPair = (name: string) => name.replace(/(?<=^__h[a-z]+)_/, "2_");

/** What prevents that operations are merged goes through memory. */
export const apartFunctions: readonly string[] = [...apart, ...apart.map(ofPair)];
/** Ascend's quotients go through float, whose division flushes the subnormal numbers that bfloat16 shares with it. */
export const quotientFunctions: readonly string[] = ["__hdiv", "__h2div", "hrcp", "h2rcp"];
export const halfFunctions: readonly string[] = [
  ...quotientFunctions,
  ...[...extremes, ...limited].flatMap((name) => [name, ofPair(name)]),
  ...apartFunctions,
  ...["__hisnan2", "htanh", "h2tanh"],
];

/** Of pairs, in functions that the host runs as well: what Ascend has there is for kernels alone. */
export const packedFunction = /^__h\w+x2(?:_mask)?$/;
const comparisons = ["eq", "ne", "lt", "le", "gt", "ge", "equ", "neu", "ltu", "leu", "gtu", "geu"];

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Operators of pairs that Ascend C does not document, by the function that does the same. */
export const pairComparisons: Readonly<Record<string, string>> = {
  "==": "__hbeqx2",
  "!=": "__hbneux2",
  "<": "__hbltx2",
  "<=": "__hblex2",
  ">": "__hbgtx2",
  ">=": "__hbgex2",
};

const shuffles = [
  { name: "unwarpShfl", lane: "int" },
  { name: "unwarpShflUp", lane: "unsigned int" },
  { name: "unwarpShflDown", lane: "unsigned int" },
  { name: "unwarpShflXor", lane: "int" },
];

const shuffleFunctions = shuffles
  .map(
    ({
      name,
      lane,
    }) => `  __aicore__ inline T ${name}(unsigned int mask, T value, ${lane} lane, int width = 32) {
    return unwarpOfBits<T>(${name}(mask, (unsigned int)unwarpBits(value), lane, width));
  }
  __aicore__ inline Pair ${name}(unsigned int mask, Pair value, ${lane} lane, int width = 32) {
    return unwarpOfBits<Pair>(${name}(mask, unwarpBits(value), lane, width));
  }`,
  )
  .join("\n");

const pairsOf = (one: string, parameters: readonly string[]) => {
  const declared = parameters.map((name) => `Pair ${name}`).join(", ");
  const half = (which: string) => `${one}(${parameters.map((name) => `${which}(${name})`).join(", ")})`;
  const name = one.replace(/(?<=^unwarpH[a-z]+)(?=[A-Z])/, "2");
  return `  UNWARP_EITHER Pair ${name}(${declared}) { return unwarpPair(${half("low")}, ${half("high")}); }`;
};

const onBothSides = [
  ...["add", "sub", "mul", "max", "min"].map(
    (name) =>
      `  UNWARP_EITHER Pair unwarpH${name}2(Pair a, Pair b) { return unwarpPair(__h${name}(low(a), low(b)), __h${name}(high(a), high(b))); }`,
  ),
  ...["neg", "abs"].map(
    (name) =>
      `  UNWARP_EITHER Pair unwarpH${name}2(Pair a) { return unwarpPair(__h${name}(low(a)), __h${name}(high(a))); }`,
  ),
  ...comparisons.flatMap((name) => [
    `  UNWARP_EITHER Pair unwarpH${name}2(Pair a, Pair b) {`,
    `    return unwarpPair(ofFloat(__h${name}(low(a), low(b)) ? 1.0f : 0.0f), ofFloat(__h${name}(high(a), high(b)) ? 1.0f : 0.0f));`,
    "  }",
    `  UNWARP_EITHER bool unwarpHb${name}2(Pair a, Pair b) { return __h${name}(low(a), low(b)) && __h${name}(high(a), high(b)); }`,
    `  UNWARP_EITHER unsigned int unwarpH${name}2Mask(Pair a, Pair b) {`,
    `    return (__h${name}(low(a), low(b)) ? 0xffffu : 0u) | (__h${name}(high(a), high(b)) ? 0xffff0000u : 0u);`,
    "  }",
  ]),
].join("\n");

/** `__hbeqx2` is `unwarpHbeq2`, and `__heqx2_mask` is `unwarpHeq2Mask`. */
export function onBothSidesName(to: string): string {
  const [name = "", form = ""] = to.replace(/^__h/, "").replace("x2", "2").split("_");
  return `unwarpH${name}${capital(form)}`;
}

/** One macro for both types; a line of it for each line of this. */
const functions = `  UNWARP_EITHER T unwarpLow(Pair pair) { return low(pair); }
  UNWARP_EITHER T unwarpHigh(Pair pair) { return high(pair); }
  UNWARP_EITHER T* unwarpHalvesOf(Pair* pair) { return (T*)pair; }
  UNWARP_EITHER Pair unwarpPair(T first, T second) { return both(first, second); }

  UNWARP_EITHER Pair unwarpH2div(Pair a, Pair b) { return unwarpPair(unwarpHdiv(low(a), low(b)), unwarpHdiv(high(a), high(b))); }
  __aicore__ inline Pair unwarpH2rcp(Pair x) { return unwarpPair(unwarpHrcp(low(x)), unwarpHrcp(high(x))); }

  UNWARP_EITHER T unwarpHmaxNan(T a, T b) { return __hisnan(a) || __hisnan(b) ? unwarpOfBits<T>(0x7fff) : __hmax(a, b); }
  UNWARP_EITHER T unwarpHminNan(T a, T b) { return __hisnan(a) || __hisnan(b) ? unwarpOfBits<T>(0x7fff) : __hmin(a, b); }
${pairsOf("unwarpHmaxNan", ["a", "b"])}
${pairsOf("unwarpHminNan", ["a", "b"])}
  UNWARP_EITHER Pair unwarpHisnan2(Pair a) {
    return unwarpPair(ofFloat(__hisnan(low(a)) ? 1.0f : 0.0f), ofFloat(__hisnan(high(a)) ? 1.0f : 0.0f));
  }

  /* Between 0 and 1, of NaN 0; and without what is negative. */
  UNWARP_EITHER T unwarpSaturated(T x) {
    float value = toFloat(x);
    return value > 0.0f ? (value < 1.0f ? x : ofFloat(1.0f)) : ofFloat(0.0f);
  }
  UNWARP_EITHER T unwarpHaddSat(T a, T b) { return unwarpSaturated(__hadd(a, b)); }
  UNWARP_EITHER T unwarpHsubSat(T a, T b) { return unwarpSaturated(__hsub(a, b)); }
  UNWARP_EITHER T unwarpHmulSat(T a, T b) { return unwarpSaturated(__hmul(a, b)); }
  __aicore__ inline T unwarpHfmaSat(T a, T b, T c) { return unwarpSaturated(__hfma(a, b, c)); }
  __aicore__ inline T unwarpHfmaRelu(T a, T b, T c) {
    T result = __hfma(a, b, c);
    if (__hisnan(result)) return unwarpOfBits<T>(0x7fff);
    return (unwarpBits(result) & 0x8000) != 0 ? ofFloat(0.0f) : result;
  }
${pairsOf("unwarpHaddSat", ["a", "b"])}
${pairsOf("unwarpHsubSat", ["a", "b"])}
${pairsOf("unwarpHmulSat", ["a", "b"])}
${pairsOf("unwarpHfmaSat", ["a", "b", "c"]).replace("UNWARP_EITHER", "__aicore__ inline")}
${pairsOf("unwarpHfmaRelu", ["a", "b", "c"]).replace("UNWARP_EITHER", "__aicore__ inline")}

  /* Not merged with other operations: float has more than twice the digits, so that rounding again is harmless. */
  UNWARP_EITHER T unwarpHaddRn(T a, T b) { return ofFloat(unwarpFaddRn(toFloat(a), toFloat(b))); }
  UNWARP_EITHER T unwarpHsubRn(T a, T b) { return ofFloat(unwarpFsubRn(toFloat(a), toFloat(b))); }
  UNWARP_EITHER T unwarpHmulRn(T a, T b) { return ofFloat(unwarpFmulRn(toFloat(a), toFloat(b))); }
${pairsOf("unwarpHaddRn", ["a", "b"])}
${pairsOf("unwarpHsubRn", ["a", "b"])}
${pairsOf("unwarpHmulRn", ["a", "b"])}

  /* Ascend's own are for kernels. */
${onBothSides}
  __aicore__ inline Pair unwarpHfma2(Pair a, Pair b, Pair c) { return unwarpPair(__hfma(low(a), low(b), low(c)), __hfma(high(a), high(b), high(c))); }

  __aicore__ inline T unwarpHtanh(T x) { return ofFloat(tanhf(toFloat(x))); }
  __aicore__ inline Pair unwarpH2tanh(Pair x) { return unwarpPair(unwarpHtanh(low(x)), unwarpHtanh(high(x))); }

  /* Warp operations with a mask, by the bits. */
${shuffleFunctions}`;

export const halfHeader = `// Written by unwarp port. Functions of 16-bit numbers that CUDA has, and Ascend C's SIMT under no documented name.
#pragma once

#include "simt_api/asc_bf16.h"
#include "simt_api/asc_fp16.h"
#include "unwarp_simt.h"

#define UNWARP_EITHER __host__ __aicore__ inline

template <class T> UNWARP_EITHER T unwarpOfBits(unsigned int bits) {
  T value;
  unwarpCopy(&value, &bits, sizeof value);
  return value;
}
UNWARP_EITHER unsigned int unwarpBits(half2 x) {
  unsigned int bits;
  unwarpCopy(&bits, &x, sizeof bits);
  return bits;
}
UNWARP_EITHER unsigned int unwarpBits(bfloat16x2_t x) {
  unsigned int bits;
  unwarpCopy(&bits, &x, sizeof bits);
  return bits;
}

// Ascend's division of floats takes subnormal numbers for zero, and gives zero for them. A half that is subnormal is no subnormal float;
// of bfloat16 such quotients are made by integers here: 8 digits by 8 digits, to 17 digits and whether something is left, rounded once.
UNWARP_EITHER half unwarpHdiv(half a, half b) { return __hdiv(a, b); }
UNWARP_EITHER bfloat16_t unwarpHdiv(bfloat16_t a, bfloat16_t b) {
  unsigned int x = unwarpBits(a) & 0x7fffu, y = unwarpBits(b) & 0x7fffu, sign = (unwarpBits(a) ^ unwarpBits(b)) & 0x8000u;
  int exponentA = (int)(x >> 7), exponentB = (int)(y >> 7);
  if (y == 0 && x != 0 && exponentA < 255) return unwarpOfBits<bfloat16_t>(sign | 0x7f80u);
  bool isSpecial = exponentA == 255 || exponentB == 255 || y == 0;
  bool areNormal = exponentA > 0 && exponentB > 0 && exponentA - exponentB > -125;
  if (isSpecial || areNormal) return __hdiv(a, b);
  if (x == 0) return unwarpOfBits<bfloat16_t>(sign);
  unsigned int digitsA = exponentA == 0 ? x : (x & 0x7fu) | 0x80u, digitsB = exponentB == 0 ? y : (y & 0x7fu) | 0x80u;
  if (exponentA == 0) exponentA = 1;
  if (exponentB == 0) exponentB = 1;
  for (; digitsA < 0x80u; exponentA--) digitsA <<= 1;
  for (; digitsB < 0x80u; exponentB--) digitsB <<= 1;
  int exponent = exponentA - exponentB + 127;
  if (digitsA < digitsB) {
    digitsA <<= 1;
    exponent--;
  }
  unsigned int quotient = (digitsA << 16) / digitsB;
  if ((digitsA << 16) % digitsB != 0) quotient |= 1;
  int dropped = exponent >= 1 ? 9 : exponent < -9 ? 19 : 10 - exponent;
  unsigned int kept = quotient >> dropped, rest = quotient & ((1u << dropped) - 1), middle = 1u << (dropped - 1);
  if (rest > middle || (rest == middle && (kept & 1) != 0)) kept++;
  unsigned int bits = exponent >= 1 ? ((unsigned int)(exponent - 1) << 7) + kept : kept;
  return unwarpOfBits<bfloat16_t>(sign | (bits > 0x7f80u ? 0x7f80u : bits));
}

__aicore__ inline half unwarpHrcp(half x) { return hrcp(x); }
__aicore__ inline bfloat16_t unwarpHrcp(bfloat16_t x) { return unwarpHdiv(__float2bfloat16_rn(1.0f), x); }
// The operators, whatever the types: a template has one text for all.
template <class A, class B> UNWARP_EITHER auto unwarpQuotient(const A& a, const B& b) { return a / b; }
UNWARP_EITHER bfloat16_t unwarpQuotient(bfloat16_t a, bfloat16_t b) { return unwarpHdiv(a, b); }
UNWARP_EITHER bfloat16x2_t unwarpQuotient(bfloat16x2_t a, bfloat16x2_t b) {
  return __halves2bfloat162(unwarpHdiv(__low2bfloat16(a), __low2bfloat16(b)), unwarpHdiv(__high2bfloat16(a), __high2bfloat16(b)));
}
template <class A, class B> UNWARP_EITHER A& unwarpDivide(A& a, const B& b) { return a /= b; }
template <class B> UNWARP_EITHER bfloat16_t& unwarpDivide(bfloat16_t& a, const B& b) { return a = unwarpQuotient(a, b); }
template <class B> UNWARP_EITHER bfloat16x2_t& unwarpDivide(bfloat16x2_t& a, const B& b) { return a = unwarpQuotient(a, b); }

// T is the number and Pair two of it; the others are the functions that take them apart and make them.
#define UNWARP_OF_16_BITS(T, Pair, low, high, both, toFloat, ofFloat) \\
${functions
  .split("\n")
  .map((line) => `${line} \\`)
  .join("\n")}

UNWARP_OF_16_BITS(half, half2, __low2half, __high2half, __halves2half2, __half2float, __float2half_rn)
UNWARP_OF_16_BITS(bfloat16_t, bfloat16x2_t, __low2bfloat16, __high2bfloat16, __halves2bfloat162, __bfloat162float,
                  __float2bfloat16_rn)
#undef UNWARP_OF_16_BITS
#undef UNWARP_EITHER
`;
