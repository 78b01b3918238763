/*
 * What every Ascend C file (.asc) begins with: the words, types and index variables that Huawei's compiler has built in. All
 * functions come with the headers of simt_api/, acl/ and utils/debug/, as they do there.
 *
 * Written from the names in Huawei's public documentation; nothing here is taken from CANN. CUDA's own functions
 * stand in a namespace, from which those headers take what Ascend C has: whatever is not taken does not compile.
 */
#ifndef UNWARP_ASCEND_PRELUDE_H
#define UNWARP_ASCEND_PRELUDE_H

#define __UNWARP__ 1
#define __UNWARP_ASCEND__ 1
/* Ascend 950: the one chip family that has SIMT. */
#define __NPU_ARCH__ 3510

/* cuda_runtime.h is never read here, whoever asks for it. */
#define UNWARP_CUDA_RUNTIME_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../../host_defines.h"
#include "../../unwarp/qualifiers.h"
#include "../../vector_types.h"
#include "../../vector_functions.h"
#include "../../device_launch_parameters.h"

#include "cuda-functions.h"
#include "words.h"

typedef __unwarp_cuda::__half half;
typedef __unwarp_cuda::__half2 half2;
typedef __unwarp_cuda::__nv_bfloat16 bfloat16_t;
typedef __unwarp_cuda::__nv_bfloat162 bfloat16x2_t;

/* What `<<<…>>>` becomes. Streams are void pointers here. */
extern "C" {
int cudaLaunchKernel(const void* function, dim3 gridDim, dim3 blockDim, void** arguments, size_t sharedBytes, void* stream);
unsigned int __cudaPushCallConfiguration(dim3 gridDim, dim3 blockDim, size_t sharedBytes = 0, void* stream = 0);
}

#include "forbidden.h"

#endif
