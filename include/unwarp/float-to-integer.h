/*
 * A whole number in a float to an integer type: values out of range saturate. NaN becomes zero, for
 * types of 64 bits the number with only its top bit set (PTX ISA, "cvt").
 */
#ifndef UNWARP_FLOAT_TO_INTEGER_H
#define UNWARP_FLOAT_TO_INTEGER_H

#include "qualifiers.h"

template <class Integer> __UNWARP_HOST_DEVICE Integer __unwarp_to_integer(float x) {
  constexpr bool isSigned = (Integer)-1 < (Integer)0;
  constexpr unsigned long long top = 1ull << (sizeof(Integer) * 8 - 1);
  constexpr Integer largest = (Integer)(isSigned ? top - 1 : top + (top - 1));
  constexpr Integer smallest = (Integer)(isSigned ? top : 0);
  constexpr float end = isSigned ? (float)top : (float)top * 2; /* the first that is too large */
  constexpr Integer notANumber = (Integer)(sizeof(Integer) == 8 ? top : 0);
  if (!(x >= (float)smallest)) return x < 0 ? smallest : notANumber;
  return x < end ? (Integer)x : largest;
}

#endif
