/* Reciprocal roots and norms: what CUDA adds to sqrt, cbrt and hypot. Host functions too. */
#ifndef UNWARP_MATH_ROOTS_H
#define UNWARP_MATH_ROOTS_H

#include "double-double.h"

#pragma float_control(precise, on, push)

/* The upper half of x's digits: products of halves are exact. */
__UNWARP_HOST_DEVICE double __unwarp_upper_half(double x) {
  return __builtin_bit_cast(double, __builtin_bit_cast(unsigned long long, x) & 0xfffffffff8000000ull);
}
/*
 * 1 / sqrt(x) makes two roundings. What each of them dropped is computed from halves, since an fma
 * costs more than all of this, and added in the end; that keeps the error under one unit.
 */
__UNWARP_HOST_DEVICE double rsqrt(double x) {
  double root = __builtin_sqrt(x);
  double result = 1 / root;
  double rootHigh = __unwarp_upper_half(root), rootLow = root - rootHigh;
  double high = __unwarp_upper_half(result), low = result - high;
  double rootError = ((x - rootHigh * rootHigh) - 2 * rootHigh * rootLow) - rootLow * rootLow;
  double residual = ((1 - rootHigh * high) - rootHigh * low - rootLow * high) - rootLow * low;
  double better = result + result * (residual - 0.5 * rootError * result * result);
  return better == better ? better : result;
}
__UNWARP_HOST_DEVICE float rsqrtf(float x) { return 1.0f / __builtin_sqrtf(x); }

#if defined(__UNWARP_DEVICE_PASS__)

/* In kernels, the functions of lib/math. */
extern "C" {
__device__ double __unwarp_math_rcbrt(double x);
__device__ float __unwarp_math_rcbrtf(float x);
}
__UNWARP_HOST_DEVICE double rcbrt(double x) { return __unwarp_math_rcbrt(x); }
__UNWARP_HOST_DEVICE float rcbrtf(float x) { return __unwarp_math_rcbrtf(x); }

#else

__UNWARP_HOST_DEVICE_CALL double rcbrt(double x) {
  double start = 1 / __builtin_cbrt(x);
  if (x == 0 || !(__builtin_fabs(x) < __builtin_inf())) return start;
  /* One Newton step on start^-3 = x, with x near one, where its residual can be computed exactly. */
  double lift = 1;
  if (__builtin_fabs(x) < 0x1p-1000) lift = 0x1p40, x *= 0x1p120, start *= 0x1p-40;
  int third = __unwarp_exponent(x) / 3;
  double down = __unwarp_power_of_two(-third);
  double scaled = x * down * down * down;
  double y = start * __unwarp_power_of_two(third);
  __unwarp_dd cube = __unwarp_dd_multiply(__unwarp_dd_product(y, y), __unwarp_dd{y, 0});
  __unwarp_dd product = __unwarp_dd_multiply(cube, __unwarp_dd{scaled, 0});
  double residual = (1 - product.high) - product.low;
  return (y + y * residual / 3) * down * lift;
}
__UNWARP_HOST_DEVICE float rcbrtf(float x) { return (float)(1 / __builtin_cbrt((double)x)); }

#endif

/*
 * sqrt(p[0]^2 + ...) * 2^exponent, without overflow on the way. An infinity wins over NaN.
 */
__UNWARP_HOST_DEVICE_CALL __unwarp_dd __unwarp_norm(int count, const double* p, int* exponent) {
  double largest = 0;
  bool isNan = false;
  for (int i = 0; i < count; i++) {
    double size = __builtin_fabs(p[i]);
    if (size == __builtin_inf()) {
      *exponent = 0;
      return __unwarp_dd{size, 0};
    }
    isNan = isNan || size != size;
    if (size > largest) largest = size;
  }
  *exponent = 0;
  if (isNan) return __unwarp_dd{__builtin_nan(""), 0};
  if (largest == 0) return __unwarp_dd{0, 0};
  *exponent = __unwarp_exponent(largest);
  if (*exponent > 1000) *exponent = 1000; /* 2^-exponent must be a normal number */
  double scale = __unwarp_power_of_two(-*exponent);
  __unwarp_dd sum = {0, 0};
  for (int i = 0; i < count; i++) {
    double scaled = p[i] * scale;
    sum = __unwarp_dd_add(sum, __unwarp_dd_product(scaled, scaled));
  }
  return __unwarp_dd_square_root(sum);
}
__UNWARP_HOST_DEVICE_CALL double norm(int count, const double* p) {
  int exponent;
  double root = __unwarp_norm(count, p, &exponent).high;
  return root * __unwarp_power_of_two(exponent);
}
__UNWARP_HOST_DEVICE_CALL double rnorm(int count, const double* p) {
  int exponent;
  __unwarp_dd root = __unwarp_norm(count, p, &exponent);
  if (root.high == 0 || !(root.high < __builtin_inf())) return 1 / root.high;
  return __unwarp_dd_reciprocal(root) * __unwarp_power_of_two(-exponent);
}
__UNWARP_HOST_DEVICE double norm3d(double a, double b, double c) {
  double p[] = {a, b, c};
  return norm(3, p);
}
__UNWARP_HOST_DEVICE double norm4d(double a, double b, double c, double d) {
  double p[] = {a, b, c, d};
  return norm(4, p);
}
__UNWARP_HOST_DEVICE double rnorm3d(double a, double b, double c) {
  double p[] = {a, b, c};
  return rnorm(3, p);
}
__UNWARP_HOST_DEVICE double rnorm4d(double a, double b, double c, double d) {
  double p[] = {a, b, c, d};
  return rnorm(4, p);
}
__UNWARP_HOST_DEVICE double rhypot(double a, double b) {
  double p[] = {a, b};
  return rnorm(2, p);
}

/* Squares of floats neither overflow nor lose digits in double. */
__UNWARP_HOST_DEVICE double __unwarp_squares(int count, const float* p) {
  double sum = 0, infinity = 0;
  for (int i = 0; i < count; i++) {
    sum += (double)p[i] * p[i];
    if (__builtin_fabsf(p[i]) == __builtin_inff()) infinity = __builtin_inf();
  }
  return infinity > 0 ? infinity : sum;
}
__UNWARP_HOST_DEVICE float normf(int count, const float* p) { return (float)__builtin_sqrt(__unwarp_squares(count, p)); }
__UNWARP_HOST_DEVICE float rnormf(int count, const float* p) {
  return (float)(1 / __builtin_sqrt(__unwarp_squares(count, p)));
}
__UNWARP_HOST_DEVICE float norm3df(float a, float b, float c) {
  float p[] = {a, b, c};
  return normf(3, p);
}
__UNWARP_HOST_DEVICE float norm4df(float a, float b, float c, float d) {
  float p[] = {a, b, c, d};
  return normf(4, p);
}
__UNWARP_HOST_DEVICE float rnorm3df(float a, float b, float c) {
  float p[] = {a, b, c};
  return rnormf(3, p);
}
__UNWARP_HOST_DEVICE float rnorm4df(float a, float b, float c, float d) {
  float p[] = {a, b, c, d};
  return rnormf(4, p);
}
__UNWARP_HOST_DEVICE float rhypotf(float a, float b) {
  float p[] = {a, b};
  return rnormf(2, p);
}

#pragma float_control(pop)

#endif
