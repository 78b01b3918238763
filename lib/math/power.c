#include "double-double.h"
#include "log-double.h"
#include "power-float.h"

MATH(float, powf)(float x, float y) {
  float size = __builtin_fabsf(x);
  int isSmall = size < 0x1p-126f;
  float lifted = size * 0x1p24f;
  double exponent = wide_log2_f(isSmall ? lifted : size, isSmall ? 24 : 0) * y;
  exponent = exponent < -160 ? -160 : exponent;
  exponent = exponent > 130 ? 130 : exponent;
  float result = power_of_two_of_double(exponent);

  /* Zeros and infinities of x and y. */
  float extreme = (size == 0) == (y < 0) ? INFINITY_F : 0;
  result = ((size == 0) | is_infinite_f(x)) ? extreme : result;
  float above = size > 1 ? INFINITY_F : 0, below = size > 1 ? 0 : INFINITY_F;
  float limit = y > 0 ? above : below;
  limit = size == 1 ? 1 : limit;
  result = is_infinite_f(y) ? limit : result;

  /* Negative x: the sign is that of an odd y, and what is no whole number has no power. */
  float ySize = __builtin_fabsf(y);
  float half = 0.5f * ySize;
  int isWhole = __builtin_truncf(ySize) == ySize, isOdd = isWhole & (__builtin_truncf(half) != half);
  int isNegative = bits_of_float(x) < 0;
  result = (isNegative & isOdd) ? -result : result;
  result = (isNegative & (size != 0) & !isWhole & is_finite_f(x)) ? NAN_F : result;

  float sum = x + y;
  result = ((x == x) & (y == y)) ? result : sum;
  return ((x == 1) | (y == 0)) ? 1 : result;
}

/* log2(x) + lift for positive normal x, to more than 64 digits */
INLINE wide wide_log2_d(double x, int lift) {
  double rest;
  int n = split_d(x, &rest) - lift;
  /* s = r / (2 + r), and what its rounding dropped: the remainder of the division over the divisor. */
  double divisor = 2 + rest, divisorLow = rest - (divisor - 2);
  double s = rest / divisor;
  wide back = product(s, divisor);
  wide ratio = {s, (((rest - back.high) - back.low) - s * divisorLow) / divisor};
  /* log(1 + r) = 2s (1 + s^2/3 + s^4 p(s^2)), of which the last term is small. */
  wide square = wide_product(ratio, ratio);
  wide third = wide_product(square, (wide){0x1.5555555555555p-2, 0x1.5555555555555p-56});
  wide more = ordered_sum(third.high, third.low + square.high * square.high * poly_log_tail_d(square.high));
  wide half = wide_sum(ratio, wide_product(ratio, more));
  /* 2 / ln 2 */
  wide fraction = wide_product(half, (wide){0x1.71547652b82fep1, 0x1.777d0ffda0d24p-55});
  wide sum = any_sum((double)n, fraction.high);
  return ordered_sum(sum.high, sum.low + fraction.low);
}

MATH(double, pow)(double x, double y) {
  double size = __builtin_fabs(x);
  int isSmall = size < 0x1p-1022;
  double lifted = size * 0x1p54;
  wide logarithm = wide_log2_d(isSmall ? lifted : size, isSmall ? 54 : 0);
  /* Beyond this every power but that of 1 is 0 or infinite; the halves of larger y would overflow. */
  double factor = y > 0x1p70 ? 0x1p70 : y;
  factor = factor < -0x1p70 ? -0x1p70 : factor;
  wide exponent = product(logarithm.high, factor);
  exponent.low += logarithm.low * factor;
  double high = exponent.high < -1080 ? -1080 : exponent.high;
  high = high > 1030 ? 1030 : high;
  double shifted = high + SHIFT_D;
  wide rest = any_sum(high - (shifted - SHIFT_D), high == exponent.high ? exponent.low : 0);
  double result = scale_d(exp2_near_zero_d(rest.high, rest.low), shifted_integer_d(shifted));

  /* As in powf. */
  double extreme = (size == 0) == (y < 0) ? INFINITY_D : 0;
  result = ((size == 0) | is_infinite_d(x)) ? extreme : result;
  double above = size > 1 ? INFINITY_D : 0, below = size > 1 ? 0 : INFINITY_D;
  double limit = y > 0 ? above : below;
  limit = size == 1 ? 1 : limit;
  result = is_infinite_d(y) ? limit : result;

  double ySize = __builtin_fabs(y);
  double half = 0.5 * ySize;
  int isWhole = __builtin_trunc(ySize) == ySize, isOdd = isWhole & (__builtin_trunc(half) != half);
  int isNegative = bits_of_double(x) < 0;
  result = (isNegative & isOdd) ? -result : result;
  result = (isNegative & (size != 0) & !isWhole & is_finite_d(x)) ? NAN_D : result;

  double sum = x + y;
  result = ((x == x) & (y == y)) ? result : sum;
  return ((x == 1) | (y == 0)) ? 1 : result;
}
