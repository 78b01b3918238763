/**
 * What CUDA has for 16-bit floating-point numbers and HIP has not: a header that comes with a port which needs it. From
 * functions that HIP has for both types, and rounded once, as CUDA says.
 */

export const sixteenBitHelper = "unwarp_hip_16bit.h";

const comparisons = "eq ne lt le gt ge equ neu ltu leu gtu geu".split(" ");
const integers = "short ushort int uint ll ull".split(" ");

/** HIP's `__int2bfloat16_rn` may round large numbers twice, by way of float: what ports call instead. */
export const intToBfloat = "unwarpIntToBfloat16";

/** Functions that the header defines under CUDA's names. */
export const sixteenBitFunctions: readonly string[] = [
  ...["add", "sub", "mul"].flatMap((name) => [`__h${name}_rn`, `__h${name}2_rn`]),
  ...["__hfma_relu", "__hfma2_relu", "__hcmadd", "__hmax2", "__hmin2", "__hmax2_nan", "__hmin2_nan"],
  ...comparisons.map((name) => `__h${name}2_mask`),
  ...["rz", "ru", "rd"].map((mode) => `__float2bfloat16_${mode}`),
  ...integers
    .flatMap((type) => ["rn", "rz", "ru", "rd"].map((mode) => `__${type}2bfloat16_${mode}`))
    .filter((name) => name !== "__int2bfloat16_rn"),
  ...integers.flatMap((type) => ["rn", "rz", "ru", "rd"].map((mode) => `__bfloat162${type}_${mode}`)),
  ...["char", "uchar"].flatMap((type) => [`__bfloat162${type}_rz`, `__half2${type}_rz`]),
];

/** Atomics of CUDA's that HIP lacks for 16-bit numbers, and what stands for them; for other types that is HIP's own. */
export const sixteenBitAtomics: Readonly<Record<string, string>> = {
  atomicAdd: "unwarpAtomicAdd",
  atomicCAS: "unwarpAtomicCAS",
};

export const sixteenBitText = `// Written by unwarp port. What CUDA has for 16-bit floating-point numbers and HIP has not.
#ifndef UNWARP_PORT_HIP_16BIT_H
#define UNWARP_PORT_HIP_16BIT_H

#include <hip/hip_bf16.h>
#include <hip/hip_fp16.h>
#include <hip/hip_runtime.h>

#define UNWARP_PORT_DEVICE static __device__ inline __attribute__((unused))
#define UNWARP_PORT_FUNCTION static __host__ __device__ inline __attribute__((unused))

// Rounds to float, and to the number with an odd last bit where that is not exact: rounded again to fewer bits, the result
// is that of rounding once.
UNWARP_PORT_FUNCTION float unwarpRoundToOdd(double x) {
  float nearest = (float)x;
  if ((double)nearest == x || x != x) return nearest;
  unsigned int bits = __builtin_bit_cast(unsigned int, nearest);
  if (!(bits & 1)) bits += __builtin_fabs(x) > __builtin_fabs((double)nearest) ? 1u : ~0u;
  return __builtin_bit_cast(float, bits);
}

// Both types under the same names.
template <class T> struct UnwarpSixteen;
template <> struct UnwarpSixteen<__half> {
  enum : unsigned int { infinity = 0x7c00 };
  static __host__ __device__ inline double wide(__half x) { return __half2float(x); }
  static __host__ __device__ inline __half nearest(double x) { return __float2half_rn(unwarpRoundToOdd(x)); }
  static __host__ __device__ inline unsigned int bits(__half x) { return __half_as_ushort(x); }
  static __host__ __device__ inline __half ofBits(unsigned int x) { return __ushort_as_half((unsigned short)x); }
};
template <> struct UnwarpSixteen<__hip_bfloat16> {
  enum : unsigned int { infinity = 0x7f80 };
  static __host__ __device__ inline double wide(__hip_bfloat16 x) { return __bfloat162float(x); }
  static __host__ __device__ inline __hip_bfloat16 nearest(double x) { return __float2bfloat16(unwarpRoundToOdd(x)); }
  static __host__ __device__ inline unsigned int bits(__hip_bfloat16 x) { return __bfloat16_as_ushort(x); }
  static __host__ __device__ inline __hip_bfloat16 ofBits(unsigned int x) {
    return __ushort_as_bfloat16((unsigned short)x);
  }
};

template <class T> UNWARP_PORT_FUNCTION bool unwarpIsNaN(T x) {
  return (UnwarpSixteen<T>::bits(x) & 0x7fff) > UnwarpSixteen<T>::infinity;
}
template <class T> UNWARP_PORT_FUNCTION T unwarpRelu(T x) {
  if (unwarpIsNaN(x)) return UnwarpSixteen<T>::ofBits(0x7fff);
  return UnwarpSixteen<T>::bits(x) & 0x8000 ? UnwarpSixteen<T>::ofBits(0) : x;
}
// The bits as integers in the order of the numbers, -0 below 0.
template <class T> UNWARP_PORT_FUNCTION int unwarpOrder(T x) {
  int bits = (short)UnwarpSixteen<T>::bits(x);
  return bits ^ (bits >> 31 & 0x7fff);
}
// Of a number and a NaN the number, or the NaN.
template <class T> UNWARP_PORT_FUNCTION T unwarpExtremeOrNaN(T a, T b, bool greatest) {
  if (unwarpIsNaN(a) || unwarpIsNaN(b)) return UnwarpSixteen<T>::ofBits(0x7fff);
  return (unwarpOrder(a) > unwarpOrder(b)) == greatest ? a : b;
}
template <class T> UNWARP_PORT_FUNCTION T unwarpExtreme(T a, T b, bool greatest) {
  return unwarpExtremeOrNaN(unwarpIsNaN(a) ? b : a, unwarpIsNaN(b) ? a : b, greatest);
}

#define UNWARP_PORT_COMPARE(name, T, Pair, low, high, condition)                                \\
  UNWARP_PORT_FUNCTION unsigned int __h##name##2_mask(Pair first, Pair second) {                \\
    double a = UnwarpSixteen<T>::wide(low(first)), b = UnwarpSixteen<T>::wide(low(second));     \\
    unsigned int mask = (condition) ? 0xffffu : 0;                                              \\
    a = UnwarpSixteen<T>::wide(high(first)), b = UnwarpSixteen<T>::wide(high(second));          \\
    return mask | ((condition) ? 0xffff0000u : 0);                                              \\
  }
// Never fused with another operation: so say their names, and the conversions in between.
#define UNWARP_PORT_ROUNDED(name, operation, T, Pair, low, high, both)                          \\
  UNWARP_PORT_FUNCTION T __h##name##_rn(T a, T b) {                                             \\
    return UnwarpSixteen<T>::nearest(UnwarpSixteen<T>::wide(a) operation UnwarpSixteen<T>::wide(b)); \\
  }                                                                                             \\
  UNWARP_PORT_FUNCTION Pair __h##name##2_rn(Pair a, Pair b) {                                   \\
    return both(__h##name##_rn(low(a), low(b)), __h##name##_rn(high(a), high(b)));              \\
  }
#define UNWARP_PORT_SIXTEEN(T, Pair, low, high, both)                                           \\
  UNWARP_PORT_ROUNDED(add, +, T, Pair, low, high, both)                                         \\
  UNWARP_PORT_ROUNDED(sub, -, T, Pair, low, high, both)                                         \\
  UNWARP_PORT_ROUNDED(mul, *, T, Pair, low, high, both)                                         \\
  UNWARP_PORT_DEVICE T __hfma_relu(T a, T b, T c) { return unwarpRelu(__hfma(a, b, c)); }       \\
  UNWARP_PORT_DEVICE Pair __hfma2_relu(Pair a, Pair b, Pair c) {                                \\
    return both(__hfma_relu(low(a), low(b), low(c)), __hfma_relu(high(a), high(b), high(c)));   \\
  }                                                                                             \\
  /* a * b + c of complex numbers, the low half the real part. */                               \\
  UNWARP_PORT_DEVICE Pair __hcmadd(Pair a, Pair b, Pair c) {                                    \\
    T real = __hfma(low(a), low(b), low(c)), imaginary = __hfma(low(a), high(b), high(c));      \\
    return both(__hfma(__hneg(high(a)), high(b), real), __hfma(high(a), low(b), imaginary));    \\
  }                                                                                             \\
  UNWARP_PORT_FUNCTION Pair __hmax2_nan(Pair a, Pair b) {                                       \\
    return both(unwarpExtremeOrNaN(low(a), low(b), true), unwarpExtremeOrNaN(high(a), high(b), true)); \\
  }                                                                                             \\
  UNWARP_PORT_FUNCTION Pair __hmin2_nan(Pair a, Pair b) {                                       \\
    return both(unwarpExtremeOrNaN(low(a), low(b), false), unwarpExtremeOrNaN(high(a), high(b), false)); \\
  }                                                                                             \\
  UNWARP_PORT_COMPARE(eq, T, Pair, low, high, a == b)                                           \\
  UNWARP_PORT_COMPARE(ne, T, Pair, low, high, a < b || a > b)                                   \\
  UNWARP_PORT_COMPARE(lt, T, Pair, low, high, a < b)                                            \\
  UNWARP_PORT_COMPARE(le, T, Pair, low, high, a <= b)                                           \\
  UNWARP_PORT_COMPARE(gt, T, Pair, low, high, a > b)                                            \\
  UNWARP_PORT_COMPARE(ge, T, Pair, low, high, a >= b)                                           \\
  UNWARP_PORT_COMPARE(equ, T, Pair, low, high, !(a < b || a > b))                               \\
  UNWARP_PORT_COMPARE(neu, T, Pair, low, high, !(a == b))                                       \\
  UNWARP_PORT_COMPARE(ltu, T, Pair, low, high, !(a >= b))                                       \\
  UNWARP_PORT_COMPARE(leu, T, Pair, low, high, !(a > b))                                        \\
  UNWARP_PORT_COMPARE(gtu, T, Pair, low, high, !(a <= b))                                       \\
  UNWARP_PORT_COMPARE(geu, T, Pair, low, high, !(a < b))
UNWARP_PORT_SIXTEEN(__half, __half2, __low2half, __high2half, __halves2half2)
UNWARP_PORT_SIXTEEN(__hip_bfloat16, __hip_bfloat162, __low2bfloat16, __high2bfloat16, __halves2bfloat162)
#undef UNWARP_PORT_SIXTEEN
#undef UNWARP_PORT_ROUNDED
#undef UNWARP_PORT_COMPARE

// HIP has these two for bfloat16.
UNWARP_PORT_FUNCTION __half2 __hmax2(__half2 a, __half2 b) {
  return __halves2half2(unwarpExtreme(__low2half(a), __low2half(b), true),
                        unwarpExtreme(__high2half(a), __high2half(b), true));
}
UNWARP_PORT_FUNCTION __half2 __hmin2(__half2 a, __half2 b) {
  return __halves2half2(unwarpExtreme(__low2half(a), __low2half(b), false),
                        unwarpExtreme(__high2half(a), __high2half(b), false));
}

// Conversions to bfloat16, rounded as their names say.
enum UnwarpRounding { unwarp_rn, unwarp_rz, unwarp_ru, unwarp_rd };
UNWARP_PORT_FUNCTION bool unwarpRoundsAway(UnwarpRounding mode, bool negative) {
  return mode == (negative ? unwarp_rd : unwarp_ru);
}
UNWARP_PORT_FUNCTION __hip_bfloat16 unwarpFloatToBfloat(float x, UnwarpRounding mode) {
  unsigned int bits = __builtin_bit_cast(unsigned int, x);
  if (x != x) return __ushort_as_bfloat16(0x7fff);
  bool away = (bits & 0xffff) != 0 && unwarpRoundsAway(mode, bits >> 31 != 0);
  return __ushort_as_bfloat16((unsigned short)((bits >> 16) + (away ? 1 : 0)));
}
UNWARP_PORT_FUNCTION __hip_bfloat16 unwarpIntegerToBfloat(unsigned long long magnitude, bool negative,
                                                          UnwarpRounding mode) {
  if (magnitude == 0) return __ushort_as_bfloat16(0);
  unsigned int top = 63 - (unsigned int)__builtin_clzll(magnitude);
  // Eight digits, the first of which goes into the exponent, as does a carry.
  unsigned long long digits = magnitude << 7 >> top;
  if (top > 7) {
    unsigned long long unit = 1ull << (top - 7), rest = magnitude & (unit - 1);
    digits = magnitude >> (top - 7);
    bool isNearer = rest > unit / 2 || (rest == unit / 2 && digits % 2 == 1);
    if (mode == unwarp_rn ? isNearer : rest != 0 && unwarpRoundsAway(mode, negative)) digits += 1;
  }
  unsigned int bits = ((126 + top) << 7) + (unsigned int)digits;
  return __ushort_as_bfloat16((unsigned short)(bits | (negative ? 0x8000u : 0)));
}
UNWARP_PORT_FUNCTION __hip_bfloat16 unwarpSignedToBfloat(long long x, UnwarpRounding mode) {
  return unwarpIntegerToBfloat(x < 0 ? 0 - (unsigned long long)x : (unsigned long long)x, x < 0, mode);
}
#define UNWARP_PORT_TO_BFLOAT(mode)                                                             \\
  UNWARP_PORT_FUNCTION __hip_bfloat16 __short2bfloat16_##mode(short x) {                        \\
    return unwarpSignedToBfloat(x, unwarp_##mode);                                              \\
  }                                                                                             \\
  UNWARP_PORT_FUNCTION __hip_bfloat16 __ushort2bfloat16_##mode(unsigned short x) {              \\
    return unwarpIntegerToBfloat(x, false, unwarp_##mode);                                      \\
  }                                                                                             \\
  UNWARP_PORT_FUNCTION __hip_bfloat16 __uint2bfloat16_##mode(unsigned int x) {                  \\
    return unwarpIntegerToBfloat(x, false, unwarp_##mode);                                      \\
  }                                                                                             \\
  UNWARP_PORT_FUNCTION __hip_bfloat16 __ll2bfloat16_##mode(long long x) {                       \\
    return unwarpSignedToBfloat(x, unwarp_##mode);                                              \\
  }                                                                                             \\
  UNWARP_PORT_FUNCTION __hip_bfloat16 __ull2bfloat16_##mode(unsigned long long x) {             \\
    return unwarpIntegerToBfloat(x, false, unwarp_##mode);                                      \\
  }
#define UNWARP_PORT_DIRECTED(mode)                                                              \\
  UNWARP_PORT_FUNCTION __hip_bfloat16 __float2bfloat16_##mode(float x) {                        \\
    return unwarpFloatToBfloat(x, unwarp_##mode);                                               \\
  }                                                                                             \\
  UNWARP_PORT_FUNCTION __hip_bfloat16 __int2bfloat16_##mode(int x) {                            \\
    return unwarpSignedToBfloat(x, unwarp_##mode);                                              \\
  }
UNWARP_PORT_TO_BFLOAT(rn)
UNWARP_PORT_TO_BFLOAT(rz)
UNWARP_PORT_TO_BFLOAT(ru)
UNWARP_PORT_TO_BFLOAT(rd)
UNWARP_PORT_DIRECTED(rz)
UNWARP_PORT_DIRECTED(ru)
UNWARP_PORT_DIRECTED(rd)
UNWARP_PORT_FUNCTION __hip_bfloat16 ${intToBfloat}(int x) { return unwarpSignedToBfloat(x, unwarp_rn); }
#undef UNWARP_PORT_DIRECTED
#undef UNWARP_PORT_TO_BFLOAT
// Where a macro puts CUDA's name together.
#define __int2bfloat16_rn ${intToBfloat}

// Conversions to integers. What is out of range is the nearest that there is; NaN is zero, of 64 bits the highest bit alone.
template <class T> UNWARP_PORT_FUNCTION T unwarpToInteger(float x) {
  constexpr bool isSigned = (T)-1 < (T)0;
  constexpr unsigned long long top = 1ull << (sizeof(T) * 8 - 1);
  constexpr T largest = (T)(isSigned ? top - 1 : top + (top - 1)), smallest = (T)(isSigned ? top : 0);
  constexpr float end = isSigned ? (float)top : (float)top * 2;
  if (x != x) return (T)(sizeof(T) == 8 ? top : 0);
  if (x < (float)smallest) return smallest;
  return x < end ? (T)x : largest;
}
#define UNWARP_PORT_FROM_BFLOAT(mode, round)                                                    \\
  UNWARP_PORT_FUNCTION short __bfloat162short_##mode(__hip_bfloat16 x) {                        \\
    return unwarpToInteger<short>(round(__bfloat162float(x)));                                  \\
  }                                                                                             \\
  UNWARP_PORT_FUNCTION unsigned short __bfloat162ushort_##mode(__hip_bfloat16 x) {              \\
    return unwarpToInteger<unsigned short>(round(__bfloat162float(x)));                         \\
  }                                                                                             \\
  UNWARP_PORT_FUNCTION int __bfloat162int_##mode(__hip_bfloat16 x) {                            \\
    return unwarpToInteger<int>(round(__bfloat162float(x)));                                    \\
  }                                                                                             \\
  UNWARP_PORT_FUNCTION unsigned int __bfloat162uint_##mode(__hip_bfloat16 x) {                  \\
    return unwarpToInteger<unsigned int>(round(__bfloat162float(x)));                           \\
  }                                                                                             \\
  UNWARP_PORT_FUNCTION long long __bfloat162ll_##mode(__hip_bfloat16 x) {                       \\
    return unwarpToInteger<long long>(round(__bfloat162float(x)));                              \\
  }                                                                                             \\
  UNWARP_PORT_FUNCTION unsigned long long __bfloat162ull_##mode(__hip_bfloat16 x) {             \\
    return unwarpToInteger<unsigned long long>(round(__bfloat162float(x)));                     \\
  }
UNWARP_PORT_FROM_BFLOAT(rn, __builtin_rintf)
UNWARP_PORT_FROM_BFLOAT(rz, __builtin_truncf)
UNWARP_PORT_FROM_BFLOAT(ru, __builtin_ceilf)
UNWARP_PORT_FROM_BFLOAT(rd, __builtin_floorf)
#undef UNWARP_PORT_FROM_BFLOAT
UNWARP_PORT_FUNCTION signed char __bfloat162char_rz(__hip_bfloat16 x) {
  return unwarpToInteger<signed char>(__builtin_truncf(__bfloat162float(x)));
}
UNWARP_PORT_FUNCTION unsigned char __bfloat162uchar_rz(__hip_bfloat16 x) {
  return unwarpToInteger<unsigned char>(__builtin_truncf(__bfloat162float(x)));
}
UNWARP_PORT_FUNCTION signed char __half2char_rz(__half x) {
  return unwarpToInteger<signed char>(__builtin_truncf(__half2float(x)));
}
UNWARP_PORT_FUNCTION unsigned char __half2uchar_rz(__half x) {
  return unwarpToInteger<unsigned char>(__builtin_truncf(__half2float(x)));
}

// Atomics of 16 bits: on the word of 32 bits that holds them, whose other half stays what it is at that moment.
UNWARP_PORT_DEVICE unsigned short unwarpCompareAndSwap(unsigned short* address, unsigned short expected,
                                                       unsigned short desired) {
  unsigned int offset = (unsigned int)((size_t)address & 2), shift = offset * 8;
  unsigned int* word = (unsigned int*)((char*)address - offset);
  unsigned int seen = *(volatile unsigned int*)word;
  for (;;) {
    unsigned short found = (unsigned short)(seen >> shift);
    if (found != expected) return found;
    unsigned int next = (seen & ~(0xffffu << shift)) | ((unsigned int)desired << shift);
    unsigned int before = atomicCAS(word, seen, next);
    if (before == seen) return found;
    seen = before;
  }
}

template <class T> struct UnwarpAtomic {
  static __device__ inline T add(T* address, T value) { return atomicAdd(address, value); }
  static __device__ inline T swap(T* address, T expected, T desired) { return atomicCAS(address, expected, desired); }
};
template <> struct UnwarpAtomic<unsigned short> {
  static __device__ inline unsigned short swap(unsigned short* address, unsigned short expected, unsigned short desired) {
    return unwarpCompareAndSwap(address, expected, desired);
  }
};
// Adds to what is there, and tries again if another thread was faster.
#define UNWARP_PORT_ADD(T)                                                                      \\
  template <> struct UnwarpAtomic<T> {                                                          \\
    static __device__ inline T add(T* address, T value) {                                       \\
      unsigned short* place = (unsigned short*)address;                                         \\
      unsigned short found = *(volatile unsigned short*)place, expected;                        \\
      do {                                                                                      \\
        expected = found;                                                                       \\
        T sum = __hadd_rn(UnwarpSixteen<T>::ofBits(expected), value);                           \\
        found = unwarpCompareAndSwap(place, expected, (unsigned short)UnwarpSixteen<T>::bits(sum)); \\
      } while (found != expected);                                                              \\
      return UnwarpSixteen<T>::ofBits(found);                                                   \\
    }                                                                                           \\
  };
UNWARP_PORT_ADD(__half)
UNWARP_PORT_ADD(__hip_bfloat16)
#undef UNWARP_PORT_ADD
// Each half by itself, as CUDA promises no more.
#define UNWARP_PORT_ADD_PAIR(Pair, T, low, high, both)                                          \\
  template <> struct UnwarpAtomic<Pair> {                                                       \\
    static __device__ inline Pair add(Pair* address, Pair value) {                              \\
      unsigned int* place = (unsigned int*)address;                                             \\
      unsigned int found = *(volatile unsigned int*)place, expected;                            \\
      do {                                                                                      \\
        expected = found;                                                                       \\
        T first = __hadd_rn(UnwarpSixteen<T>::ofBits(expected), low(value));                    \\
        T second = __hadd_rn(UnwarpSixteen<T>::ofBits(expected >> 16), high(value));            \\
        found = atomicCAS(place, expected, UnwarpSixteen<T>::bits(second) << 16 | UnwarpSixteen<T>::bits(first)); \\
      } while (found != expected);                                                              \\
      return both(UnwarpSixteen<T>::ofBits(found), UnwarpSixteen<T>::ofBits(found >> 16));      \\
    }                                                                                           \\
  };
UNWARP_PORT_ADD_PAIR(__half2, __half, __low2half, __high2half, __halves2half2)
UNWARP_PORT_ADD_PAIR(__hip_bfloat162, __hip_bfloat16, __low2bfloat16, __high2bfloat16, __halves2bfloat162)
#undef UNWARP_PORT_ADD_PAIR

// Called wherever the source calls CUDA's: a template may do so for several types.
template <class T> struct UnwarpItself { typedef T type; };
template <class T> UNWARP_PORT_DEVICE T unwarpAtomicAdd(T* address, typename UnwarpItself<T>::type value) {
  return UnwarpAtomic<T>::add(address, value);
}
template <class T>
UNWARP_PORT_DEVICE T unwarpAtomicCAS(T* address, typename UnwarpItself<T>::type expected,
                                     typename UnwarpItself<T>::type desired) {
  return UnwarpAtomic<T>::swap(address, expected, desired);
}

#undef UNWARP_PORT_FUNCTION
#undef UNWARP_PORT_DEVICE
#endif
`;
