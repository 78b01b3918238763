/* Written by scripts/dialect-names.mjs. */
#pragma once
#include <hip/hip_runtime.h>
#if defined(__UNWARP_HIP_LIBRARY__)
#include <curand.h>
#else
#define __UNWARP_HIP_LIBRARY__
#include "unwarp/hip/names-begin.h"
#include "unwarp/hip/random-names-begin.h"
#include <curand.h>
#include "unwarp/hip/random-names-end.h"
#include "unwarp/hip/names-end.h"
#undef __UNWARP_HIP_LIBRARY__
#endif
