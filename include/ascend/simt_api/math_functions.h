/*
 * Functions of single precision, under C's names. There are none of double precision. Each is the function that CUDA's
 * of the same name is here, so a program and its port compute the same bits; the chip's own may differ in the last ones.
 */
#ifndef UNWARP_ASCEND_MATH_FUNCTIONS_H
#define UNWARP_ASCEND_MATH_FUNCTIONS_H

#define __UNWARP_ASCEND_MATH1(name)                                                                \
  __UNWARP_ASCEND float name(float x) { return __builtin_##name(x); }
#define __UNWARP_ASCEND_MATH2(name)                                                                \
  __UNWARP_ASCEND float name(float x, float y) { return __builtin_##name(x, y); }

__UNWARP_ASCEND_MATH1(acosf)
__UNWARP_ASCEND_MATH1(acoshf)
__UNWARP_ASCEND_MATH1(asinf)
__UNWARP_ASCEND_MATH1(asinhf)
__UNWARP_ASCEND_MATH1(atanf)
__UNWARP_ASCEND_MATH1(atanhf)
__UNWARP_ASCEND_MATH1(cbrtf)
__UNWARP_ASCEND_MATH1(ceilf)
__UNWARP_ASCEND_MATH1(cosf)
__UNWARP_ASCEND_MATH1(coshf)
__UNWARP_ASCEND_MATH1(erff)
__UNWARP_ASCEND_MATH1(erfcf)
__UNWARP_ASCEND_MATH1(exp2f)
__UNWARP_ASCEND_MATH1(exp10f)
__UNWARP_ASCEND_MATH1(expm1f)
__UNWARP_ASCEND_MATH1(fabsf)
__UNWARP_ASCEND_MATH1(floorf)
__UNWARP_ASCEND_MATH1(lgammaf)
__UNWARP_ASCEND_MATH1(logf)
__UNWARP_ASCEND_MATH1(log10f)
__UNWARP_ASCEND_MATH1(log1pf)
__UNWARP_ASCEND_MATH1(log2f)
__UNWARP_ASCEND_MATH1(logbf)
__UNWARP_ASCEND_MATH1(nearbyintf)
__UNWARP_ASCEND_MATH1(rintf)
__UNWARP_ASCEND_MATH1(roundf)
__UNWARP_ASCEND_MATH1(sinf)
__UNWARP_ASCEND_MATH1(sinhf)
__UNWARP_ASCEND_MATH1(sqrtf)
__UNWARP_ASCEND_MATH1(tanf)
__UNWARP_ASCEND_MATH1(tanhf)
__UNWARP_ASCEND_MATH1(tgammaf)
__UNWARP_ASCEND_MATH1(truncf)
__UNWARP_ASCEND_MATH2(atan2f)
__UNWARP_ASCEND_MATH2(copysignf)
__UNWARP_ASCEND_MATH2(fdimf)
__UNWARP_ASCEND_MATH2(fmaxf)
__UNWARP_ASCEND_MATH2(fminf)
__UNWARP_ASCEND_MATH2(fmodf)
__UNWARP_ASCEND_MATH2(hypotf)
__UNWARP_ASCEND_MATH2(nextafterf)
__UNWARP_ASCEND_MATH2(remainderf)
__UNWARP_ASCEND float expf(float x) { return __unwarp_cuda::__unwarp_flush(__builtin_expf(__unwarp_cuda::__unwarp_flush(x))); }
__UNWARP_ASCEND float powf(float x, float y) {
  return __unwarp_cuda::__unwarp_flush(__builtin_powf(__unwarp_cuda::__unwarp_flush(x), __unwarp_cuda::__unwarp_flush(y)));
}
__UNWARP_ASCEND float fmaf(float x, float y, float z) { return __builtin_fmaf(x, y, z); }
__UNWARP_ASCEND float ldexpf(float x, int exponent) { return __builtin_ldexpf(x, exponent); }
__UNWARP_ASCEND float scalbnf(float x, int exponent) { return __builtin_scalbnf(x, exponent); }
__UNWARP_ASCEND float scalblnf(float x, long exponent) { return __builtin_scalblnf(x, exponent); }
__UNWARP_ASCEND float frexpf(float x, int* exponent) { return __builtin_frexpf(x, exponent); }
__UNWARP_ASCEND float modff(float x, float* whole) { return __builtin_modff(x, whole); }
__UNWARP_ASCEND float remquof(float x, float y, int* quotient) { return __builtin_remquof(x, y, quotient); }
__UNWARP_ASCEND int ilogbf(float x) { return __builtin_ilogbf(x); }
__UNWARP_ASCEND long lrintf(float x) { return __builtin_lrintf(x); }
__UNWARP_ASCEND long lroundf(float x) { return __builtin_lroundf(x); }
__UNWARP_ASCEND long long llrintf(float x) { return __builtin_llrintf(x); }
__UNWARP_ASCEND long long llroundf(float x) { return __builtin_llroundf(x); }

#undef __UNWARP_ASCEND_MATH1
#undef __UNWARP_ASCEND_MATH2

/* CUDA's additions to C's functions, which Ascend C has too. */
using __unwarp_cuda::cospif;
using __unwarp_cuda::cyl_bessel_i0f;
using __unwarp_cuda::cyl_bessel_i1f;
using __unwarp_cuda::erfcinvf;
using __unwarp_cuda::erfcxf;
using __unwarp_cuda::erfinvf;
using __unwarp_cuda::norm3df;
using __unwarp_cuda::norm4df;
using __unwarp_cuda::normcdff;
using __unwarp_cuda::normcdfinvf;
using __unwarp_cuda::normf;
using __unwarp_cuda::rcbrtf;
using __unwarp_cuda::rhypotf;
using __unwarp_cuda::rnorm3df;
using __unwarp_cuda::rnorm4df;
using __unwarp_cuda::rnormf;
using __unwarp_cuda::rsqrtf;
using __unwarp_cuda::sinpif;
__UNWARP_ASCEND void sincosf(float x, float* sine, float* cosine) { __unwarp_cuda::sincosf(x, sine, cosine); }
__UNWARP_ASCEND void sincospif(float x, float* sine, float* cosine) { __unwarp_cuda::sincospif(x, sine, cosine); }
__UNWARP_ASCEND float j0f(float x) { return __unwarp_cuda::j0f(x); }
__UNWARP_ASCEND float j1f(float x) { return __unwarp_cuda::j1f(x); }
__UNWARP_ASCEND float jnf(int n, float x) { return __unwarp_cuda::jnf(n, x); }
__UNWARP_ASCEND float y0f(float x) { return __unwarp_cuda::y0f(x); }
__UNWARP_ASCEND float y1f(float x) { return __unwarp_cuda::y1f(x); }
__UNWARP_ASCEND float ynf(int n, float x) { return __unwarp_cuda::ynf(n, x); }

__UNWARP_ASCEND bool isnan(float x) { return __builtin_isnan(x); }
__UNWARP_ASCEND bool isinf(float x) { return __builtin_isinf(x); }
__UNWARP_ASCEND bool isfinite(float x) { return __builtin_isfinite(x); }
__UNWARP_ASCEND bool signbit(float x) { return __builtin_signbit(x); }

#define __UNWARP_ASCEND_ORDER(type)                                                                \
  __UNWARP_ASCEND type min(type a, type b) { return b < a ? b : a; }                               \
  __UNWARP_ASCEND type max(type a, type b) { return a < b ? b : a; }
__UNWARP_ASCEND_ORDER(int)
__UNWARP_ASCEND_ORDER(unsigned int)
__UNWARP_ASCEND_ORDER(long)
__UNWARP_ASCEND_ORDER(unsigned long)
__UNWARP_ASCEND_ORDER(long long)
__UNWARP_ASCEND_ORDER(unsigned long long)
#undef __UNWARP_ASCEND_ORDER
/* Of a number and a NaN, the number. */
__UNWARP_ASCEND float min(float a, float b) { return __builtin_fminf(a, b); }
__UNWARP_ASCEND float max(float a, float b) { return __builtin_fmaxf(a, b); }

__UNWARP_ASCEND int abs(int x) { return __builtin_abs(x); }
__UNWARP_ASCEND long labs(long x) { return __builtin_labs(x); }
__UNWARP_ASCEND long long llabs(long long x) { return __builtin_llabs(x); }

#endif
