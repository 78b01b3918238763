/* The driver API's names of cuda_profiler_api.h. */
#ifndef UNWARP_CUDAPROFILER_H
#define UNWARP_CUDAPROFILER_H

#include "cuda.h"

typedef enum CUoutput_mode_enum { CU_OUT_KEY_VALUE_PAIR = 0, CU_OUT_CSV = 1 } CUoutput_mode;

CUDA_DRIVER_API CUresult cuProfilerInitialize(const char* configFile, const char* outputFile, CUoutput_mode outputMode);
CUDA_DRIVER_API CUresult cuProfilerStart(void);
CUDA_DRIVER_API CUresult cuProfilerStop(void);

#endif
