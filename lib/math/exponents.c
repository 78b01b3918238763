#include "device-math.h"

/* In double every step but the last is exact. */
MATH(float, ldexpf)(float x, int n) {
  n = n < -300 ? -300 : n;
  n = n > 300 ? 300 : n;
  return (float)((double)x * power_of_two_d(n));
}
MATH(float, scalbnf)(float x, int n) { return __unwarp_math_ldexpf(x, n); }
MATH(float, scalblnf)(float x, int n) { return __unwarp_math_ldexpf(x, n); }

MATH(float, logbf)(float x) {
  float size = __builtin_fabsf(x);
  int isSmall = size < 0x1p-126f;
  int bits = bits_of_float(isSmall ? size * 0x1p24f : size);
  float result = (float)((bits >> 23) - (isSmall ? 127 + 24 : 127));
  result = size == 0 ? -INFINITY_F : result;
  return size < INFINITY_F ? result : size;
}
MATH(float, fdimf)(float x, float y) { return x <= y ? 0 : x - y; }

MATH(float, nextafterf)(float x, float y) {
  int bits = bits_of_float(x);
  int isAway = (y > x) == (x > 0);
  float result = float_of_bits(isAway ? bits + 1 : bits - 1);
  result = x == 0 ? __builtin_copysignf(0x1p-149f, y) : result;
  result = x == y ? y : result;
  float sum = x + y;
  return ((x == x) & (y == y)) ? result : sum;
}

/* x = result * 2^n with 1 <= |result| < 2 for finite x that is not 0 */
INLINE double normalize_d(double x, int* n) {
  int isSmall = __builtin_fabs(x) < 0x1p-1022;
  double lifted = isSmall ? x * 0x1p54 : x;
  long long bits = bits_of_double(lifted);
  *n = ((int)(bits >> 52) & 0x7ff) - (isSmall ? 1023 + 54 : 1023);
  return double_of_bits((bits & ~0x7ff0000000000000ll) | 0x3ff0000000000000ll);
}
MATH(double, ldexp)(double x, int n) {
  n = n < -3000 ? -3000 : n;
  n = n > 3000 ? 3000 : n;
  int exponent;
  double one = normalize_d(x, &exponent);
  exponent += n;
  exponent = exponent < -1100 ? -1100 : exponent;
  exponent = exponent > 1100 ? 1100 : exponent;
  double result = scale_d(one, exponent);
  return is_plain_d(x) ? result : x;
}
MATH(double, scalbn)(double x, int n) { return __unwarp_math_ldexp(x, n); }
MATH(double, scalbln)(double x, int n) { return __unwarp_math_ldexp(x, n); }

MATH(double, logb)(double x) {
  int exponent;
  normalize_d(x, &exponent);
  double size = __builtin_fabs(x), result = (double)exponent;
  result = size == 0 ? -INFINITY_D : result;
  return is_finite_d(x) ? result : size;
}
MATH(double, fdim)(double x, double y) { return x <= y ? 0 : x - y; }

MATH(double, nextafter)(double x, double y) {
  long long bits = bits_of_double(x);
  int isAway = (y > x) == (x > 0);
  double result = double_of_bits(isAway ? bits + 1 : bits - 1);
  result = x == 0 ? __builtin_copysign(0x1p-1074, y) : result;
  result = x == y ? y : result;
  double sum = x + y;
  return ((x == x) & (y == y)) ? result : sum;
}
