/* Half precision, under MUSA's names. */
#ifndef UNWARP_MUSA_FP16_H
#define UNWARP_MUSA_FP16_H

#include "unwarp/musa/names-begin.h"
#include "cuda_fp16.h"
#include "unwarp/musa/names-end.h"

#endif
