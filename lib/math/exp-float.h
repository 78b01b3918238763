/* e^x in float, and what is made of it. */
#ifndef UNWARP_EXP_FLOAT_H
#define UNWARP_EXP_FLOAT_H

#include "polynomials.h"

/* ln 2 in two parts; the first has 15 digits, so that its product with an exponent is exact. */
#define LN2_HIGH_F 0x1.62e4p-1f
#define LN2_LOW_F 0x1.7f7d1cp-20f

/* x = n ln 2 + rest, |rest| <= ln(2) / 2; returns n. |x| < 2^15 or so, and NaN. */
INLINE int reduce_exp_f(float x, float* rest) {
  float shifted = x * 0x1.715476p0f + SHIFT_F;
  float n = shifted - SHIFT_F;
  *rest = (x - n * LN2_HIGH_F) - n * LN2_LOW_F;
  return shifted_integer_f(shifted);
}
/* e^x for |x| <= ln(2) / 2 */
INLINE float exp_near_zero_f(float x) { return 1 + (x + x * x * poly_exp_f(x)); }

/* Everything beyond is 0 or infinite. NaN stays. */
INLINE float clamp_exp_f(float x) {
  x = x < -104 ? -104 : x;
  return x > 89 ? 89 : x;
}
INLINE float exp_f(float x) {
  float rest;
  int n = reduce_exp_f(clamp_exp_f(x), &rest);
  return scale_f(exp_near_zero_f(rest), n);
}
/* e^x / 2, which is finite a little longer, for x >= 0 */
INLINE float half_exp_f(float x) {
  float rest;
  int n = reduce_exp_f(x > 91 ? 91 : x, &rest);
  return scale_f(exp_near_zero_f(rest), n - 1);
}

#endif
