/* The natural logarithm in double, and what is made of it. */
#ifndef UNWARP_LOG_DOUBLE_H
#define UNWARP_LOG_DOUBLE_H

#include "double-double.h"
#include "exp-double.h"

#define ROOT_HALF_HIGH_BITS 0x3fe6a09e

/* x = 2^n (1 + rest) with 1 + rest between the roots of 1/2 and 2, for positive normal x. */
INLINE int split_d(double x, double* rest) {
  int shifted = high_bits_of_double(x) - ROOT_HALF_HIGH_BITS;
  long long mantissa = (long long)((unsigned long long)(unsigned)((shifted & 0xfffff) + ROOT_HALF_HIGH_BITS) << 32);
  *rest = double_of_bits(mantissa | (bits_of_double(x) & 0xffffffff)) - 1;
  return shifted >> 20;
}
/* The same for subnormal x as well. */
INLINE int split_any_d(double x, double* rest) {
  int isSmall = x < 0x1p-1022;
  double lifted = x * 0x1p54;
  return split_d(isSmall ? lifted : x, rest) - (isSmall ? 54 : 0);
}
/*
 * log(1 + x) - x for x of split_d. With s = x / (2 + x), log(1 + x) = 2 atanh(s) = 2s + s^3 p(s^2), and
 * 2s = x - s x.
 */
INLINE double log_rest_d(double x) {
  double s = x / (2 + x), square = s * s;
  return s * (square * poly_log_d(square) - x);
}
/* n ln 2 + log(1 + x) + low */
INLINE double join_log_d(int n, double x, double low) {
  double exponent = (double)n, high = exponent * LN2_HIGH_D, sum = high + x;
  /* With what the sum drops: where n is not 0, its first term is larger. */
  return sum + ((x - (sum - high)) + (log_rest_d(x) + (exponent * LN2_LOW_D + low)));
}
/* What a logarithm of x is where x is zero, negative, infinite or NaN; else `result`. */
INLINE double log_special_d(double x, double result) {
  result = x == INFINITY_D ? x : result;
  result = x == 0 ? -INFINITY_D : result;
  return x >= 0 ? result : NAN_D;
}
/* log(1 + x) + n ln 2 for finite x > -1 */
INLINE double log1p_d(double x, int n) {
  double ignored;
  int exponent = split_d(1 + x, &ignored);
  /* (1 + x) / 2^exponent - 1, without the rounding of 1 + x. In two steps, because the exponent may be 1024. */
  int half = exponent >> 1;
  double root = power_of_two_d(-half), other = power_of_two_d(half - exponent);
  wide rest = any_sum(root * other - 1, x * root * other);
  return join_log_d(exponent + n, rest.high, rest.low);
}

#endif
