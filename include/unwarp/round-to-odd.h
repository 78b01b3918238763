/*
 * Values on their way through float to fewer digits. Rounding to nearest twice can go wrong: the first
 * rounding may end on a tie that the exact value was only close to. Rounding to odd first is safe: an
 * inexact value becomes the neighbour whose last bit is one, which no tie of fewer digits has.
 */
#ifndef UNWARP_ROUND_TO_ODD_H
#define UNWARP_ROUND_TO_ODD_H

#include "qualifiers.h"

#pragma float_control(precise, on, push)

/* From the exact value rounded to nearest, and whether the exact value lies above or below that. */
__UNWARP_HOST_DEVICE float __unwarp_to_odd(float nearest, bool above, bool below) {
  unsigned int bits = __builtin_bit_cast(unsigned int, nearest);
  unsigned int inexact = above | below;
  unsigned int step = above == (bits >> 31 == 0) ? 1u : ~0u; /* one up or down in size */
  return __builtin_bit_cast(float, inexact & ~bits & 1 ? bits + step : bits);
}

__UNWARP_HOST_DEVICE float __unwarp_odd_float(double x) {
  float nearest = (float)x;
  return __unwarp_to_odd(nearest, x > nearest, x < nearest);
}
__UNWARP_HOST_DEVICE float __unwarp_odd_float(int x) { return __unwarp_odd_float((double)x); }
__UNWARP_HOST_DEVICE float __unwarp_odd_float(unsigned int x) { return __unwarp_odd_float((double)x); }
__UNWARP_HOST_DEVICE float __unwarp_odd_float(unsigned long long x) {
  /* Beyond the digits of double, what is lost becomes one bit. */
  unsigned long long folded = (x & ~2047ull) | ((x & 2047) != 0 ? 2048 : 0);
  return __unwarp_odd_float((double)(x >> 53 ? folded : x));
}
__UNWARP_HOST_DEVICE float __unwarp_odd_float(long long x) {
  return x < 0 ? -__unwarp_odd_float(0 - (unsigned long long)x) : __unwarp_odd_float((unsigned long long)x);
}

/* a * b + c for factors of at most 12 digits, whose product float holds exactly. */
__UNWARP_HOST_DEVICE float __unwarp_odd_fma_short(float a, float b, float c) {
  float product = a * b;
  float sum = product + c;
  float cRounded = sum - product;
  float rest = (product - (sum - cRounded)) + (c - cRounded); /* what sum lacks, exactly (Knuth's TwoSum) */
  return __unwarp_to_odd(sum, rest > 0, rest < 0);
}

/* The same where the product needs double for its range. */
__UNWARP_HOST_DEVICE float __unwarp_odd_fma_wide(float a, float b, float c) {
  double product = (double)a * b;
  double sum = product + c;
  double cRounded = sum - product;
  double rest = (product - (sum - cRounded)) + (c - cRounded);
  float nearest = (float)sum;
  rest += sum - nearest; /* zero, or so much larger that the sign is its own */
  return __unwarp_to_odd(nearest, rest > 0, rest < 0);
}

#pragma float_control(pop)

#endif
