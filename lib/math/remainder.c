#include "double-double.h"

/* Of quotients with more digits than a double: by long division, bit by bit. x >= y > 0, both finite. */
SLOW(float, long_remainder_f)(float x, float y) {
  /* As doubles neither is subnormal. */
  double rest = x, divisor = y;
  long long distance = (bits_of_double(rest) >> 52) - (bits_of_double(divisor) >> 52);
  double part = divisor * power_of_two_d((int)distance);
  for (; distance >= 0; distance--) {
    if (rest >= part) rest -= part;
    part *= 0.5;
  }
  return (float)rest;
}
/* |x| mod |y| */
INLINE float remainder_of_sizes_f(float x, float y) {
  double dividend = x, divisor = y;
  /* Rounded down by one too many at times; the products and differences are exact up to 2^29. */
  double quotient = __builtin_trunc(dividend / divisor);
  double rest = dividend - quotient * divisor;
  rest = rest < 0 ? rest + divisor : rest;
  rest = rest >= divisor ? rest - divisor : rest;
  float result = (float)rest;
  if (RARELY(quotient >= 0x1p29)) result = __unwarp_math_long_remainder_f(x, y);
  return result;
}
MATH(float, fmodf)(float x, float y) {
  float dividend = __builtin_fabsf(x), divisor = __builtin_fabsf(y);
  int isPlain = is_finite_f(x) & is_finite_f(y) & (divisor != 0);
  float result = remainder_of_sizes_f(isPlain ? dividend : 0, isPlain ? divisor : 1);
  float other = (is_infinite_f(y) & is_finite_f(x)) ? dividend : NAN_F;
  result = isPlain ? result : other;
  return __builtin_copysignf(result, x);
}

/* x - n y for the whole n nearest to x / y, of two the even one. */
MATH(float, remainderf)(float x, float y) {
  float dividend = __builtin_fabsf(x), divisor = __builtin_fabsf(y);
  int isPlain = is_finite_f(x) & is_finite_f(y) & (divisor != 0);
  dividend = isPlain ? dividend : 0;
  divisor = isPlain ? divisor : 1;
  /* Modulo 2y first, so that the parity of n is known; where 2y overflows, x is less than that anyway. */
  int isHuge = divisor >= 0x1p127f;
  float rest = remainder_of_sizes_f(dividend, isHuge ? divisor : divisor + divisor);
  rest = isHuge ? dividend : rest;
  /* As doubles: half of the least float is none. */
  double wide = rest, half = 0.5 * divisor;
  double once = wide - divisor, twice = once - divisor;
  double nearest = once >= half ? twice : once;
  float result = (float)(wide > half ? nearest : wide);
  float size = __builtin_fabsf(x), other = (is_infinite_f(y) & is_finite_f(x)) ? size : NAN_F;
  result = isPlain ? result : other;
  return bits_of_float(x) < 0 ? -result : result;
}

/* As long_remainder_f, on the digits as integers. x >= y > 0, both finite. */
SLOW(double, long_remainder)(double x, double y) {
  long long xBits = bits_of_double(x), yBits = bits_of_double(y);
  int xExponent = (int)(xBits >> 52), yExponent = (int)(yBits >> 52);
  unsigned long long rest = (unsigned long long)xBits & 0xfffffffffffff, divisor = (unsigned long long)yBits & 0xfffffffffffff;
  /* Subnormal numbers have the exponent of the least normal ones. */
  if (xExponent > 0) rest |= 1ull << 52, xExponent--;
  if (yExponent > 0) divisor |= 1ull << 52, yExponent--;
  rest %= divisor;
  for (int i = xExponent - yExponent; i > 0; i--) {
    rest <<= 1;
    if (rest >= divisor) rest -= divisor;
  }
  /* rest * 2^(yExponent - 1074), exact in two steps */
  int half = yExponent >> 1;
  return (double)rest * 0x1p-537 * power_of_two_d(half) * 0x1p-537 * power_of_two_d(yExponent - half);
}
/* |x| mod |y| */
INLINE double remainder_of_sizes_d(double x, double y) {
  /* Where the errors of the product would be subnormal, or its halves overflow, all is taken larger or smaller. */
  int isSmall = x < 0x1p-900, isLarge = x > 0x1p900;
  double scale = isSmall ? 0x1p100 : 1, back = isSmall ? 0x1p-100 : 1;
  scale = isLarge ? 0x1p-100 : scale;
  back = isLarge ? 0x1p100 : back;
  double dividend = x * scale, divisor = y * scale;
  /* Too large by one at times, never too small. */
  double quotient = __builtin_trunc(dividend / divisor);
  wide whole = product(quotient, divisor);
  double rest = (dividend - whole.high) - whole.low;
  rest = rest < 0 ? rest + divisor : rest;
  double result = rest * back;
  result = x < y ? x : result;
  if (RARELY(!(quotient < 0x1p52) & (x >= y))) result = __unwarp_math_long_remainder(x, y);
  return result;
}
MATH(double, fmod)(double x, double y) {
  double dividend = __builtin_fabs(x), divisor = __builtin_fabs(y);
  int isPlain = is_finite_d(x) & is_finite_d(y) & (divisor != 0);
  double result = remainder_of_sizes_d(isPlain ? dividend : 0, isPlain ? divisor : 1);
  double other = (is_infinite_d(y) & is_finite_d(x)) ? dividend : NAN_D;
  result = isPlain ? result : other;
  return __builtin_copysign(result, x);
}
MATH(double, remainder)(double x, double y) {
  double dividend = __builtin_fabs(x), divisor = __builtin_fabs(y);
  int isPlain = is_finite_d(x) & is_finite_d(y) & (divisor != 0);
  dividend = isPlain ? dividend : 0;
  divisor = isPlain ? divisor : 1;
  int isHuge = divisor >= 0x1p1023;
  double rest = remainder_of_sizes_d(dividend, isHuge ? divisor : divisor + divisor);
  rest = isHuge ? dividend : rest;
  /* rest > y/2, without the half, which the least numbers lack */
  double once = rest - divisor, twice = once - divisor;
  double nearest = once >= divisor - once ? twice : once;
  double result = rest > divisor - rest ? nearest : rest;
  double size = __builtin_fabs(x), other = (is_infinite_d(y) & is_finite_d(x)) ? size : NAN_D;
  result = isPlain ? result : other;
  return bits_of_double(x) < 0 ? -result : result;
}
