/* All of SIMT but half and bfloat16. */
#ifndef UNWARP_ASCEND_ASC_SIMT_H
#define UNWARP_ASCEND_ASC_SIMT_H

#include "common_functions.h"
#include "device_atomic_functions.h"
#include "device_functions.h"
#include "device_sync_functions.h"
#include "device_warp_functions.h"
#include "math_functions.h"
#include "vector_functions.h"

#endif
