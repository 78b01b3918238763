/* Old programs include this part of cuda_runtime.h by itself. */
#ifndef UNWARP_SM_32_INTRINSICS_H
#define UNWARP_SM_32_INTRINSICS_H

#include "cuda_runtime.h"

#endif
