/* Profiler control, under MUSA's names. */
#ifndef UNWARP_MUSA_PROFILER_API_H
#define UNWARP_MUSA_PROFILER_API_H

#include "unwarp/musa/names-begin.h"
#include "cuda_profiler_api.h"
#include "unwarp/musa/names-end.h"

#endif
