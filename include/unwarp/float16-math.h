/*
 * Math functions of a 16-bit floating-point type, on the device only, as CUDA has them; see
 * float16-class.h. float's functions are exact to far more digits than the type has.
 */
#define __UNWARP_MATH(name, function)                                                              \
  __UNWARP_DEVICE __UNWARP_F16 h##name(__UNWARP_F16 x) {                                           \
    return __UNWARP_NAME(__unwarp_, _nearest)(function(__unwarp_float(x)));                        \
  }                                                                                                \
  __UNWARP_DEVICE __UNWARP_F16X2 h2##name(__UNWARP_F16X2 a) {                                      \
    return __UNWARP_F16X2(h##name(a.x), h##name(a.y));                                             \
  }
__UNWARP_MATH(sqrt, __builtin_sqrtf)
__UNWARP_MATH(rsqrt, ::rsqrtf)
__UNWARP_MATH(rcp, 1 /)
__UNWARP_MATH(exp, ::expf)
__UNWARP_MATH(exp2, ::exp2f)
__UNWARP_MATH(exp10, ::exp10f)
__UNWARP_MATH(log, ::logf)
__UNWARP_MATH(log2, ::log2f)
__UNWARP_MATH(log10, ::log10f)
__UNWARP_MATH(sin, ::sinf)
__UNWARP_MATH(cos, ::cosf)
__UNWARP_MATH(tanh, ::tanhf)
__UNWARP_MATH(tanh_approx, ::tanhf)
__UNWARP_MATH(ceil, __builtin_ceilf)
__UNWARP_MATH(floor, __builtin_floorf)
__UNWARP_MATH(trunc, __builtin_truncf)
__UNWARP_MATH(rint, __builtin_rintf)
#undef __UNWARP_MATH
