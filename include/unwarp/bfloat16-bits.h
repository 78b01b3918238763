/* bfloat16 is the upper half of a float; these are the ways between the two. See half-bits.h. */
#ifndef UNWARP_BFLOAT16_BITS_H
#define UNWARP_BFLOAT16_BITS_H

#include "qualifiers.h"

__UNWARP_HOST_DEVICE float __unwarp_bfloat16_to_float(unsigned short bfloat) {
  return __builtin_bit_cast(float, (unsigned int)bfloat << 16);
}

/* Rounds to nearest even; every NaN becomes the one that hardware gives, 0x7fff. */
__UNWARP_HOST_DEVICE unsigned short __unwarp_bfloat16_from_float(float x) {
  unsigned int bits = __builtin_bit_cast(unsigned int, x);
  bits = (bits & 0x7fffffff) > 0x7f800000 ? 0x7fff0000 : bits;
  return (unsigned short)((bits + 0x7fff + (bits >> 16 & 1)) >> 16);
}

/* Rounds towards zero, or away from it. */
__UNWARP_HOST_DEVICE unsigned short __unwarp_bfloat16_from_float(float x, bool away) {
  unsigned int bits = __builtin_bit_cast(unsigned int, x);
  unsigned int rounded = (bits + (away ? 0xffff : 0)) >> 16;
  return (unsigned short)((bits & 0x7fffffff) > 0x7f800000 ? 0x7fff : rounded);
}

#endif
