/* Complex numbers as vectors of two, under HIP's names. */
#ifndef UNWARP_HIP_HIP_COMPLEX_H
#define UNWARP_HIP_HIP_COMPLEX_H

#include "hip_runtime.h"

#include "unwarp/hip/names-begin.h"
#include <cuComplex.h>
#include "unwarp/hip/names-end.h"

#endif
