/*
 * Conversions: bits kept (as), or values kept as well as the type allows, rounded to nearest (rn),
 * towards zero (rz), up (ru) or down (rd).
 *
 * From floating point to integers out of range values saturate and NaN becomes zero; that is how the
 * compiler treats every such conversion, so here the argument is rounded first and then converted.
 */
#ifndef UNWARP_CONVERSIONS_H
#define UNWARP_CONVERSIONS_H

#include "qualifiers.h"

/* Bits kept */

__UNWARP_DEVICE int __float_as_int(float x) { return __builtin_bit_cast(int, x); }
__UNWARP_DEVICE unsigned int __float_as_uint(float x) { return __builtin_bit_cast(unsigned int, x); }
__UNWARP_DEVICE float __int_as_float(int x) { return __builtin_bit_cast(float, x); }
__UNWARP_DEVICE float __uint_as_float(unsigned int x) { return __builtin_bit_cast(float, x); }
__UNWARP_DEVICE long long __double_as_longlong(double x) { return __builtin_bit_cast(long long, x); }
__UNWARP_DEVICE double __longlong_as_double(long long x) { return __builtin_bit_cast(double, x); }
__UNWARP_DEVICE int __double2hiint(double x) { return (int)(__builtin_bit_cast(unsigned long long, x) >> 32); }
__UNWARP_DEVICE int __double2loint(double x) { return (int)(unsigned int)__builtin_bit_cast(unsigned long long, x); }
__UNWARP_DEVICE double __hiloint2double(int high, int low) {
  return __builtin_bit_cast(double, ((unsigned long long)(unsigned int)high << 32) | (unsigned int)low);
}

/* Floating point to integers */

#define __UNWARP_TO_INTEGER(name, source, target, suffix)                                          \
  __UNWARP_DEVICE target name##_rn(source x) { return (target)__builtin_rint##suffix(x); }         \
  __UNWARP_DEVICE target name##_rz(source x) { return (target)__builtin_trunc##suffix(x); }        \
  __UNWARP_DEVICE target name##_ru(source x) { return (target)__builtin_ceil##suffix(x); }         \
  __UNWARP_DEVICE target name##_rd(source x) { return (target)__builtin_floor##suffix(x); }

__UNWARP_TO_INTEGER(__float2int, float, int, f)
__UNWARP_TO_INTEGER(__float2uint, float, unsigned int, f)
__UNWARP_TO_INTEGER(__float2ll, float, long long, f)
__UNWARP_TO_INTEGER(__float2ull, float, unsigned long long, f)
__UNWARP_TO_INTEGER(__double2int, double, int, )
__UNWARP_TO_INTEGER(__double2uint, double, unsigned int, )
__UNWARP_TO_INTEGER(__double2ll, double, long long, )
__UNWARP_TO_INTEGER(__double2ull, double, unsigned long long, )
#undef __UNWARP_TO_INTEGER

/* Integers to floating point */

/*
 * Rounds a magnitude of 64 bits to `Digits` binary digits: keeps the top ones, and adds one to the
 * last if any bit was lost and the magnitude has to grow.
 */
template <int Digits> __UNWARP_DEVICE unsigned long long __unwarp_round_digits(unsigned long long magnitude, bool grow) {
  int excess = magnitude ? 64 - Digits - __builtin_clzll(magnitude) : 0;
  if (excess <= 0) return magnitude;
  unsigned long long kept = magnitude >> excess;
  if (grow && kept << excess != magnitude) kept++;
  return kept << excess;
}

#define __UNWARP_FROM_INTEGER(name, source, magnitude, negative, target, digits, twoTo64)          \
  __UNWARP_DEVICE target name##_rn(source x) { return (target)x; }                                 \
  __UNWARP_FROM_INTEGER_DIRECTED(name##_rz, source, magnitude, negative, target, digits, twoTo64,  \
                                 false)                                                            \
  __UNWARP_FROM_INTEGER_DIRECTED(name##_ru, source, magnitude, negative, target, digits, twoTo64,  \
                                 !(negative))                                                      \
  __UNWARP_FROM_INTEGER_DIRECTED(name##_rd, source, magnitude, negative, target, digits, twoTo64,  \
                                 (negative))
/* A magnitude that rounds up to 2^64 wraps to zero in __unwarp_round_digits. */
#define __UNWARP_FROM_INTEGER_DIRECTED(name, source, magnitude, negative, target, digits, twoTo64, grow) \
  __UNWARP_DEVICE target name(source x) {                                                          \
    unsigned long long rounded = __unwarp_round_digits<digits>(magnitude, grow);                   \
    target result = rounded || !x ? (target)rounded : (target)twoTo64;                             \
    return (negative) ? -result : result;                                                          \
  }
#define __UNWARP_FROM_SIGNED(name, source, target, digits)                                         \
  __UNWARP_FROM_INTEGER(name, source, x < 0 ? 0ull - (unsigned long long)x : (unsigned long long)x, x < 0, \
                        target, digits, 0x1p64)
#define __UNWARP_FROM_UNSIGNED(name, source, target, digits)                                       \
  __UNWARP_FROM_INTEGER(name, source, x, false, target, digits, 0x1p64)

__UNWARP_FROM_SIGNED(__int2float, int, float, 24)
__UNWARP_FROM_UNSIGNED(__uint2float, unsigned int, float, 24)
__UNWARP_FROM_SIGNED(__ll2float, long long, float, 24)
__UNWARP_FROM_UNSIGNED(__ull2float, unsigned long long, float, 24)
__UNWARP_FROM_SIGNED(__ll2double, long long, double, 53)
__UNWARP_FROM_UNSIGNED(__ull2double, unsigned long long, double, 53)
__UNWARP_DEVICE double __int2double_rn(int x) { return x; }
__UNWARP_DEVICE double __uint2double_rn(unsigned int x) { return x; }

#undef __UNWARP_FROM_UNSIGNED
#undef __UNWARP_FROM_SIGNED
#undef __UNWARP_FROM_INTEGER_DIRECTED
#undef __UNWARP_FROM_INTEGER

/* Between 0 and 1; NaN becomes zero. */
__UNWARP_DEVICE float __saturatef(float x) { return __builtin_fminf(__builtin_fmaxf(x, 0.0f), 1.0f); }

/* Old spellings. As templates they give way to a program's own function of that name. */
template <int = 0> __UNWARP_DEVICE int float_as_int(float x) { return __float_as_int(x); }
template <int = 0> __UNWARP_DEVICE float int_as_float(int x) { return __int_as_float(x); }
template <int = 0> __UNWARP_DEVICE unsigned int float_as_uint(float x) { return __float_as_uint(x); }
template <int = 0> __UNWARP_DEVICE float uint_as_float(unsigned int x) { return __uint_as_float(x); }
template <int = 0> __UNWARP_DEVICE float saturate(float x) { return __saturatef(x); }
template <int = 0> __UNWARP_DEVICE int float2int(float x) { return __float2int_rz(x); }
template <int = 0> __UNWARP_DEVICE unsigned int float2uint(float x) { return __float2uint_rz(x); }
template <int = 0> __UNWARP_DEVICE float int2float(int x) { return __int2float_rn(x); }
template <int = 0> __UNWARP_DEVICE float uint2float(unsigned int x) { return __uint2float_rn(x); }

#endif
