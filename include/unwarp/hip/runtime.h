/* What HIP's runtime has besides CUDA's, or otherwise than CUDA's. */
#ifndef UNWARP_HIP_RUNTIME_H
#define UNWARP_HIP_RUNTIME_H

#include <string.h>

typedef int hipDevice_t;
typedef void* hipDeviceptr_t;

#define hipErrorMemoryAllocation hipErrorOutOfMemory
#define hipErrorInitializationError hipErrorNotInitialized
#define hipErrorInvalidResourceHandle hipErrorInvalidHandle
#define hipErrorMapBufferObjectFailed hipErrorMapFailed
#define hipErrorRuntimeMemory ((hipError_t)1052)
#define hipErrorRuntimeOther ((hipError_t)1053)
#define hipErrorTbd ((hipError_t)1054)

/* Flags of HIP alone: which caches see a host buffer. One memory serves host and kernels here. */
#define hipHostMallocNumaUser 0x20000000
#define hipHostMallocCoherent 0x40000000
#define hipHostMallocNonCoherent 0x80000000u
#define hipHostAllocDefault hipHostMallocDefault
#define hipHostAllocPortable hipHostMallocPortable
#define hipHostAllocMapped hipHostMallocMapped
#define hipHostAllocWriteCombined hipHostMallocWriteCombined
#define __UNWARP_HIP_FLAGS_OF_CUDA 0x0fffffffu

#define hipDeviceMallocDefault 0x0
#define hipDeviceMallocFinegrained 0x1

#if defined(__cplusplus)

/* CUDA's properties, and what only AMD's cards have. */
struct hipDeviceArch_t {
  unsigned hasGlobalInt32Atomics : 1;
  unsigned hasGlobalFloatAtomicExch : 1;
  unsigned hasSharedInt32Atomics : 1;
  unsigned hasSharedFloatAtomicExch : 1;
  unsigned hasFloatAtomicAdd : 1;
  unsigned hasGlobalInt64Atomics : 1;
  unsigned hasSharedInt64Atomics : 1;
  unsigned hasDoubles : 1;
  unsigned hasWarpVote : 1;
  unsigned hasWarpBallot : 1;
  unsigned hasWarpShuffle : 1;
  unsigned hasFunnelShift : 1;
  unsigned hasThreadFenceSystem : 1;
  unsigned hasSyncThreadsExt : 1;
  unsigned hasSurfaceFuncs : 1;
  unsigned has3dGrid : 1;
  unsigned hasDynamicParallelism : 1;
};
struct hipDeviceProp_t : __unwarp_cudaDeviceProp {
  size_t maxSharedMemoryPerMultiProcessor;
  int clockInstructionRate;
  hipDeviceArch_t arch;
  char gcnArchName[256];
  int isLargeBar;
  int asicRevision;
};
struct hipPointerAttribute_t : __unwarp_cudaPointerAttributes {
  int isManaged;
  unsigned allocationFlags;
};

#define __UNWARP_HOST static inline __host__ __attribute__((unused))

__UNWARP_HOST hipError_t hipGetDeviceProperties(hipDeviceProp_t* properties, int device) {
  if (!properties) return __unwarp_cudaGetDeviceProperties(nullptr, device); /* so that it is the last error too */
  memset(properties, 0, sizeof *properties);
  hipError_t error = __unwarp_cudaGetDeviceProperties(properties, device);
  if (error) return error;
  properties->maxSharedMemoryPerMultiProcessor = properties->sharedMemPerMultiprocessor;
  properties->clockInstructionRate = properties->clockRate;
  properties->arch = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 0, 1, 0};
  strcpy(properties->gcnArchName, "unwarp");
  return error;
}
#define hipGetDevicePropertiesR0600 hipGetDeviceProperties
#define hipDeviceProp_tR0600 hipDeviceProp_t

__UNWARP_HOST hipError_t hipPointerGetAttributes(hipPointerAttribute_t* attributes, const void* pointer) {
  if (!attributes) return __unwarp_cudaPointerGetAttributes(nullptr, pointer);
  hipError_t error = __unwarp_cudaPointerGetAttributes(attributes, pointer);
  attributes->isManaged = attributes->type == hipMemoryTypeManaged;
  attributes->allocationFlags = 0;
  return error;
}

__UNWARP_HOST const char* hipGetErrorName(hipError_t error) {
  switch ((int)error) {
#include "error-names.h"
    case 1052: return "hipErrorRuntimeMemory";
    case 1053: return "hipErrorRuntimeOther";
    case 1054: return "hipErrorTbd";
  }
  return "hipErrorUnknown";
}
__UNWARP_HOST hipError_t hipExtGetLastError() { return hipGetLastError(); }

/* Sizes as cudaMalloc takes them: what 32 bits cannot hold is more than there is. */
template <class T, class Count> __UNWARP_HOST hipError_t hipHostMalloc(T** pointer, Count bytes, unsigned int flags = 0) {
  return ::__unwarp_cudaHostAlloc((void**)(void*)pointer, __unwarp_bytes(bytes), flags & __UNWARP_HIP_FLAGS_OF_CUDA);
}
template <class T, class Count> __UNWARP_HOST hipError_t hipHostAlloc(T** pointer, Count bytes, unsigned int flags) {
  return hipHostMalloc(pointer, bytes, flags);
}
template <class T, class Count> __UNWARP_HOST hipError_t hipMallocHost(T** pointer, Count bytes) {
  return hipHostMalloc(pointer, bytes);
}
__UNWARP_HOST hipError_t hipFreeHost(void* pointer) { return hipHostFree(pointer); }
template <class T, class Count> __UNWARP_HOST hipError_t hipExtMallocWithFlags(T** pointer, Count bytes, unsigned int) {
  return hipMalloc(pointer, bytes);
}

__UNWARP_HOST hipError_t hipMemcpyWithStream(void* destination, const void* source, size_t bytes, hipMemcpyKind kind, hipStream_t stream) {
  hipError_t error = hipMemcpyAsync(destination, source, bytes, kind, stream);
  return error ? error : hipStreamSynchronize(stream);
}

extern "C" hipError_t __unwarp_hipLaunchKernel(const void*, dim3, dim3, void**, size_t, hipStream_t) __asm__("cudaLaunchKernel");
template <class T> __UNWARP_HOST hipError_t hipLaunchKernel(T* function, dim3 gridDim, dim3 blockDim, void** arguments, size_t sharedBytes = 0, hipStream_t stream = 0) {
  return __unwarp_hipLaunchKernel((const void*)function, gridDim, blockDim, arguments, sharedBytes, stream);
}

#undef __UNWARP_HOST

#endif
#endif
