/* The runtime's functions, under names that no program uses. */
#ifndef UNWARP_ASCEND_RUNTIME_CALLS_H
#define UNWARP_ASCEND_RUNTIME_CALLS_H

#define __UNWARP_RUNTIME(name, ...) int __unwarp_##name(__VA_ARGS__) __asm__(#name)

extern "C" {
__UNWARP_RUNTIME(cudaSetDevice, int);
__UNWARP_RUNTIME(cudaGetDevice, int*);
__UNWARP_RUNTIME(cudaGetDeviceCount, int*);
__UNWARP_RUNTIME(cudaDeviceGetAttribute, int*, int, int);
__UNWARP_RUNTIME(cudaDeviceGetStreamPriorityRange, int*, int*);
__UNWARP_RUNTIME(cudaDeviceCanAccessPeer, int*, int, int);
__UNWARP_RUNTIME(cudaDeviceEnablePeerAccess, int, unsigned int);
__UNWARP_RUNTIME(cudaDeviceDisablePeerAccess, int);
__UNWARP_RUNTIME(cudaDeviceSynchronize, void);
__UNWARP_RUNTIME(cudaDeviceReset, void);
__UNWARP_RUNTIME(cudaGetLastError, void);
__UNWARP_RUNTIME(cudaPeekAtLastError, void);
__UNWARP_RUNTIME(cudaMalloc, void**, size_t);
__UNWARP_RUNTIME(cudaFree, void*);
__UNWARP_RUNTIME(cudaMallocHost, void**, size_t);
__UNWARP_RUNTIME(cudaFreeHost, void*);
__UNWARP_RUNTIME(cudaMemcpy, void*, const void*, size_t, int);
__UNWARP_RUNTIME(cudaMemcpyAsync, void*, const void*, size_t, int, void*);
__UNWARP_RUNTIME(cudaMemcpy2D, void*, size_t, const void*, size_t, size_t, size_t, int);
__UNWARP_RUNTIME(cudaMemcpy2DAsync, void*, size_t, const void*, size_t, size_t, size_t, int, void*);
__UNWARP_RUNTIME(cudaMemset, void*, int, size_t);
__UNWARP_RUNTIME(cudaMemsetAsync, void*, int, size_t, void*);
__UNWARP_RUNTIME(cudaMemGetInfo, size_t*, size_t*);
__UNWARP_RUNTIME(cudaStreamCreateWithFlags, void**, unsigned int);
__UNWARP_RUNTIME(cudaStreamCreateWithPriority, void**, unsigned int, int);
__UNWARP_RUNTIME(cudaStreamDestroy, void*);
__UNWARP_RUNTIME(cudaLaunchHostFunc, void*, void (*)(void*), void*);
__UNWARP_RUNTIME(cudaStreamSynchronize, void*);
__UNWARP_RUNTIME(cudaStreamQuery, void*);
__UNWARP_RUNTIME(cudaStreamWaitEvent, void*, void*, unsigned int);
__UNWARP_RUNTIME(cudaEventCreate, void**);
__UNWARP_RUNTIME(cudaEventCreateWithFlags, void**, unsigned int);
__UNWARP_RUNTIME(cudaEventDestroy, void*);
__UNWARP_RUNTIME(cudaEventRecord, void*, void*);
__UNWARP_RUNTIME(cudaEventSynchronize, void*);
__UNWARP_RUNTIME(cudaEventQuery, void*);
__UNWARP_RUNTIME(cudaEventElapsedTime, float*, void*, void*);
const char* __unwarp_cudaGetErrorString(int) __asm__("cudaGetErrorString");
}

#undef __UNWARP_RUNTIME

/* cudaErrorNotReady. */
static const int __unwarp_not_ready = 600;

/* The nearest code of AscendCL; a kernel that failed is an exception of its core. */
static inline __attribute__((unused)) int __unwarp_acl_error(int code) {
  switch (code) {
    case 0: return ACL_SUCCESS;
    case 1: return ACL_ERROR_RT_PARAM_INVALID;        /* cudaErrorInvalidValue */
    case 2: return ACL_ERROR_RT_MEMORY_ALLOCATION;    /* cudaErrorMemoryAllocation */
    case 101: return ACL_ERROR_RT_INVALID_DEVICEID;   /* cudaErrorInvalidDevice */
    case 400: return ACL_ERROR_RT_INVALID_HANDLE;     /* cudaErrorInvalidResourceHandle */
    case 700: return ACL_ERROR_RT_VECTOR_CORE_EXCEPTION; /* cudaErrorIllegalAddress */
    case 710: return ACL_ERROR_RT_VECTOR_CORE_EXCEPTION; /* cudaErrorAssert */
    case 719: return ACL_ERROR_RT_VECTOR_CORE_EXCEPTION; /* cudaErrorLaunchFailure */
    case 801: return ACL_ERROR_RT_FEATURE_NOT_SUPPORT; /* cudaErrorNotSupported */
    default: return ACL_ERROR_RT_INTERNAL_ERROR;
  }
}

#endif
