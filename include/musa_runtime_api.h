/* The runtime API for C, under MUSA's names. */
#ifndef UNWARP_MUSA_RUNTIME_API_H
#define UNWARP_MUSA_RUNTIME_API_H

#include "unwarp/musa/names-begin.h"
#include "cuda_runtime_api.h"
#include "unwarp/musa/names-end.h"

#define MUSARTAPI
#define MUSART_CB

#endif
