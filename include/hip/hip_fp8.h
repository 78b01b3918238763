/* 8-bit floating point, under HIP's names. */
#ifndef UNWARP_HIP_HIP_FP8_H
#define UNWARP_HIP_HIP_FP8_H

#include "hip_runtime.h"

#include "unwarp/hip/names-begin.h"
#include <cuda_fp8.h>
#include "unwarp/hip/names-end.h"

#endif
