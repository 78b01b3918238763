/* What programs ask the preprocessor about the compiler: we answer as nvcc 12.0 does. */
#ifndef UNWARP_VERSION_H
#define UNWARP_VERSION_H

#include "language.h"

/* For programs that want to know: they run under unwarp. */
#define __UNWARP__ 1

/* HIP and MUSA programs ask for their own compilers. */
#if defined(__UNWARP_KERNELS__) && !defined(__UNWARP_DIALECT__)
#define __CUDACC__ 1
#define __NVCC__ 1
#define __CUDACC_VER_MAJOR__ 12
#define __CUDACC_VER_MINOR__ 0
#define __CUDACC_VER_BUILD__ 140
#define __CUDACC_EXTENDED_LAMBDA__ 1
#define __CUDACC_RELAXED_CONSTEXPR__ 1
#define __CUDA_ARCH_LIST__ 800
#endif

#endif
