/* What a MUSA compiler knows: qualifiers and the runtime API, as nvcc does, and macros by which a program asks for it. */
#ifndef UNWARP_MUSA_PRELUDE_H
#define UNWARP_MUSA_PRELUDE_H

#define __UNWARP_DIALECT__ 1
#define __UNWARP_MUSA__ 1

#include "unwarp/language.h"

#define __MUSA__ 1
#define __MUSACC__ 1
#if defined(__UNWARP_DEVICE_PASS__)
/* mp_31, the architecture whose warps have 32 lanes, as here; those before it have 128. */
#define __MUSA_ARCH__ 310
#endif
#define __MUSA_ARCH_LIST__ 310

#include "musa_runtime.h"

/* Clang's own, for the language that MUSA is compiled as here. */
#undef __CUDA__
#undef __CUDA_ARCH__

#endif
