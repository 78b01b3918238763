/* The rest of a large float after quarter turns, for functions that few threads ever call. */
#ifndef UNWARP_LARGE_ANGLE_FLOAT_H
#define UNWARP_LARGE_ANGLE_FLOAT_H

#include "trigonometry-float.h"

/*
 * x times 2/pi, of which only some binary digits matter: those far to the left make whole turns, those far to
 * the right nothing (Payne and Hanek). x = mantissa * 2^exponent; the digits of 2/pi from the place on where
 * the product drops below 4 give the quarter number (two bits) and the rest (62 bits).
 */
INLINE int reduce_large_angle_f(float x, float* rest) {
  /* 2/pi = 0.A2F9836E… in hexadecimal, from the zero before the point on. */
  const unsigned int twoOverPi[] = {
      0, 0xa2f9836e, 0x4e441529, 0xfc2757d1, 0xf534ddc0, 0xdb629599, 0x3c439041, 0xfe5163ab,
  };
  unsigned int bits = (unsigned int)bits_of_float(x);
  int exponent = (int)(bits >> 23 & 0xff) - 150;
  if (exponent == 105) { /* infinite or NaN */
    *rest = NAN_F;
    return 0;
  }
  unsigned long long mantissa = (bits & 0x7fffff) | 0x800000;
  int skipped = 32 + exponent - 2;
  int word = skipped >> 5, shift = skipped & 31;
  unsigned long long high = ((unsigned long long)twoOverPi[word] << 32) | twoOverPi[word + 1];
  unsigned long long low = ((unsigned long long)twoOverPi[word + 2] << 32) | twoOverPi[word + 3];
  high = shift ? high << shift | low >> (64 - shift) : high;
  low <<= shift;
  unsigned long long product = mantissa * high + (mantissa * (low >> 32) >> 32);
  /* To the nearest quarter: as a signed number, what follows its two bits is the rest, which may be negative. */
  int quarter = (int)((product >> 61) + 1) >> 1;
  double turned = (double)(long long)(product << 2) * 0x1.921fb54442d18p-64;
  int isNegative = (int)(bits >> 31);
  *rest = (float)(isNegative ? -turned : turned);
  return isNegative ? -quarter : quarter;
}

#endif
