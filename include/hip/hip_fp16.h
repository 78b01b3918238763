/* Half precision, under HIP's names. */
#ifndef UNWARP_HIP_HIP_FP16_H
#define UNWARP_HIP_HIP_FP16_H

#include "hip_runtime.h"

#include "unwarp/hip/names-begin.h"
#include <cuda_fp16.h>
#include "unwarp/hip/names-end.h"

#endif
