/* Functions of half and half2. */
#ifndef UNWARP_ASCEND_ASC_FP16_H
#define UNWARP_ASCEND_ASC_FP16_H

#include "asc_simt.h"

using __unwarp_cuda::__float2half;
using __unwarp_cuda::__ushort_as_half;
using __unwarp_cuda::__short_as_half;
using __unwarp_cuda::__floats2half2_rn;
using __unwarp_cuda::__float22half2_rn;
__UNWARP_ASCEND_ROUNDINGS(__float2half)
__UNWARP_ASCEND_ROUNDINGS(__int2half)
__UNWARP_ASCEND_ROUNDINGS(__uint2half)
__UNWARP_ASCEND_ROUNDINGS(__ll2half)
__UNWARP_ASCEND_ROUNDINGS(__ull2half)

#define __UNWARP_ASCEND_F16 half
#define __UNWARP_ASCEND_F16X2 half2
#include "../unwarp/float16-functions.h"

__UNWARP_ASCEND_TREE(asc_reduce_add, half, __hadd(a, b))
__UNWARP_ASCEND_TREE(asc_reduce_max, half, __hmax(a, b))
__UNWARP_ASCEND_TREE(asc_reduce_min, half, __hmin(a, b))

#define ASCRT_INF_FP16 __ushort_as_half((unsigned short)0x7c00)
#define ASCRT_NAN_FP16 __ushort_as_half((unsigned short)0x7fff)
#define ASCRT_MIN_DENORM_FP16 __ushort_as_half((unsigned short)0x0001)
#define ASCRT_MAX_NORMAL_FP16 __ushort_as_half((unsigned short)0x7bff)
#define ASCRT_NEG_ZERO_FP16 __ushort_as_half((unsigned short)0x8000)
#define ASCRT_ZERO_FP16 __ushort_as_half((unsigned short)0x0000)
#define ASCRT_ONE_FP16 __ushort_as_half((unsigned short)0x3c00)

#endif
