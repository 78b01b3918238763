/*
 * Arithmetic of a 16-bit floating-point type; see float16-class.h. Every result is the exact one, rounded
 * once: float has more than twice the digits and two, so rounding its sums, products, quotients and roots
 * again is harmless; fused multiply-adds are rounded to odd in between.
 */

#define __UNWARP_BINARY(name, operation)                                                           \
  __UNWARP_HOST_DEVICE __UNWARP_F16 name(__UNWARP_F16 a, __UNWARP_F16 b) {                         \
    return __UNWARP_NAME(__unwarp_, _nearest)(__unwarp_float(a) operation __unwarp_float(b));      \
  }
#define __UNWARP_BINARY_SATURATED(name, operation)                                                 \
  __UNWARP_HOST_DEVICE __UNWARP_F16 name(__UNWARP_F16 a, __UNWARP_F16 b) {                         \
    return __UNWARP_NAME(__unwarp_, _saturated)(__unwarp_float(a) operation __unwarp_float(b));    \
  }
#define __UNWARP_BINARY_PAIR(name, scalar)                                                         \
  __UNWARP_HOST_DEVICE __UNWARP_F16X2 name(__UNWARP_F16X2 a, __UNWARP_F16X2 b) {                   \
    return __UNWARP_F16X2(scalar(a.x, b.x), scalar(a.y, b.y));                                     \
  }

/* To [0, 1]; NaN becomes zero. */
__UNWARP_HOST_DEVICE __UNWARP_F16 __UNWARP_NAME(__unwarp_, _saturated)(float x) {
  float atMostOne = x < 1 ? x : 1;
  return __UNWARP_NAME(__unwarp_, _nearest)(x > 0 ? atMostOne : 0);
}

__UNWARP_BINARY(__hadd, +)
__UNWARP_BINARY(__hsub, -)
__UNWARP_BINARY(__hmul, *)
__UNWARP_BINARY(__hdiv, /)
/* These are never fused with another operation; nor are the ones above. */
__UNWARP_BINARY(__hadd_rn, +)
__UNWARP_BINARY(__hsub_rn, -)
__UNWARP_BINARY(__hmul_rn, *)
__UNWARP_BINARY_SATURATED(__hadd_sat, +)
__UNWARP_BINARY_SATURATED(__hsub_sat, -)
__UNWARP_BINARY_SATURATED(__hmul_sat, *)
__UNWARP_BINARY_PAIR(__hadd2, __hadd)
__UNWARP_BINARY_PAIR(__hsub2, __hsub)
__UNWARP_BINARY_PAIR(__hmul2, __hmul)
__UNWARP_BINARY_PAIR(__h2div, __hdiv)
__UNWARP_BINARY_PAIR(h2div, __hdiv)
__UNWARP_BINARY_PAIR(__hadd2_rn, __hadd)
__UNWARP_BINARY_PAIR(__hsub2_rn, __hsub)
__UNWARP_BINARY_PAIR(__hmul2_rn, __hmul)
__UNWARP_BINARY_PAIR(__hadd2_sat, __hadd_sat)
__UNWARP_BINARY_PAIR(__hsub2_sat, __hsub_sat)
__UNWARP_BINARY_PAIR(__hmul2_sat, __hmul_sat)

__UNWARP_HOST_DEVICE __UNWARP_F16 __hneg(__UNWARP_F16 x) {
  return __UNWARP_NAME(__unwarp_, _of_bits)(__unwarp_bits(x) ^ 0x8000);
}
__UNWARP_HOST_DEVICE __UNWARP_F16 __habs(__UNWARP_F16 x) {
  return __UNWARP_NAME(__unwarp_, _of_bits)(__unwarp_bits(x) & 0x7fff);
}
__UNWARP_HOST_DEVICE __UNWARP_F16X2 __hneg2(__UNWARP_F16X2 a) { return __UNWARP_F16X2(__hneg(a.x), __hneg(a.y)); }
__UNWARP_HOST_DEVICE __UNWARP_F16X2 __habs2(__UNWARP_F16X2 a) { return __UNWARP_F16X2(__habs(a.x), __habs(a.y)); }

/* Fused multiply-add: to nearest, to [0, 1], and with negative results as zero. */
__UNWARP_HOST_DEVICE __UNWARP_F16 __hfma(__UNWARP_F16 a, __UNWARP_F16 b, __UNWARP_F16 c) {
  return __UNWARP_NAME(__unwarp_, _nearest)(
      __UNWARP_F16_ODD_FMA(__unwarp_float(a), __unwarp_float(b), __unwarp_float(c)));
}
__UNWARP_HOST_DEVICE __UNWARP_F16 __hfma_sat(__UNWARP_F16 a, __UNWARP_F16 b, __UNWARP_F16 c) {
  return __UNWARP_NAME(__unwarp_, _saturated)(
      __UNWARP_F16_ODD_FMA(__unwarp_float(a), __unwarp_float(b), __unwarp_float(c)));
}
__UNWARP_HOST_DEVICE __UNWARP_F16 __hfma_relu(__UNWARP_F16 a, __UNWARP_F16 b, __UNWARP_F16 c) {
  __UNWARP_F16 result = __hfma(a, b, c);
  return __UNWARP_NAME(__unwarp_, _of_bits)(__unwarp_bits(result) & 0x8000 ? 0 : __unwarp_bits(result));
}
#define __UNWARP_TERNARY_PAIR(name, scalar)                                                        \
  __UNWARP_HOST_DEVICE __UNWARP_F16X2 name(__UNWARP_F16X2 a, __UNWARP_F16X2 b, __UNWARP_F16X2 c) { \
    return __UNWARP_F16X2(scalar(a.x, b.x, c.x), scalar(a.y, b.y, c.y));                           \
  }
__UNWARP_TERNARY_PAIR(__hfma2, __hfma)
__UNWARP_TERNARY_PAIR(__hfma2_sat, __hfma_sat)
__UNWARP_TERNARY_PAIR(__hfma2_relu, __hfma_relu)
#undef __UNWARP_TERNARY_PAIR

/* a * b + c of complex numbers, x the real part: four fused multiply-adds. */
__UNWARP_HOST_DEVICE __UNWARP_F16X2 __hcmadd(__UNWARP_F16X2 a, __UNWARP_F16X2 b, __UNWARP_F16X2 c) {
  return __UNWARP_F16X2(__hfma(__hneg(a.y), b.y, __hfma(a.x, b.x, c.x)), __hfma(a.y, b.x, __hfma(a.x, b.y, c.y)));
}

/* Operators */
#define __UNWARP_OPERATOR(type, operation, function)                                               \
  __UNWARP_HOST_DEVICE type operator operation(const type& a, const type& b) { return function(a, b); } \
  __UNWARP_HOST_DEVICE type& operator operation##=(type& a, const type& b) { return a = function(a, b); }
#define __UNWARP_UNARY_OPERATORS(type, negate, one, add, subtract)                                 \
  __UNWARP_HOST_DEVICE type operator+(const type& a) { return a; }                                 \
  __UNWARP_HOST_DEVICE type operator-(const type& a) { return negate(a); }                         \
  __UNWARP_HOST_DEVICE type& operator++(type& a) { return a = add(a, one); }                       \
  __UNWARP_HOST_DEVICE type& operator--(type& a) { return a = subtract(a, one); }                  \
  __UNWARP_HOST_DEVICE type operator++(type& a, int) {                                             \
    type before = a;                                                                               \
    ++a;                                                                                           \
    return before;                                                                                 \
  }                                                                                                \
  __UNWARP_HOST_DEVICE type operator--(type& a, int) {                                             \
    type before = a;                                                                               \
    --a;                                                                                           \
    return before;                                                                                 \
  }
#if __UNWARP_F16_HAS_OPERATORS
__UNWARP_OPERATOR(__UNWARP_F16, +, __hadd)
__UNWARP_OPERATOR(__UNWARP_F16, -, __hsub)
__UNWARP_OPERATOR(__UNWARP_F16, *, __hmul)
__UNWARP_OPERATOR(__UNWARP_F16, /, __hdiv)
__UNWARP_UNARY_OPERATORS(__UNWARP_F16, __hneg, __UNWARP_NAME(__unwarp_, _nearest)(1), __hadd, __hsub)
#endif
#if __UNWARP_F16X2_HAS_OPERATORS
__UNWARP_OPERATOR(__UNWARP_F16X2, +, __hadd2)
__UNWARP_OPERATOR(__UNWARP_F16X2, -, __hsub2)
__UNWARP_OPERATOR(__UNWARP_F16X2, *, __hmul2)
__UNWARP_OPERATOR(__UNWARP_F16X2, /, __h2div)
__UNWARP_UNARY_OPERATORS(__UNWARP_F16X2, __hneg2, __UNWARP_PAIR_NAME(__float2, _rn)(1), __hadd2, __hsub2)
#endif
#undef __UNWARP_UNARY_OPERATORS
#undef __UNWARP_OPERATOR
#undef __UNWARP_BINARY
#undef __UNWARP_BINARY_SATURATED
#undef __UNWARP_BINARY_PAIR
