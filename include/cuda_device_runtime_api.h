/*
 * The runtime API inside kernels. Launching kernels from kernels is not supported; the host's
 * functions are those of cuda_runtime_api.h.
 */
#ifndef UNWARP_CUDA_DEVICE_RUNTIME_API_H
#define UNWARP_CUDA_DEVICE_RUNTIME_API_H

#include "cuda_runtime_api.h"

#endif
