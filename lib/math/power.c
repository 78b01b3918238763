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

/* The first 26 digits of x, so that products of two heads are exact. What is left has 27. */
INLINE double head(double x) { return double_of_bits(bits_of_double(x) & ~0x7ffffffll); }

/* log2(x) - lift for positive normal x, to some 64 digits; the high part is a head. */
INLINE wide wide_log2_d(double x, int lift) {
  double rest;
  double n = (double)(split_d(x, &rest) - lift);
  /* s = r / (2 + r): its head, and the rest from the remainder of the division, which is exact. */
  double divisor = 2 + rest, inverse = 1 / divisor, s = rest * inverse;
  double divisorHead = head(divisor), divisorRest = rest - (divisorHead - 2);
  double sHead = head(s), sRest = ((rest - sHead * divisorHead) - sHead * divisorRest) * inverse;
  /* log(1 + r) = 2/3 s (3 + s^2 + s^4 p(s^2)). The square of the head is exact, all else in the sum small. */
  double square = s * s, exact = sHead * sHead;
  double small = sRest * (sHead + s) + square * square * (3 * poly_log_tail_d(square));
  double sum = (3 + exact) + small, sumHead = head(sum), sumRest = small - ((sumHead - 3) - exact);
  double product = sHead * sumHead, productRest = sRest * sumHead + s * sumRest;
  double logHead = head(product + productRest), logRest = productRest - (logHead - product);
  /* Times 2 / (3 ln 2), in two parts as well. */
  double scaled = logHead * 0x1.ec709dp-1, scaledRest = logHead * 0x1.87407fae93f83p-26 + logRest * 0x1.ec709dc3a03fdp-1;
  double high = head((n + scaled) + scaledRest);
  return (wide){high, scaledRest - ((high - n) - scaled)};
}

MATH(double, pow)(double x, double y) {
  double size = __builtin_fabs(x);
  int isSmall = size < 0x1p-1022;
  double lifted = size * 0x1p54;
  wide logarithm = wide_log2_d(isSmall ? lifted : size, isSmall ? 54 : 0);
  /* Beyond this every power but that of 1 is 0 or infinite; the halves of larger y would overflow. */
  double factor = y > 0x1p70 ? 0x1p70 : y;
  factor = factor < -0x1p70 ? -0x1p70 : factor;
  double factorHead = head(factor);
  double product = factorHead * logarithm.high, productRest = (factor - factorHead) * logarithm.high + factor * logarithm.low;
  wide exponent = ordered_sum(product, productRest);
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
