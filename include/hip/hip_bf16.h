/* bfloat16, under HIP's names. */
#ifndef UNWARP_HIP_HIP_BF16_H
#define UNWARP_HIP_HIP_BF16_H

#include "hip_runtime.h"

#include "unwarp/hip/names-begin.h"
#include <cuda_bf16.h>
#include "unwarp/hip/names-end.h"

#endif
