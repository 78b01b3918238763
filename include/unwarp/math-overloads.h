/*
 * The C++ names of CUDA's own functions: for float, the function with an f at its end. Integer
 * arguments count as double, as they do for the functions of <cmath>.
 */
#ifndef UNWARP_MATH_OVERLOADS_H
#define UNWARP_MATH_OVERLOADS_H

#include "math-bessel.h"
#include "math-error-functions.h"
#include "math-roots.h"
#include "math-trigonometry.h"

#define __UNWARP_FLOAT_OVERLOAD(name)                                                              \
  __UNWARP_HOST_DEVICE float name(float x) { return name##f(x); }

__UNWARP_FLOAT_OVERLOAD(rsqrt)
__UNWARP_FLOAT_OVERLOAD(rcbrt)
__UNWARP_FLOAT_OVERLOAD(sinpi)
__UNWARP_FLOAT_OVERLOAD(cospi)
__UNWARP_FLOAT_OVERLOAD(exp10)
__UNWARP_FLOAT_OVERLOAD(erfcx)
__UNWARP_FLOAT_OVERLOAD(erfinv)
__UNWARP_FLOAT_OVERLOAD(erfcinv)
__UNWARP_FLOAT_OVERLOAD(normcdf)
__UNWARP_FLOAT_OVERLOAD(normcdfinv)
__UNWARP_FLOAT_OVERLOAD(cyl_bessel_i0)
__UNWARP_FLOAT_OVERLOAD(cyl_bessel_i1)
__UNWARP_FLOAT_OVERLOAD(j0)
__UNWARP_FLOAT_OVERLOAD(j1)
__UNWARP_FLOAT_OVERLOAD(y0)
__UNWARP_FLOAT_OVERLOAD(y1)
#undef __UNWARP_FLOAT_OVERLOAD

__UNWARP_HOST_DEVICE float jn(int n, float x) { return jnf(n, x); }
__UNWARP_HOST_DEVICE float yn(int n, float x) { return ynf(n, x); }
__UNWARP_HOST_DEVICE float rhypot(float a, float b) { return rhypotf(a, b); }
__UNWARP_HOST_DEVICE void sincos(float x, float* sine, float* cosine) { sincosf(x, sine, cosine); }
__UNWARP_HOST_DEVICE void sincospi(float x, float* sine, float* cosine) { sincospif(x, sine, cosine); }

#define __UNWARP_INTEGER_OVERLOAD(name)                                                            \
  template <class T, __enable_integer(T)> __UNWARP_HOST_DEVICE double name(T x) { return name((double)x); }
#define __enable_integer(T) typename __unwarp_if<__is_integral(T)>::type = 0
template <bool> struct __unwarp_if {};
template <> struct __unwarp_if<true> {
  typedef int type;
};

__UNWARP_INTEGER_OVERLOAD(rsqrt)
__UNWARP_INTEGER_OVERLOAD(rcbrt)
__UNWARP_INTEGER_OVERLOAD(sinpi)
__UNWARP_INTEGER_OVERLOAD(cospi)
__UNWARP_INTEGER_OVERLOAD(exp10)
__UNWARP_INTEGER_OVERLOAD(erfcx)
__UNWARP_INTEGER_OVERLOAD(erfinv)
__UNWARP_INTEGER_OVERLOAD(erfcinv)
__UNWARP_INTEGER_OVERLOAD(normcdf)
__UNWARP_INTEGER_OVERLOAD(normcdfinv)
#undef __enable_integer
#undef __UNWARP_INTEGER_OVERLOAD

/* What C libraries call these questions; old programs use them on the device. */
template <class T> __UNWARP_DEVICE int __isnan(T x) { return __builtin_isnan(x); }
template <class T> __UNWARP_DEVICE int __isinf(T x) { return __builtin_isinf(x); }
template <class T> __UNWARP_DEVICE int __finite(T x) { return __builtin_isfinite(x); }
template <class T> __UNWARP_DEVICE int __signbit(T x) { return __builtin_signbit(x); }
__UNWARP_DEVICE int __isnanf(float x) { return __builtin_isnan(x); }
__UNWARP_DEVICE int __isinff(float x) { return __builtin_isinf(x); }
__UNWARP_DEVICE int __finitef(float x) { return __builtin_isfinite(x); }
__UNWARP_DEVICE int __signbitf(float x) { return __builtin_signbit(x); }

#endif
