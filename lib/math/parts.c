#include "device-math.h"

/* x = result * 2^exponent, with 0.5 <= |result| < 1; what is neither has the exponent 0 and is its own result. */
MATH(float, frexpf)(float x, int* exponent) {
  /* In integers: some machines take small numbers for 0 in sums and products. */
  int bits = bits_of_float(x), size = bits & 0x7fffffff, isPlain = is_plain_f(x);
  int shift = size < 0x800000 ? __builtin_clz(isPlain ? size : 1) - 8 : 0;
  int scaled = size << shift;
  int biased = shift > 0 ? 1 - shift : size >> 23;
  *exponent = isPlain ? biased - 126 : 0;
  return isPlain ? float_of_bits((bits & (int)0x80000000) | (scaled & 0x7fffff) | 0x3f000000) : x;
}
MATH(double, frexp)(double x, int* exponent) {
  int isPlain = is_plain_d(x), isSmall = (high_bits_of_double(x) & 0x7ff00000) == 0;
  long long bits = bits_of_double(isSmall ? x * 0x1p54 : x);
  *exponent = isPlain ? ((int)(bits >> 52) & 0x7ff) - 1022 - (isSmall ? 54 : 0) : 0;
  return isPlain ? double_of_bits((bits & (long long)0x800fffffffffffff) | 0x3fe0000000000000) : x;
}

/* What is behind the point, and what is in front of it, both with the sign of x. */
MATH(float, modff)(float x, float* whole) {
  float front = __builtin_truncf(x);
  *whole = front;
  return __builtin_copysignf(is_infinite_f(x) ? 0 : x - front, x);
}
MATH(double, modf)(double x, double* whole) {
  double front = __builtin_trunc(x);
  *whole = front;
  return __builtin_copysign(is_infinite_d(x) ? 0 : x - front, x);
}
