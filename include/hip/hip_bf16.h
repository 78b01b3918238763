/* bfloat16, under HIP's names. */
#ifndef UNWARP_HIP_HIP_BF16_H
#define UNWARP_HIP_HIP_BF16_H

#include "hip_runtime.h"

#include "unwarp/hip/names-begin.h"
#include <cuda_bf16.h>
#include "unwarp/hip/names-end.h"

#if defined(__UNWARP_KERNELS__)
/* HIP has these for bfloat16, and not for half. */
__UNWARP_HOST_DEVICE __hip_bfloat162 __hmax2(__hip_bfloat162 a, __hip_bfloat162 b) { return __unwarp___hmax2(a, b); }
__UNWARP_HOST_DEVICE __hip_bfloat162 __hmin2(__hip_bfloat162 a, __hip_bfloat162 b) { return __unwarp___hmin2(a, b); }
#endif

#endif
