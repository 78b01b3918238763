/* HIP's runtime API, for host code as well: CUDA's, under HIP's names. */
#ifndef UNWARP_HIP_RUNTIME_API_H
#define UNWARP_HIP_RUNTIME_API_H

#include "hip_version.h"

#if !defined(__HIP_PLATFORM_AMD__)
#define __HIP_PLATFORM_AMD__ 1
#endif

#include "unwarp/hip/names-begin.h"

#include <cuda_runtime_api.h>
#include <cuda_profiler_api.h>
#include <device_types.h>
#include <driver_functions.h>
#include <library_types.h>
#include <vector_functions.h>
#if defined(__cplusplus)
#include <channel_descriptor.h>
#include "unwarp/runtime-templates.h"
#endif

#include "unwarp/hip/names-end.h"

#include "unwarp/hip/runtime.h"
#include "unwarp/hip/driver.h"

#endif
