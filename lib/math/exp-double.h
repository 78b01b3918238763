/* e^x in double, and what is made of it. */
#ifndef UNWARP_EXP_DOUBLE_H
#define UNWARP_EXP_DOUBLE_H

#include "polynomials.h"

/* ln 2 in two parts; the first has 40 digits, so that its product with an exponent is exact. */
#define LN2_HIGH_D 0x1.62e42fefa4p-1
#define LN2_LOW_D -0x1.8432a1b0e2634p-43

/* x = n ln 2 + rest, |rest| <= ln(2) / 2; returns n. |x| < 2^12 or so, and NaN. */
INLINE int reduce_exp_d(double x, double* rest) {
  double shifted = x * 0x1.71547652b82fep0 + SHIFT_D;
  double n = shifted - SHIFT_D;
  *rest = (x - n * LN2_HIGH_D) - n * LN2_LOW_D;
  return shifted_integer_d(shifted);
}
/* e^x for |x| <= ln(2) / 2 */
INLINE double exp_near_zero_d(double x) { return 1 + (x + x * x * poly_exp_d(x)); }

/* 2^(x + low) for |x| <= 1/2, with low far smaller */
INLINE double exp2_near_zero_d(double x, double low) {
  double rest = x * 0x1.62e42fefa39efp-1;
  double small = x * 0x1.abc9e3b39803fp-56 + low * 0x1.62e42fefa39efp-1;
  return 1 + (rest + (small + rest * rest * poly_exp_d(rest)));
}

/* Everything beyond is 0 or infinite. NaN stays. */
INLINE double clamp_exp_d(double x) {
  x = x < -746 ? -746 : x;
  return x > 710 ? 710 : x;
}
INLINE double exp_d(double x) {
  double rest;
  int n = reduce_exp_d(clamp_exp_d(x), &rest);
  return scale_d(exp_near_zero_d(rest), n);
}
/* e^x / 2, which is finite a little longer, for x >= 0 */
INLINE double half_exp_d(double x) {
  double rest;
  int n = reduce_exp_d(x > 712 ? 712 : x, &rest);
  return scale_d(exp_near_zero_d(rest), n - 1);
}

#endif
