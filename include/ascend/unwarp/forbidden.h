/*
 * Words of CUDA that would still compile, because they are macros, builtins of Clang, or found through their arguments, and
 * that Ascend C does not have. Everything else of CUDA is undeclared here anyway.
 */
#ifndef UNWARP_ASCEND_FORBIDDEN_H
#define UNWARP_ASCEND_FORBIDDEN_H

#undef __device__
#undef __shared__
#undef __constant__
#undef __managed__
#undef __grid_constant__
#undef __forceinline__
#undef __builtin_align__
#undef __inline_hint__
#undef __nv_pure__
#undef __specialization_static
#undef __CUDA_HOSTDEVICE__
#undef __CUDA_ARCH__
#undef __CUDA_FP16_TYPES_EXIST__
#undef __CUDA_BF16_TYPES_EXIST__
#undef CUDARTAPI
#undef CUDARTAPI_CDECL
#undef CUDART_CB
#undef CUDAAPI
#undef CUDA_CB

#define __device__ _Pragma("GCC error \"__device__ is CUDA's; Ascend C has __aicore__\"")
#define __shared__ _Pragma("GCC error \"__shared__ is CUDA's; Ascend C has __ubuf__\"")
#define __constant__ _Pragma("GCC error \"Ascend C SIMT has no __constant__ memory; pass a pointer to global memory\"")
#define __managed__ _Pragma("GCC error \"Ascend C SIMT has no __managed__ variables\"")
#define __forceinline__ _Pragma("GCC error \"__forceinline__ is CUDA's; Ascend C leaves inlining to its compiler\"")

#define __syncthreads _Pragma("GCC error \"__syncthreads is CUDA's; Ascend C has asc_syncthreads\"")

/* Found by the namespace of their arguments. */
#define __hadd2 _Pragma("GCC error \"__hadd2 is CUDA's; Ascend C has __haddx2\"")
#define __hsub2 _Pragma("GCC error \"__hsub2 is CUDA's; Ascend C has __hsubx2\"")
#define __hmul2 _Pragma("GCC error \"__hmul2 is CUDA's; Ascend C has __hmulx2\"")
#define __hfma2 _Pragma("GCC error \"__hfma2 is CUDA's; Ascend C has __hfmax2\"")
#define __hneg2 _Pragma("GCC error \"__hneg2 is CUDA's; Ascend C has __hnegx2\"")
#define __habs2 _Pragma("GCC error \"__habs2 is CUDA's; Ascend C has __habsx2\"")
#define __hmax2 _Pragma("GCC error \"__hmax2 is CUDA's; Ascend C has __hmaxx2\"")
#define __hmin2 _Pragma("GCC error \"__hmin2 is CUDA's; Ascend C has __hminx2\"")
#define __h2div _Pragma("GCC error \"__h2div is CUDA's; Ascend C has __hdivx2\"")
#define __heq2 _Pragma("GCC error \"__heq2 is CUDA's; Ascend C has __heqx2\"")
#define __hbeq2 _Pragma("GCC error \"__hbeq2 is CUDA's; Ascend C has __hbeqx2\"")
#define __hne2 _Pragma("GCC error \"__hne2 is CUDA's; Ascend C has __hnex2\"")
#define __hbne2 _Pragma("GCC error \"__hbne2 is CUDA's; Ascend C has __hbnex2\"")
#define __hlt2 _Pragma("GCC error \"__hlt2 is CUDA's; Ascend C has __hltx2\"")
#define __hblt2 _Pragma("GCC error \"__hblt2 is CUDA's; Ascend C has __hbltx2\"")
#define __hle2 _Pragma("GCC error \"__hle2 is CUDA's; Ascend C has __hlex2\"")
#define __hble2 _Pragma("GCC error \"__hble2 is CUDA's; Ascend C has __hblex2\"")
#define __hgt2 _Pragma("GCC error \"__hgt2 is CUDA's; Ascend C has __hgtx2\"")
#define __hbgt2 _Pragma("GCC error \"__hbgt2 is CUDA's; Ascend C has __hbgtx2\"")
#define __hge2 _Pragma("GCC error \"__hge2 is CUDA's; Ascend C has __hgex2\"")
#define __hbge2 _Pragma("GCC error \"__hbge2 is CUDA's; Ascend C has __hbgex2\"")
#define __hequ2 _Pragma("GCC error \"__hequ2 is CUDA's; Ascend C has __hequx2\"")
#define __hbequ2 _Pragma("GCC error \"__hbequ2 is CUDA's; Ascend C has __hbequx2\"")
#define __hneu2 _Pragma("GCC error \"__hneu2 is CUDA's; Ascend C has __hneux2\"")
#define __hbneu2 _Pragma("GCC error \"__hbneu2 is CUDA's; Ascend C has __hbneux2\"")
#define __hltu2 _Pragma("GCC error \"__hltu2 is CUDA's; Ascend C has __hltux2\"")
#define __hbltu2 _Pragma("GCC error \"__hbltu2 is CUDA's; Ascend C has __hbltux2\"")
#define __hleu2 _Pragma("GCC error \"__hleu2 is CUDA's; Ascend C has __hleux2\"")
#define __hbleu2 _Pragma("GCC error \"__hbleu2 is CUDA's; Ascend C has __hbleux2\"")
#define __hgtu2 _Pragma("GCC error \"__hgtu2 is CUDA's; Ascend C has __hgtux2\"")
#define __hbgtu2 _Pragma("GCC error \"__hbgtu2 is CUDA's; Ascend C has __hbgtux2\"")
#define __hgeu2 _Pragma("GCC error \"__hgeu2 is CUDA's; Ascend C has __hgeux2\"")
#define __hbgeu2 _Pragma("GCC error \"__hbgeu2 is CUDA's; Ascend C has __hbgeux2\"")
#define __hisnan2 _Pragma("GCC error \"__hisnan2 is CUDA's; Ascend C has __hisnanx2\"")
#define __hadd_sat _Pragma("GCC error \"Ascend C has no __hadd_sat\"")
#define __hsub_sat _Pragma("GCC error \"Ascend C has no __hsub_sat\"")
#define __hmul_sat _Pragma("GCC error \"Ascend C has no __hmul_sat\"")
#define __hfma_sat _Pragma("GCC error \"Ascend C has no __hfma_sat\"")
#define __hadd2_sat _Pragma("GCC error \"Ascend C has no __hadd2_sat\"")
#define __hsub2_sat _Pragma("GCC error \"Ascend C has no __hsub2_sat\"")
#define __hmul2_sat _Pragma("GCC error \"Ascend C has no __hmul2_sat\"")
#define __hfma2_sat _Pragma("GCC error \"Ascend C has no __hfma2_sat\"")
#define __hfma_relu _Pragma("GCC error \"Ascend C has no __hfma_relu\"")
#define __hfma2_relu _Pragma("GCC error \"Ascend C has no __hfma2_relu\"")
#define __hmax_nan _Pragma("GCC error \"Ascend C has no __hmax_nan\"")
#define __hmin_nan _Pragma("GCC error \"Ascend C has no __hmin_nan\"")
#define __hmax2_nan _Pragma("GCC error \"Ascend C has no __hmax2_nan\"")
#define __hmin2_nan _Pragma("GCC error \"Ascend C has no __hmin2_nan\"")
#define __half_as_ushort _Pragma("GCC error \"Ascend C has no __half_as_ushort\"")
#define __half_as_short _Pragma("GCC error \"Ascend C has no __half_as_short\"")
#define __bfloat16_as_ushort _Pragma("GCC error \"Ascend C has no __bfloat16_as_ushort\"")
#define __bfloat16_as_short _Pragma("GCC error \"Ascend C has no __bfloat16_as_short\"")
#define __heq2_mask _Pragma("GCC error \"__heq2_mask is CUDA's; Ascend C has __heqx2_mask\"")
#define __hne2_mask _Pragma("GCC error \"__hne2_mask is CUDA's; Ascend C has __hnex2_mask\"")
#define __hlt2_mask _Pragma("GCC error \"__hlt2_mask is CUDA's; Ascend C has __hltx2_mask\"")
#define __hle2_mask _Pragma("GCC error \"__hle2_mask is CUDA's; Ascend C has __hlex2_mask\"")
#define __hgt2_mask _Pragma("GCC error \"__hgt2_mask is CUDA's; Ascend C has __hgtx2_mask\"")
#define __hge2_mask _Pragma("GCC error \"__hge2_mask is CUDA's; Ascend C has __hgex2_mask\"")
#define __hequ2_mask _Pragma("GCC error \"__hequ2_mask is CUDA's; Ascend C has __hequx2_mask\"")
#define __hneu2_mask _Pragma("GCC error \"__hneu2_mask is CUDA's; Ascend C has __hneux2_mask\"")
#define __hltu2_mask _Pragma("GCC error \"__hltu2_mask is CUDA's; Ascend C has __hltux2_mask\"")
#define __hleu2_mask _Pragma("GCC error \"__hleu2_mask is CUDA's; Ascend C has __hleux2_mask\"")
#define __hgtu2_mask _Pragma("GCC error \"__hgtu2_mask is CUDA's; Ascend C has __hgtux2_mask\"")
#define __hgeu2_mask _Pragma("GCC error \"__hgeu2_mask is CUDA's; Ascend C has __hgeux2_mask\"")
#define h2tanh _Pragma("GCC error \"Ascend C has no h2tanh\"")
#define h2tanh_approx _Pragma("GCC error \"Ascend C has no h2tanh_approx\"")
#define htanh_approx _Pragma("GCC error \"Ascend C has no htanh_approx\"")
#define atomicAdd _Pragma("GCC error \"atomicAdd is CUDA's; Ascend C has asc_atomic_add\"")
#define __shfl_sync _Pragma("GCC error \"__shfl_sync is CUDA's; Ascend C has asc_shfl, without a mask\"")
#define __shfl_up_sync _Pragma("GCC error \"__shfl_up_sync is CUDA's; Ascend C has asc_shfl_up, without a mask\"")
#define __shfl_down_sync _Pragma("GCC error \"__shfl_down_sync is CUDA's; Ascend C has asc_shfl_down, without a mask\"")
#define __shfl_xor_sync _Pragma("GCC error \"__shfl_xor_sync is CUDA's; Ascend C has asc_shfl_xor, without a mask\"")

#define double1 _Pragma("GCC error \"Ascend C has no double\"")
#define double2 _Pragma("GCC error \"Ascend C has no double2\"")
#define double3 _Pragma("GCC error \"Ascend C has no double3\"")
#define double4 _Pragma("GCC error \"Ascend C has no double4\"")

#endif
