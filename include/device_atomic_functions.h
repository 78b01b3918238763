/* Old programs include this part of cuda_runtime.h by itself. */
#ifndef UNWARP_DEVICE_ATOMIC_FUNCTIONS_H
#define UNWARP_DEVICE_ATOMIC_FUNCTIONS_H

#include "cuda_runtime.h"

#endif
