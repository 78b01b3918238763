#include "exp-double.h"
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

MATH(double, exp)(double x) { return exp_d(x); }

MATH(double, exp2)(double x) {
  x = x < -1076 ? -1076 : x;
  x = x > 1025 ? 1025 : x;
  double shifted = x + SHIFT_D;
  double rest = x - (shifted - SHIFT_D);
  return scale_d(exp2_near_zero_d(rest, 0), shifted_integer_d(shifted));
}

MATH(double, exp10)(double x) {
  x = x < -325 ? -325 : x;
  x = x > 310 ? 310 : x;
  double shifted = x * 0x1.a934f0979a371p1 + SHIFT_D;
  double n = shifted - SHIFT_D;
  /* lg 2 in two parts, the first short enough for exact products. */
  double high = x - n * 0x1.34413509f8p-2, low = n * 0x1.80433b83b532ap-44;
  double decimal = high + low;
  double error = (high - decimal) + low;
  /* 10^d = e^(d ln 10) */
  double rest = decimal * 0x1.26bb1bbb55516p1;
  double small = error * 0x1.26bb1bbb55516p1 - decimal * 0x1.f48ad494ea3e9p-53;
  return scale_d(1 + (rest + (small + rest * rest * poly_exp_d(rest))), shifted_integer_d(shifted));
}

MATH(double, expm1)(double x) {
  double clamped = x < -40 ? -40 : x;
  clamped = clamped > 710 ? 710 : clamped;
  double shifted = clamped * 0x1.71547652b82fep0 + SHIFT_D;
  double n = shifted - SHIFT_D;
  double high = clamped - n * LN2_HIGH_D, low = n * LN2_LOW_D;
  double rest = high - low;
  double error = (high - rest) - low;
  double small = error + rest * rest * poly_exp_d(rest);
  double power = power_of_two_d(shifted_integer_d(shifted) - 1);
  double result = 2 * (((power - 0.5) + power * rest) + power * small);
  return x == 0 ? x : result;
}
