import type { NameTable } from "./name-table.ts";

/**
 * What ROCm 7 has and HIPIFY's tables of October 2024 do not say yet, or say of an older header. These rows come
 * before all others.
 */
export const corrections: NameTable = {
  subject: "CUDA",
  prefixes: [
    ["cuda", "hip"],
    ["", ""],
  ],
  // Launches with a configuration came with ROCm 7.0, cudaOccupancyAvailableDynamicSMemPerBlock with 7.1.
  // <hip/hip_bf16.h> has what follows; the older <hip/hip_bfloat16.h> has a class with another interface.
  byPrefix: `
    cudaMemoryTypeUnregistered cudaEventRecordWithFlags
    cudaLaunchAttribute cudaLaunchAttribute_st cudaLaunchConfig_st cudaLaunchConfig_t cudaLaunchKernelEx
    cudaLaunchKernelExC cudaOccupancyAvailableDynamicSMemPerBlock
    __bfloat1622float2 __bfloat162bfloat162 __bfloat162float __bfloat16_as_short __bfloat16_as_ushort
    __double2bfloat16 __float22bfloat162_rn __float2bfloat16 __halves2bfloat162 __high2bfloat16 __high2bfloat162
    __highs2bfloat162 __low2bfloat16 __low2bfloat162 __lows2bfloat162 __short_as_bfloat16 __ushort_as_bfloat16
    __syncwarp __activemask __all_sync __any_sync __ballot_sync __match_all_sync __match_any_sync
    __shfl_sync __shfl_up_sync __shfl_down_sync __shfl_xor_sync
    __reduce_add_sync __reduce_min_sync __reduce_max_sync __reduce_and_sync __reduce_or_sync __reduce_xor_sync
  `,
  // HIP's __float2bfloat16 rounds to the nearest, as CUDA's __float2bfloat16_rn says and its __float2bfloat16 does.
  renamed: `
    __nv_bfloat16=__hip_bfloat16 __nv_bfloat162=__hip_bfloat162 nv_bfloat16=__hip_bfloat16 nv_bfloat162=__hip_bfloat162
    __nv_bfloat16_raw=__hip_bfloat16_raw __nv_bfloat162_raw=__hip_bfloat162_raw __float2bfloat16_rn=__float2bfloat16
    CUDART_INF_FP16=HIPRT_INF_FP16 CUDART_NAN_FP16=HIPRT_NAN_FP16 CUDART_MIN_DENORM_FP16=HIPRT_MIN_DENORM_FP16
    CUDART_MAX_NORMAL_FP16=HIPRT_MAX_NORMAL_FP16 CUDART_NEG_ZERO_FP16=HIPRT_NEG_ZERO_FP16
    CUDART_ZERO_FP16=HIPRT_ZERO_FP16 CUDART_ONE_FP16=HIPRT_ONE_FP16
    CUDART_INF_BF16=HIPRT_INF_BF16 CUDART_NAN_BF16=HIPRT_NAN_BF16 CUDART_MIN_DENORM_BF16=HIPRT_MIN_DENORM_BF16
    CUDART_MAX_NORMAL_BF16=HIPRT_MAX_NORMAL_BF16 CUDART_NEG_ZERO_BF16=HIPRT_NEG_ZERO_BF16
    CUDART_ZERO_BF16=HIPRT_ZERO_BF16 CUDART_ONE_BF16=HIPRT_ONE_BF16
    curand4=hiprand4
    nv_half=__half nv_half2=__half2
    __nv_fp8_e4m3=__hip_fp8_e4m3 __nv_fp8_e5m2=__hip_fp8_e5m2
    __nv_fp8x2_e4m3=__hip_fp8x2_e4m3 __nv_fp8x2_e5m2=__hip_fp8x2_e5m2
    __nv_fp8x4_e4m3=__hip_fp8x4_e4m3 __nv_fp8x4_e5m2=__hip_fp8x4_e5m2
    __nv_fp8_storage_t=__hip_fp8_storage_t __nv_fp8x2_storage_t=__hip_fp8x2_storage_t
    __nv_fp8x4_storage_t=__hip_fp8x4_storage_t
    __nv_fp8_interpretation_t=__hip_fp8_interpretation_t __nv_saturation_t=__hip_saturation_t
    __NV_E4M3=__HIP_E4M3 __NV_E5M2=__HIP_E5M2 __NV_SATFINITE=__HIP_SATFINITE __NV_NOSAT=__HIP_NOSAT
    __nv_cvt_float_to_fp8=__hip_cvt_float_to_fp8 __nv_cvt_double_to_fp8=__hip_cvt_double_to_fp8
    __nv_cvt_float2_to_fp8x2=__hip_cvt_float2_to_fp8x2 __nv_cvt_double2_to_fp8x2=__hip_cvt_double2_to_fp8x2
    __nv_cvt_halfraw_to_fp8=__hip_cvt_halfraw_to_fp8 __nv_cvt_halfraw2_to_fp8x2=__hip_cvt_halfraw2_to_fp8x2
    __nv_cvt_bfloat16raw_to_fp8=__hip_cvt_bfloat16raw_to_fp8
    __nv_cvt_bfloat16raw2_to_fp8x2=__hip_cvt_bfloat16raw2_to_fp8x2
    __nv_cvt_fp8_to_halfraw=__hip_cvt_fp8_to_halfraw __nv_cvt_fp8x2_to_halfraw2=__hip_cvt_fp8x2_to_halfraw2
  `,
  missing: `
    __nanosleep __uni_sync __vcmpleu2 __vsetgtu2 cudaPeerAccessDefault cudaStreamGetDevice
    cudaMipmappedArrayGetMemoryRequirements cudaMipmappedArrayGetSparseProperties
    cudaGetExportTable cuGetExportTable
  `,
};
