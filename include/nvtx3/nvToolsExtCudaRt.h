/* Names of CUDA's objects for a profiler; see nvToolsExt.h. */
#ifndef UNWARP_NVTX3_NVTOOLSEXTCUDART_H
#define UNWARP_NVTX3_NVTOOLSEXTCUDART_H

#include "../driver_types.h"
#include "nvToolsExt.h"

#define __UNWARP_NVTX static inline __attribute__((unused))
__UNWARP_NVTX void nvtxNameCudaDeviceA(int device, const char* name) { (void)device, (void)name; }
__UNWARP_NVTX void nvtxNameCudaStreamA(cudaStream_t stream, const char* name) { (void)stream, (void)name; }
__UNWARP_NVTX void nvtxNameCudaEventA(cudaEvent_t event, const char* name) { (void)event, (void)name; }
#undef __UNWARP_NVTX

#if !defined(UNICODE)
#define nvtxNameCudaDevice nvtxNameCudaDeviceA
#define nvtxNameCudaStream nvtxNameCudaStreamA
#define nvtxNameCudaEvent nvtxNameCudaEventA
#endif

#endif
