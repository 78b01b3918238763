#include "log-double.h"
#include "log-float.h"

MATH(float, logf)(float x) {
  float rest;
  int n = split_any_f(x, &rest);
  return log_special_f(x, join_log_f(n, rest));
}

/* n * scale + log(1 + rest) / ln(base), with 1 / ln(base) and scale in two parts, the first of 12 digits. */
INLINE float other_base_f(int n, float rest, float high, float low, float scaleHigh, float scaleLow) {
  float upper = float_of_bits(bits_of_float(rest) & 0xfffff000);
  float lower = rest - upper;
  float exponent = (float)n;
  /* The first product is exact; the rest is small beside it. */
  float small = lower * high + (rest * low + log_rest_f(rest) * (high + low));
  /* Two exact products; where n is not 0, the first is larger, and what the sum drops is known. */
  float scaled = exponent * scaleHigh, product = upper * high, sum = scaled + product;
  return sum + ((product - (sum - scaled)) + (small + exponent * scaleLow));
}

MATH(float, log2f)(float x) {
  float rest;
  int n = split_any_f(x, &rest);
  return log_special_f(x, other_base_f(n, rest, 0x1.716p0f, -0x1.7135a8p-13f, 1, 0));
}

MATH(float, log10f)(float x) {
  float rest;
  int n = split_any_f(x, &rest);
  return log_special_f(x, other_base_f(n, rest, 0x1.bccp-2f, -0x1.09d5b2p-15f, 0x1.344p-2f, 0x1.3509f8p-18f));
}

MATH(float, log1pf)(float x) {
  float result = log1p_f(x, 0);
  result = x == INFINITY_F ? x : result;
  result = x == -1 ? -INFINITY_F : result;
  result = x >= -1 ? result : NAN_F;
  return x == 0 ? x : result;
}

MATH(double, log)(double x) {
  double rest;
  int n = split_any_d(x, &rest);
  return log_special_d(x, join_log_d(n, rest, 0));
}

/* As other_base_f; the first parts have 26 digits, or 40 those of the scale. */
INLINE double other_base_d(int n, double rest, double high, double low, double scaleHigh, double scaleLow) {
  double upper = double_of_bits(bits_of_double(rest) & ~0x7ffffffll);
  double lower = rest - upper;
  double exponent = (double)n;
  double small = lower * high + (rest * low + log_rest_d(rest) * (high + low));
  /* Two exact products; where n is not 0, the first is larger, and what the sum drops is known. */
  double scaled = exponent * scaleHigh, product = upper * high, sum = scaled + product;
  return sum + ((product - (sum - scaled)) + (small + exponent * scaleLow));
}

MATH(double, log2)(double x) {
  double rest;
  int n = split_any_d(x, &rest);
  return log_special_d(x, other_base_d(n, rest, 0x1.7154768p0, -0x1.6a3e80f444178p-27, 1, 0));
}

MATH(double, log10)(double x) {
  double rest;
  int n = split_any_d(x, &rest);
  double result = other_base_d(n, rest, 0x1.bcb7b18p-2, -0x1.6c8d78e6acaa4p-29, 0x1.34413509f8p-2, -0x1.80433b83b532ap-44);
  return log_special_d(x, result);
}

MATH(double, log1p)(double x) {
  double result = log1p_d(x, 0);
  result = x == INFINITY_D ? x : result;
  result = x == -1 ? -INFINITY_D : result;
  result = x >= -1 ? result : NAN_D;
  return x == 0 ? x : result;
}
