/* Sums and products of doubles with their rounding errors, for the few results that need more than 53 digits. */
#ifndef UNWARP_MATH_DOUBLE_DOUBLE_H
#define UNWARP_MATH_DOUBLE_DOUBLE_H

#include "device-math.h"

typedef struct {
  double high, low;
} wide;

/* |a| >= |b| */
INLINE wide ordered_sum(double a, double b) {
  double sum = a + b;
  return (wide){sum, b - (sum - a)};
}
/* Whichever is larger (Knuth). */
INLINE wide any_sum(double a, double b) {
  double sum = a + b, back = sum - a;
  return (wide){sum, (a - (sum - back)) + (b - back)};
}
/* Rounded to 26 digits, so that the rest has 26 and a sign, and products of halves are exact. */
INLINE double upper_half(double x) { return double_of_bits((bits_of_double(x) + 0x4000000) & ~0x7ffffffll); }

/* Exact, where no half overflows and no product of halves is below the normal numbers (Dekker). */
INLINE wide product(double a, double b) {
  double high = a * b;
  double aUpper = upper_half(a), aLower = a - aUpper;
  double bUpper = upper_half(b), bLower = b - bUpper;
  return (wide){high, ((aUpper * bUpper - high) + aUpper * bLower + aLower * bUpper) + aLower * bLower};
}
INLINE wide wide_product(wide a, wide b) {
  wide high = product(a.high, b.high);
  return ordered_sum(high.high, high.low + (a.high * b.low + a.low * b.high));
}
/* |a| >= |b| */
INLINE wide wide_sum(wide a, wide b) {
  wide high = ordered_sum(a.high, b.high);
  return ordered_sum(high.high, high.low + (a.low + b.low));
}

#endif
