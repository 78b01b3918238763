/* The place of version 2. */
#ifndef UNWARP_NVTOOLSEXT_H
#define UNWARP_NVTOOLSEXT_H

#include "nvtx3/nvToolsExt.h"

#endif
