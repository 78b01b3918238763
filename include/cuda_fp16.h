/* Half precision: IEEE 754's binary16, 1 sign, 5 exponent and 10 fraction bits. */
#ifndef __CUDA_FP16_H__
#define __CUDA_FP16_H__

#define __CUDA_FP16_TYPES_EXIST__

typedef struct {
  unsigned short x;
} __half_raw;

typedef struct {
  unsigned short x;
  unsigned short y;
} __half2_raw;

#if defined(__cplusplus)

#include "unwarp/exact-begin.h"

#include "unwarp/float-to-integer.h"
#include "unwarp/half-bits.h"
#include "unwarp/qualifiers.h"
#include "unwarp/round-to-odd.h"
#include "vector_types.h"

#define __UNWARP_F16 __half
#define __UNWARP_F16X2 __half2
#define __UNWARP_F16_RAW __half_raw
#define __UNWARP_F16X2_RAW __half2_raw
#define __UNWARP_F16_OTHER __nv_bfloat16
#define __UNWARP_NAME(a, b) a##half##b
#define __UNWARP_PAIR_NAME(a, b) a##half2##b
#define __UNWARP_BOTH_NAME __half2half2
#define __UNWARP_F16_INFINITY 0x7c00u
/* An integer that float cannot hold is far beyond the largest half. */
#define __UNWARP_F16_FROM_INTEGER(x) (float)(x)
#define __UNWARP_F16_ODD_FMA __unwarp_odd_fma_short
#if !defined(__CUDA_NO_HALF_CONVERSIONS__)
#define __UNWARP_F16_HAS_CONVERSIONS 1
#endif
#if !defined(__CUDA_NO_HALF_OPERATORS__)
#define __UNWARP_F16_HAS_OPERATORS 1
#endif
#if !defined(__CUDA_NO_HALF2_OPERATORS__)
#define __UNWARP_F16X2_HAS_OPERATORS 1
#endif

#include "unwarp/float16.h"

#include "unwarp/exact-end.h"

#if !defined(CUDA_NO_HALF)
typedef __half half;
typedef __half2 half2;
typedef __half nv_half;
typedef __half2 nv_half2;
#endif

#define CUDART_INF_FP16 __ushort_as_half((unsigned short)0x7c00)
#define CUDART_NAN_FP16 __ushort_as_half((unsigned short)0x7fff)
#define CUDART_MIN_DENORM_FP16 __ushort_as_half((unsigned short)0x0001)
#define CUDART_MAX_NORMAL_FP16 __ushort_as_half((unsigned short)0x7bff)
#define CUDART_NEG_ZERO_FP16 __ushort_as_half((unsigned short)0x8000)
#define CUDART_ZERO_FP16 __ushort_as_half((unsigned short)0x0000)
#define CUDART_ONE_FP16 __ushort_as_half((unsigned short)0x3c00)

#endif

#endif
