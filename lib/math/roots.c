#include "device-math.h"

/*
 * The cube root of x > 0, where neither the least nor the greatest floats are: a guess by a third of the bits of
 * x (a few percent off), then twice Halley's step, which makes three times as many digits right.
 */
INLINE float cube_root_f(float x) {
  /* Two thirds of the exponent's bias, less what makes the worst guess best. */
  float root = float_of_bits((int)((unsigned)bits_of_float(x) / 3) + 0x2a5119f2);
  float cube = root * root * root;
  root = root * ((cube + x + x) / (cube + cube + x));
  /* The last step as a correction, so that its rounding counts little. */
  cube = root * root * root;
  return root + root * ((x - cube) / (cube + cube + x));
}
/* x times 2^(3n) in the middle of the floats; returns 2^-n. */
INLINE float center_cube_f(float* x) {
  int isSmall = *x < 0x1p-100f, isLarge = *x > 0x1p100f;
  float up = isSmall ? 0x1p90f : 1, back = isSmall ? 0x1p-30f : 1;
  *x = *x * (isLarge ? 0x1p-90f : up);
  return isLarge ? 0x1p30f : back;
}
MATH(float, cbrtf)(float x) {
  float size = __builtin_fabsf(x), centered = size;
  float scale = center_cube_f(&centered);
  float root = cube_root_f(centered) * scale;
  root = is_plain_f(x) ? root : size;
  return __builtin_copysignf(root, x);
}
MATH(float, rcbrtf)(float x) {
  float size = __builtin_fabsf(x), centered = size;
  float scale = center_cube_f(&centered);
  /* Newton's step for the reciprocal, in double, where its cube needs no care. */
  double inverse = 1 / (double)cube_root_f(centered);
  inverse += inverse * (1 - inverse * inverse * inverse * centered) * (1.0 / 3);
  float result = (float)(inverse / scale), other = 1 / size;
  result = is_plain_f(x) ? result : other;
  return __builtin_copysignf(result, x);
}

/* Squares of floats neither overflow nor lose digits in double. */
MATH(float, hypotf)(float x, float y) {
  double a = x, b = y;
  float result = (float)__builtin_sqrt(a * a + b * b);
  result = __builtin_fabsf(x) == INFINITY_F ? INFINITY_F : result;
  return __builtin_fabsf(y) == INFINITY_F ? INFINITY_F : result;
}

/* As for float, with one more step. */
INLINE double cube_root_d(double x) {
  int guess = (int)((unsigned)high_bits_of_double(x) / 3) + 0x2a9f7893;
  double root = double_of_bits((long long)((unsigned long long)(unsigned)guess << 32));
  for (int i = 0; i < 2; i++) {
    double cube = root * root * root;
    root = root * ((cube + x + x) / (cube + cube + x));
  }
  double cube = root * root * root;
  return root + root * ((x - cube) / (cube + cube + x));
}
INLINE double center_cube_d(double* x) {
  int isSmall = *x < 0x1p-900, isLarge = *x > 0x1p900;
  double up = isSmall ? 0x1p600 : 1, back = isSmall ? 0x1p-200 : 1;
  *x = *x * (isLarge ? 0x1p-600 : up);
  return isLarge ? 0x1p200 : back;
}
MATH(double, cbrt)(double x) {
  double size = __builtin_fabs(x), centered = size;
  double scale = center_cube_d(&centered);
  double root = cube_root_d(centered) * scale;
  root = is_plain_d(x) ? root : size;
  return __builtin_copysign(root, x);
}
MATH(double, rcbrt)(double x) {
  double size = __builtin_fabs(x), centered = size;
  double scale = center_cube_d(&centered);
  double inverse = 1 / cube_root_d(centered);
  inverse += inverse * (1 - inverse * inverse * inverse * centered) * (1.0 / 3);
  double result = inverse / scale, other = 1 / size;
  result = is_plain_d(x) ? result : other;
  return __builtin_copysign(result, x);
}

MATH(double, hypot)(double x, double y) {
  double a = __builtin_fabs(x), b = __builtin_fabs(y);
  double larger = a < b ? b : a;
  int isSmall = larger < 0x1p-450, isLarge = larger > 0x1p450;
  double up = isSmall ? 0x1p600 : 1, back = isSmall ? 0x1p-600 : 1;
  double scale = isLarge ? 0x1p-600 : up;
  back = isLarge ? 0x1p600 : back;
  a *= scale;
  b *= scale;
  double result = __builtin_sqrt(a * a + b * b) * back;
  result = is_infinite_d(x) ? INFINITY_D : result;
  return is_infinite_d(y) ? INFINITY_D : result;
}
