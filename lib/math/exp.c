#include "exp-float.h"

MATH(float, expf)(float x) { return exp_f(x); }

MATH(float, exp2f)(float x) {
  x = x < -151 ? -151 : x;
  x = x > 129 ? 129 : x;
  float shifted = x + SHIFT_F;
  float rest = x - (shifted - SHIFT_F);
  return scale_f(1 + rest * poly_exp2_f(rest), shifted_integer_f(shifted));
}

MATH(float, exp10f)(float x) {
  x = x < -46 ? -46 : x;
  x = x > 39 ? 39 : x;
  float shifted = x * 0x1.a934fp1f + SHIFT_F;
  float n = shifted - SHIFT_F;
  /* lg 2 in two parts, the first short enough for exact products. */
  float rest = (x - n * 0x1.344p-2f) - n * 0x1.3509f8p-18f;
  return scale_f(1 + rest * poly_exp10_f(rest), shifted_integer_f(shifted));
}

MATH(float, expm1f)(float x) {
  float clamped = x < -20 ? -20 : x;
  clamped = clamped > 89 ? 89 : clamped;
  float shifted = clamped * 0x1.715476p0f + SHIFT_F;
  float n = shifted - SHIFT_F;
  float high = clamped - n * LN2_HIGH_F, low = n * LN2_LOW_F;
  float rest = high - low;
  float error = (high - rest) - low;
  float small = error + rest * rest * poly_exp_f(rest);
  /* 2^n (1 + rest + small) - 1. Half of it, because 2^128 is no float; -0 has no other way to stay. */
  float power = power_of_two_f(shifted_integer_f(shifted) - 1);
  float result = 2 * (((power - 0.5f) + power * rest) + power * small);
  return x == 0 ? x : result;
}
