/**
 * CUDA's functions of device code, and what Ascend C SIMT has for each. A function that is not here is refused.
 *
 * Written from Huawei's public documentation of the SIMT API.
 */

import { groupFunctions } from "./groups.ts";
import { apartFunctions, halfFunctions } from "./half-helpers.ts";
import { roundedFunctions } from "./rounding-helpers.ts";
import { wordFunctionName, wordFunctions } from "./helper-files.ts";

export type DeviceFunction =
  /** The same name and meaning. */
  | { readonly kind: "same" }
  | {
      readonly kind: "rename";
      readonly to: string;
      readonly remark?: string;
      /** What CUDA's function takes, where Ascend's chooses by the type: other arguments are converted in words. */
      readonly parameter?: string;
      /** What it may load or store. */
      readonly types?: RegExp;
      /** What does the same for types of up to 32 bits that are none of these, by their bits. */
      readonly ofWords?: string;
      /** Bytes of the stack that it takes, where that is not nothing. */
      readonly stackBytes?: number;
    }
  /** Its first argument is a mask, which is left out where that is shown to be the same, and kept for a function of the port's elsewhere. */
  | { readonly kind: "masked"; readonly to?: string; readonly checked: string }
  /** By the type of what is pointed to, and by where. */
  | {
      readonly kind: "atomic";
      readonly to: string;
      readonly types: readonly AtomicType[];
      /** For the whole system: the same where there is no memory but the device's own. */
      readonly isOfSystem?: boolean;
    }
  /** A fence of the whole system. */
  | { readonly kind: "system-fence"; readonly to: string }
  /** A barrier with a vote, made of a counter in shared memory. */
  | { readonly kind: "vote"; readonly to: string }
  /** A barrier of the lanes that are there, where those are all that the mask names. */
  | { readonly kind: "syncwarp" }
  /** Its words stand between others. */
  | { readonly kind: "around"; readonly before: string; readonly after: string; readonly remark?: string }
  /** `__ldg(p)` is `*(p)`. */
  | { readonly kind: "load" }
  | { readonly kind: "store" }
  | { readonly kind: "refuse"; readonly code: string; readonly reason: string; readonly help?: string };

export type AtomicType = "short" | "int" | "long" | "float" | "half" | "half2";

const same: DeviceFunction = { kind: "same" };
const rename = (to: string): DeviceFunction => ({ kind: "rename", to });
/** One type in CUDA, several in Ascend. */
const typed = (to: string, parameter: string): DeviceFunction => ({ kind: "rename", to, parameter });
/** A load or a store with a cache hint: documented for numbers and for pairs and fours of them, `char` apart. */
const hinted = (to: string, ofWords: string): DeviceFunction => ({
  kind: "rename",
  to,
  ofWords,
  types:
    /^(?:signed char|(?:unsigned )?(?:short|int|long|long long)|unsigned char|float|u?(?:char|short|int|long|longlong)[24]|float[24])$/,
});
const refuse = (code: string, reason: string, help?: string): DeviceFunction => ({
  kind: "refuse",
  code,
  reason,
  ...(help !== undefined && { help }),
});
const accurate = (to: string): DeviceFunction => ({
  kind: "rename",
  to,
  remark: "Ascend has no fast version; the accurate function is slower and closer to the true value",
});

/** `__fadd_rn` and its like: three numbers of a pair go through memory. */
const apart = (to: string): DeviceFunction => ({
  kind: "rename",
  to,
  stackBytes: 24,
  remark: "to keep it from being merged with other operations it goes through memory, which is slow",
});

/** `__fadd_rz` and its like. */
const rounded = (to: string): DeviceFunction => ({
  kind: "rename",
  to,
  remark:
    "there is no operation with a rounding of its own: it is computed with integers, exactly and slowly",
});

const integers: readonly AtomicType[] = ["int", "long"];
const numbers: readonly AtomicType[] = ["int", "long", "float", "half2"];

/** `atomicAdd_block` and `atomicAdd_system`. */
const scoped = (name: string, types: readonly AtomicType[]): [string, DeviceFunction][] => {
  const rule = { kind: "atomic", to: `asc_atomic_${name.toLowerCase()}`, types } as const;
  return [
    [`atomic${name}_block`, rule],
    [`atomic${name}_system`, { ...rule, isOfSystem: true }],
  ];
};

const sameNames = [
  // C's functions of single precision
  ..."acosf acoshf asinf asinhf atanf atanhf atan2f cbrtf ceilf copysignf cosf coshf erff erfcf expf exp2f expm1f".split(
    " ",
  ),
  ..."fabsf fdimf floorf fmaf fmaxf fminf fmodf frexpf hypotf ilogbf ldexpf lgammaf logf log10f log1pf log2f".split(
    " ",
  ),
  ..."logbf modff nearbyintf nextafterf powf remainderf remquof rintf roundf scalbnf scalblnf sinf sinhf sqrtf".split(
    " ",
  ),
  ..."tanf tanhf tgammaf truncf lrintf lroundf llrintf llroundf".split(" "),
  // CUDA's own
  ..."exp10f rsqrtf rcbrtf rhypotf sincosf sincospif sinpif cospif erfcinvf erfcxf erfinvf normcdff normcdfinvf".split(
    " ",
  ),
  ..."norm3df norm4df normf rnorm3df rnorm4df rnormf cyl_bessel_i0f cyl_bessel_i1f j0f j1f jnf y0f y1f ynf".split(
    " ",
  ),
  ..."fdividef __fdividef __saturatef".split(" "),
  // Integers
  ..."__byte_perm __mul24 __umul24 __mulhi __umulhi __mul64hi __umul64hi".split(" "),
  ..."__sad __usad __uhadd __rhadd __urhadd".split(" "),
  // Bits
  ..."__float_as_int __float_as_uint __int_as_float __uint_as_float".split(" "),
  ...[
    "float2int",
    "float2uint",
    "float2ll",
    "float2ull",
    "int2float",
    "uint2float",
    "ll2float",
    "ull2float",
  ].flatMap((name) => ["rn", "rz", "ru", "rd"].map((rounding) => `__${name}_${rounding}`)),
  // 16-bit numbers
  ..."__hadd __hsub __hmul __hfma __hneg __habs __hmax __hmin __heq __hne __hlt __hle __hgt __hge".split(" "),
  ..."__hequ __hneu __hltu __hleu __hgtu __hgeu __hisnan __hisinf".split(" "),
  ..."__float2half __half2float __float2bfloat16 __bfloat162float __ushort_as_half __ushort_as_bfloat16".split(
    " ",
  ),
  ..."__float2half_rn __float2half_rz __float2half_ru __float2half_rd __int2half_rn __uint2half_rn".split(
    " ",
  ),
  ..."__float2bfloat16_rn __int2bfloat16_rn __uint2bfloat16_rn".split(" "),
  ..."__floats2half2_rn __float22half2_rn __half22float2 __halves2half2 __lows2half2 __highs2half2".split(
    " ",
  ),
  ..."__low2half __low2half2 __high2half __high2half2 __low2float __high2float __lowhigh2highlow".split(" "),
  ..."__float2bfloat162_rn __floats2bfloat162_rn __float22bfloat162_rn __bfloat1622float2".split(" "),
  ..."__bfloat162bfloat162 __halves2bfloat162 __lows2bfloat162 __highs2bfloat162".split(" "),
  ..."__low2bfloat16 __low2bfloat162 __high2bfloat16 __high2bfloat162 __hcmadd".split(" "),
  ..."h2exp h2exp2 h2exp10 h2log h2log2 h2log10 h2sqrt h2rsqrt h2sin h2cos".split(" "),
  ..."h2ceil h2floor h2trunc h2rint".split(" "),
  ..."hexp hexp2 hexp10 hlog hlog2 hlog10 hsqrt hrsqrt hsin hcos hceil hfloor htrunc hrint".split(" "),
  // Where an address points
  ..."__isGlobal __isLocal".split(" "),
  ..."__trap clock printf".split(" "),
  // INFINITY, NAN and the like
  ..."__builtin_inff __builtin_nanf __builtin_huge_valf __builtin_expect __builtin_unreachable".split(" "),
];

const packed =
  "hadd hsub hmul hneg habs hmax hmin heq hne hlt hle hgt hge hequ hneu hltu hleu hgtu hgeu".split(" ");

const vectorTypes = [
  "char",
  "uchar",
  "short",
  "ushort",
  "int",
  "uint",
  "long",
  "ulong",
  "longlong",
  "ulonglong",
  "float",
].flatMap((type) => [1, 2, 3, 4].map((count) => `make_${type}${count}`));

const doubleFunctions =
  "acos acosh asin asinh atan atan2 atanh cbrt ceil copysign cos cosh erf erfc exp exp2 exp10 expm1 fabs fdim floor fma fmax fmin fmod hypot log log10 log1p log2 logb nearbyint nextafter pow remainder rint round rsqrt sin sinh sqrt tan tanh tgamma lgamma trunc rcbrt sinpi cospi sincos".split(
    " ",
  );

export const deviceFunctions: Readonly<Record<string, DeviceFunction>> = {
  ...Object.fromEntries([...sameNames, ...vectorTypes].map((name) => [name, same])),
  ...Object.fromEntries(packed.map((name) => [`__${name}2`, rename(`__${name}x2`)])),
  __hfma2: rename("__hfmax2"),
  ...Object.fromEntries(
    "eq ne lt le gt ge equ neu ltu leu gtu geu".split(" ").flatMap((name) => [
      [`__h${name}2_mask`, rename(`__h${name}x2_mask`)],
      [`__hb${name}2`, rename(`__hb${name}x2`)],
    ]),
  ),
  // The lower half of a pair, twice.
  __float2half2_rn: { kind: "around", before: "__low2half2(__floats2half2_rn(", after: ", 0.0f))" },
  __half2half2: {
    kind: "around",
    before: "__low2half2(__halves2half2(",
    after: ", __ushort_as_half((unsigned short)0)))",
  },
  make_half2: rename("__halves2half2"),
  make_bfloat162: rename("__halves2bfloat162"),

  // Barriers and fences
  __syncthreads: rename("asc_syncthreads"),
  __threadfence: rename("asc_threadfence"),
  __threadfence_block: rename("asc_threadfence_block"),
  __threadfence_system: { kind: "system-fence", to: "asc_threadfence" },
  __syncthreads_and: { kind: "vote", to: "unwarpSyncthreadsAnd" },
  __syncthreads_or: { kind: "vote", to: "unwarpSyncthreadsOr" },
  __syncthreads_count: { kind: "vote", to: "unwarpSyncthreadsCount" },

  // Warps
  __shfl_sync: { kind: "masked", to: "asc_shfl", checked: "unwarpShfl" },
  __shfl_up_sync: { kind: "masked", to: "asc_shfl_up", checked: "unwarpShflUp" },
  __shfl_down_sync: { kind: "masked", to: "asc_shfl_down", checked: "unwarpShflDown" },
  __shfl_xor_sync: { kind: "masked", to: "asc_shfl_xor", checked: "unwarpShflXor" },
  __ballot_sync: { kind: "masked", to: "asc_ballot", checked: "unwarpBallot" },
  __all_sync: { kind: "masked", to: "asc_all", checked: "unwarpAll" },
  __any_sync: { kind: "masked", to: "asc_any", checked: "unwarpAny" },
  __reduce_add_sync: { kind: "masked", to: "asc_reduce_add", checked: "unwarpReduceAdd" },
  __reduce_max_sync: { kind: "masked", to: "asc_reduce_max", checked: "unwarpReduceMax" },
  __reduce_min_sync: { kind: "masked", to: "asc_reduce_min", checked: "unwarpReduceMin" },
  __activemask: rename("asc_activemask"),
  __syncwarp: { kind: "syncwarp" },
  __match_any_sync: { kind: "masked", checked: "unwarpMatchAny" },
  __match_all_sync: { kind: "masked", checked: "unwarpMatchAll" },
  __reduce_and_sync: { kind: "masked", checked: "unwarpReduceAnd" },
  __reduce_or_sync: { kind: "masked", checked: "unwarpReduceOr" },
  __reduce_xor_sync: { kind: "masked", checked: "unwarpReduceXor" },

  // Atomics
  atomicAdd: { kind: "atomic", to: "asc_atomic_add", types: ["int", "long", "float", "half", "half2"] },
  atomicSub: { kind: "atomic", to: "asc_atomic_sub", types: numbers },
  atomicMin: { kind: "atomic", to: "asc_atomic_min", types: ["int", "long", "float", "half", "half2"] },
  atomicMax: { kind: "atomic", to: "asc_atomic_max", types: ["int", "long", "float", "half", "half2"] },
  atomicExch: { kind: "atomic", to: "asc_atomic_exch", types: numbers },
  atomicCAS: { kind: "atomic", to: "asc_atomic_cas", types: ["short", ...numbers] },
  atomicInc: { kind: "atomic", to: "asc_atomic_inc", types: integers },
  atomicDec: { kind: "atomic", to: "asc_atomic_dec", types: integers },
  atomicAnd: { kind: "atomic", to: "asc_atomic_and", types: integers },
  atomicOr: { kind: "atomic", to: "asc_atomic_or", types: integers },
  atomicXor: { kind: "atomic", to: "asc_atomic_xor", types: integers },
  // Of the device, which is more than was asked for, or is all that there is.
  ...Object.fromEntries(["Add", "Sub", "Min", "Max", "Exch", "CAS"].flatMap((name) => scoped(name, numbers))),
  ...Object.fromEntries(["Inc", "Dec", "And", "Or", "Xor"].flatMap((name) => scoped(name, integers))),

  // Memory
  __ldg: { kind: "load" },
  __ldcs: { kind: "load" },
  __ldlu: { kind: "load" },
  __ldcv: refuse(
    "volatile-load",
    "there is no load that passes all caches",
    "read through a volatile pointer",
  ),
  __ldca: hinted("unwarpLdca", "unwarpLdcaWord"),
  __ldcg: hinted("unwarpLdcg", "unwarpLdcgWord"),
  __stcg: hinted("asc_stcg", "unwarpStcgWord"),
  __stwt: hinted("asc_stwt", "unwarpStwtWord"),
  __stcs: { kind: "store" },
  __stwb: { kind: "store" },
  __isShared: rename("__isUbuf"),

  // 64-bit forms are overloads of the short names.
  __brev: typed("__brev", "unsigned int"),
  __clz: typed("__clz", "int"),
  __ffs: typed("__ffs", "int"),
  __popc: typed("__popc", "unsigned int"),
  __brevll: typed("__brev", "unsigned long long"),
  __clzll: typed("__clz", "long long"),
  __ffsll: typed("__ffs", "long long"),
  __popcll: typed("__popc", "unsigned long long"),

  // Fast functions
  __expf: accurate("expf"),
  __exp10f: accurate("exp10f"),
  __logf: accurate("logf"),
  __log2f: accurate("log2f"),
  __log10f: accurate("log10f"),
  __sinf: accurate("sinf"),
  __cosf: accurate("cosf"),
  __tanf: accurate("tanf"),
  __sincosf: accurate("sincosf"),
  __powf: accurate("powf"),

  // Of the header that comes with the port, by type
  max: rename("unwarpMax"),
  min: rename("unwarpMin"),
  abs: rename("unwarpAbs"),
  umax: typed("unwarpMax", "unsigned int"),
  umin: typed("unwarpMin", "unsigned int"),
  llmax: typed("unwarpMax", "long long"),
  llmin: typed("unwarpMin", "long long"),
  ullmax: typed("unwarpMax", "unsigned long long"),
  ullmin: typed("unwarpMin", "unsigned long long"),
  labs: typed("unwarpAbs", "long"),
  llabs: typed("unwarpAbs", "long long"),
  isnan: same,
  isinf: same,
  isfinite: same,
  signbit: same,
  memcpy: rename("unwarpCopy"),
  memset: rename("unwarpFill"),
  nanf: rename("__builtin_nanf"),
  __funnelshift_l: rename("unwarpFunnelLeft"),
  __funnelshift_r: rename("unwarpFunnelRight"),
  __funnelshift_lc: rename("unwarpFunnelLeftClamped"),
  __funnelshift_rc: rename("unwarpFunnelRightClamped"),
  __half_as_ushort: rename("unwarpBits"),
  __bfloat16_as_ushort: rename("unwarpBits"),

  ...Object.fromEntries(groupFunctions.map((name) => [name, same])),
  // Of bytes and 16-bit integers in a word: plain integer code in a header that comes with the port
  ...Object.fromEntries(wordFunctions.map((name) => [name, rename(wordFunctionName(name))])),

  // Operations that are merged with no other
  __fadd_rn: apart("unwarpFaddRn"),
  __fsub_rn: apart("unwarpFsubRn"),
  __fmul_rn: apart("unwarpFmulRn"),
  __fmaf_rn: rename("fmaf"),
  __frsqrt_rn: refuse(
    "directed-rounding",
    "how exact reciprocal roots are is not documented",
    "where the nearest number is not needed, write rsqrtf(a); else __fdiv_rn(1, __fsqrt_rn(a)), which rounds twice",
  ),
  // With a rounding of their own, and quotients and roots, whose accuracy is not documented
  ...Object.fromEntries([...roundedFunctions].map(([name, to]) => [name, rounded(to)])),
  ...Object.fromEntries(halfFunctions.map((name) => [name, rename(wordFunctionName(name))])),
  ...Object.fromEntries(apartFunctions.map((name) => [name, apart(wordFunctionName(name))])),

  // Of the wait CUDA says only that it is at most twice as long: none is right, and its argument may do something.
  __nanosleep: {
    kind: "around",
    before: "(void)(",
    after: ")",
    remark:
      "a thread cannot sleep on Ascend: it goes on at once, as CUDA allows, and loops that wait ask more often",
  },

  // What has no counterpart
  clock64: refuse("clock64", "there is no clock of 64 bits"),
  malloc: refuse("device-heap", "kernels cannot allocate", "allocate before the launch and pass the memory"),
  free: refuse("device-heap", "kernels cannot allocate", "allocate before the launch and pass the memory"),
  __assert_fail: same,
  __assertfail: same,
};

/** `sqrt(x)` of a float is `sqrtf(x)`; of a double it is refused with the type. */
export const overloadedMath: ReadonlySet<string> = new Set(doubleFunctions);

/** Families that the table does not list one by one. */
export const refusedFamilies: readonly {
  readonly pattern: RegExp;
  readonly code: string;
  readonly reason: string;
  readonly help?: string;
}[] = [
  { pattern: /^__v\w+[24]$/, code: "video-simd", reason: "there is no SIMD within a word of this kind" },
  { pattern: /^(?:tex|surf)\w+$/, code: "texture", reason: "Ascend has no textures and surfaces" },
  { pattern: /^curand\w*$/, code: "library", reason: "there is no random number library for SIMT kernels" },
  {
    pattern: /^__(?:double|int|ll|uint|ull|float|hiloint)\w*(?:double|2double)\w*$|^__double\w+$/,
    code: "double",
    reason: "Ascend 950's SIMT has no double precision",
  },
  {
    pattern: /^__h\w+_(?:sat|relu|rn|nan)$/,
    code: "half-variant",
    reason: "there is no such form of it",
  },
];
