/*
 * The functions of unwarp's CUDA headers that the Ascend headers are made of, out of the program's reach. Their
 * headers include nothing of the system, so they can be read inside of a namespace.
 */
#ifndef UNWARP_ASCEND_CUDA_FUNCTIONS_H
#define UNWARP_ASCEND_CUDA_FUNCTIONS_H

namespace __unwarp_cuda {

__UNWARP_DEVICE void* memcpy(void* destination, const void* source, size_t bytes) {
  return __builtin_memcpy(destination, source, bytes);
}

/* The C library's Bessel functions, as c-library.h declares them for CUDA. */
extern "C" {
__host__ __device__ double __unwarp_c_j0(double) __asm__("j0");
__host__ __device__ double __unwarp_c_j1(double) __asm__("j1");
__host__ __device__ double __unwarp_c_y0(double) __asm__("y0");
__host__ __device__ double __unwarp_c_y1(double) __asm__("y1");
__host__ __device__ double __unwarp_c_jn(int, double) __asm__("jn");
__host__ __device__ float __unwarp_c_jnf(int, float) __asm__("jnf");
__host__ __device__ double __unwarp_c_yn(int, double) __asm__("yn");
__host__ __device__ float __unwarp_c_ynf(int, float) __asm__("ynf");
}

#include "../../unwarp/exact-begin.h"

#include "../../unwarp/atomics.h"
#include "../../unwarp/conversions.h"
#include "../../unwarp/fast-math.h"
#include "../../unwarp/integer-intrinsics.h"
#include "../../unwarp/math-bessel.h"
#include "../../unwarp/math-error-functions.h"
#include "../../unwarp/math-roots.h"
#include "../../unwarp/math-trigonometry.h"
#include "../../unwarp/memory-hints.h"
#include "../../unwarp/minimum-maximum.h"
#include "../../unwarp/warp.h"

#include "../../unwarp/exact-end.h"

/* The functions of float that those of 16 bits are made of have no names yet. */
#define __UNWARP_FLOAT_MATH(name) __UNWARP_ASCEND_BUILTIN_##name
#define __UNWARP_ASCEND_BUILTIN_rsqrtf rsqrtf
#define __UNWARP_ASCEND_BUILTIN_expf __builtin_expf
#define __UNWARP_ASCEND_BUILTIN_exp2f __builtin_exp2f
#define __UNWARP_ASCEND_BUILTIN_exp10f __builtin_exp10f
#define __UNWARP_ASCEND_BUILTIN_logf __builtin_logf
#define __UNWARP_ASCEND_BUILTIN_log2f __builtin_log2f
#define __UNWARP_ASCEND_BUILTIN_log10f __builtin_log10f
#define __UNWARP_ASCEND_BUILTIN_sinf __builtin_sinf
#define __UNWARP_ASCEND_BUILTIN_cosf __builtin_cosf
#define __UNWARP_ASCEND_BUILTIN_tanhf __builtin_tanhf

#include "../../cuda_fp16.h"
#include "../../cuda_bf16.h"

#include "../../unwarp/warp-groups.h"

/* For the Ascend headers, which are read when these names of CUDA's are forbidden already. */
template <class T> __UNWARP_DEVICE T __unwarp_atomic_add(T* address, T value) { return atomicAdd(address, value); }

/* The barrier, which also counts those that come to it. */
extern "C" __device__ __attribute__((noreturn)) void __unwarp_assert_fail(const char* condition, const char* file,
                                                                          unsigned int line, const char* function);
__UNWARP_DEVICE void __unwarp_whole_barrier(const char* file, unsigned int line, const char* function) {
  if (__nvvm_bar0_popc(1) != (int)(blockDim.x * blockDim.y * blockDim.z))
    __unwarp_assert_fail("Ascend rule: all threads of a block come to asc_syncthreads; none returns before", file,
                         line, function);
}

/*
 * What a lane gets from one that does not take part, which is not defined: a NaN, as whatever number of 16, 32 or 64 bits
 * it is read, and no likely integer.
 */
template <class T> __UNWARP_DEVICE T __unwarp_lane_poison() {
  unsigned long long pattern = 0xfff5fff5fff5fff5ull;
  T value;
  __builtin_memcpy(&value, &pattern, sizeof(T));
  return value;
}
/* `source` is the lane that is read; outside of the segment lanes keep their own value, which is defined. */
template <class T> __UNWARP_DEVICE T __unwarp_checked_lane(T value, unsigned int lanes, int source, int width) {
  int lane = __nvvm_read_ptx_sreg_laneid();
  bool isInside = source >= 0 && (source & ~(width - 1)) == (lane & ~(width - 1));
  return isInside && !(lanes >> (source & 31) & 1) ? __unwarp_lane_poison<T>() : value;
}
template <class T> __UNWARP_DEVICE T __unwarp_shfl(T value, int from, int width) {
  unsigned int lanes = __activemask();
  int lane = __nvvm_read_ptx_sreg_laneid();
  int source = (lane & ~(width - 1)) | (from & (width - 1));
  return __unwarp_checked_lane(__shfl_sync(lanes, value, from, width), lanes, source, width);
}
template <class T> __UNWARP_DEVICE T __unwarp_shfl_up(T value, unsigned int delta, int width) {
  unsigned int lanes = __activemask();
  int source = (int)__nvvm_read_ptx_sreg_laneid() - (int)delta;
  return __unwarp_checked_lane(__shfl_up_sync(lanes, value, delta, width), lanes, source, width);
}
template <class T> __UNWARP_DEVICE T __unwarp_shfl_down(T value, unsigned int delta, int width) {
  unsigned int lanes = __activemask();
  int source = (int)(__nvvm_read_ptx_sreg_laneid() + delta);
  return __unwarp_checked_lane(__shfl_down_sync(lanes, value, delta, width), lanes, source, width);
}
template <class T> __UNWARP_DEVICE T __unwarp_shfl_xor(T value, int laneMask, int width) {
  unsigned int lanes = __activemask();
  int source = (int)__nvvm_read_ptx_sreg_laneid() ^ laneMask;
  return __unwarp_checked_lane(__shfl_xor_sync(lanes, value, laneMask, width), lanes, source, width);
}

/* Subnormal numbers become zero, with their sign, as the chip's expf, powf and division have it. */
__UNWARP_DEVICE float __unwarp_flush(float x) {
  return __builtin_fabsf(x) < 0x1p-126f ? __builtin_copysignf(0.0f, x) : x;
}

template <class To, class From> __UNWARP_DEVICE To __unwarp_bits_as(From from) {
  To to;
  __builtin_memcpy(&to, &from, sizeof(To));
  return to;
}
template <class T> __UNWARP_DEVICE T __unwarp_shuffle(unsigned int mask, T value, int lane) {
  return __shfl_sync(mask, value, lane);
}

}  // namespace __unwarp_cuda

#endif
