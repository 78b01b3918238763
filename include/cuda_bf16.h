/* bfloat16: float without its lower 16 bits, 1 sign, 8 exponent and 7 fraction bits. */
#ifndef __CUDA_BF16_H__
#define __CUDA_BF16_H__

#define __CUDA_BF16_TYPES_EXIST__

typedef struct {
  unsigned short x;
} __nv_bfloat16_raw;

typedef struct {
  unsigned short x;
  unsigned short y;
} __nv_bfloat162_raw;

#if defined(__cplusplus)

#include "cuda_fp16.h"
#include "unwarp/exact-begin.h"

#include "unwarp/bfloat16-bits.h"

#define __UNWARP_F16 __nv_bfloat16
#define __UNWARP_F16X2 __nv_bfloat162
#define __UNWARP_F16_RAW __nv_bfloat16_raw
#define __UNWARP_F16X2_RAW __nv_bfloat162_raw
#define __UNWARP_F16_OTHER __half
#define __UNWARP_NAME(a, b) a##bfloat16##b
#define __UNWARP_PAIR_NAME(a, b) a##bfloat162##b
#define __UNWARP_BOTH_NAME __bfloat162bfloat162
#define __UNWARP_F16_INFINITY 0x7f80u
#define __UNWARP_F16_FROM_INTEGER(x) __unwarp_odd_float(x)
#define __UNWARP_F16_ODD_FMA __unwarp_odd_fma_wide
#if !defined(__CUDA_NO_BFLOAT16_CONVERSIONS__)
#define __UNWARP_F16_HAS_CONVERSIONS 1
#endif
#if !defined(__CUDA_NO_BFLOAT16_OPERATORS__)
#define __UNWARP_F16_HAS_OPERATORS 1
#endif
#if !defined(__CUDA_NO_BFLOAT162_OPERATORS__)
#define __UNWARP_F16X2_HAS_OPERATORS 1
#endif

#include "unwarp/float16.h"

/* Between the two types of 16 bits: float holds both exactly. */
#if !defined(__CUDA_NO_HALF_CONVERSIONS__)
__host__ __device__ __forceinline__ __half::__half(__nv_bfloat16 x)
    : __x(__unwarp_half_from_float(__unwarp_float(x))) {}
#endif
#if !defined(__CUDA_NO_BFLOAT16_CONVERSIONS__)
__host__ __device__ __forceinline__ __nv_bfloat16::__nv_bfloat16(__half x)
    : __x(__unwarp_bfloat16_from_float(__unwarp_float(x))) {}
#endif

#include "unwarp/exact-end.h"

#if !defined(CUDA_NO_BFLOAT16)
typedef __nv_bfloat16 nv_bfloat16;
typedef __nv_bfloat162 nv_bfloat162;
#endif

#define CUDART_INF_BF16 __ushort_as_bfloat16((unsigned short)0x7f80)
#define CUDART_NAN_BF16 __ushort_as_bfloat16((unsigned short)0x7fff)
#define CUDART_MIN_DENORM_BF16 __ushort_as_bfloat16((unsigned short)0x0001)
#define CUDART_MAX_NORMAL_BF16 __ushort_as_bfloat16((unsigned short)0x7f7f)
#define CUDART_NEG_ZERO_BF16 __ushort_as_bfloat16((unsigned short)0x8000)
#define CUDART_ZERO_BF16 __ushort_as_bfloat16((unsigned short)0x0000)
#define CUDART_ONE_BF16 __ushort_as_bfloat16((unsigned short)0x3f80)

#endif

#endif
