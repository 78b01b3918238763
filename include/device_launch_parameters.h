/*
 * threadIdx, blockIdx, blockDim, gridDim and warpSize. Each is an object without storage whose
 * members read a special register, so that programs may still use these names for variables of their own.
 */
#ifndef UNWARP_DEVICE_LAUNCH_PARAMETERS_H
#define UNWARP_DEVICE_LAUNCH_PARAMETERS_H

#include "vector_types.h"

#if defined(__UNWARP_KERNELS__)

#define __UNWARP_REGISTER(member, builtin)                                                         \
  __declspec(property(get = __get_##member)) unsigned int member;                                  \
  static __device__ __forceinline__ unsigned int __get_##member() { return builtin(); }

#define __UNWARP_REGISTERS(type, prefix)                                                           \
  struct type {                                                                                    \
    __UNWARP_REGISTER(x, prefix##_x)                                                               \
    __UNWARP_REGISTER(y, prefix##_y)                                                               \
    __UNWARP_REGISTER(z, prefix##_z)                                                               \
    __device__ __forceinline__ operator uint3() const { return uint3{x, y, z}; }                   \
  };                                                                                               \
  __device__ __forceinline__ dim3::dim3(const type& v) : x(v.x), y(v.y), z(v.z) {}

__UNWARP_REGISTERS(__unwarp_thread_index, __nvvm_read_ptx_sreg_tid)
__UNWARP_REGISTERS(__unwarp_block_index, __nvvm_read_ptx_sreg_ctaid)
__UNWARP_REGISTERS(__unwarp_block_dimensions, __nvvm_read_ptx_sreg_ntid)
__UNWARP_REGISTERS(__unwarp_grid_dimensions, __nvvm_read_ptx_sreg_nctaid)

#undef __UNWARP_REGISTERS
#undef __UNWARP_REGISTER

extern const __device__ __attribute__((weak)) __unwarp_thread_index threadIdx;
extern const __device__ __attribute__((weak)) __unwarp_block_index blockIdx;
extern const __device__ __attribute__((weak)) __unwarp_block_dimensions blockDim;
extern const __device__ __attribute__((weak)) __unwarp_grid_dimensions gridDim;
__device__ const int warpSize = 32;

#endif
#endif
