/* 8-bit floating point, for storage: conversions, but no arithmetic. */
#ifndef __CUDA_FP8_H__
#define __CUDA_FP8_H__

#define __CUDA_FP8_TYPES_EXIST__

typedef unsigned char __nv_fp8_storage_t;
typedef unsigned short int __nv_fp8x2_storage_t;
typedef unsigned int __nv_fp8x4_storage_t;

typedef enum __nv_saturation_t {
  __NV_NOSAT, /* what is too large becomes infinity, or NaN where there is none */
  __NV_SATFINITE
} __nv_saturation_t;

typedef enum __nv_fp8_interpretation_t { __NV_E4M3, __NV_E5M2 } __nv_fp8_interpretation_t;

#if defined(__cplusplus)

#include "cuda_bf16.h"
#include "cuda_fp16.h"
#include "unwarp/exact-begin.h"
#include "unwarp/fp8-bits.h"
#include "unwarp/exact-end.h"

#define __UNWARP_MEMBER __host__ __device__ __forceinline__

/* Numbers to 8 bits, alone and in pairs, whose first number has the lower bits. */
#define __UNWARP_TO_FP8(one, type, pair, pairType, toFloat)                                        \
  __UNWARP_HOST_DEVICE __nv_fp8_storage_t one(type x, __nv_saturation_t saturate,                  \
                                              __nv_fp8_interpretation_t kind) {                    \
    bool finite = saturate == __NV_SATFINITE;                                                      \
    return kind == __NV_E4M3 ? __unwarp_e4m3_from_float(toFloat(x), finite)                        \
                             : __unwarp_e5m2_from_float(toFloat(x), finite);                       \
  }                                                                                                \
  __UNWARP_HOST_DEVICE __nv_fp8x2_storage_t pair(pairType x, __nv_saturation_t saturate,           \
                                                 __nv_fp8_interpretation_t kind) {                 \
    return (__nv_fp8x2_storage_t)(one({x.x}, saturate, kind) | one({x.y}, saturate, kind) << 8);   \
  }
__UNWARP_TO_FP8(__nv_cvt_float_to_fp8, float, __nv_cvt_float2_to_fp8x2, float2, )
__UNWARP_TO_FP8(__nv_cvt_double_to_fp8, double, __nv_cvt_double2_to_fp8x2, double2, __unwarp_odd_float)
__UNWARP_TO_FP8(__nv_cvt_halfraw_to_fp8, __half_raw, __nv_cvt_halfraw2_to_fp8x2, __half2_raw, __unwarp_float)
__UNWARP_TO_FP8(__nv_cvt_bfloat16raw_to_fp8, __nv_bfloat16_raw, __nv_cvt_bfloat16raw2_to_fp8x2,
                __nv_bfloat162_raw, __unwarp_float)
#undef __UNWARP_TO_FP8

/* Half holds every one of them exactly. */
__UNWARP_HOST_DEVICE __half_raw __nv_cvt_fp8_to_halfraw(__nv_fp8_storage_t x, __nv_fp8_interpretation_t kind) {
  return __unwarp_half_nearest(kind == __NV_E4M3 ? __unwarp_e4m3_to_float(x) : __unwarp_e5m2_to_float(x));
}
__UNWARP_HOST_DEVICE __half2_raw __nv_cvt_fp8x2_to_halfraw2(__nv_fp8x2_storage_t x, __nv_fp8_interpretation_t kind) {
  __half2_raw pair;
  pair.x = __nv_cvt_fp8_to_halfraw((__nv_fp8_storage_t)x, kind).x;
  pair.y = __nv_cvt_fp8_to_halfraw((__nv_fp8_storage_t)(x >> 8), kind).x;
  return pair;
}

#define __UNWARP_FP8(a, b) a##e4m3##b
#define __UNWARP_FP8_KIND __NV_E4M3
#include "unwarp/fp8-class.h"
#undef __UNWARP_FP8
#undef __UNWARP_FP8_KIND

#define __UNWARP_FP8(a, b) a##e5m2##b
#define __UNWARP_FP8_KIND __NV_E5M2
#include "unwarp/fp8-class.h"
#undef __UNWARP_FP8
#undef __UNWARP_FP8_KIND

#undef __UNWARP_MEMBER

#endif

#endif
