/* The older name for the second part of cuda_fp16.h. */
#include "cuda_fp16.h"
