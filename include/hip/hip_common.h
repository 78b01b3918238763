/* A part of HIP that stands in hip_version.h here. */
#ifndef UNWARP_HIP_HIP_COMMON_PART_H
#define UNWARP_HIP_HIP_COMMON_PART_H

#include "hip_version.h"

#endif
