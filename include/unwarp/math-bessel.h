/* The modified Bessel functions cyl_bessel_i0 and cyl_bessel_i1. Host functions too. */
#ifndef UNWARP_MATH_BESSEL_H
#define UNWARP_MATH_BESSEL_H

#include "double-double.h"

#pragma float_control(precise, on, push)

/*
 * sum over k of (x^2/4)^k / (k! (k+order)!) * order!, from the last term on. All terms are positive,
 * but they grow to e^x before they fall, so the square and the sum need the extra digits.
 */
__UNWARP_HOST_DEVICE_CALL double __unwarp_bessel_series(double x, int order) {
  __unwarp_dd quarter = __unwarp_dd_product(0.5 * x, 0.5 * x);
  __unwarp_dd sum = {1, 0};
  for (int k = 60; k > 0; k--) {
    sum = __unwarp_dd_divide(__unwarp_dd_multiply(sum, quarter), (double)k * (k + order));
    sum = __unwarp_dd_add(sum, __unwarp_dd{1, 0});
  }
  return sum.high;
}
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
  return size < 30 ? __unwarp_bessel_series(size, 0) : __unwarp_bessel_asymptotic(size, 0);
}
__UNWARP_HOST_DEVICE_CALL double cyl_bessel_i1(double x) {
  double size = __builtin_fabs(x);
  if (size == __builtin_inf()) return x;
  if (size < 30) return 0.5 * x * __unwarp_bessel_series(size, 1);
  return __builtin_copysign(__unwarp_bessel_asymptotic(size, 1), x);
}
__UNWARP_HOST_DEVICE float cyl_bessel_i0f(float x) { return (float)cyl_bessel_i0((double)x); }
__UNWARP_HOST_DEVICE float cyl_bessel_i1f(float x) { return (float)cyl_bessel_i1((double)x); }

#pragma float_control(pop)

#endif
