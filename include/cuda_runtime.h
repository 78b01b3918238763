/*
 * CUDA for C++: what nvcc includes before every .cu file. Both passes, host and device, read all of
 * it, since both must find the same functions.
 *
 * The order matters: device versions of C functions must be declared before the C++ headers copy
 * the C names into namespace std.
 */
#ifndef UNWARP_CUDA_RUNTIME_H
#define UNWARP_CUDA_RUNTIME_H

#include "unwarp/version.h"

#include "host_defines.h"

#if defined(__UNWARP_KERNELS__)
#include "unwarp/c-library.h"
#endif

#include "cuda_runtime_api.h"
#include "driver_functions.h"
#include "vector_functions.h"

#if defined(__cplusplus)
#include "channel_descriptor.h"
#include "unwarp/runtime-templates.h"
#endif

#if defined(__UNWARP_KERNELS__)
#include "unwarp/exact-begin.h"

#include "device_launch_parameters.h"
#include "unwarp/atomics.h"
#include "unwarp/conversions.h"
#include "unwarp/fast-math.h"
#include "unwarp/integer-intrinsics.h"
#include "unwarp/math-overloads.h"
#include "unwarp/memory-hints.h"
#include "unwarp/minimum-maximum-of-three.h"
#include "unwarp/minimum-maximum.h"
#include "unwarp/rounding-arithmetic.h"
#include "unwarp/simd-in-a-word.h"
#include "unwarp/synchronization.h"
#include "unwarp/textures.h"
#include "unwarp/warp.h"

#include "unwarp/exact-end.h"
#endif

#endif
