/* Functions of bfloat16_t and bfloat16x2_t. */
#ifndef UNWARP_ASCEND_ASC_BF16_H
#define UNWARP_ASCEND_ASC_BF16_H

#include "asc_simt.h"

using __unwarp_cuda::__float2bfloat16;
using __unwarp_cuda::__ushort_as_bfloat16;
using __unwarp_cuda::__short_as_bfloat16;
using __unwarp_cuda::__float2bfloat162_rn;
using __unwarp_cuda::__floats2bfloat162_rn;
using __unwarp_cuda::__float22bfloat162_rn;
__UNWARP_ASCEND_ROUNDINGS(__float2bfloat16)
__UNWARP_ASCEND_ROUNDINGS(__int2bfloat16)
__UNWARP_ASCEND_ROUNDINGS(__uint2bfloat16)
__UNWARP_ASCEND_ROUNDINGS(__ll2bfloat16)
__UNWARP_ASCEND_ROUNDINGS(__ull2bfloat16)

#define __UNWARP_ASCEND_F16 bfloat16_t
#define __UNWARP_ASCEND_F16X2 bfloat16x2_t
#include "../unwarp/float16-functions.h"

#endif
