/*
 * What a HIP compiler knows without any include: qualifiers, macros by which a program asks for it, and device
 * versions of C's functions, which must be declared before C++'s headers copy their names into namespace std.
 * hipMalloc, threadIdx and all else come with <hip/hip_runtime.h>, which a program has to include.
 */
#ifndef UNWARP_HIP_PRELUDE_H
#define UNWARP_HIP_PRELUDE_H

#define __UNWARP_DIALECT__ 1
#define __UNWARP_HIP__ 1

#include "unwarp/language.h"
#include "unwarp/version.h"

#include "host_defines.h"
#include "unwarp/c-library.h"

#define __HIP__ 1
#define __HIPCC__ 1
/* As on AMD's cards: the other platform of HIP's headers is nvcc with CUDA's own headers. */
#define __HIP_PLATFORM_AMD__ 1
#define __HIP_ROCclr__ 1
#if defined(__UNWARP_DEVICE_PASS__)
#define __HIP_DEVICE_COMPILE__ 1
#define __HIP_ARCH_HAS_GLOBAL_INT32_ATOMICS__ 1
#define __HIP_ARCH_HAS_GLOBAL_FLOAT_ATOMIC_EXCH__ 1
#define __HIP_ARCH_HAS_SHARED_INT32_ATOMICS__ 1
#define __HIP_ARCH_HAS_SHARED_FLOAT_ATOMIC_EXCH__ 1
#define __HIP_ARCH_HAS_FLOAT_ATOMIC_ADD__ 1
#define __HIP_ARCH_HAS_GLOBAL_INT64_ATOMICS__ 1
#define __HIP_ARCH_HAS_SHARED_INT64_ATOMICS__ 1
#define __HIP_ARCH_HAS_DOUBLES__ 1
#define __HIP_ARCH_HAS_WARP_VOTE__ 1
#define __HIP_ARCH_HAS_WARP_BALLOT__ 1
#define __HIP_ARCH_HAS_WARP_SHUFFLE__ 1
#define __HIP_ARCH_HAS_WARP_FUNNEL_SHIFT__ 0
#define __HIP_ARCH_HAS_THREAD_FENCE_SYSTEM__ 1
#define __HIP_ARCH_HAS_SYNC_THREAD_EXT__ 1
#define __HIP_ARCH_HAS_SURFACE_FUNCS__ 0
#define __HIP_ARCH_HAS_3DGRID__ 1
#define __HIP_ARCH_HAS_DYNAMIC_PARALLEL__ 0
#endif

/* Clang's own, for the language that HIP is compiled as here. */
#undef __CUDA__
#undef __CUDA_ARCH__

#endif
