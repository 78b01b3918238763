/* Integer intrinsics: bits, high halves of products, averages, byte shuffles, dot products (dot-products.h). */
#ifndef UNWARP_INTEGER_INTRINSICS_H
#define UNWARP_INTEGER_INTRINSICS_H

#include "../vector_types.h"
#include "qualifiers.h"

/* Bits */

__UNWARP_DEVICE int __clz(int x) { return x ? __builtin_clz((unsigned int)x) : 32; }
__UNWARP_DEVICE int __clzll(long long x) { return x ? __builtin_clzll((unsigned long long)x) : 64; }
__UNWARP_DEVICE int __ffs(int x) { return __builtin_ffs(x); }
__UNWARP_DEVICE int __ffsll(long long x) { return __builtin_ffsll(x); }
__UNWARP_DEVICE int __popc(unsigned int x) { return __builtin_popcount(x); }
__UNWARP_DEVICE int __popcll(unsigned long long x) { return __builtin_popcountll(x); }
__UNWARP_DEVICE unsigned int __brev(unsigned int x) { return __builtin_bitreverse32(x); }
__UNWARP_DEVICE unsigned long long __brevll(unsigned long long x) { return __builtin_bitreverse64(x); }

/* Position of the offset-th set bit counted from bit `base`, upwards or downwards; all ones if none. */
__UNWARP_DEVICE unsigned int __fns(unsigned int mask, unsigned int base, int offset) {
  if (base > 31) return 0xffffffffu;
  if (offset == 0) return (mask >> base) & 1 ? base : 0xffffffffu;
  int step = offset > 0 ? 1 : -1;
  int left = offset > 0 ? offset : -offset;
  for (int position = (int)base; position >= 0 && position < 32; position += step) {
    if ((mask >> position) & 1 && --left == 0) return (unsigned int)position;
  }
  return 0xffffffffu;
}

/* The 64 bits of hi:lo, shifted; `_l` takes the amount modulo 32, `_c` stops at 32. */
__UNWARP_DEVICE unsigned int __funnelshift_l(unsigned int lo, unsigned int hi, unsigned int shift) {
  return (unsigned int)(((((unsigned long long)hi << 32) | lo) << (shift & 31)) >> 32);
}
__UNWARP_DEVICE unsigned int __funnelshift_lc(unsigned int lo, unsigned int hi, unsigned int shift) {
  return (unsigned int)(((((unsigned long long)hi << 32) | lo) << (shift < 32 ? shift : 32)) >> 32);
}
__UNWARP_DEVICE unsigned int __funnelshift_r(unsigned int lo, unsigned int hi, unsigned int shift) {
  return (unsigned int)((((unsigned long long)hi << 32) | lo) >> (shift & 31));
}
__UNWARP_DEVICE unsigned int __funnelshift_rc(unsigned int lo, unsigned int hi, unsigned int shift) {
  return (unsigned int)((((unsigned long long)hi << 32) | lo) >> (shift < 32 ? shift : 32));
}

/*
 * Picks four of the eight bytes of y:x. A selector's lowest three bits name the byte; its fourth
 * means nothing here, unlike in PTX's prmt.
 */
__UNWARP_DEVICE unsigned int __byte_perm(unsigned int x, unsigned int y, unsigned int selectors) {
  unsigned long long bytes = ((unsigned long long)y << 32) | x;
  unsigned int result = 0;
  for (int i = 0; i < 4; i++) {
    unsigned int selector = selectors >> (4 * i);
    unsigned int byte = (unsigned int)(bytes >> (8 * (selector & 7))) & 0xff;
    result |= byte << (8 * i);
  }
  return result;
}

/* Products, sums and differences */

__UNWARP_DEVICE int __mulhi(int a, int b) { return (int)(((long long)a * b) >> 32); }
__UNWARP_DEVICE unsigned int __umulhi(unsigned int a, unsigned int b) {
  return (unsigned int)(((unsigned long long)a * b) >> 32);
}
__UNWARP_DEVICE unsigned long long __umul64hi(unsigned long long a, unsigned long long b) {
  /* By 32-bit halves: no target has a 128-bit product. */
  unsigned long long aLow = (unsigned int)a, aHigh = a >> 32, bLow = (unsigned int)b, bHigh = b >> 32;
  unsigned long long low = aLow * bLow;
  unsigned long long middle = aHigh * bLow + (low >> 32);
  unsigned long long other = aLow * bHigh + (unsigned int)middle;
  return aHigh * bHigh + (middle >> 32) + (other >> 32);
}
__UNWARP_DEVICE long long __mul64hi(long long a, long long b) {
  unsigned long long product = __umul64hi((unsigned long long)a, (unsigned long long)b);
  if (a < 0) product -= (unsigned long long)b;
  if (b < 0) product -= (unsigned long long)a;
  return (long long)product;
}
/* 24-bit factors: the higher bits of the arguments do not count. */
__UNWARP_DEVICE int __mul24(int a, int b) {
  return (int)((unsigned int)((int)((unsigned int)a << 8) >> 8) * (unsigned int)((int)((unsigned int)b << 8) >> 8));
}
__UNWARP_DEVICE unsigned int __umul24(unsigned int a, unsigned int b) { return (a & 0xffffff) * (b & 0xffffff); }
/* Old spellings. As templates they give way to a program's own function of that name. */
template <int = 0> __UNWARP_DEVICE int mulhi(int a, int b) { return __mulhi(a, b); }
template <int = 0> __UNWARP_DEVICE unsigned int mulhi(unsigned int a, unsigned int b) { return __umulhi(a, b); }
template <int = 0> __UNWARP_DEVICE long long mul64hi(long long a, long long b) { return __mul64hi(a, b); }
template <int = 0> __UNWARP_DEVICE int mul24(int a, int b) { return __mul24(a, b); }
template <int = 0> __UNWARP_DEVICE unsigned int umul24(unsigned int a, unsigned int b) { return __umul24(a, b); }

__UNWARP_DEVICE unsigned int __sad(int a, int b, unsigned int sum) {
  return sum + (a < b ? (unsigned int)b - (unsigned int)a : (unsigned int)a - (unsigned int)b);
}
__UNWARP_DEVICE unsigned int __usad(unsigned int a, unsigned int b, unsigned int sum) {
  return sum + (a < b ? b - a : a - b);
}
/* Averages without overflow, rounded down and up. */
__UNWARP_DEVICE int __hadd(int a, int b) { return (int)(((long long)a + b) >> 1); }
__UNWARP_DEVICE int __rhadd(int a, int b) { return (int)(((long long)a + b + 1) >> 1); }
__UNWARP_DEVICE unsigned int __uhadd(unsigned int a, unsigned int b) {
  return (unsigned int)(((unsigned long long)a + b) >> 1);
}
__UNWARP_DEVICE unsigned int __urhadd(unsigned int a, unsigned int b) {
  return (unsigned int)(((unsigned long long)a + b + 1) >> 1);
}

#include "dot-products.h"

#endif
