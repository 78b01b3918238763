/* Comparisons, minimum and maximum of a 16-bit floating-point type; see float16-class.h. */

/*
 * One comparison in all its forms. Of NaN, those that end in u are true, the others false. Pairs: true if
 * both halves are (b); a pair of ones and zeros; a mask of 16 ones for each half.
 */
#define __UNWARP_COMPARE(name, condition)                                                          \
  __UNWARP_HOST_DEVICE bool __h##name(__UNWARP_F16 first, __UNWARP_F16 second) {                   \
    float a = __unwarp_float(first), b = __unwarp_float(second);                                   \
    return condition;                                                                              \
  }                                                                                                \
  __UNWARP_HOST_DEVICE bool __hb##name##2(__UNWARP_F16X2 a, __UNWARP_F16X2 b) {                    \
    return __h##name(a.x, b.x) & __h##name(a.y, b.y);                                              \
  }                                                                                                \
  __UNWARP_HOST_DEVICE __UNWARP_F16X2 __h##name##2(__UNWARP_F16X2 a, __UNWARP_F16X2 b) {           \
    return __UNWARP_F16X2(__UNWARP_NAME(__unwarp_, _nearest)(__h##name(a.x, b.x) ? 1 : 0),         \
                          __UNWARP_NAME(__unwarp_, _nearest)(__h##name(a.y, b.y) ? 1 : 0));        \
  }                                                                                                \
  __UNWARP_HOST_DEVICE unsigned int __h##name##2_mask(__UNWARP_F16X2 a, __UNWARP_F16X2 b) {        \
    return (__h##name(a.x, b.x) ? 0xffffu : 0) | (__h##name(a.y, b.y) ? 0xffff0000u : 0);          \
  }
__UNWARP_COMPARE(eq, a == b)
__UNWARP_COMPARE(ne, a < b || a > b)
__UNWARP_COMPARE(lt, a < b)
__UNWARP_COMPARE(le, a <= b)
__UNWARP_COMPARE(gt, a > b)
__UNWARP_COMPARE(ge, a >= b)
__UNWARP_COMPARE(equ, !(a < b || a > b))
__UNWARP_COMPARE(neu, !(a == b))
__UNWARP_COMPARE(ltu, !(a >= b))
__UNWARP_COMPARE(leu, !(a > b))
__UNWARP_COMPARE(gtu, !(a <= b))
__UNWARP_COMPARE(geu, !(a < b))
#undef __UNWARP_COMPARE

__UNWARP_HOST_DEVICE bool __hisnan(__UNWARP_F16 x) { return (__unwarp_bits(x) & 0x7fff) > __UNWARP_F16_INFINITY; }
__UNWARP_HOST_DEVICE int __hisinf(__UNWARP_F16 x) {
  int sign = __unwarp_bits(x) & 0x8000 ? -1 : 1;
  return (__unwarp_bits(x) & 0x7fff) == __UNWARP_F16_INFINITY ? sign : 0;
}
__UNWARP_HOST_DEVICE __UNWARP_F16X2 __hisnan2(__UNWARP_F16X2 a) {
  return __UNWARP_F16X2(__UNWARP_NAME(__unwarp_, _nearest)(__hisnan(a.x) ? 1 : 0),
                        __UNWARP_NAME(__unwarp_, _nearest)(__hisnan(a.y) ? 1 : 0));
}

/* The bits as integers in the order of the numbers, -0 below 0. */
__UNWARP_HOST_DEVICE int __UNWARP_NAME(__unwarp_, _order)(__UNWARP_F16 x) {
  int bits = (short)__unwarp_bits(x);
  return bits ^ (bits >> 31 & 0x7fff);
}
/* Of a number and a NaN the number, or with _nan the NaN. */
#define __UNWARP_EXTREME(name, comparison)                                                         \
  __UNWARP_HOST_DEVICE __UNWARP_F16 name##_nan(__UNWARP_F16 a, __UNWARP_F16 b) {                   \
    bool isFirst = __UNWARP_NAME(__unwarp_, _order)(a) comparison __UNWARP_NAME(__unwarp_, _order)(b); \
    unsigned int bits = isFirst ? __unwarp_bits(a) : __unwarp_bits(b);                             \
    return __UNWARP_NAME(__unwarp_, _of_bits)(__hisnan(a) | __hisnan(b) ? 0x7fff : bits);          \
  }                                                                                                \
  __UNWARP_HOST_DEVICE __UNWARP_F16 name(__UNWARP_F16 a, __UNWARP_F16 b) {                         \
    return name##_nan(__hisnan(a) ? b : a, __hisnan(b) ? a : b);                                   \
  }                                                                                                \
  __UNWARP_HOST_DEVICE __UNWARP_F16X2 name##2(__UNWARP_F16X2 a, __UNWARP_F16X2 b) {                \
    return __UNWARP_F16X2(name(a.x, b.x), name(a.y, b.y));                                         \
  }                                                                                                \
  __UNWARP_HOST_DEVICE __UNWARP_F16X2 name##2_nan(__UNWARP_F16X2 a, __UNWARP_F16X2 b) {            \
    return __UNWARP_F16X2(name##_nan(a.x, b.x), name##_nan(a.y, b.y));                             \
  }
__UNWARP_EXTREME(__hmax, >)
__UNWARP_EXTREME(__hmin, <)
#undef __UNWARP_EXTREME

#define __UNWARP_COMPARISON(type, operation, function)                                             \
  __UNWARP_HOST_DEVICE bool operator operation(const type& a, const type& b) { return function(a, b); }
#if __UNWARP_F16_HAS_OPERATORS
__UNWARP_COMPARISON(__UNWARP_F16, ==, __heq)
__UNWARP_COMPARISON(__UNWARP_F16, !=, __hneu)
__UNWARP_COMPARISON(__UNWARP_F16, <, __hlt)
__UNWARP_COMPARISON(__UNWARP_F16, <=, __hle)
__UNWARP_COMPARISON(__UNWARP_F16, >, __hgt)
__UNWARP_COMPARISON(__UNWARP_F16, >=, __hge)
#endif
#if __UNWARP_F16X2_HAS_OPERATORS
__UNWARP_COMPARISON(__UNWARP_F16X2, ==, __hbeq2)
__UNWARP_COMPARISON(__UNWARP_F16X2, !=, __hbneu2)
__UNWARP_COMPARISON(__UNWARP_F16X2, <, __hblt2)
__UNWARP_COMPARISON(__UNWARP_F16X2, <=, __hble2)
__UNWARP_COMPARISON(__UNWARP_F16X2, >, __hbgt2)
__UNWARP_COMPARISON(__UNWARP_F16X2, >=, __hbge2)
#endif
#undef __UNWARP_COMPARISON
