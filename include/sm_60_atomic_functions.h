/* Old programs include this part of cuda_runtime.h by itself. */
#ifndef UNWARP_SM_60_ATOMIC_FUNCTIONS_H
#define UNWARP_SM_60_ATOMIC_FUNCTIONS_H

#include "cuda_runtime.h"

#endif
