/*
 * The built-in vector types. Alignment is part of CUDA's ABI: a type of two or four elements is
 * aligned to its size, 16 bytes at most; one of one or three elements to its element.
 */
#ifndef UNWARP_VECTOR_TYPES_H
#define UNWARP_VECTOR_TYPES_H

#include "host_defines.h"

#define __UNWARP_VECTOR1(type, name)                                                               \
  struct name { type x; };                                                                         \
  typedef struct name name;
#define __UNWARP_VECTOR2(type, name, alignment)                                                    \
  struct __attribute__((aligned(alignment))) name { type x, y; };                                  \
  typedef struct name name;
#define __UNWARP_VECTOR3(type, name)                                                               \
  struct name { type x, y, z; };                                                                   \
  typedef struct name name;
#define __UNWARP_VECTOR4(type, name, alignment)                                                    \
  struct __attribute__((aligned(alignment))) name { type x, y, z, w; };                            \
  typedef struct name name;
#define __UNWARP_VECTORS(type, name, alignment2, alignment4)                                       \
  __UNWARP_VECTOR1(type, name##1)                                                                  \
  __UNWARP_VECTOR2(type, name##2, alignment2)                                                      \
  __UNWARP_VECTOR3(type, name##3)                                                                  \
  __UNWARP_VECTOR4(type, name##4, alignment4)

__UNWARP_VECTORS(signed char, char, 2, 4)
__UNWARP_VECTORS(unsigned char, uchar, 2, 4)
__UNWARP_VECTORS(short, short, 4, 8)
__UNWARP_VECTORS(unsigned short, ushort, 4, 8)
__UNWARP_VECTORS(int, int, 8, 16)
__UNWARP_VECTORS(unsigned int, uint, 8, 16)
__UNWARP_VECTORS(long, long, 2 * sizeof(long), 16)
__UNWARP_VECTORS(unsigned long, ulong, 2 * sizeof(long), 16)
__UNWARP_VECTORS(long long, longlong, 16, 16)
__UNWARP_VECTORS(unsigned long long, ulonglong, 16, 16)
__UNWARP_VECTORS(float, float, 8, 16)
__UNWARP_VECTORS(double, double, 16, 16)

#undef __UNWARP_VECTORS
#undef __UNWARP_VECTOR1
#undef __UNWARP_VECTOR2
#undef __UNWARP_VECTOR3
#undef __UNWARP_VECTOR4

#if defined(__UNWARP_KERNELS__)
struct __unwarp_thread_index;
struct __unwarp_block_index;
struct __unwarp_block_dimensions;
struct __unwarp_grid_dimensions;
#endif

struct dim3 {
  unsigned int x, y, z;
#if defined(__cplusplus)
  __host__ __device__ constexpr dim3(unsigned int x = 1, unsigned int y = 1, unsigned int z = 1)
      : x(x), y(y), z(z) {}
  __host__ __device__ constexpr dim3(uint3 v) : x(v.x), y(v.y), z(v.z) {}
  __host__ __device__ constexpr operator uint3() const { return uint3{x, y, z}; }
#if defined(__UNWARP_KERNELS__)
  /* threadIdx and its like have types of their own here; each of them can become a dim3. */
  __device__ __forceinline__ dim3(const __unwarp_thread_index&);
  __device__ __forceinline__ dim3(const __unwarp_block_index&);
  __device__ __forceinline__ dim3(const __unwarp_block_dimensions&);
  __device__ __forceinline__ dim3(const __unwarp_grid_dimensions&);
#endif
#endif
};
typedef struct dim3 dim3;

#endif
