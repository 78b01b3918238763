/* 8-bit floating point, under MUSA's names. */
#ifndef UNWARP_MUSA_FP8_H
#define UNWARP_MUSA_FP8_H

#include "unwarp/musa/names-begin.h"
#include "cuda_fp8.h"
#include "unwarp/musa/names-end.h"

#endif
