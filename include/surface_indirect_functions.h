/* Old programs include this part of cuda_runtime.h by itself. */
#ifndef UNWARP_SURFACE_INDIRECT_FUNCTIONS_H
#define UNWARP_SURFACE_INDIRECT_FUNCTIONS_H

#include "cuda_runtime.h"

#endif
