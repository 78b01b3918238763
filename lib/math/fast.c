/*
 * What CUDA's fast intrinsics compute, and -use_fast_math instead of the function without "fast_": within the bounds
 * that CUDA documents for those. Only where that saves much; the other intrinsics are the functions themselves.
 */
#include "log-float.h"
#include "trigonometry-float.h"

/*
 * In float, and without the branch for large x: the absolute error grows with x, from 2^-24 to 2^-10 at 10^4 quarter
 * turns. Far beyond, the result is any number between -1 and 1.
 */
INLINE int reduce_angle_fast(float x, float* rest) {
  float shifted = x * 0x1.45f306p-1f + SHIFT_F;
  float n = shifted - SHIFT_F;
  /* pi/2 in parts of 11, 11 and 24 digits */
  float left = ((x - n * 0x1.92p0f) - n * 0x1.fb4p-12f) - n * 0x1.4442d2p-24f;
  left = left > 0.8f ? 0.8f : left;
  *rest = left < -0.8f ? -0.8f : left;
  return shifted_integer_f(shifted);
}
MATH(float, fast_sinf)(float x) {
  float rest;
  int n = reduce_angle_fast(x, &rest);
  return sine_of_quarters_f(n, rest);
}
MATH(float, fast_cosf)(float x) {
  float rest;
  int n = reduce_angle_fast(x, &rest);
  return sine_of_quarters_f(n + 1, rest);
}
MATH(float, fast_tanf)(float x) {
  float rest;
  int n = reduce_angle_fast(x, &rest);
  return tangent_of_quarters_f(n, rest);
}

/* 2^(y log2 x), in float: of negative x there is none. */
MATH(float, fast_powf)(float x, float y) {
  float rest;
  int n = split_any_f(x, &rest);
  float logarithm = log_special_f(x, (float)n + (rest + log_rest_f(rest)) * 0x1.715476p0f);
  float exponent = y * logarithm;
  exponent = exponent < -151 ? -151 : exponent;
  exponent = exponent > 129 ? 129 : exponent;
  float shifted = exponent + SHIFT_F;
  float left = exponent - (shifted - SHIFT_F);
  return scale_f(1 + left * poly_exp2_f(left), shifted_integer_f(shifted));
}
