/*
 * The "DPX" intrinsics of dynamic programming: minimum and maximum of three, of a sum and a number,
 * clipped at zero (`_relu`), or telling which one it was (`vib`). They are host functions too.
 */
#ifndef UNWARP_MINIMUM_MAXIMUM_OF_THREE_H
#define UNWARP_MINIMUM_MAXIMUM_OF_THREE_H

#include "qualifiers.h"

/* Sums wrap around, as the hardware's do. */
#define __UNWARP_DPX_WORD(type, suffix)                                                            \
  __UNWARP_HOST_DEVICE type __vimax3_##suffix(type a, type b, type c) {                            \
    type m = a < b ? b : a;                                                                        \
    return m < c ? c : m;                                                                          \
  }                                                                                                \
  __UNWARP_HOST_DEVICE type __vimin3_##suffix(type a, type b, type c) {                            \
    type m = b < a ? b : a;                                                                        \
    return c < m ? c : m;                                                                          \
  }                                                                                                \
  __UNWARP_HOST_DEVICE type __viaddmax_##suffix(type a, type b, type c) {                          \
    type sum = (type)((unsigned int)a + (unsigned int)b);                                          \
    return sum < c ? c : sum;                                                                      \
  }                                                                                                \
  __UNWARP_HOST_DEVICE type __viaddmin_##suffix(type a, type b, type c) {                          \
    type sum = (type)((unsigned int)a + (unsigned int)b);                                          \
    return c < sum ? c : sum;                                                                      \
  }                                                                                                \
  __UNWARP_HOST_DEVICE type __vibmax_##suffix(type a, type b, bool* aIsResult) {                   \
    return (*aIsResult = a >= b) ? a : b;                                                          \
  }                                                                                                \
  __UNWARP_HOST_DEVICE type __vibmin_##suffix(type a, type b, bool* aIsResult) {                   \
    return (*aIsResult = a <= b) ? a : b;                                                          \
  }

__UNWARP_DPX_WORD(int, s32)
__UNWARP_DPX_WORD(unsigned int, u32)
#undef __UNWARP_DPX_WORD

__UNWARP_HOST_DEVICE int __unwarp_relu(int x) { return x < 0 ? 0 : x; }
__UNWARP_HOST_DEVICE int __vimax_s32_relu(int a, int b) { return __unwarp_relu(a < b ? b : a); }
__UNWARP_HOST_DEVICE int __vimin_s32_relu(int a, int b) { return __unwarp_relu(b < a ? b : a); }
__UNWARP_HOST_DEVICE int __vimax3_s32_relu(int a, int b, int c) { return __unwarp_relu(__vimax3_s32(a, b, c)); }
__UNWARP_HOST_DEVICE int __vimin3_s32_relu(int a, int b, int c) { return __unwarp_relu(__vimin3_s32(a, b, c)); }
__UNWARP_HOST_DEVICE int __viaddmax_s32_relu(int a, int b, int c) { return __unwarp_relu(__viaddmax_s32(a, b, c)); }
__UNWARP_HOST_DEVICE int __viaddmin_s32_relu(int a, int b, int c) { return __unwarp_relu(__viaddmin_s32(a, b, c)); }

/* The same on both 16-bit halves of a word. */
#define __UNWARP_DPX_PAIR2(name, type, expression)                                                 \
  __UNWARP_HOST_DEVICE unsigned int name(unsigned int a, unsigned int b) {                         \
    unsigned int result = 0;                                                                       \
    for (int at = 0; at < 32; at += 16) {                                                          \
      int x = (type)(a >> at), y = (type)(b >> at);                                                \
      result |= (unsigned int)(unsigned short)(expression) << at;                                  \
    }                                                                                              \
    return result;                                                                                 \
  }
#define __UNWARP_DPX_PAIR3(name, type, expression)                                                 \
  __UNWARP_HOST_DEVICE unsigned int name(unsigned int a, unsigned int b, unsigned int c) {         \
    unsigned int result = 0;                                                                       \
    for (int at = 0; at < 32; at += 16) {                                                          \
      int x = (type)(a >> at), y = (type)(b >> at), z = (type)(c >> at);                           \
      result |= (unsigned int)(unsigned short)(expression) << at;                                  \
    }                                                                                              \
    return result;                                                                                 \
  }
#define __UNWARP_DPX_PAIR_WHICH(name, type, condition)                                             \
  __UNWARP_HOST_DEVICE unsigned int name(unsigned int a, unsigned int b, bool* aIsHigh,            \
                                         bool* aIsLow) {                                           \
    unsigned int result = 0;                                                                       \
    for (int at = 0; at < 32; at += 16) {                                                          \
      int x = (type)(a >> at), y = (type)(b >> at);                                                \
      bool isA = condition;                                                                        \
      *(at ? aIsHigh : aIsLow) = isA;                                                              \
      result |= (unsigned int)(unsigned short)(isA ? x : y) << at;                                 \
    }                                                                                              \
    return result;                                                                                 \
  }

__UNWARP_DPX_PAIR3(__vimax3_s16x2, short, __vimax3_s32(x, y, z))
__UNWARP_DPX_PAIR3(__vimin3_s16x2, short, __vimin3_s32(x, y, z))
__UNWARP_DPX_PAIR3(__vimax3_u16x2, unsigned short, __vimax3_s32(x, y, z))
__UNWARP_DPX_PAIR3(__vimin3_u16x2, unsigned short, __vimin3_s32(x, y, z))
__UNWARP_DPX_PAIR3(__vimax3_s16x2_relu, short, __vimax3_s32_relu(x, y, z))
__UNWARP_DPX_PAIR3(__vimin3_s16x2_relu, short, __vimin3_s32_relu(x, y, z))
__UNWARP_DPX_PAIR3(__viaddmax_s16x2, short, __vimax3_s32((short)(x + y), z, z))
__UNWARP_DPX_PAIR3(__viaddmin_s16x2, short, __vimin3_s32((short)(x + y), z, z))
__UNWARP_DPX_PAIR3(__viaddmax_u16x2, unsigned short, __vimax3_s32((unsigned short)(x + y), z, z))
__UNWARP_DPX_PAIR3(__viaddmin_u16x2, unsigned short, __vimin3_s32((unsigned short)(x + y), z, z))
__UNWARP_DPX_PAIR3(__viaddmax_s16x2_relu, short, __vimax3_s32_relu((short)(x + y), z, z))
__UNWARP_DPX_PAIR3(__viaddmin_s16x2_relu, short, __vimin3_s32_relu((short)(x + y), z, z))
__UNWARP_DPX_PAIR2(__vimax_s16x2_relu, short, __vimax_s32_relu(x, y))
__UNWARP_DPX_PAIR2(__vimin_s16x2_relu, short, __vimin_s32_relu(x, y))
__UNWARP_DPX_PAIR_WHICH(__vibmax_s16x2, short, x >= y)
__UNWARP_DPX_PAIR_WHICH(__vibmin_s16x2, short, x <= y)
__UNWARP_DPX_PAIR_WHICH(__vibmax_u16x2, unsigned short, x >= y)
__UNWARP_DPX_PAIR_WHICH(__vibmin_u16x2, unsigned short, x <= y)

#undef __UNWARP_DPX_PAIR_WHICH
#undef __UNWARP_DPX_PAIR3
#undef __UNWARP_DPX_PAIR2

#endif
