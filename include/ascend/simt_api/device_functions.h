/* Integer functions, conversions, memory access with cache hints, and questions about addresses. */
#ifndef UNWARP_ASCEND_DEVICE_FUNCTIONS_H
#define UNWARP_ASCEND_DEVICE_FUNCTIONS_H

#include "common_functions.h"
#include "device_atomic_functions.h"
#include "device_sync_functions.h"
#include "device_warp_functions.h"

/* Bits. The functions for 64 bits are overloads, where CUDA has names of their own. */
__UNWARP_ASCEND int32_t __clz(int x) { return __unwarp_cuda::__clz(x); }
__UNWARP_ASCEND int32_t __clz(long x) { return __unwarp_cuda::__clz((int)x); }
__UNWARP_ASCEND int32_t __clz(long long x) { return __unwarp_cuda::__clzll(x); }
__UNWARP_ASCEND int32_t __ffs(int x) { return __unwarp_cuda::__ffs(x); }
__UNWARP_ASCEND int32_t __ffs(long x) { return __unwarp_cuda::__ffs((int)x); }
__UNWARP_ASCEND int32_t __ffs(long long x) { return __unwarp_cuda::__ffsll(x); }
__UNWARP_ASCEND int32_t __popc(unsigned int x) { return __unwarp_cuda::__popc(x); }
__UNWARP_ASCEND int32_t __popc(unsigned long x) { return __unwarp_cuda::__popc((unsigned int)x); }
__UNWARP_ASCEND int32_t __popc(unsigned long long x) { return __unwarp_cuda::__popcll(x); }
__UNWARP_ASCEND uint32_t __brev(unsigned int x) { return __unwarp_cuda::__brev(x); }
__UNWARP_ASCEND uint32_t __brev(unsigned long x) { return __unwarp_cuda::__brev((unsigned int)x); }
__UNWARP_ASCEND uint64_t __brev(unsigned long long x) { return __unwarp_cuda::__brevll(x); }

/* The same functions as CUDA's. */
using __unwarp_cuda::__byte_perm;
using __unwarp_cuda::__mul24;
using __unwarp_cuda::__mul64hi;
using __unwarp_cuda::__mulhi;
using __unwarp_cuda::__sad;
using __unwarp_cuda::__uhadd;
using __unwarp_cuda::__umul24;
using __unwarp_cuda::__umul64hi;
using __unwarp_cuda::__umulhi;
using __unwarp_cuda::__urhadd;
using __unwarp_cuda::__usad;
__UNWARP_ASCEND int32_t __hadd(int a, int b) { return __unwarp_cuda::__hadd(a, b); }
__UNWARP_ASCEND int32_t __rhadd(int a, int b) { return __unwarp_cuda::__rhadd(a, b); }

__UNWARP_ASCEND float __saturatef(float x) { return __unwarp_cuda::__saturatef(x); }
__UNWARP_ASCEND float __fdividef(float x, float y) { return x / y; }
__UNWARP_ASCEND float fdividef(float x, float y) { return x / y; }

/* Bits kept. */
using __unwarp_cuda::__float_as_int;
using __unwarp_cuda::__float_as_uint;
using __unwarp_cuda::__int_as_float;
using __unwarp_cuda::__uint_as_float;

#define __UNWARP_ASCEND_ROUNDINGS(name)                                                            \
  using __unwarp_cuda::name##_rn;                                                                  \
  using __unwarp_cuda::name##_rz;                                                                  \
  using __unwarp_cuda::name##_ru;                                                                  \
  using __unwarp_cuda::name##_rd;
__UNWARP_ASCEND_ROUNDINGS(__float2int)
__UNWARP_ASCEND_ROUNDINGS(__float2uint)
__UNWARP_ASCEND_ROUNDINGS(__float2ll)
__UNWARP_ASCEND_ROUNDINGS(__float2ull)
__UNWARP_ASCEND_ROUNDINGS(__int2float)
__UNWARP_ASCEND_ROUNDINGS(__uint2float)
__UNWARP_ASCEND_ROUNDINGS(__ll2float)
__UNWARP_ASCEND_ROUNDINGS(__ull2float)

/* Loads and stores with cache hints, of these types alone; pointers to const are not taken. */
#define __UNWARP_ASCEND_HINTED(type)                                                               \
  __UNWARP_ASCEND type asc_ldca(type* address) { return __unwarp_cuda::__ldca(address); }          \
  __UNWARP_ASCEND type asc_ldcg(type* address) { return __unwarp_cuda::__ldcg(address); }          \
  __UNWARP_ASCEND void asc_stcg(type* address, type value) { __unwarp_cuda::__stcg(address, value); } \
  __UNWARP_ASCEND void asc_stwt(type* address, type value) { __unwarp_cuda::__stwt(address, value); }
__UNWARP_ASCEND_HINTED(long)
__UNWARP_ASCEND_HINTED(unsigned long)
__UNWARP_ASCEND_HINTED(long long)
__UNWARP_ASCEND_HINTED(unsigned long long)
__UNWARP_ASCEND_HINTED(long2)
__UNWARP_ASCEND_HINTED(ulong2)
__UNWARP_ASCEND_HINTED(long4)
__UNWARP_ASCEND_HINTED(ulong4)
__UNWARP_ASCEND_HINTED(longlong2)
__UNWARP_ASCEND_HINTED(ulonglong2)
__UNWARP_ASCEND_HINTED(longlong4)
__UNWARP_ASCEND_HINTED(ulonglong4)
__UNWARP_ASCEND_HINTED(signed char)
__UNWARP_ASCEND_HINTED(unsigned char)
__UNWARP_ASCEND_HINTED(char2)
__UNWARP_ASCEND_HINTED(uchar2)
__UNWARP_ASCEND_HINTED(char4)
__UNWARP_ASCEND_HINTED(uchar4)
__UNWARP_ASCEND_HINTED(short)
__UNWARP_ASCEND_HINTED(unsigned short)
__UNWARP_ASCEND_HINTED(short2)
__UNWARP_ASCEND_HINTED(ushort2)
__UNWARP_ASCEND_HINTED(short4)
__UNWARP_ASCEND_HINTED(ushort4)
__UNWARP_ASCEND_HINTED(int)
__UNWARP_ASCEND_HINTED(unsigned int)
__UNWARP_ASCEND_HINTED(int2)
__UNWARP_ASCEND_HINTED(uint2)
__UNWARP_ASCEND_HINTED(int4)
__UNWARP_ASCEND_HINTED(uint4)
__UNWARP_ASCEND_HINTED(float)
__UNWARP_ASCEND_HINTED(float2)
__UNWARP_ASCEND_HINTED(float4)
#undef __UNWARP_ASCEND_HINTED

/* Where an address points. */
using __unwarp_cuda::__isGlobal;
using __unwarp_cuda::__isLocal;
__UNWARP_ASCEND uint32_t __isUbuf(const void* address) { return __unwarp_cuda::__isShared(address); }

#endif
