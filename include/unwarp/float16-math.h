/*
 * Math functions of a 16-bit floating-point type, on the device only, as CUDA has them; see
 * float16-class.h. float's functions are exact to far more digits than the type has.
 */
#if !defined(__UNWARP_FLOAT_MATH)
#define __UNWARP_FLOAT_MATH(name) ::name
#endif
#define __UNWARP_MATH(name, function)                                                              \
  __UNWARP_DEVICE __UNWARP_F16 h##name(__UNWARP_F16 x) {                                           \
    return __UNWARP_NAME(__unwarp_, _nearest)(function(__unwarp_float(x)));                        \
  }                                                                                                \
  __UNWARP_DEVICE __UNWARP_F16X2 h2##name(__UNWARP_F16X2 a) {                                      \
    return __UNWARP_F16X2(h##name(a.x), h##name(a.y));                                             \
  }
__UNWARP_MATH(sqrt, __builtin_sqrtf)
__UNWARP_MATH(rsqrt, __UNWARP_FLOAT_MATH(rsqrtf))
__UNWARP_MATH(rcp, 1 /)
__UNWARP_MATH(exp, __UNWARP_FLOAT_MATH(expf))
__UNWARP_MATH(exp2, __UNWARP_FLOAT_MATH(exp2f))
__UNWARP_MATH(exp10, __UNWARP_FLOAT_MATH(exp10f))
__UNWARP_MATH(log, __UNWARP_FLOAT_MATH(logf))
__UNWARP_MATH(log2, __UNWARP_FLOAT_MATH(log2f))
__UNWARP_MATH(log10, __UNWARP_FLOAT_MATH(log10f))
__UNWARP_MATH(sin, __UNWARP_FLOAT_MATH(sinf))
__UNWARP_MATH(cos, __UNWARP_FLOAT_MATH(cosf))
__UNWARP_MATH(tanh, __UNWARP_FLOAT_MATH(tanhf))
__UNWARP_MATH(tanh_approx, __UNWARP_FLOAT_MATH(tanhf))
__UNWARP_MATH(ceil, __builtin_ceilf)
__UNWARP_MATH(floor, __builtin_floorf)
__UNWARP_MATH(trunc, __builtin_truncf)
__UNWARP_MATH(rint, __builtin_rintf)
#undef __UNWARP_MATH
