/* Old programs include this part of cuda_runtime.h by itself. */
#ifndef UNWARP_CRT_COMMON_FUNCTIONS_H
#define UNWARP_CRT_COMMON_FUNCTIONS_H

#include "../cuda_runtime.h"

#endif
