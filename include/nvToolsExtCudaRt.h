/* Names of CUDA's objects for a profiler; see nvtx3/nvToolsExt.h. */
#ifndef UNWARP_NVTOOLSEXTCUDART_H
#define UNWARP_NVTOOLSEXTCUDART_H

#include "nvtx3/nvToolsExtCudaRt.h"

#endif
