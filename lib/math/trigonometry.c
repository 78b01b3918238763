#include "trigonometry-double.h"
#include "trigonometry-float.h"

MATH(float, sinf)(float x) {
  float rest;
  int n = reduce_angle_f(x, &rest);
  float result = sine_of_quarters_f(n, rest);
  if (RARELY(is_large_angle_f(x))) result = __unwarp_math_sine_of_large_f(x);
  return x == 0 ? x : result;
}
MATH(float, cosf)(float x) {
  float rest;
  int n = reduce_angle_f(x, &rest);
  float result = sine_of_quarters_f(n + 1, rest);
  if (RARELY(is_large_angle_f(x))) result = __unwarp_math_cosine_of_large_f(x);
  return result;
}
MATH(float, tanf)(float x) {
  float rest;
  int n = reduce_angle_f(x, &rest);
  float result = tangent_of_quarters_f(n, rest);
  if (RARELY(is_large_angle_f(x))) result = __unwarp_math_tangent_of_large_f(x);
  return x == 0 ? x : result;
}

/*
 * x half turns as a number of quarters and the rest of at most half a quarter, both exact. Floats beyond 2^22
 * are whole numbers, those beyond 2^24 even ones.
 */
INLINE int reduce_half_turns_f(float x, float* rest) {
  float turned = x - 2 * __builtin_rintf(0.5f * x);
  float shifted = 2 * turned + SHIFT_F;
  *rest = turned - 0.5f * (shifted - SHIFT_F);
  return shifted_integer_f(shifted);
}
INLINE float sine_of_half_turns_f(int n, float rest) {
  float square = rest * rest;
  /* Of rest and pi the first twelve digits have an exact product. */
  float restHigh = float_of_bits(bits_of_float(rest) & 0xfffff000), restLow = rest - restHigh;
  float small = restLow * 0x1.922p1f - rest * 0x1.2aeef4p-17f;
  float sine = restHigh * 0x1.922p1f + (small + rest * square * poly_sinpi_f(square));
  /* With what the rounding of 1 - half dropped. */
  float half = square * 0x1.3bd3ccp2f, less = 1 - half;
  float cosine = less + (((1 - less) - half) + square * square * poly_cospi_f(square));
  float result = (n & 1) ? cosine : sine;
  return (n & 2) ? -result : result;
}
/* Of whole numbers, the zero has the sign of x in sinpi, and is positive in cospi. */
MATH(float, sinpif)(float x) {
  float rest;
  int n = reduce_half_turns_f(x, &rest);
  float result = sine_of_half_turns_f(n, rest);
  return result == 0 ? __builtin_copysignf(0, x) : result;
}
MATH(float, cospif)(float x) {
  float rest;
  int n = reduce_half_turns_f(x, &rest);
  float result = sine_of_half_turns_f(n + 1, rest);
  return result == 0 ? 0 : result;
}

MATH(double, sin)(double x) {
  wide rest;
  int n = reduce_angle_d(x, &rest);
  double result = sine_of_quarters_d(n, rest);
  if (RARELY(is_large_angle_d(x))) result = __unwarp_math_sine_of_large(x);
  return x == 0 ? x : result;
}
MATH(double, cos)(double x) {
  wide rest;
  int n = reduce_angle_d(x, &rest);
  double result = sine_of_quarters_d(n + 1, rest);
  if (RARELY(is_large_angle_d(x))) result = __unwarp_math_cosine_of_large(x);
  return result;
}
MATH(double, tan)(double x) {
  wide rest;
  int n = reduce_angle_d(x, &rest);
  double result = tangent_of_quarters_d(n, rest);
  if (RARELY(is_large_angle_d(x))) result = __unwarp_math_tangent_of_large(x);
  return x == 0 ? x : result;
}

/* As for float, with 2^51 and 2^53. */
INLINE int reduce_half_turns_d(double x, double* rest) {
  double turned = x - 2 * __builtin_rint(0.5 * x);
  double shifted = 2 * turned + SHIFT_D;
  *rest = turned - 0.5 * (shifted - SHIFT_D);
  return shifted_integer_d(shifted);
}
INLINE double sine_of_half_turns_d(int n, double rest) {
  /* rest times pi, to twice the digits */
  wide angle = wide_product((wide){rest, 0}, (wide){0x1.921fb54442d18p1, 0x1.1a62633145c07p-53});
  return sine_of_quarters_d(n, angle);
}
MATH(double, sinpi)(double x) {
  double rest;
  int n = reduce_half_turns_d(x, &rest);
  double result = sine_of_half_turns_d(n, rest);
  return result == 0 ? __builtin_copysign(0, x) : result;
}
MATH(double, cospi)(double x) {
  double rest;
  int n = reduce_half_turns_d(x, &rest);
  double result = sine_of_half_turns_d(n + 1, rest);
  return result == 0 ? 0 : result;
}
