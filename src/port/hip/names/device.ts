import type { NameTable } from "./name-table.ts";

/** Functions and types of device code: see `nameSource` for where this is from. */
export const deviceNames: NameTable = {
  subject: "functions and types of device code",
  prefixes: [["", ""]],
  byPrefix: `
    __all __any __assert_fail __assertfail __ballot __brev __brevll __byte_perm __clz __clzll __cosf __dadd_rn
    __ddiv_rn __dmul_rn __double2float_rd __double2float_rn __double2float_ru __double2float_rz __double2hiint
    __double2int_rd __double2int_rn __double2int_ru __double2int_rz __double2ll_rd __double2ll_rn __double2ll_ru
    __double2ll_rz __double2loint __double2uint_rd __double2uint_rn __double2uint_ru __double2uint_rz
    __double2ull_rd __double2ull_rn __double2ull_ru __double2ull_rz __double_as_longlong __drcp_rn __dsqrt_rn
    __dsub_rn __exp10f __expf __fadd_rn __fdiv_rn __fdividef __ffs __ffsll __float22half2_rn __float2half
    __float2half2_rn __float2half_rd __float2half_rn __float2half_ru __float2half_rz __float2int_rd __float2int_rn
    __float2int_ru __float2int_rz __float2ll_rd __float2ll_rn __float2ll_ru __float2ll_rz __float2uint_rd
    __float2uint_rn __float2uint_ru __float2uint_rz __float2ull_rd __float2ull_rn __float2ull_ru __float2ull_rz
    __float_as_int __float_as_uint __floats2half2_rn __fma_rn __fmaf_rn __fmul_rn __frcp_rn __frsqrt_rn __fsqrt_rn
    __fsub_rn __funnelshift_l __funnelshift_lc __funnelshift_r __funnelshift_rc __h2div __habs __habs2 __hadd
    __hadd2 __hadd2_sat __hadd_sat __half __half2 __half22float2 __half2_raw __half2float __half2half2 __half2int_rd
    __half2int_rn __half2int_ru __half2int_rz __half2ll_rd __half2ll_rn __half2ll_ru __half2ll_rz __half2short_rd
    __half2short_rn __half2short_ru __half2short_rz __half2uint_rd __half2uint_rn __half2uint_ru __half2uint_rz
    __half2ull_rd __half2ull_rn __half2ull_ru __half2ull_rz __half2ushort_rd __half2ushort_rn __half2ushort_ru
    __half2ushort_rz __half_as_short __half_as_ushort __half_raw __halves2half2 __hbeq2 __hbequ2 __hbge2 __hbgeu2
    __hbgt2 __hbgtu2 __hble2 __hbleu2 __hblt2 __hbltu2 __hbne2 __hbneu2 __hdiv __heq __heq2 __hequ __hequ2 __hfma
    __hfma2 __hfma2_sat __hfma_sat __hge __hge2 __hgeu __hgeu2 __hgt __hgt2 __hgtu __hgtu2 __high2float __high2half
    __high2half2 __highs2half2 __hiloint2double __hisinf __hisnan __hisnan2 __hle __hle2 __hleu __hleu2 __hlt __hlt2
    __hltu __hltu2 __hmax __hmax_nan __hmin __hmin_nan __hmul __hmul2 __hmul2_sat __hmul_sat __hne __hne2 __hneg
    __hneg2 __hneu __hneu2 __hsub __hsub2 __hsub2_sat __hsub_sat __int2double_rn __int2float_rd __int2float_rn
    __int2float_ru __int2float_rz __int2half_rd __int2half_rn __int2half_ru __int2half_rz __int_as_float __ldca
    __ldcg __ldcs __ldg __ll2double_rd __ll2double_rn __ll2double_ru __ll2double_rz __ll2float_rd __ll2float_rn
    __ll2float_ru __ll2float_rz __ll2half_rd __ll2half_rn __ll2half_ru __ll2half_rz __log10f __log2f __logf
    __longlong_as_double __low2float __low2half __low2half2 __lowhigh2highlow __lows2half2 __mul24 __mul64hi __mulhi
    __popc __popcll __powf __rhadd __sad __saturatef __shfl __shfl_down __shfl_up __shfl_xor __short2half_rd
    __short2half_rn __short2half_ru __short2half_rz __short_as_half __sincosf __sinf __syncthreads __syncthreads_and
    __syncthreads_count __syncthreads_or __tanf __threadfence __threadfence_block __threadfence_system __uhadd
    __uint2double_rn __uint2float_rd __uint2float_rn __uint2float_ru __uint2float_rz __uint2half_rd __uint2half_rn
    __uint2half_ru __uint2half_rz __uint_as_float __ull2double_rd __ull2double_rn __ull2double_ru __ull2double_rz
    __ull2float_rd __ull2float_rn __ull2float_ru __ull2float_rz __ull2half_rd __ull2half_rn __ull2half_ru
    __ull2half_rz __umul24 __umul64hi __umulhi __urhadd __usad __ushort2half_rd __ushort2half_rn __ushort2half_ru
    __ushort2half_rz __ushort_as_half abs acos acosf acosh acoshf asin asinf asinh asinhf atan atan2 atan2f atanf
    atanh atanhf atomicAdd atomicAdd_system atomicAnd atomicAnd_system atomicCAS atomicCAS_system atomicDec
    atomicExch atomicExch_system atomicInc atomicMax atomicMax_system atomicMin atomicMin_system atomicOr
    atomicOr_system atomicSub atomicSub_system atomicXor atomicXor_system cbrt cbrtf ceil ceilf clock clock64
    copysign copysignf cos cosf cosh coshf cospi cospif cyl_bessel_i0 cyl_bessel_i0f cyl_bessel_i1 cyl_bessel_i1f
    erf erfc erfcf erfcinv erfcinvf erfcx erfcxf erff erfinv erfinvf exp exp10 exp10f exp2 exp2f expf expm1 expm1f
    fabs fabsf fdim fdimf fdividef floor floorf fma fmaf fmax fmaxf fmin fminf fmod fmodf frexp frexpf h2ceil h2cos
    h2exp h2exp10 h2exp2 h2floor h2log h2log10 h2log2 h2rcp h2rint h2rsqrt h2sin h2sqrt h2trunc hceil hcos hexp
    hexp10 hexp2 hfloor hlog hlog10 hlog2 hrcp hrint hrsqrt hsin hsqrt htrunc hypot hypotf ilogb ilogbf isfinite
    isinf isnan j0 j0f j1 j1f jn jnf labs ldexp ldexpf lgamma lgammaf llabs llrint llrintf llround llroundf log
    log10 log10f log1p log1pf log2 log2f logb logbf logf lrint lrintf lround lroundf max min modf modff nan nanf
    nearbyint nearbyintf nextafter nextafterf norm norm3d norm3df norm4d norm4df normcdf normcdff normcdfinv
    normcdfinvf normf pow powf rcbrt rcbrtf remainder remainderf remquo remquof rhypot rhypotf rint rintf rnorm
    rnorm3d rnorm3df rnorm4d rnorm4df rnormf round roundf rsqrt rsqrtf scalbln scalblnf scalbn scalbnf signbit sin
    sincos sincosf sincospi sincospif sinf sinh sinhf sinpi sinpif sqrt sqrtf tan tanf tanh tanhf tgamma tgammaf
    trunc truncf y0 y0f y1 y1f yn ynf
  `,
  renamed: `
    __nv_bfloat16=hip_bfloat16
  `,
  missing: `
    _Pow_int __NV_E4M3 __NV_E5M2 __NV_NOSAT __NV_SATFINITE __bfloat1622float2 __bfloat162bfloat162
    __bfloat162char_rz __bfloat162float __bfloat162int_rd __bfloat162int_rn __bfloat162int_ru __bfloat162int_rz
    __bfloat162ll_rd __bfloat162ll_rn __bfloat162ll_ru __bfloat162ll_rz __bfloat162short_rd __bfloat162short_rn
    __bfloat162short_ru __bfloat162short_rz __bfloat162uchar_rz __bfloat162uint_rd __bfloat162uint_rn
    __bfloat162uint_ru __bfloat162uint_rz __bfloat162ull_rd __bfloat162ull_rn __bfloat162ull_ru __bfloat162ull_rz
    __bfloat162ushort_rd __bfloat162ushort_rn __bfloat162ushort_ru __bfloat162ushort_rz __bfloat16_as_short
    __bfloat16_as_ushort __brkpt __dadd_rd __dadd_ru __dadd_rz __ddiv_rd __ddiv_ru __ddiv_rz __dmul_rd __dmul_ru
    __dmul_rz __double2bfloat16 __double2half __drcp_rd __drcp_ru __drcp_rz __dsqrt_rd __dsqrt_ru __dsqrt_rz
    __dsub_rd __dsub_ru __dsub_rz __fadd_rd __fadd_ru __fadd_rz __fdiv_rd __fdiv_ru __fdiv_rz __finite __finitef
    __finitel __float22bfloat162_rn __float2bfloat16 __float2bfloat162_rn __float2bfloat16_rd __float2bfloat16_rn
    __float2bfloat16_ru __float2bfloat16_rz __floats2bfloat162_rn __fma_rd __fma_ru __fma_rz __fmaf_rd __fmaf_ru
    __fmaf_rz __fmul_rd __fmul_ru __fmul_rz __frcp_rd __frcp_ru __frcp_rz __fsqrt_rd __fsqrt_ru __fsqrt_rz __fsub_rd
    __fsub_ru __fsub_rz __hadd2_rn __hadd_rn __half2char_rz __half2uchar_rz __halves2bfloat162 __hcmadd __heq2_mask
    __hequ2_mask __hfma2_relu __hfma_relu __hge2_mask __hgeu2_mask __hgt2_mask __hgtu2_mask __high2bfloat16
    __high2bfloat162 __highs2bfloat162 __hle2_mask __hleu2_mask __hlt2_mask __hltu2_mask __hmax2 __hmax2_nan __hmin2
    __hmin2_nan __hmul2_rn __hmul_rn __hne2_mask __hneu2_mask __hsub2_rn __hsub_rn __int2bfloat16_rd
    __int2bfloat16_rn __int2bfloat16_ru __int2bfloat16_rz __isinf __isinff __isinfl __isnan __isnanf __isnanl __ldcv
    __ldlu __ll2bfloat16_rd __ll2bfloat16_rn __ll2bfloat16_ru __ll2bfloat16_rz __low2bfloat16 __low2bfloat162
    __lows2bfloat162 __nv_bfloat162 __nv_bfloat162_raw __nv_bfloat16_raw __nv_cvt_bfloat16raw2_to_fp8x2
    __nv_cvt_bfloat16raw_to_fp8 __nv_cvt_double2_to_fp8x2 __nv_cvt_double_to_fp8 __nv_cvt_float2_to_fp8x2
    __nv_cvt_float_to_fp8 __nv_cvt_fp8_to_halfraw __nv_cvt_fp8x2_to_halfraw2 __nv_cvt_halfraw2_to_fp8x2
    __nv_cvt_halfraw_to_fp8 __nv_fp8_e4m3 __nv_fp8_e5m2 __nv_fp8_interpretation_t __nv_fp8_storage_t __nv_fp8x2_e4m3
    __nv_fp8x2_e5m2 __nv_fp8x2_storage_t __nv_fp8x4_e4m3 __nv_fp8x4_e5m2 __nv_fp8x4_storage_t __nv_saturation_t
    __pm0 __pm1 __pm2 __pm3 __prof_trigger __shfl_down_sync __shfl_sync __shfl_up_sync __shfl_xor_sync
    __short2bfloat16_rd __short2bfloat16_rn __short2bfloat16_ru __short2bfloat16_rz __short_as_bfloat16 __signbit
    __signbitf __signbitl __stcg __stcs __stwb __stwt __trap __uint2bfloat16_rd __uint2bfloat16_rn
    __uint2bfloat16_ru __uint2bfloat16_rz __ull2bfloat16_rd __ull2bfloat16_rn __ull2bfloat16_ru __ull2bfloat16_rz
    __ushort2bfloat16_rd __ushort2bfloat16_rn __ushort2bfloat16_ru __ushort2bfloat16_rz __ushort_as_bfloat16 __vabs2
    __vabs4 __vabsdiffs2 __vabsdiffs4 __vabsdiffu2 __vabsdiffu4 __vabsss2 __vabsss4 __vadd2 __vadd4 __vaddss2
    __vaddss4 __vaddus2 __vaddus4 __vavgs2 __vavgs4 __vavgu2 __vavgu4 __vcmpeq2 __vcmpeq4 __vcmpges2 __vcmpges4
    __vcmpgeu2 __vcmpgeu4 __vcmpgts2 __vcmpgts4 __vcmpgtu2 __vcmpgtu4 __vcmples2 __vcmples4 __vcmpleu4 __vcmplts2
    __vcmplts4 __vcmpltu2 __vcmpltu4 __vcmpne2 __vcmpne4 __vhaddu2 __vhaddu4 __vmaxs2 __vmaxs4 __vmaxu2 __vmaxu4
    __vmins2 __vmins4 __vminu2 __vminu4 __vneg2 __vneg4 __vnegss2 __vnegss4 __vsads2 __vsads4 __vsadu2 __vsadu4
    __vseteq2 __vseteq4 __vsetges2 __vsetges4 __vsetgeu2 __vsetgeu4 __vsetgts2 __vsetgts4 __vsetgtu4 __vsetles2
    __vsetles4 __vsetleu2 __vsetleu4 __vsetlts2 __vsetlts4 __vsetltu2 __vsetltu4 __vsetne2 __vsetne4 __vsub2 __vsub4
    __vsubss2 __vsubss4 __vsubus2 __vsubus4 _fdsign _ldsign fdivide float2int float_as_int float_as_uint int2float
    int_as_float llmax llmin make_bfloat162 make_half2 mul24 mul64hi mulhi nv_bfloat162 saturate uint2float
    uint_as_float ullmax ullmin umax umin umul24
  `,
};
