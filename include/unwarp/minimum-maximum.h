/*
 * min and max for every pair of arithmetic types that CUDA accepts; mixed signs compare as unsigned.
 * Every pair of integer types is listed because the 64-bit type that a program calls uint64_t or
 * size_t is another one here than on the 64-bit hosts it was written for.
 */
#ifndef UNWARP_MINIMUM_MAXIMUM_H
#define UNWARP_MINIMUM_MAXIMUM_H

#include "qualifiers.h"

#define __UNWARP_MIN_MAX(result, first, second)                                                    \
  __UNWARP_HOST_DEVICE constexpr result min(first a, second b) {                                   \
    return (result)b < (result)a ? (result)b : (result)a;                                          \
  }                                                                                                \
  __UNWARP_HOST_DEVICE constexpr result max(first a, second b) {                                   \
    return (result)a < (result)b ? (result)b : (result)a;                                          \
  }
#define __UNWARP_MIN_MAX_BOTH(result, first, second)                                               \
  __UNWARP_MIN_MAX(result, first, second)                                                          \
  __UNWARP_MIN_MAX(result, second, first)

__UNWARP_MIN_MAX(int, int, int)
__UNWARP_MIN_MAX(unsigned int, unsigned int, unsigned int)
__UNWARP_MIN_MAX(long, long, long)
__UNWARP_MIN_MAX(unsigned long, unsigned long, unsigned long)
__UNWARP_MIN_MAX(long long, long long, long long)
__UNWARP_MIN_MAX(unsigned long long, unsigned long long, unsigned long long)
__UNWARP_MIN_MAX_BOTH(unsigned int, int, unsigned int)
__UNWARP_MIN_MAX_BOTH(long, int, long)
__UNWARP_MIN_MAX_BOTH(unsigned long, int, unsigned long)
__UNWARP_MIN_MAX_BOTH(long long, int, long long)
__UNWARP_MIN_MAX_BOTH(unsigned long long, int, unsigned long long)
__UNWARP_MIN_MAX_BOTH(unsigned long, unsigned int, long)
__UNWARP_MIN_MAX_BOTH(unsigned long, unsigned int, unsigned long)
__UNWARP_MIN_MAX_BOTH(long long, unsigned int, long long)
__UNWARP_MIN_MAX_BOTH(unsigned long long, unsigned int, unsigned long long)
__UNWARP_MIN_MAX_BOTH(unsigned long, long, unsigned long)
__UNWARP_MIN_MAX_BOTH(long long, long, long long)
__UNWARP_MIN_MAX_BOTH(unsigned long long, long, unsigned long long)
__UNWARP_MIN_MAX_BOTH(long long, unsigned long, long long)
__UNWARP_MIN_MAX_BOTH(unsigned long long, unsigned long, unsigned long long)
__UNWARP_MIN_MAX_BOTH(unsigned long long, long long, unsigned long long)

#undef __UNWARP_MIN_MAX_BOTH
#undef __UNWARP_MIN_MAX

/* Names for one pair of types each. */
__UNWARP_HOST_DEVICE constexpr unsigned int umin(unsigned int a, unsigned int b) { return min(a, b); }
__UNWARP_HOST_DEVICE constexpr unsigned int umax(unsigned int a, unsigned int b) { return max(a, b); }
__UNWARP_HOST_DEVICE constexpr long long llmin(long long a, long long b) { return min(a, b); }
__UNWARP_HOST_DEVICE constexpr long long llmax(long long a, long long b) { return max(a, b); }
__UNWARP_HOST_DEVICE constexpr unsigned long long ullmin(unsigned long long a, unsigned long long b) { return min(a, b); }
__UNWARP_HOST_DEVICE constexpr unsigned long long ullmax(unsigned long long a, unsigned long long b) { return max(a, b); }

/* Of a number and a NaN, the number. */
__UNWARP_HOST_DEVICE constexpr float min(float a, float b) { return __builtin_fminf(a, b); }
__UNWARP_HOST_DEVICE constexpr float max(float a, float b) { return __builtin_fmaxf(a, b); }
__UNWARP_HOST_DEVICE constexpr double min(double a, double b) { return __builtin_fmin(a, b); }
__UNWARP_HOST_DEVICE constexpr double max(double a, double b) { return __builtin_fmax(a, b); }
__UNWARP_HOST_DEVICE constexpr double min(float a, double b) { return __builtin_fmin(a, b); }
__UNWARP_HOST_DEVICE constexpr double max(float a, double b) { return __builtin_fmax(a, b); }
__UNWARP_HOST_DEVICE constexpr double min(double a, float b) { return __builtin_fmin(a, b); }
__UNWARP_HOST_DEVICE constexpr double max(double a, float b) { return __builtin_fmax(a, b); }

#endif
