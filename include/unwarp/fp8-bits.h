/*
 * The two interpretations of 8 bits as a floating-point number, and the ways between them and float:
 * straight integer code and one float addition, as in half-bits.h.
 *
 *   e4m3: exponents from -6 to 8, no infinity, one NaN of each sign; the largest number is 448.
 *   e5m2: exponents from -14 to 15, the upper half of a half; the largest number is 57344.
 */
#ifndef UNWARP_FP8_BITS_H
#define UNWARP_FP8_BITS_H

#include "qualifiers.h"

__UNWARP_HOST_DEVICE float __unwarp_e4m3_to_float(unsigned int code) {
  unsigned int size = code & 0x7f;
  unsigned int shifted = size << 20;
  unsigned int normal = shifted + 0x3c000000;
  float small = __builtin_bit_cast(float, shifted + 0x3c800000) - 0x1p-6f;
  unsigned int bits = size < 0x08 ? __builtin_bit_cast(unsigned int, small) : normal;
  bits = size == 0x7f ? 0x7fffffff : bits;
  return __builtin_bit_cast(float, bits | (code & 0x80) << 24);
}
__UNWARP_HOST_DEVICE float __unwarp_e5m2_to_float(unsigned int code) {
  unsigned int size = code & 0x7f;
  unsigned int shifted = size << 21;
  unsigned int normal = shifted + 0x38000000;
  float small = __builtin_bit_cast(float, shifted + 0x38800000) - 0x1p-14f;
  unsigned int bits = size < 0x04 ? __builtin_bit_cast(unsigned int, small) : normal;
  bits += size >= 0x7c ? 0x38000000 : 0;
  return __builtin_bit_cast(float, bits | (code & 0x80) << 24);
}

/*
 * To nearest even. What is too large becomes the largest number, or if not `saturate` infinity, for
 * which e4m3 has only NaN.
 */
__UNWARP_HOST_DEVICE unsigned char __unwarp_e4m3_from_float(float x, bool saturate) {
  unsigned int bits = __builtin_bit_cast(unsigned int, x);
  unsigned int size = bits & 0x7fffffff;
  unsigned int clamped = size < 0x44000000 ? size : 0x44000000; /* 512 */
  unsigned int normal = (clamped - 0x3c000000 + 0x7ffff + (clamped >> 20 & 1)) >> 20;
  float sum = __builtin_bit_cast(float, clamped) + 16384.0f; /* whose last place is 2^-9 */
  unsigned int small = __builtin_bit_cast(unsigned int, sum) - 0x46800000;
  unsigned int code = size < 0x3c800000 ? small : normal;
  code = code <= 0x7e ? code : saturate ? 0x7e : 0x7f;
  return (unsigned char)(size > 0x7f800000 ? 0x7f : code | (bits >> 24 & 0x80));
}
__UNWARP_HOST_DEVICE unsigned char __unwarp_e5m2_from_float(float x, bool saturate) {
  unsigned int bits = __builtin_bit_cast(unsigned int, x);
  unsigned int size = bits & 0x7fffffff;
  unsigned int clamped = size < 0x47800000 ? size : 0x47800000; /* 65536 */
  unsigned int normal = (clamped - 0x38000000 + 0xfffff + (clamped >> 21 & 1)) >> 21;
  float sum = __builtin_bit_cast(float, clamped) + 128.0f; /* whose last place is 2^-16 */
  unsigned int small = __builtin_bit_cast(unsigned int, sum) - 0x43000000;
  unsigned int code = size < 0x38800000 ? small : normal;
  code = code <= 0x7b ? code : saturate ? 0x7b : 0x7c;
  return (unsigned char)(size > 0x7f800000 ? 0x7f : code | (bits >> 24 & 0x80));
}

#endif
