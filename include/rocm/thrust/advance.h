/* Written by scripts/dialect-names.mjs. */
#pragma once
#include <hip/hip_runtime.h>
#if defined(__UNWARP_HIP_LIBRARY__)
#include_next <thrust/advance.h>
#else
#define __UNWARP_HIP_LIBRARY__
#include "unwarp/hip/names-begin.h"
#include "unwarp/hip/library-names-begin.h"
#include_next <thrust/advance.h>
#include "unwarp/hip/library-names-end.h"
#include "unwarp/hip/names-end.h"
#undef __UNWARP_HIP_LIBRARY__
#endif
