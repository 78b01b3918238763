#include "exp-double.h"
#include "exp-float.h"

MATH(float, erff)(float x) {
  float size = __builtin_fabsf(x), square = x * x;
  float near = size + size * poly_erf_f(square);
  float clamped = size > 3.93f ? 3.93f : size;
  float far = 1 - exp_f(poly_erf_tail_f(clamped));
  float result = __builtin_copysignf(size < 0.92f ? near : far, x);
  return x == x ? result : x;
}

/* e^9 erfc(3) * 7, in two parts */
#define CENTER_HIGH 0x1.40c522p0f
#define CENTER_LOW 0x1.afc93p-25f

/* e^(x^2) erfc(x) for x >= 1/2 */
INLINE float scaled_erfc_f(float x) {
  float t = (x - 3) / (x + 3);
  return (CENTER_HIGH + (CENTER_LOW + t * poly_erfcx_f(t))) / (1 + 2 * x);
}

MATH(float, erfcf)(float x) {
  float size = __builtin_fabsf(x);
  float near = 1 - (x + x * poly_erf_f(x * x));
  int isNear = size < 0.5f;
  size = size > 11 ? 11 : size;
  /* e^(-x^2) with the digits of the square that a float drops: the first twelve digits of x have an exact one. */
  float upper = float_of_bits(bits_of_float(size) & 0xfffff000);
  float low = (upper - size) * (upper + size);
  float rest;
  int n = reduce_exp_f(-upper * upper, &rest);
  float result = scale_f(exp_near_zero_f(rest + low) * scaled_erfc_f(size), n);
  result = x < 0 ? 2 - result : result;
  return isNear ? near : result;
}

/* e^9 erfc(3) * 7, in two parts */
#define CENTER_HIGH_D 0x1.40c522d7e4987p0
#define CENTER_LOW_D 0x1.a19969d5cf11fp-55

/* erfc(x) for x >= 1/2 */
INLINE double far_erfc_d(double x) {
  x = x > 28 ? 28 : x;
  double upper = double_of_bits(bits_of_double(x) & ~0x7ffffffll);
  double low = (upper - x) * (upper + x);
  double rest;
  int n = reduce_exp_d(-upper * upper, &rest);
  double t = (x - 3) / (x + 3);
  double scaled = (CENTER_HIGH_D + (CENTER_LOW_D + t * poly_erfcx_d(t))) / (1 + 2 * x);
  return scale_d(exp_near_zero_d(rest + low) * scaled, n);
}
/* erf(x) for |x| <= 1 */
INLINE double near_erf_d(double x) { return x + x * poly_erf_d(x * x); }

MATH(double, erf)(double x) {
  double size = __builtin_fabs(x);
  double near = near_erf_d(size), far = 1 - far_erfc_d(size);
  return __builtin_copysign(size < 1 ? near : far, x);
}
MATH(double, erfc)(double x) {
  double size = __builtin_fabs(x);
  double near = 1 - near_erf_d(x), far = far_erfc_d(size);
  far = x < 0 ? 2 - far : far;
  return size < 0.5 ? near : far;
}
