import type { NameTable } from "./name-table.ts";

/** CuFFT: see `nameSource` for where this is from. */
export const cufftNames: NameTable = {
  subject: "cuFFT",
  prefixes: [
    ["cufft", "hipfft"],
    ["CUFFT", "HIPFFT"],
  ],
  byPrefix: `
    CUFFT_ALLOC_FAILED CUFFT_C2C CUFFT_C2R CUFFT_CB_LD_COMPLEX CUFFT_CB_LD_COMPLEX_DOUBLE CUFFT_CB_LD_REAL
    CUFFT_CB_LD_REAL_DOUBLE CUFFT_CB_ST_COMPLEX CUFFT_CB_ST_COMPLEX_DOUBLE CUFFT_CB_ST_REAL CUFFT_CB_ST_REAL_DOUBLE
    CUFFT_CB_UNDEFINED CUFFT_D2Z CUFFT_EXEC_FAILED CUFFT_FORWARD CUFFT_INCOMPLETE_PARAMETER_LIST
    CUFFT_INTERNAL_ERROR CUFFT_INVALID_DEVICE CUFFT_INVALID_PLAN CUFFT_INVALID_SIZE CUFFT_INVALID_TYPE
    CUFFT_INVALID_VALUE CUFFT_NOT_IMPLEMENTED CUFFT_NOT_SUPPORTED CUFFT_NO_WORKSPACE CUFFT_PARSE_ERROR CUFFT_R2C
    CUFFT_SETUP_FAILED CUFFT_SUCCESS CUFFT_UNALIGNED_DATA CUFFT_Z2D CUFFT_Z2Z cufftCallbackLoadC cufftCallbackLoadD
    cufftCallbackLoadR cufftCallbackLoadZ cufftCallbackStoreC cufftCallbackStoreD cufftCallbackStoreR
    cufftCallbackStoreZ cufftComplex cufftCreate cufftDestroy cufftDoubleComplex cufftDoubleReal cufftEstimate1d
    cufftEstimate2d cufftEstimate3d cufftEstimateMany cufftExecC2C cufftExecC2R cufftExecD2Z cufftExecR2C
    cufftExecZ2D cufftExecZ2Z cufftGetProperty cufftGetSize cufftGetSize1d cufftGetSize2d cufftGetSize3d
    cufftGetSizeMany cufftGetSizeMany64 cufftGetVersion cufftHandle cufftMakePlan1d cufftMakePlan2d cufftMakePlan3d
    cufftMakePlanMany cufftMakePlanMany64 cufftPlan1d cufftPlan2d cufftPlan3d cufftPlanMany cufftReal cufftResult
    cufftResult_t cufftSetAutoAllocation cufftSetStream cufftSetWorkArea cufftType cufftType_t cufftXtCallbackType
    cufftXtCallbackType_t cufftXtClearCallback cufftXtSetCallback cufftXtSetCallbackSharedSize
  `,
  renamed: `
    CUFFT_INVERSE=HIPFFT_BACKWARD
  `,
  missing: `
    CUFFT_COMPATIBILITY_DEFAULT CUFFT_COMPATIBILITY_FFTW_PADDING CUFFT_COPY_DEVICE_TO_DEVICE
    CUFFT_COPY_DEVICE_TO_HOST CUFFT_COPY_HOST_TO_DEVICE CUFFT_COPY_UNDEFINED CUFFT_FORMAT_UNDEFINED
    CUFFT_LICENSE_ERROR CUFFT_QUERY_1D_FACTORS CUFFT_QUERY_UNDEFINED CUFFT_WORKAREA_MINIMAL
    CUFFT_WORKAREA_PERFORMANCE CUFFT_WORKAREA_USER CUFFT_XT_FORMAT_1D_INPUT_SHUFFLED
    CUFFT_XT_FORMAT_DISTRIBUTED_INPUT CUFFT_XT_FORMAT_DISTRIBUTED_OUTPUT CUFFT_XT_FORMAT_INPLACE
    CUFFT_XT_FORMAT_INPLACE_SHUFFLED CUFFT_XT_FORMAT_INPUT CUFFT_XT_FORMAT_OUTPUT MAX_CUFFT_ERROR
    NVFFT_PLAN_PROPERTY_INT64_MAX_NUM_HOST_THREADS NVFFT_PLAN_PROPERTY_INT64_PATIENT_JIT cufftBox3d cufftBox3d_t
    cufftCompatibility cufftCompatibility_t cufftGetPlanPropertyInt64 cufftProperty cufftProperty_t
    cufftResetPlanProperty cufftSetPlanPropertyInt64 cufftXt1dFactors cufftXt1dFactors_t cufftXtCopyType
    cufftXtCopyType_t cufftXtExec cufftXtExecDescriptor cufftXtExecDescriptorC2C cufftXtExecDescriptorC2R
    cufftXtExecDescriptorD2Z cufftXtExecDescriptorR2C cufftXtExecDescriptorZ2D cufftXtExecDescriptorZ2Z cufftXtFree
    cufftXtGetSizeMany cufftXtMakePlanMany cufftXtMalloc cufftXtMemcpy cufftXtQueryPlan cufftXtQueryType
    cufftXtQueryType_t cufftXtSetDistribution cufftXtSetGPUs cufftXtSetWorkArea cufftXtSetWorkAreaPolicy
    cufftXtSubFormat cufftXtSubFormat_t cufftXtWorkAreaPolicy cufftXtWorkAreaPolicy_t
  `,
};
