/**
 * Sums, products, quotients and roots of floats with a rounding of their own, for a header that comes with a port which needs them. Ascend has no
 * such operations, documents no accuracy of quotients and roots, and flushes subnormal quotients: so they are made of integers, which
 * hold the exact value, or its first digits and whether something is left.
 */

export const roundingHeaderName = "unwarp_rounding.h";

const modes = ["rn", "rz", "ru", "rd"] as const;
const operations: Readonly<Record<string, readonly string[]>> = {
  fadd: ["a", "b"],
  fsub: ["a", "b"],
  fmul: ["a", "b"],
  fmaf: ["a", "b", "c"],
  fdiv: ["a", "b"],
  frcp: ["a"],
  fsqrt: ["a"],
};
/** The operations of the language are these. */
const ofTheLanguage = new Set(["__fadd_rn", "__fsub_rn", "__fmul_rn", "__fmaf_rn"]);

/** `__fadd_rz` is `unwarpFaddRz` in the port. */
const nameOf = (name: string) =>
  `unwarp${name
    .replace(/^__/, "")
    .split("_")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("")}`;

/** By CUDA's names. */
export const roundedFunctions: ReadonlyMap<string, string> = new Map(
  Object.keys(operations)
    .flatMap((name) => modes.map((mode) => `__${name}_${mode}`))
    .filter((name) => !ofTheLanguage.has(name))
    .map((name) => [name, nameOf(name)]),
);

const functions = Object.entries(operations)
  .flatMap(([name, parameters]) =>
    modes
      .filter((mode) => !ofTheLanguage.has(`__${name}_${mode}`))
      .map((mode) => {
        const declared = parameters.map((one) => `float ${one}`).join(", ");
        return `__aicore__ inline float ${nameOf(`__${name}_${mode}`)}(${declared}) { return ${nameOf(name)}(${parameters.join(", ")}, unwarp_${mode}); }`;
      }),
  )
  .join("\n");

export const roundingHeader = `// Written by unwarp port. Operations of floats with a rounding of their own, which Ascend C's SIMT does not have, made of integers.
#pragma once

#include "simt_api/asc_simt.h"

// To the nearest, to zero, up, down.
enum UnwarpRounding { unwarp_rn, unwarp_rz, unwarp_ru, unwarp_rd };

// digits * 2^exponent. Of all but zero, the infinities and NaN.
struct UnwarpDigits {
  unsigned long long digits;
  int exponent;
};
__aicore__ inline UnwarpDigits unwarpDigitsOf(unsigned int bits) {
  unsigned int field = bits >> 23 & 0xffu, fraction = bits & 0x7fffffu;
  UnwarpDigits result = {field == 0 ? fraction : fraction | 0x800000u, (field == 0 ? 1 : (int)field) - 150};
  for (; result.digits < 0x800000u; result.exponent--) result.digits <<= 1;
  return result;
}
__aicore__ inline bool unwarpIsNan(unsigned int bits) { return (bits & 0x7fffffffu) > 0x7f800000u; }
__aicore__ inline bool unwarpIsInfinite(unsigned int bits) { return (bits & 0x7fffffffu) == 0x7f800000u; }
__aicore__ inline bool unwarpIsZero(unsigned int bits) { return (bits & 0x7fffffffu) == 0; }

// Rounds digits * 2^exponent, and a little more where isMore, to a float. The digits are less than 2^63; where isMore, they are 25 at least.
__aicore__ inline float unwarpRounded(unsigned int sign, UnwarpDigits exact, bool isMore, UnwarpRounding mode) {
  unsigned long long digits = exact.digits;
  int length = 64 - __clz((long long)digits);
  int last = exact.exponent + length - 24;
  if (last < -149) last = -149;
  int dropped = last - exact.exponent;
  unsigned long long kept = dropped <= 0 ? digits << -dropped : dropped < 63 ? digits >> dropped : 0;
  bool isAbove = false, isTie = false, isInexact = isMore;
  if (dropped > 0) {
    unsigned long long rest = dropped < 63 ? digits & ((1ull << dropped) - 1) : digits;
    unsigned long long middle = dropped < 63 ? 1ull << (dropped - 1) : ~0ull;
    isInexact = isMore || rest != 0;
    isAbove = rest > middle || (rest == middle && isMore);
    isTie = rest == middle && !isMore;
  }
  bool isUp = mode == unwarp_rn   ? isAbove || (isTie && (kept & 1) != 0)
              : mode == unwarp_ru ? isInexact && sign == 0
              : mode == unwarp_rd ? isInexact && sign != 0
                                  : false;
  if (isUp) kept++;
  if (kept == 0x1000000u) {
    kept = 0x800000u;
    last++;
  }
  unsigned int bits = kept < 0x800000u ? (unsigned int)kept : (unsigned int)(last + 150) << 23 | ((unsigned int)kept & 0x7fffffu);
  if (kept >= 0x800000u && last + 150 >= 255) {
    bool isInfinity = mode == unwarp_rn || (mode == unwarp_ru && sign == 0) || (mode == unwarp_rd && sign != 0);
    bits = isInfinity ? 0x7f800000u : 0x7f7fffffu;
  }
  return __uint_as_float(sign | bits);
}

// Left as far as 62 digits allow.
__aicore__ inline UnwarpDigits unwarpAligned(UnwarpDigits number) {
  int shift = __clz((long long)number.digits) - 2;
  UnwarpDigits result = {number.digits << shift, number.exponent - shift};
  return result;
}
__aicore__ inline float unwarpSum(unsigned int signA, UnwarpDigits a, unsigned int signB, UnwarpDigits b, UnwarpRounding mode) {
  UnwarpDigits larger = unwarpAligned(a), smaller = unwarpAligned(b);
  unsigned int sign = signA;
  if (smaller.exponent > larger.exponent || (smaller.exponent == larger.exponent && smaller.digits > larger.digits)) {
    UnwarpDigits other = larger;
    larger = smaller;
    smaller = other;
    sign = signB;
  }
  int shift = larger.exponent - smaller.exponent;
  unsigned long long part = shift < 63 ? smaller.digits >> shift : 0;
  bool isMore = shift < 63 ? (smaller.digits & ((1ull << shift) - 1)) != 0 : true;
  UnwarpDigits sum = {0, larger.exponent};
  sum.digits = signA == signB ? larger.digits + part : larger.digits - part - (isMore ? 1 : 0);
  if (sum.digits == 0) return __uint_as_float(mode == unwarp_rd ? 0x80000000u : 0u);
  return unwarpRounded(sign, sum, isMore, mode);
}

__aicore__ inline float unwarpNan() { return __uint_as_float(0x7fffffffu); }
__aicore__ inline float unwarpFmaf(float a, float b, float c, UnwarpRounding mode) {
  unsigned int x = __float_as_uint(a), y = __float_as_uint(b), z = __float_as_uint(c);
  unsigned int sign = (x ^ y) & 0x80000000u, signC = z & 0x80000000u;
  bool isInfinite = unwarpIsInfinite(x) || unwarpIsInfinite(y);
  if (unwarpIsNan(x) || unwarpIsNan(y) || unwarpIsNan(z)) return unwarpNan();
  if (isInfinite && (unwarpIsZero(x) || unwarpIsZero(y))) return unwarpNan();
  if (isInfinite) return unwarpIsInfinite(z) && sign != signC ? unwarpNan() : __uint_as_float(sign | 0x7f800000u);
  if (unwarpIsInfinite(z)) return c;
  if (unwarpIsZero(x) || unwarpIsZero(y)) {
    if (!unwarpIsZero(z) || sign == signC) return c;
    return __uint_as_float(mode == unwarp_rd ? 0x80000000u : 0u);
  }
  UnwarpDigits digitsA = unwarpDigitsOf(x), digitsB = unwarpDigitsOf(y);
  UnwarpDigits product = {digitsA.digits * digitsB.digits, digitsA.exponent + digitsB.exponent};
  if (unwarpIsZero(z)) return unwarpRounded(sign, product, false, mode);
  return unwarpSum(sign, product, signC, unwarpDigitsOf(z), mode);
}
__aicore__ inline float unwarpFadd(float a, float b, UnwarpRounding mode) { return unwarpFmaf(a, 1.0f, b, mode); }
__aicore__ inline float unwarpFsub(float a, float b, UnwarpRounding mode) {
  return unwarpFadd(a, __uint_as_float(__float_as_uint(b) ^ 0x80000000u), mode);
}
__aicore__ inline float unwarpFmul(float a, float b, UnwarpRounding mode) {
  // Of the product's sign, so that a zero keeps it.
  unsigned int sign = (__float_as_uint(a) ^ __float_as_uint(b)) & 0x80000000u;
  return unwarpFmaf(a, b, __uint_as_float(sign), mode);
}
__aicore__ inline float unwarpFdiv(float a, float b, UnwarpRounding mode) {
  unsigned int x = __float_as_uint(a), y = __float_as_uint(b), sign = (x ^ y) & 0x80000000u;
  if (unwarpIsNan(x) || unwarpIsNan(y) || (unwarpIsZero(x) && unwarpIsZero(y))) return unwarpNan();
  if (unwarpIsInfinite(x)) return unwarpIsInfinite(y) ? unwarpNan() : __uint_as_float(sign | 0x7f800000u);
  if (unwarpIsZero(y)) return __uint_as_float(sign | 0x7f800000u);
  if (unwarpIsZero(x) || unwarpIsInfinite(y)) return __uint_as_float(sign);
  UnwarpDigits dividend = unwarpDigitsOf(x), divisor = unwarpDigitsOf(y);
  dividend.digits <<= 38;
  UnwarpDigits quotient = {dividend.digits / divisor.digits, dividend.exponent - 38 - divisor.exponent};
  return unwarpRounded(sign, quotient, dividend.digits % divisor.digits != 0, mode);
}
__aicore__ inline float unwarpFrcp(float a, UnwarpRounding mode) { return unwarpFdiv(1.0f, a, mode); }

// The largest number whose square is not above, digit by digit.
__aicore__ inline unsigned long long unwarpRootOf(unsigned long long square) {
  unsigned long long root = 0;
  for (unsigned long long bit = 1ull << 30; bit != 0; bit >>= 1)
    if ((root | bit) * (root | bit) <= square) root |= bit;
  return root;
}
// With an even exponent.
__aicore__ inline UnwarpDigits unwarpEven(UnwarpDigits number) {
  if (number.exponent % 2 == 0) return number;
  UnwarpDigits result = {number.digits << 1, number.exponent - 1};
  return result;
}
__aicore__ inline float unwarpFsqrt(float a, UnwarpRounding mode) {
  unsigned int x = __float_as_uint(a);
  if (unwarpIsNan(x)) return unwarpNan();
  if (unwarpIsZero(x)) return a;
  if ((x & 0x80000000u) != 0) return unwarpNan();
  if (unwarpIsInfinite(x)) return a;
  UnwarpDigits number = unwarpEven(unwarpDigitsOf(x));
  unsigned long long square = number.digits << 36;
  UnwarpDigits root = {unwarpRootOf(square), (number.exponent - 36) / 2};
  return unwarpRounded(0, root, root.digits * root.digits != square, mode);
}

${functions}
`;
