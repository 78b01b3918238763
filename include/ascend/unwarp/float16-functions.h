/*
 * Functions of a 16-bit floating-point type, which asc_fp16.h and asc_bf16.h include with
 *
 *   __UNWARP_ASCEND_F16, __UNWARP_ASCEND_F16X2   the type and a pair of it
 *
 * Scalar functions have CUDA's names and are found by their arguments. Packed ones have an x before the 2.
 */
#define __UNWARP_ASCEND_PACKED_BINARY(name, scalar)                                                \
  __UNWARP_ASCEND __UNWARP_ASCEND_F16X2 name(__UNWARP_ASCEND_F16X2 a, __UNWARP_ASCEND_F16X2 b) {   \
    return __UNWARP_ASCEND_F16X2(scalar(a.x, b.x), scalar(a.y, b.y));                              \
  }
__UNWARP_ASCEND_PACKED_BINARY(__haddx2, __hadd)
__UNWARP_ASCEND_PACKED_BINARY(__hsubx2, __hsub)
__UNWARP_ASCEND_PACKED_BINARY(__hmulx2, __hmul)
__UNWARP_ASCEND_PACKED_BINARY(__hdivx2, __hdiv)
__UNWARP_ASCEND_PACKED_BINARY(__hmaxx2, __hmax)
__UNWARP_ASCEND_PACKED_BINARY(__hminx2, __hmin)
#undef __UNWARP_ASCEND_PACKED_BINARY

__UNWARP_ASCEND __UNWARP_ASCEND_F16X2 __hnegx2(__UNWARP_ASCEND_F16X2 a) {
  return __UNWARP_ASCEND_F16X2(__hneg(a.x), __hneg(a.y));
}
__UNWARP_ASCEND __UNWARP_ASCEND_F16X2 __habsx2(__UNWARP_ASCEND_F16X2 a) {
  return __UNWARP_ASCEND_F16X2(__habs(a.x), __habs(a.y));
}
__UNWARP_ASCEND __UNWARP_ASCEND_F16X2 __hfmax2(__UNWARP_ASCEND_F16X2 a, __UNWARP_ASCEND_F16X2 b,
                                               __UNWARP_ASCEND_F16X2 c) {
  return __UNWARP_ASCEND_F16X2(__hfma(a.x, b.x, c.x), __hfma(a.y, b.y, c.y));
}

/* Of a pair each: ones and zeros, or whether it is so for both. */
#define __UNWARP_ASCEND_PACKED_COMPARISON(comparison)                                              \
  __UNWARP_ASCEND __UNWARP_ASCEND_F16X2 __h##comparison##x2(__UNWARP_ASCEND_F16X2 a, __UNWARP_ASCEND_F16X2 b) { \
    return __UNWARP_ASCEND_F16X2(__UNWARP_ASCEND_F16(__h##comparison(a.x, b.x) ? 1.0f : 0.0f),     \
                                 __UNWARP_ASCEND_F16(__h##comparison(a.y, b.y) ? 1.0f : 0.0f));    \
  }                                                                                                \
  __UNWARP_ASCEND bool __hb##comparison##x2(__UNWARP_ASCEND_F16X2 a, __UNWARP_ASCEND_F16X2 b) {    \
    return __h##comparison(a.x, b.x) && __h##comparison(a.y, b.y);                                 \
  }                                                                                                \
  __UNWARP_ASCEND unsigned int __h##comparison##x2_mask(__UNWARP_ASCEND_F16X2 a, __UNWARP_ASCEND_F16X2 b) { \
    return (__h##comparison(a.x, b.x) ? 0xffffu : 0) | (__h##comparison(a.y, b.y) ? 0xffff0000u : 0); \
  }
__UNWARP_ASCEND_PACKED_COMPARISON(eq)
__UNWARP_ASCEND_PACKED_COMPARISON(ne)
__UNWARP_ASCEND_PACKED_COMPARISON(lt)
__UNWARP_ASCEND_PACKED_COMPARISON(le)
__UNWARP_ASCEND_PACKED_COMPARISON(gt)
__UNWARP_ASCEND_PACKED_COMPARISON(ge)
__UNWARP_ASCEND_PACKED_COMPARISON(equ)
__UNWARP_ASCEND_PACKED_COMPARISON(neu)
__UNWARP_ASCEND_PACKED_COMPARISON(ltu)
__UNWARP_ASCEND_PACKED_COMPARISON(leu)
__UNWARP_ASCEND_PACKED_COMPARISON(gtu)
__UNWARP_ASCEND_PACKED_COMPARISON(geu)
#undef __UNWARP_ASCEND_PACKED_COMPARISON

__UNWARP_ASCEND_SHUFFLES(__UNWARP_ASCEND_F16)
__UNWARP_ASCEND_SHUFFLES(__UNWARP_ASCEND_F16X2)

/*
 * Of the single type, what the atomic functions return is invalid on the chip ("avoid using it"): it is made a
 * NaN here, so that a program that uses it does not compute the same by luck.
 */
#define __UNWARP_ASCEND_F16_ATOMIC(name, update)                                                   \
  __UNWARP_ASCEND_SWAP_LOOP(__unwarp_##name, __UNWARP_ASCEND_F16, unsigned short, update)          \
  __UNWARP_ASCEND __UNWARP_ASCEND_F16 name(__UNWARP_ASCEND_F16* address, __UNWARP_ASCEND_F16 value) { \
    __unwarp_##name(address, value);                                                               \
    return __builtin_bit_cast(__UNWARP_ASCEND_F16, (unsigned short)0x7fff);                        \
  }
__UNWARP_ASCEND_F16_ATOMIC(asc_atomic_add, __hadd(old, value))
__UNWARP_ASCEND_F16_ATOMIC(asc_atomic_min, __hmin(old, value))
__UNWARP_ASCEND_F16_ATOMIC(asc_atomic_max, __hmax(old, value))
#undef __UNWARP_ASCEND_F16_ATOMIC

__UNWARP_ASCEND_SWAP_LOOP(asc_atomic_add, __UNWARP_ASCEND_F16X2, unsigned int, __haddx2(old, value))
__UNWARP_ASCEND_SWAP_LOOP(asc_atomic_sub, __UNWARP_ASCEND_F16X2, unsigned int, __hsubx2(old, value))
__UNWARP_ASCEND_SWAP_LOOP(asc_atomic_min, __UNWARP_ASCEND_F16X2, unsigned int, __hminx2(old, value))
__UNWARP_ASCEND_SWAP_LOOP(asc_atomic_max, __UNWARP_ASCEND_F16X2, unsigned int, __hmaxx2(old, value))
__UNWARP_ASCEND_SWAP_LOOP(asc_atomic_exch, __UNWARP_ASCEND_F16X2, unsigned int, value)
__UNWARP_ASCEND_SWAP(__UNWARP_ASCEND_F16X2, unsigned int)

#undef __UNWARP_ASCEND_F16
#undef __UNWARP_ASCEND_F16X2
