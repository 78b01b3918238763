/* HIP_PI and its like are macros of hip_runtime_api.h here. */
#ifndef UNWARP_HIP_MATH_CONSTANTS_H
#define UNWARP_HIP_MATH_CONSTANTS_H

#include "hip_runtime_api.h"

#endif
