/*
 * The intrinsics that NVIDIA hardware computes faster and less exactly. Here sine, cosine, tangent and power are
 * (lib/math/fast.c); the others are the exact functions, which cost no more.
 */
#ifndef UNWARP_FAST_MATH_H
#define UNWARP_FAST_MATH_H

#include "qualifiers.h"

extern "C" {
__device__ float __unwarp_math_fast_sinf(float x);
__device__ float __unwarp_math_fast_cosf(float x);
__device__ float __unwarp_math_fast_tanf(float x);
__device__ float __unwarp_math_fast_powf(float x, float y);
}
__UNWARP_DEVICE float __sinf(float x) { return __unwarp_math_fast_sinf(x); }
__UNWARP_DEVICE float __cosf(float x) { return __unwarp_math_fast_cosf(x); }
__UNWARP_DEVICE float __tanf(float x) { return __unwarp_math_fast_tanf(x); }
__UNWARP_DEVICE float __tanhf(float x) { return __builtin_tanhf(x); }
__UNWARP_DEVICE void __sincosf(float x, float* sine, float* cosine) {
  *sine = __sinf(x);
  *cosine = __cosf(x);
}
__UNWARP_DEVICE float __expf(float x) { return __builtin_expf(x); }
__UNWARP_DEVICE float __exp10f(float x) { return __builtin_exp10f(x); }
__UNWARP_DEVICE float __logf(float x) { return __builtin_logf(x); }
__UNWARP_DEVICE float __log2f(float x) { return __builtin_log2f(x); }
__UNWARP_DEVICE float __log10f(float x) { return __builtin_log10f(x); }
__UNWARP_DEVICE float __powf(float x, float y) { return __unwarp_math_fast_powf(x, y); }
__UNWARP_DEVICE float __fdividef(float x, float y) { return x / y; }
__UNWARP_DEVICE double __fdivide(double x, double y) { return x / y; }
__UNWARP_HOST_DEVICE float fdividef(float x, float y) { return x / y; }
__UNWARP_HOST_DEVICE double fdivide(double x, double y) { return x / y; }

#endif
