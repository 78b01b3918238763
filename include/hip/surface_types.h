/* A part of HIP that stands in hip_runtime_api.h here. */
#ifndef UNWARP_HIP_SURFACE_TYPES_PART_H
#define UNWARP_HIP_SURFACE_TYPES_PART_H

#include "hip_runtime_api.h"

#endif
