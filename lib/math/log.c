#include "log-float.h"

MATH(float, logf)(float x) {
  float rest;
  int n = split_any_f(x, &rest);
  return log_special_f(x, join_log_f(n, rest));
}

/* n * scale + log(1 + rest) / ln(base), with 1 / ln(base) and scale in two parts, the first of 12 digits. */
INLINE float other_base(int n, float rest, float high, float low, float scaleHigh, float scaleLow) {
  float upper = float_of_bits(bits_of_float(rest) & 0xfffff000);
  float lower = rest - upper;
  float exponent = (float)n;
  /* The first product is exact; the rest is small beside it. */
  float small = lower * high + (rest * low + log_rest_f(rest) * (high + low));
  return (exponent * scaleHigh + upper * high) + (small + exponent * scaleLow);
}

MATH(float, log2f)(float x) {
  float rest;
  int n = split_any_f(x, &rest);
  return log_special_f(x, other_base(n, rest, 0x1.716p0f, -0x1.7135a8p-13f, 1, 0));
}

MATH(float, log10f)(float x) {
  float rest;
  int n = split_any_f(x, &rest);
  return log_special_f(x, other_base(n, rest, 0x1.bccp-2f, -0x1.09d5b2p-15f, 0x1.344p-2f, 0x1.3509f8p-18f));
}

MATH(float, log1pf)(float x) {
  float result = log1p_f(x, 0);
  result = x == INFINITY_F ? x : result;
  result = x == -1 ? -INFINITY_F : result;
  result = x >= -1 ? result : NAN_F;
  return x == 0 ? x : result;
}
