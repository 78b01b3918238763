/* make_float4 and its like, for every built-in vector type. */
#ifndef UNWARP_VECTOR_FUNCTIONS_H
#define UNWARP_VECTOR_FUNCTIONS_H

#include "vector_types.h"

#define __UNWARP_MAKE static __inline__ __host__ __device__ __attribute__((always_inline, unused))

#define __UNWARP_MAKE_VECTORS(type, name)                                                          \
  __UNWARP_MAKE name##1 make_##name##1(type x) { name##1 v; v.x = x; return v; }                   \
  __UNWARP_MAKE name##2 make_##name##2(type x, type y) {                                           \
    name##2 v; v.x = x; v.y = y; return v;                                                         \
  }                                                                                                \
  __UNWARP_MAKE name##3 make_##name##3(type x, type y, type z) {                                   \
    name##3 v; v.x = x; v.y = y; v.z = z; return v;                                                \
  }                                                                                                \
  __UNWARP_MAKE name##4 make_##name##4(type x, type y, type z, type w) {                           \
    name##4 v; v.x = x; v.y = y; v.z = z; v.w = w; return v;                                       \
  }

__UNWARP_MAKE_VECTORS(signed char, char)
__UNWARP_MAKE_VECTORS(unsigned char, uchar)
__UNWARP_MAKE_VECTORS(short, short)
__UNWARP_MAKE_VECTORS(unsigned short, ushort)
__UNWARP_MAKE_VECTORS(int, int)
__UNWARP_MAKE_VECTORS(unsigned int, uint)
__UNWARP_MAKE_VECTORS(long, long)
__UNWARP_MAKE_VECTORS(unsigned long, ulong)
__UNWARP_MAKE_VECTORS(long long, longlong)
__UNWARP_MAKE_VECTORS(unsigned long long, ulonglong)
__UNWARP_MAKE_VECTORS(float, float)
__UNWARP_MAKE_VECTORS(double, double)

#undef __UNWARP_MAKE_VECTORS
#undef __UNWARP_MAKE

#endif
