/* Conversions, bits and halves of pairs of a 16-bit floating-point type; see float16-class.h. */

/* Numbers to the type. `rounded` is a float that rounds in every mode as the number itself does. */
#define __UNWARP_FROM(name, type, rounded)                                                         \
  __UNWARP_HOST_DEVICE __UNWARP_F16 __UNWARP_NAME(name, _rn)(type x) {                             \
    return __UNWARP_NAME(__unwarp_, _nearest)(rounded);                                            \
  }                                                                                                \
  __UNWARP_HOST_DEVICE __UNWARP_F16 __UNWARP_NAME(name, _rz)(type x) {                             \
    return __UNWARP_NAME(__unwarp_, _of_bits)(__UNWARP_NAME(__unwarp_, _from_float)(rounded, false)); \
  }                                                                                                \
  __UNWARP_HOST_DEVICE __UNWARP_F16 __UNWARP_NAME(name, _ru)(type x) {                             \
    return __UNWARP_NAME(__unwarp_, _of_bits)(__UNWARP_NAME(__unwarp_, _from_float)(rounded, x > 0)); \
  }                                                                                                \
  __UNWARP_HOST_DEVICE __UNWARP_F16 __UNWARP_NAME(name, _rd)(type x) {                             \
    return __UNWARP_NAME(__unwarp_, _of_bits)(__UNWARP_NAME(__unwarp_, _from_float)(rounded, x < 0)); \
  }
__UNWARP_FROM(__float2, float, x)
__UNWARP_FROM(__int2, int, __UNWARP_F16_FROM_INTEGER(x))
__UNWARP_FROM(__uint2, unsigned int, __UNWARP_F16_FROM_INTEGER(x))
__UNWARP_FROM(__short2, short, (float)x)
__UNWARP_FROM(__ushort2, unsigned short, (float)x)
__UNWARP_FROM(__ll2, long long, __UNWARP_F16_FROM_INTEGER(x))
__UNWARP_FROM(__ull2, unsigned long long, __UNWARP_F16_FROM_INTEGER(x))
#undef __UNWARP_FROM

__UNWARP_HOST_DEVICE __UNWARP_F16 __UNWARP_NAME(__float2, )(float x) { return __UNWARP_NAME(__unwarp_, _nearest)(x); }
__UNWARP_HOST_DEVICE __UNWARP_F16 __UNWARP_NAME(__double2, )(double x) {
  return __UNWARP_NAME(__unwarp_, _nearest)(__unwarp_odd_float(x));
}

/* The type to numbers. */
__UNWARP_HOST_DEVICE float __UNWARP_NAME(__, 2float)(__UNWARP_F16 x) { return __unwarp_float(x); }

#define __UNWARP_TO(suffix, type)                                                                  \
  __UNWARP_HOST_DEVICE type __UNWARP_NAME(__, suffix##_rn)(__UNWARP_F16 x) {                       \
    return __unwarp_to_integer<type>(__builtin_rintf(__unwarp_float(x)));                          \
  }                                                                                                \
  __UNWARP_TO_ZERO(suffix, type)                                                                   \
  __UNWARP_HOST_DEVICE type __UNWARP_NAME(__, suffix##_ru)(__UNWARP_F16 x) {                       \
    return __unwarp_to_integer<type>(__builtin_ceilf(__unwarp_float(x)));                          \
  }                                                                                                \
  __UNWARP_HOST_DEVICE type __UNWARP_NAME(__, suffix##_rd)(__UNWARP_F16 x) {                       \
    return __unwarp_to_integer<type>(__builtin_floorf(__unwarp_float(x)));                         \
  }
#define __UNWARP_TO_ZERO(suffix, type)                                                             \
  __UNWARP_HOST_DEVICE type __UNWARP_NAME(__, suffix##_rz)(__UNWARP_F16 x) {                       \
    return __unwarp_to_integer<type>(__builtin_truncf(__unwarp_float(x)));                         \
  }
__UNWARP_TO(2int, int)
__UNWARP_TO(2uint, unsigned int)
__UNWARP_TO(2short, short)
__UNWARP_TO(2ushort, unsigned short)
__UNWARP_TO(2ll, long long)
__UNWARP_TO(2ull, unsigned long long)
__UNWARP_TO_ZERO(2char, signed char)
__UNWARP_TO_ZERO(2uchar, unsigned char)
#undef __UNWARP_TO
#undef __UNWARP_TO_ZERO

/* Bits kept */
__UNWARP_HOST_DEVICE short __UNWARP_NAME(__, _as_short)(__UNWARP_F16 x) { return (short)__unwarp_bits(x); }
__UNWARP_HOST_DEVICE unsigned short __UNWARP_NAME(__, _as_ushort)(__UNWARP_F16 x) {
  return (unsigned short)__unwarp_bits(x);
}
__UNWARP_HOST_DEVICE __UNWARP_F16 __UNWARP_NAME(__short_as_, )(short bits) {
  return __UNWARP_NAME(__unwarp_, _of_bits)((unsigned short)bits);
}
__UNWARP_HOST_DEVICE __UNWARP_F16 __UNWARP_NAME(__ushort_as_, )(unsigned short bits) {
  return __UNWARP_NAME(__unwarp_, _of_bits)(bits);
}

/* Pairs and floats */
__UNWARP_HOST_DEVICE __UNWARP_F16X2 __UNWARP_PAIR_NAME(__float2, _rn)(float x) {
  return __UNWARP_F16X2(__UNWARP_NAME(__unwarp_, _nearest)(x), __UNWARP_NAME(__unwarp_, _nearest)(x));
}
__UNWARP_HOST_DEVICE __UNWARP_F16X2 __UNWARP_PAIR_NAME(__floats2, _rn)(float low, float high) {
  return __UNWARP_F16X2(__UNWARP_NAME(__unwarp_, _nearest)(low), __UNWARP_NAME(__unwarp_, _nearest)(high));
}
__UNWARP_HOST_DEVICE __UNWARP_F16X2 __UNWARP_PAIR_NAME(__float22, _rn)(float2 x) {
  return __UNWARP_PAIR_NAME(__floats2, _rn)(x.x, x.y);
}
__UNWARP_HOST_DEVICE float2 __UNWARP_PAIR_NAME(__, 2float2)(__UNWARP_F16X2 x) {
  float2 floats;
  floats.x = __unwarp_float(x.x);
  floats.y = __unwarp_float(x.y);
  return floats;
}
__UNWARP_HOST_DEVICE float __low2float(__UNWARP_F16X2 x) { return __unwarp_float(x.x); }
__UNWARP_HOST_DEVICE float __high2float(__UNWARP_F16X2 x) { return __unwarp_float(x.y); }

/* Pairs from halves, and back */
__UNWARP_HOST_DEVICE __UNWARP_F16X2 __UNWARP_PAIR_NAME(make_, )(__UNWARP_F16 low, __UNWARP_F16 high) {
  return __UNWARP_F16X2(low, high);
}
__UNWARP_HOST_DEVICE __UNWARP_F16X2 __UNWARP_PAIR_NAME(__halves2, )(__UNWARP_F16 low, __UNWARP_F16 high) {
  return __UNWARP_F16X2(low, high);
}
__UNWARP_HOST_DEVICE __UNWARP_F16X2 __UNWARP_BOTH_NAME(__UNWARP_F16 x) { return __UNWARP_F16X2(x, x); }
__UNWARP_HOST_DEVICE __UNWARP_F16 __UNWARP_NAME(__low2, )(__UNWARP_F16X2 x) { return x.x; }
__UNWARP_HOST_DEVICE __UNWARP_F16 __UNWARP_NAME(__high2, )(__UNWARP_F16X2 x) { return x.y; }
__UNWARP_HOST_DEVICE __UNWARP_F16X2 __UNWARP_PAIR_NAME(__low2, )(__UNWARP_F16X2 x) { return __UNWARP_F16X2(x.x, x.x); }
__UNWARP_HOST_DEVICE __UNWARP_F16X2 __UNWARP_PAIR_NAME(__high2, )(__UNWARP_F16X2 x) { return __UNWARP_F16X2(x.y, x.y); }
__UNWARP_HOST_DEVICE __UNWARP_F16X2 __UNWARP_PAIR_NAME(__lows2, )(__UNWARP_F16X2 a, __UNWARP_F16X2 b) {
  return __UNWARP_F16X2(a.x, b.x);
}
__UNWARP_HOST_DEVICE __UNWARP_F16X2 __UNWARP_PAIR_NAME(__highs2, )(__UNWARP_F16X2 a, __UNWARP_F16X2 b) {
  return __UNWARP_F16X2(a.y, b.y);
}
__UNWARP_HOST_DEVICE __UNWARP_F16X2 __lowhigh2highlow(__UNWARP_F16X2 x) { return __UNWARP_F16X2(x.y, x.x); }
