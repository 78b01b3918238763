/* All of a 16-bit floating-point type; what must be defined before is in float16-class.h. */
#define __UNWARP_MEMBER __host__ __device__ __forceinline__

#include "float16-class.h"

#include "float16-conversions.h"

#include "float16-arithmetic.h"

#include "float16-comparisons.h"

#if defined(__UNWARP_KERNELS__)
#include "float16-math.h"

#include "float16-exchange.h"
#endif

#undef __UNWARP_MEMBER
#undef __UNWARP_F16
#undef __UNWARP_F16X2
#undef __UNWARP_F16_RAW
#undef __UNWARP_F16X2_RAW
#undef __UNWARP_F16_OTHER
#undef __UNWARP_NAME
#undef __UNWARP_PAIR_NAME
#undef __UNWARP_BOTH_NAME
#undef __UNWARP_F16_INFINITY
#undef __UNWARP_F16_FROM_INTEGER
#undef __UNWARP_F16_ODD_FMA
#undef __UNWARP_F16_HAS_CONVERSIONS
#undef __UNWARP_F16_HAS_OPERATORS
#undef __UNWARP_F16X2_HAS_OPERATORS
