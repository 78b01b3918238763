/* The older name for the second part of cuda_bf16.h. */
#include "cuda_bf16.h"
