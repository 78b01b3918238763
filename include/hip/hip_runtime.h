/* HIP: its runtime API and all that kernels use. */
#ifndef UNWARP_HIP_HIP_RUNTIME_H
#define UNWARP_HIP_HIP_RUNTIME_H

#include "hip_version.h"

#if !defined(__HIP_PLATFORM_AMD__)
#define __HIP_PLATFORM_AMD__ 1
#endif

#include "unwarp/hip/names-begin.h"
#include <cuda_runtime.h>
#include "unwarp/hip/names-end.h"

#include "hip_runtime_api.h"

#if defined(__UNWARP_KERNELS__)
#include "unwarp/hip/warp.h"

#include "unwarp/hip/kernels.h"
#include "unwarp/hip/vector-operators.h"
#endif

#endif
