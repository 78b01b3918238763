/* The language and the runtime API, under MUSA's names. */
#ifndef UNWARP_MUSA_RUNTIME_H
#define UNWARP_MUSA_RUNTIME_H

#include "unwarp/musa/names-begin.h"
#include "cuda_runtime.h"
#include "unwarp/musa/names-end.h"

#include "musa_runtime_api.h"

#endif
