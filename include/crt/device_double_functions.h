/* Old programs include this part of cuda_runtime.h by itself. */
#ifndef UNWARP_CRT_DEVICE_DOUBLE_FUNCTIONS_H
#define UNWARP_CRT_DEVICE_DOUBLE_FUNCTIONS_H

#include "../cuda_runtime.h"

#endif
