#include "double-double.h"

/*
 * a * b + c with one rounding. The product of floats is exact in double; the sum is rounded there to odd: if it
 * is inexact, its last digit becomes 1. Then rounding it again, to float, cannot go wrong by having been rounded before.
 */
MATH(float, fmaf)(float a, float b, float c) {
  double product = (double)a * b, term = c;
  double sum = product + term;
  double back = sum - product;
  double error = (product - (sum - back)) + (term - back);
  long long bits = bits_of_double(sum);
  /* Towards the exact value, where the last digit is 0; not of infinities, whose error is NaN. */
  int isInexact = (error < 0) | (error > 0);
  long long step = (bits_of_double(error) ^ bits) >> 63 | 1;
  double odd = double_of_bits(bits + ((isInexact & !(bits & 1)) ? step : 0));
  return (float)odd;
}

/* 64 digits of significance and where they stand, for a * b + c where halves of the factors may be out of range. */
INLINE unsigned long long digits_of(double x, int* exponent) {
  unsigned long long bits = (unsigned long long)bits_of_double(x);
  int biased = (int)(bits >> 52) & 0x7ff;
  unsigned long long digits = bits & 0xfffffffffffff;
  *exponent = (biased ? biased : 1) - 1075;
  return biased ? digits | 1ull << 52 : digits;
}
/* In integers of 128 digits; a, b and c are finite, a and b not 0. */
SLOW(double, wide_fma)(double a, double b, double c) {
  int aExponent, bExponent, cExponent;
  unsigned long long aDigits = digits_of(a, &aExponent), bDigits = digits_of(b, &bExponent), cDigits = digits_of(c, &cExponent);
  int isNegative = (bits_of_double(a) ^ bits_of_double(b)) < 0, isOpposite = isNegative != (bits_of_double(c) < 0);

  /* The product, of at most 106 digits, in two words. */
  unsigned long long aLow = (unsigned int)aDigits, aHigh = aDigits >> 32, bLow = (unsigned int)bDigits, bHigh = bDigits >> 32;
  unsigned long long middle = aHigh * bLow + (aLow * bLow >> 32), cross = aLow * bHigh + (unsigned int)middle;
  unsigned long long low = aDigits * bDigits, high = aHigh * bHigh + (middle >> 32) + (cross >> 32);
  int exponent = aExponent + bExponent;

  /* Both to the left as far as they go, with two places free for the sum. */
  while (high < 1ull << 61) high = high << 1 | low >> 63, low <<= 1, exponent--;
  unsigned long long otherHigh = cDigits, otherLow = 0;
  int otherExponent = cExponent - 64;
  if (cDigits == 0) otherExponent = exponent;
  else
    while (otherHigh < 1ull << 61) otherHigh <<= 1, otherExponent--;

  /* The one that stands lower moves right; what falls off stays as a last digit that is not 0. */
  if (otherExponent > exponent || (otherExponent == exponent && otherHigh > high)) {
    unsigned long long swapHigh = high, swapLow = low;
    int swapExponent = exponent;
    high = otherHigh, low = otherLow, exponent = otherExponent;
    otherHigh = swapHigh, otherLow = swapLow, otherExponent = swapExponent;
    isNegative ^= isOpposite;
  }
  for (int distance = exponent - otherExponent; distance > 0; distance--) {
    if (distance > 130) distance = 130;
    otherLow = otherHigh << 63 | otherLow >> 1 | (otherLow & 1);
    otherHigh >>= 1;
  }
  if (isOpposite) {
    /* Of equal high words the low ones decide; the difference is of the larger's sign. */
    if (otherHigh > high || (otherHigh == high && otherLow > low)) {
      unsigned long long swapHigh = high, swapLow = low;
      high = otherHigh, low = otherLow, otherHigh = swapHigh, otherLow = swapLow;
      isNegative ^= 1;
    }
    unsigned long long difference = low - otherLow;
    high = high - otherHigh - (low < otherLow);
    low = difference;
    if ((high | low) == 0) return 0;
  } else {
    low += otherLow;
    high += otherHigh + (low < otherLow);
  }

  /* 63 digits in `high`. Of them 53 stay, or fewer where the result is below the normal numbers. */
  while (high < 1ull << 62) high = high << 1 | low >> 63, low <<= 1, exponent--;
  exponent += 64;
  int dropped = -1074 - exponent > 10 ? -1074 - exponent : 10;
  if (dropped > 63) return isNegative ? -0.0 : 0.0;
  unsigned long long kept = high >> dropped, rest = high & ((1ull << dropped) - 1), tie = 1ull << (dropped - 1);
  kept += rest > tie || (rest == tie && (low != 0 || kept & 1));
  exponent += dropped;
  exponent = exponent > 2000 ? 2000 : exponent;
  double result = (double)(long long)kept * power_of_two_d(exponent >> 1) * power_of_two_d(exponent - (exponent >> 1));
  return isNegative ? -result : result;
}

/*
 * a * b + c with one rounding (Boldo and Melquiond): the exact product and c are sums of doubles; the lower part of
 * their sum is rounded to odd.
 */
INLINE double sum_to_odd(double a, double b) {
  wide sum = any_sum(a, b);
  long long bits = bits_of_double(sum.high);
  int isInexact = (sum.low < 0) | (sum.low > 0);
  long long step = (bits_of_double(sum.low) ^ bits) >> 63 | 1;
  return double_of_bits(bits + ((isInexact & !(bits & 1)) ? step : 0));
}
MATH(double, fma)(double a, double b, double c) {
  wide exact = product(a, b);
  wide lower = any_sum(c, exact.low);
  wide upper = any_sum(exact.high, lower.high);
  double result = upper.high + sum_to_odd(upper.low, lower.low);
  /* An exact zero, and what is not finite, is as without the one rounding; only that a product may overflow. */
  double plain = a * b + c;
  plain = (is_finite_d(a) & is_finite_d(b) & !is_finite_d(c)) ? c : plain;
  double aSize = __builtin_fabs(a), bSize = __builtin_fabs(b), size = __builtin_fabs(exact.high);
  int isPlain = is_finite_d(a) & is_finite_d(b) & is_finite_d(c) & (a != 0) & (b != 0);
  int isInRange = (aSize < 0x1p990) & (bSize < 0x1p990) & (size < 0x1p1000) & (size > 0x1p-960) & (__builtin_fabs(c) < 0x1p1000);
  result = (isPlain & (result != 0)) ? result : plain;
  if (RARELY(isPlain & !isInRange)) result = __unwarp_math_wide_fma(a, b, c);
  return result;
}
