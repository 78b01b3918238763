/*
 * half is an integer of 16 bits here, and these are the ways between it and float. They are on the path
 * of every operation, so they are straight integer code and one float addition, without branches and
 * without numbers below float's normal ones: vectors and -use_fast_math change nothing. Conditions are on 32
 * bits, and decide between values of 32 bits: vectors of both widths would need conversions.
 */
#ifndef UNWARP_HALF_BITS_H
#define UNWARP_HALF_BITS_H

#include "qualifiers.h"

__UNWARP_HOST_DEVICE float __unwarp_half_to_float(unsigned short half) {
  unsigned int shifted = (half & 0x7fffu) << 13;
  float normal = __builtin_bit_cast(float, shifted + 0x38000000); /* exponents begin at -14 instead of -126 */
  /* Below: put behind a one that is then taken away. */
  float small = __builtin_bit_cast(float, shifted + 0x38800000) - 0x1p-14f;
  unsigned int bits = __builtin_bit_cast(unsigned int, normal < 0x1p-14f ? small : normal);
  bits += normal >= 65536.0f ? 0x38000000 : 0; /* infinity and NaN */
  return __builtin_bit_cast(float, bits | (half & 0x8000u) << 16);
}

/* Rounds to nearest even; every NaN becomes the one that hardware gives, 0x7fff. */
__UNWARP_HOST_DEVICE unsigned short __unwarp_half_from_float(float x) {
  unsigned int bits = __builtin_bit_cast(unsigned int, x);
  bits = (bits & 0x7fffffff) > 0x7f800000 ? 0x7fffffff : bits;
  unsigned int size = bits & 0x7fffffff;
  /* From 65536 on infinity, and where its exponent has all other bits set, 0x7fff. */
  unsigned int clamped = size < 0x47800000 ? size : 0x47800000;
  clamped = size > 0x7f800000 ? 0x47ffe000 : clamped;
  unsigned int normal = (clamped - 0x38000000 + 0xfff + (clamped >> 13 & 1)) >> 13;
  /* Below the normal numbers: the last place of a sum that begins at one half is 2^-24. */
  float sum = __builtin_bit_cast(float, clamped) + 0.5f;
  unsigned int small = __builtin_bit_cast(unsigned int, sum) - 0x3f000000;
  return (unsigned short)((size < 0x38800000 ? small : normal) | (bits >> 16 & 0x8000));
}

/* Rounds towards zero, or away from it. */
__UNWARP_HOST_DEVICE unsigned short __unwarp_half_from_float(float x, bool away) {
  unsigned int bits = __builtin_bit_cast(unsigned int, x);
  unsigned int size = bits & 0x7fffffff;
  unsigned int exponent = size >> 23;
  bool isSmall = size < 0x38800000;
  unsigned int shift = !isSmall ? 13 : exponent < 95 ? 31 : 126 - exponent;
  unsigned int digits = !isSmall ? size - 0x38000000 : size == 0 ? 0 : (size & 0x7fffff) | 0x800000;
  unsigned int half = (digits + (away ? (1u << shift) - 1 : 0)) >> shift;
  unsigned int largest = away || size == 0x7f800000 ? 0x7c00 : 0x7bff;
  half = (size < 0x47800000 ? half : largest) | (bits >> 16 & 0x8000);
  return (unsigned short)(size > 0x7f800000 ? 0x7fff : half);
}

#endif
