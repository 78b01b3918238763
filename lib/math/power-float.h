/* x^y in float, computed in double: the logarithm needs eight digits more than a float has. */
#ifndef UNWARP_POWER_FLOAT_H
#define UNWARP_POWER_FLOAT_H

#include "log-float.h"

/* log2 x for positive normal x as a double, to some 35 digits */
INLINE double wide_log2_f(float x, int lift) {
  float rest;
  int n = split_f(x, &rest) - lift;
  /* log(1 + r) = 2 atanh(s) with s = r / (2 + r) */
  double r = rest, s = r / (2 + r), square = s * s;
  return (double)n + (s + s) * 0x1.71547652b82fep0 + s * square * (0x1.71547652b82fep0 * poly_log_short_d(square));
}
/* 2^x for |x| < 2^10 or so, to some 30 digits */
INLINE float power_of_two_of_double(double x) {
  double shifted = x + SHIFT_D;
  float rest = (float)(x - (shifted - SHIFT_D));
  return scale_f(1 + rest * poly_exp2_f(rest), shifted_integer_d(shifted));
}

#endif
