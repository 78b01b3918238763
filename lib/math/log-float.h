/* The natural logarithm in float, and what is made of it. */
#ifndef UNWARP_LOG_FLOAT_H
#define UNWARP_LOG_FLOAT_H

#include "exp-float.h"

#define ROOT_HALF_BITS 0x3f3504f3

/* x = 2^n (1 + rest) with 1 + rest between the roots of 1/2 and 2, for positive normal x. */
INLINE int split_f(float x, float* rest) {
  int shifted = bits_of_float(x) - ROOT_HALF_BITS;
  *rest = float_of_bits((shifted & 0x7fffff) + ROOT_HALF_BITS) - 1;
  return shifted >> 23;
}
/* The same for subnormal x as well. */
INLINE int split_any_f(float x, float* rest) {
  int isSmall = x < 0x1p-126f;
  float lifted = x * 0x1p24f;
  return split_f(isSmall ? lifted : x, rest) - (isSmall ? 24 : 0);
}
/* log(1 + x) - x for x of split_f. */
INLINE float log_rest_f(float x) { return x * x * (x * poly_log_f(x) - 0.5f); }

/* n ln 2 + log(1 + x) */
INLINE float join_log_f(int n, float x) {
  float exponent = (float)n;
  return exponent * LN2_HIGH_F + (x + (log_rest_f(x) + exponent * LN2_LOW_F));
}
/* What a logarithm of x is where x is zero, negative, infinite or NaN; else `result`. */
INLINE float log_special_f(float x, float result) {
  result = x == INFINITY_F ? x : result;
  result = x == 0 ? -INFINITY_F : result;
  return x >= 0 ? result : NAN_F;
}
/* log(1 + x) + n ln 2 for finite x > -1 */
INLINE float log1p_f(float x, int n) {
  float ignored;
  int exponent = split_f(1 + x, &ignored);
  /* (1 + x) / 2^exponent - 1, without the rounding of 1 + x. In two steps, because the exponent may be 128. */
  float root = power_of_two_f(-(exponent >> 1)), other = power_of_two_f(-(exponent - (exponent >> 1)));
  return join_log_f(exponent + n, x * root * other + (root * other - 1));
}

#endif
