/* What HIP adds to the language of kernels: ways to launch, other names for indices, atomics and clocks of AMD's cards. */
#ifndef UNWARP_HIP_KERNELS_H
#define UNWARP_HIP_KERNELS_H

#include "unwarp/qualifiers.h"

#define hipThreadIdx_x threadIdx.x
#define hipThreadIdx_y threadIdx.y
#define hipThreadIdx_z threadIdx.z
#define hipBlockIdx_x blockIdx.x
#define hipBlockIdx_y blockIdx.y
#define hipBlockIdx_z blockIdx.z
#define hipBlockDim_x blockDim.x
#define hipBlockDim_y blockDim.y
#define hipBlockDim_z blockDim.z
#define hipGridDim_x gridDim.x
#define hipGridDim_y gridDim.y
#define hipGridDim_z gridDim.z

#define HIP_KERNEL_NAME(...) __VA_ARGS__
#define HIP_TEMPLATE_KERNEL_LAUNCH
#define HIP_SYMBOL(symbol) symbol
#define HIP_DYNAMIC_SHARED(type, name) extern __shared__ type name[];
#define HIP_DYNAMIC_SHARED_ATTRIBUTE

/* Several macros deep, so that what HIP_KERNEL_NAME holds together is one argument. */
#define hipLaunchKernelGGL(kernel, ...) __UNWARP_HIP_LAUNCH((kernel), __VA_ARGS__)
#define __UNWARP_HIP_LAUNCH(kernel, blocks, threads, sharedBytes, stream, ...)                     \
  do {                                                                                             \
    kernel<<<(blocks), (threads), (sharedBytes), (stream)>>>(__VA_ARGS__);                         \
  } while (0)

#define __UNWARP_ADD(type)                                                                         \
  __UNWARP_DEVICE type unsafeAtomicAdd(type* address, type value) { return atomicAdd(address, value); } \
  __UNWARP_DEVICE type safeAtomicAdd(type* address, type value) { return atomicAdd(address, value); } \
  __UNWARP_DEVICE void atomicAddNoRet(type* address, type value) { atomicAdd(address, value); }
__UNWARP_ADD(float)
__UNWARP_ADD(double)
#undef __UNWARP_ADD

__UNWARP_DEVICE long long int wall_clock64() { return (long long int)__globaltimer(); }

#endif
