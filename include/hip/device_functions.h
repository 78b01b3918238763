/* A part of HIP that stands in hip_runtime.h here. */
#ifndef UNWARP_HIP_DEVICE_FUNCTIONS_PART_H
#define UNWARP_HIP_DEVICE_FUNCTIONS_PART_H

#include "hip_runtime.h"

#endif
