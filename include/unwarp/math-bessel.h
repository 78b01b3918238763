/* Bessel functions, plain and modified. Host functions too. */
#ifndef UNWARP_MATH_BESSEL_H
#define UNWARP_MATH_BESSEL_H

#include "double-double.h"

/* In kernels a negative order gives NaN; on the host, what C says. */
#if defined(__UNWARP_DEVICE_PASS__)
#define __UNWARP_ORDERED(name, type, nan)                                                          \
  __UNWARP_HOST_DEVICE type name(int order, type x) { return order < 0 ? nan : __unwarp_c_##name(order, x); }
#else
#define __UNWARP_ORDERED(name, type, nan)                                                          \
  __UNWARP_HOST_DEVICE type name(int order, type x) { return __unwarp_c_##name(order, x); }
#endif
__UNWARP_ORDERED(jn, double, __builtin_nan(""))
__UNWARP_ORDERED(jnf, float, __builtin_nanf(""))
__UNWARP_ORDERED(yn, double, __builtin_nan(""))
__UNWARP_ORDERED(ynf, float, __builtin_nanf(""))
#undef __UNWARP_ORDERED

#pragma float_control(precise, on, push)

/*
 * sum over k of (sign * x^2/4)^k / (k! (k+order)!) * order!, from the last term on. The terms grow to e^x before
 * they fall, so the square and the sum need the extra digits.
 */
__UNWARP_HOST_DEVICE_CALL __unwarp_dd __unwarp_bessel_series(double x, int order, double sign, int terms) {
  __unwarp_dd quarter = __unwarp_dd_product(0.5 * x, sign * 0.5 * x);
  __unwarp_dd sum = {1, 0};
  for (int k = terms; k > 0; k--) {
    sum = __unwarp_dd_divide(__unwarp_dd_multiply(sum, quarter), (double)k * (k + order));
    sum = __unwarp_dd_add(sum, __unwarp_dd{1, 0});
  }
  return sum;
}

/*
 * C's j0 and j1 lose digits around their zeros; below 8, where CUDA promises a few units in the last place, the
 * series has them all. From there on an absolute error is promised, which C's functions keep.
 */
__UNWARP_HOST_DEVICE_CALL double j0(double x) {
  if (!(__builtin_fabs(x) < 8)) return __unwarp_c_j0(x);
  return __unwarp_bessel_series(x, 0, -1, 34).high;
}
__UNWARP_HOST_DEVICE_CALL double j1(double x) {
  if (!(__builtin_fabs(x) < 8)) return __unwarp_c_j1(x);
  __unwarp_dd sum = __unwarp_bessel_series(x, 1, -1, 34);
  return 0.5 * x * sum.high;
}
__UNWARP_HOST_DEVICE double y0(double x) { return __unwarp_c_y0(x); }
__UNWARP_HOST_DEVICE double y1(double x) { return __unwarp_c_y1(x); }
/* The double ones are exact enough for float even around the zeros. */
__UNWARP_HOST_DEVICE float j0f(float x) { return (float)j0((double)x); }
__UNWARP_HOST_DEVICE float j1f(float x) { return (float)j1((double)x); }
__UNWARP_HOST_DEVICE float y0f(float x) { return (float)y0((double)x); }
__UNWARP_HOST_DEVICE float y1f(float x) { return (float)y1((double)x); }

/* For large x: e^x / sqrt(2 pi x) * (1 - (m-1)/(8x) + (m-1)(m-9)/(2! (8x)^2) - ...), m = 4 order^2. */
__UNWARP_HOST_DEVICE_CALL double __unwarp_bessel_asymptotic(double x, int order) {
  double sum = 1;
  for (int k = 30; k > 0; k--) {
    double factor = 4.0 * order * order - (2.0 * k - 1) * (2.0 * k - 1);
    sum = 1 - factor / (8 * x * k) * sum;
  }
  /* In two factors, because e^x overflows before the result does. */
  double half = __builtin_exp(0.5 * x);
  return half * sum / __builtin_sqrt(6.283185307179586477 * x) * half;
}

__UNWARP_HOST_DEVICE_CALL double cyl_bessel_i0(double x) {
  double size = __builtin_fabs(x);
  if (size == __builtin_inf()) return size;
  return size < 30 ? __unwarp_bessel_series(size, 0, 1, 60).high : __unwarp_bessel_asymptotic(size, 0);
}
__UNWARP_HOST_DEVICE_CALL double cyl_bessel_i1(double x) {
  double size = __builtin_fabs(x);
  if (size == __builtin_inf()) return x;
  if (size < 30) return 0.5 * x * __unwarp_bessel_series(size, 1, 1, 60).high;
  return __builtin_copysign(__unwarp_bessel_asymptotic(size, 1), x);
}
__UNWARP_HOST_DEVICE float cyl_bessel_i0f(float x) { return (float)cyl_bessel_i0((double)x); }
__UNWARP_HOST_DEVICE float cyl_bessel_i1f(float x) { return (float)cyl_bessel_i1((double)x); }

#pragma float_control(pop)

#endif
