/* The older name for the second part of cuda_fp8.h. */
#include "cuda_fp8.h"
