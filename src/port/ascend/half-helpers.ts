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
export const halfFunctions: readonly string[] = [
  ...[...extremes, ...limited].flatMap((name) => [name, ofPair(name)]),
  ...apartFunctions,
  ...["__hisnan2", "htanh", "h2tanh"],
];

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

/** One macro for both types; a line of it for each line of this. */
const functions = `  UNWARP_EITHER T unwarpLow(Pair pair) { return low(pair); }
  UNWARP_EITHER T unwarpHigh(Pair pair) { return high(pair); }
  UNWARP_EITHER T* unwarpHalvesOf(Pair* pair) { return (T*)pair; }
  UNWARP_EITHER Pair unwarpPair(T first, T second) { return both(first, second); }

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
