/*
 * SIMD within a word: a 32-bit word holds two 16-bit or four 8-bit numbers, and one intrinsic
 * works on all of them. In the names `2` and `4` count the numbers, `s` and `u` say whether they
 * are signed; `ss` and `us` saturate.
 */
#ifndef UNWARP_SIMD_IN_A_WORD_H
#define UNWARP_SIMD_IN_A_WORD_H

#include "qualifiers.h"

/* The number of `Bits` bits that starts at bit `at`. */
template <int Bits> __UNWARP_DEVICE int __unwarp_signed_lane(unsigned int word, int at) {
  return (int)(word << (32 - Bits - at)) >> (32 - Bits);
}
template <int Bits> __UNWARP_DEVICE int __unwarp_unsigned_lane(unsigned int word, int at) {
  return (int)((word >> at) & ((1u << Bits) - 1));
}
template <int Bits> __UNWARP_DEVICE int __unwarp_saturate_signed(int x) {
  return x < -(1 << (Bits - 1)) ? -(1 << (Bits - 1)) : x > (1 << (Bits - 1)) - 1 ? (1 << (Bits - 1)) - 1 : x;
}
template <int Bits> __UNWARP_DEVICE int __unwarp_saturate_unsigned(int x) {
  return x < 0 ? 0 : x > (1 << Bits) - 1 ? (1 << Bits) - 1 : x;
}

/* Defines cudaName2 and cudaName4 of one or two words; x and y are lanes, BITS their width. */
#define __UNWARP_LANES1(cudaName, lane, expression)                                                \
  __UNWARP_LANES1_WIDTH(cudaName##2, 16, lane, expression)                                         \
  __UNWARP_LANES1_WIDTH(cudaName##4, 8, lane, expression)
#define __UNWARP_LANES2(cudaName, lane, expression)                                                \
  __UNWARP_LANES2_WIDTH(cudaName##2, 16, lane, expression)                                         \
  __UNWARP_LANES2_WIDTH(cudaName##4, 8, lane, expression)
#define __UNWARP_LANES1_WIDTH(cudaName, bits, lane, expression)                                    \
  __UNWARP_DEVICE unsigned int cudaName(unsigned int a) {                                          \
    constexpr int BITS = bits;                                                                     \
    unsigned int result = 0;                                                                       \
    for (int at = 0; at < 32; at += BITS) {                                                        \
      int x = __unwarp_##lane##_lane<BITS>(a, at);                                                 \
      result |= ((unsigned int)(expression) & ((1u << BITS) - 1)) << at;                           \
    }                                                                                              \
    return result;                                                                                 \
  }
#define __UNWARP_LANES2_WIDTH(cudaName, bits, lane, expression)                                    \
  __UNWARP_DEVICE unsigned int cudaName(unsigned int a, unsigned int b) {                          \
    constexpr int BITS = bits;                                                                     \
    unsigned int result = 0;                                                                       \
    for (int at = 0; at < 32; at += BITS) {                                                        \
      int x = __unwarp_##lane##_lane<BITS>(a, at), y = __unwarp_##lane##_lane<BITS>(b, at);        \
      result |= ((unsigned int)(expression) & ((1u << BITS) - 1)) << at;                           \
    }                                                                                              \
    return result;                                                                                 \
  }
/* A comparison as a mask of ones (vcmp) and as the number one (vset) in each lane. */
#define __UNWARP_LANES_COMPARE(name, lane, condition)                                              \
  __UNWARP_LANES2(__vcmp##name, lane, (condition) ? -1 : 0)                                        \
  __UNWARP_LANES2(__vset##name, lane, (condition) ? 1 : 0)
/* Sums over the lanes. */
#define __UNWARP_LANES_SUM(cudaName, lane)                                                         \
  __UNWARP_LANES_SUM_WIDTH(cudaName##2, 16, lane)                                                  \
  __UNWARP_LANES_SUM_WIDTH(cudaName##4, 8, lane)
#define __UNWARP_LANES_SUM_WIDTH(cudaName, bits, lane)                                             \
  __UNWARP_DEVICE unsigned int cudaName(unsigned int a, unsigned int b) {                          \
    unsigned int sum = 0;                                                                          \
    for (int at = 0; at < 32; at += bits) {                                                        \
      int x = __unwarp_##lane##_lane<bits>(a, at), y = __unwarp_##lane##_lane<bits>(b, at);        \
      sum += (unsigned int)(x < y ? y - x : x - y);                                                \
    }                                                                                              \
    return sum;                                                                                    \
  }

__UNWARP_LANES1(__vabs, signed, x < 0 ? -x : x)
__UNWARP_LANES1(__vabsss, signed, __unwarp_saturate_signed<BITS>(x < 0 ? -x : x))
__UNWARP_LANES1(__vneg, signed, -x)
__UNWARP_LANES1(__vnegss, signed, __unwarp_saturate_signed<BITS>(-x))

__UNWARP_LANES2(__vadd, unsigned, x + y)
__UNWARP_LANES2(__vaddss, signed, __unwarp_saturate_signed<BITS>(x + y))
__UNWARP_LANES2(__vaddus, unsigned, __unwarp_saturate_unsigned<BITS>(x + y))
__UNWARP_LANES2(__vsub, unsigned, x - y)
__UNWARP_LANES2(__vsubss, signed, __unwarp_saturate_signed<BITS>(x - y))
__UNWARP_LANES2(__vsubus, unsigned, __unwarp_saturate_unsigned<BITS>(x - y))
__UNWARP_LANES2(__vabsdiffs, signed, x < y ? y - x : x - y)
__UNWARP_LANES2(__vabsdiffu, unsigned, x < y ? y - x : x - y)
/* Averages: rounded up if signed and positive or unsigned, towards zero otherwise; hadd rounds down. */
__UNWARP_LANES2(__vavgs, signed, (x + y + (x + y >= 0 ? 1 : 0)) >> 1)
__UNWARP_LANES2(__vavgu, unsigned, (x + y + 1) >> 1)
__UNWARP_LANES2(__vhaddu, unsigned, (x + y) >> 1)
__UNWARP_LANES2(__vmaxs, signed, x < y ? y : x)
__UNWARP_LANES2(__vmaxu, unsigned, x < y ? y : x)
__UNWARP_LANES2(__vmins, signed, y < x ? y : x)
__UNWARP_LANES2(__vminu, unsigned, y < x ? y : x)

__UNWARP_LANES_COMPARE(eq, unsigned, x == y)
__UNWARP_LANES_COMPARE(ne, unsigned, x != y)
__UNWARP_LANES_COMPARE(ges, signed, x >= y)
__UNWARP_LANES_COMPARE(geu, unsigned, x >= y)
__UNWARP_LANES_COMPARE(gts, signed, x > y)
__UNWARP_LANES_COMPARE(gtu, unsigned, x > y)
__UNWARP_LANES_COMPARE(les, signed, x <= y)
__UNWARP_LANES_COMPARE(leu, unsigned, x <= y)
__UNWARP_LANES_COMPARE(lts, signed, x < y)
__UNWARP_LANES_COMPARE(ltu, unsigned, x < y)

__UNWARP_LANES_SUM(__vsads, signed)
__UNWARP_LANES_SUM(__vsadu, unsigned)

#undef __UNWARP_LANES_SUM_WIDTH
#undef __UNWARP_LANES_SUM
#undef __UNWARP_LANES_COMPARE
#undef __UNWARP_LANES2_WIDTH
#undef __UNWARP_LANES1_WIDTH
#undef __UNWARP_LANES2
#undef __UNWARP_LANES1

#endif
