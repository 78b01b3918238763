/* Asynchronous copies to shared memory. */
#ifndef UNWARP_CUDA_PIPELINE_H
#define UNWARP_CUDA_PIPELINE_H
#include "cuda_pipeline_primitives.h"
#endif
