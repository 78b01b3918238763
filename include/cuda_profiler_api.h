/* Starts and stops the collection of a profiler; there is none to tell. */
#ifndef UNWARP_CUDA_PROFILER_API_H
#define UNWARP_CUDA_PROFILER_API_H

#include "cuda_runtime_api.h"

#endif
