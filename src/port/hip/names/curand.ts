import type { NameTable } from "./name-table.ts";

/** CuRAND: see `nameSource` for where this is from. */
export const curandNames: NameTable = {
  subject: "cuRAND",
  prefixes: [
    ["curand", "hiprand"],
    ["CURAND", "HIPRAND"],
  ],
  byPrefix: `
    CURAND_DIRECTION_VECTORS_32_JOEKUO6 CURAND_DIRECTION_VECTORS_64_JOEKUO6 CURAND_ORDERING_PSEUDO_BEST
    CURAND_ORDERING_PSEUDO_DEFAULT CURAND_ORDERING_PSEUDO_DYNAMIC CURAND_ORDERING_PSEUDO_LEGACY
    CURAND_ORDERING_PSEUDO_SEEDED CURAND_ORDERING_QUASI_DEFAULT CURAND_RNG_PSEUDO_DEFAULT CURAND_RNG_PSEUDO_MRG32K3A
    CURAND_RNG_PSEUDO_MT19937 CURAND_RNG_PSEUDO_MTGP32 CURAND_RNG_PSEUDO_PHILOX4_32_10 CURAND_RNG_PSEUDO_XORWOW
    CURAND_RNG_QUASI_DEFAULT CURAND_RNG_QUASI_SCRAMBLED_SOBOL32 CURAND_RNG_QUASI_SCRAMBLED_SOBOL64
    CURAND_RNG_QUASI_SOBOL32 CURAND_RNG_QUASI_SOBOL64 CURAND_RNG_TEST CURAND_SCRAMBLED_DIRECTION_VECTORS_32_JOEKUO6
    CURAND_SCRAMBLED_DIRECTION_VECTORS_64_JOEKUO6 CURAND_STATUS_ALLOCATION_FAILED CURAND_STATUS_ARCH_MISMATCH
    CURAND_STATUS_DOUBLE_PRECISION_REQUIRED CURAND_STATUS_INITIALIZATION_FAILED CURAND_STATUS_INTERNAL_ERROR
    CURAND_STATUS_LAUNCH_FAILURE CURAND_STATUS_LENGTH_NOT_MULTIPLE CURAND_STATUS_NOT_INITIALIZED
    CURAND_STATUS_OUT_OF_RANGE CURAND_STATUS_PREEXISTING_FAILURE CURAND_STATUS_SUCCESS CURAND_STATUS_TYPE_ERROR
    CURAND_STATUS_VERSION_MISMATCH curand curandCreateGenerator curandCreateGeneratorHost
    curandCreatePoissonDistribution curandDestroyDistribution curandDestroyGenerator curandDirectionVectorSet_t
    curandDirectionVectors32_t curandDirectionVectors64_t curandDiscreteDistribution_st curandDiscreteDistribution_t
    curandGenerate curandGenerateLogNormal curandGenerateLogNormalDouble curandGenerateLongLong curandGenerateNormal
    curandGenerateNormalDouble curandGeneratePoisson curandGenerateSeeds curandGenerateUniform
    curandGenerateUniformDouble curandGenerator_st curandGenerator_t curandGetDirectionVectors32
    curandGetDirectionVectors64 curandGetScrambleConstants32 curandGetScrambleConstants64 curandGetVersion
    curandMakeMTGP32Constants curandMakeMTGP32KernelState curandOrdering curandOrdering_t curandRngType_t
    curandSetGeneratorOffset curandSetGeneratorOrdering curandSetPseudoRandomGeneratorSeed
    curandSetQuasiRandomGeneratorDimensions curandSetStream curandState curandStateMRG32k3a curandStateMRG32k3a_t
    curandStateMtgp32 curandStateMtgp32_t curandStatePhilox4_32_10 curandStatePhilox4_32_10_t
    curandStateScrambledSobol32 curandStateScrambledSobol32_t curandStateScrambledSobol64
    curandStateScrambledSobol64_t curandStateSobol32 curandStateSobol32_t curandStateSobol64 curandStateSobol64_t
    curandStateXORWOW curandStateXORWOW_t curandState_t curandStatus curandStatus_t curand_discrete curand_discrete4
    curand_init curand_log_normal curand_log_normal2 curand_log_normal2_double curand_log_normal4
    curand_log_normal4_double curand_log_normal_double curand_normal curand_normal2 curand_normal2_double
    curand_normal4 curand_normal4_double curand_normal_double curand_poisson curand_poisson4 curand_uniform
    curand_uniform2_double curand_uniform4 curand_uniform4_double curand_uniform_double
  `,
  renamed: `
    curandDirectionVectorSet=hiprandDirectionVectorSet_t curandRngType=hiprandRngType_t
  `,
  missing: `
    CURAND_3RD CURAND_BINARY_SEARCH CURAND_CHOOSE_BEST CURAND_DEFINITION CURAND_DEVICE_API CURAND_DISCRETE_GAUSS
    CURAND_FAST_REJECTION CURAND_HITR CURAND_ITR CURAND_KNUTH CURAND_M1 CURAND_M2 CURAND_POISSON CURAND_REJECTION
    __curand_umul curandDistributionM2Shift_st curandDistributionM2Shift_t curandDistributionShift_st
    curandDistributionShift_t curandDistribution_st curandDistribution_t curandGetProperty curandHistogramM2K_st
    curandHistogramM2K_t curandHistogramM2V_st curandHistogramM2V_t curandHistogramM2_st curandHistogramM2_t
    curandMethod curandMethod_t curand_Philox4x32_10 curand_mtgp32_single curand_mtgp32_single_specific
    curand_mtgp32_specific
  `,
};
