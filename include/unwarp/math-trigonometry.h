/* sinpi, cospi, sincos and sincospi. Host functions too. */
#ifndef UNWARP_MATH_TRIGONOMETRY_H
#define UNWARP_MATH_TRIGONOMETRY_H

#include "double-double.h"

#pragma float_control(precise, on, push)

#if defined(__UNWARP_DEVICE_PASS__)

/* In kernels, the functions of lib/math. */
extern "C" {
__device__ double __unwarp_math_sinpi(double x);
__device__ double __unwarp_math_cospi(double x);
__device__ float __unwarp_math_sinpif(float x);
__device__ float __unwarp_math_cospif(float x);
}
__UNWARP_HOST_DEVICE double sinpi(double x) { return __unwarp_math_sinpi(x); }
__UNWARP_HOST_DEVICE double cospi(double x) { return __unwarp_math_cospi(x); }
__UNWARP_HOST_DEVICE float sinpif(float x) { return __unwarp_math_sinpif(x); }
__UNWARP_HOST_DEVICE float cospif(float x) { return __unwarp_math_cospif(x); }

#else

/*
 * x half-turns as a quarter number, returned, and the rest of at most an eighth of a turn. Both are
 * exact: for |x| of 2^53 and more, x is an even number of half-turns.
 */
__UNWARP_HOST_DEVICE int __unwarp_quarter_turns(double x, double* rest) {
  double turned = x - 2 * __builtin_rint(x * 0.5);
  double quarters = __builtin_rint(turned * 2);
  *rest = turned - quarters * 0.5;
  return quarters == quarters ? (int)quarters & 3 : 0;
}
/* sin and cos of pi * x for |x| <= 1/4: pi has more digits than a double, so a correction is added. */
__UNWARP_HOST_DEVICE double __unwarp_sine_of_half_turns(double x) {
  const double pi = 3.141592653589793116, piRest = 1.224646799147353207e-16;
  double angle = x * pi;
  return __builtin_sin(angle) + (__builtin_fma(x, pi, -angle) + x * piRest) * __builtin_cos(angle);
}
__UNWARP_HOST_DEVICE double __unwarp_cosine_of_half_turns(double x) {
  const double pi = 3.141592653589793116, piRest = 1.224646799147353207e-16;
  double angle = x * pi;
  return __builtin_cos(angle) - (__builtin_fma(x, pi, -angle) + x * piRest) * __builtin_sin(angle);
}

__UNWARP_HOST_DEVICE_CALL double sinpi(double x) {
  double rest;
  int quarter = __unwarp_quarter_turns(x, &rest);
  if (rest == 0 && !(quarter & 1)) return __builtin_copysign(0.0, x);
  double result = quarter & 1 ? __unwarp_cosine_of_half_turns(rest) : __unwarp_sine_of_half_turns(rest);
  return quarter & 2 ? -result : result;
}
__UNWARP_HOST_DEVICE_CALL double cospi(double x) {
  double rest;
  int quarter = __unwarp_quarter_turns(x, &rest);
  if (rest == 0 && (quarter & 1)) return 0;
  double result = quarter & 1 ? __unwarp_sine_of_half_turns(rest) : __unwarp_cosine_of_half_turns(rest);
  return quarter == 1 || quarter == 2 ? -result : result;
}
__UNWARP_HOST_DEVICE_CALL float sinpif(float x) {
  double rest;
  int quarter = __unwarp_quarter_turns(x, &rest);
  if (rest == 0 && !(quarter & 1)) return __builtin_copysignf(0.0f, x);
  double angle = rest * 3.141592653589793116;
  double result = quarter & 1 ? __builtin_cos(angle) : __builtin_sin(angle);
  return (float)(quarter & 2 ? -result : result);
}
__UNWARP_HOST_DEVICE_CALL float cospif(float x) {
  double rest;
  int quarter = __unwarp_quarter_turns(x, &rest);
  if (rest == 0 && (quarter & 1)) return 0;
  double angle = rest * 3.141592653589793116;
  double result = quarter & 1 ? __builtin_sin(angle) : __builtin_cos(angle);
  return (float)(quarter == 1 || quarter == 2 ? -result : result);
}

#endif

__UNWARP_HOST_DEVICE void sincos(double x, double* sine, double* cosine) {
  *sine = __builtin_sin(x);
  *cosine = __builtin_cos(x);
}
__UNWARP_HOST_DEVICE void sincosf(float x, float* sine, float* cosine) {
  *sine = __builtin_sinf(x);
  *cosine = __builtin_cosf(x);
}
__UNWARP_HOST_DEVICE void sincospi(double x, double* sine, double* cosine) {
  *sine = sinpi(x);
  *cosine = cospi(x);
}
__UNWARP_HOST_DEVICE void sincospif(float x, float* sine, float* cosine) {
  *sine = sinpif(x);
  *cosine = cospif(x);
}

#pragma float_control(pop)

#endif
