/* bfloat16, under MUSA's names. */
#ifndef UNWARP_MUSA_BF16_H
#define UNWARP_MUSA_BF16_H

#include "unwarp/musa/names-begin.h"
#include "cuda_bf16.h"
#include "unwarp/musa/names-end.h"

#endif
