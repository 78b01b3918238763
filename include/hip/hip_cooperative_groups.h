/* Cooperative groups, under HIP's names. */
#ifndef UNWARP_HIP_HIP_COOPERATIVE_GROUPS_H
#define UNWARP_HIP_HIP_COOPERATIVE_GROUPS_H

#include "hip_runtime.h"

#include "unwarp/hip/names-begin.h"
#include <cooperative_groups.h>
#include "unwarp/hip/names-end.h"

#endif
