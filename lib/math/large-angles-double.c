#include "trigonometry-double.h"

INLINE unsigned long long high_of_product(unsigned long long a, unsigned long long b) {
  unsigned long long aLow = (unsigned int)a, aHigh = a >> 32, bLow = (unsigned int)b, bHigh = b >> 32;
  unsigned long long middle = aHigh * bLow + (aLow * bLow >> 32);
  return aHigh * bHigh + (middle >> 32) + ((aLow * bHigh + (unsigned int)middle) >> 32);
}

/*
 * As reduce_large_angle_f: x = mantissa * 2^exponent times the digits of 2/pi that matter, here 192: the quarter
 * number, the rest behind it, and what a rest near zero lacks.
 */
INLINE int reduce_large_angle_d(double x, wide* rest) {
  /* 2/pi = 0.A2F9836E… in hexadecimal, from the zeros before the point on. */
  const unsigned int twoOverPi[] = {
      0,          0,          0xa2f9836e, 0x4e441529, 0xfc2757d1, 0xf534ddc0, 0xdb629599, 0x3c439041, 0xfe5163ab,
      0xdebbc561, 0xb7246e3a, 0x424dd2e0, 0x06492eea, 0x09d1921c, 0xfe1deb1c, 0xb129a73e, 0xe88235f5, 0x2ebb4484,
      0xe99c7026, 0xb45f7e41, 0x3991d639, 0x835339f4, 0x9c845f8b, 0xbdf9283b, 0x1ff897ff, 0xde05980f, 0xef2f118b,
      0x5a0a6d1f, 0x6d367ecf, 0x27cb09b7, 0x4f463f66, 0x9e5fea2d, 0x7527bac7, 0xebe5f17b, 0x3d0739f7, 0x8a5292ea,
      0x6bfb5fb1, 0x1f8d5d08, 0x56033046, 0xfc7b6bab,
  };
  unsigned long long bits = (unsigned long long)bits_of_double(x);
  int exponent = (int)(bits >> 52 & 0x7ff) - 1075;
  if (exponent == 972) { /* infinite or NaN */
    *rest = (wide){NAN_D, 0};
    return 0;
  }
  unsigned long long mantissa = (bits & 0xfffffffffffff) | 0x10000000000000;
  int skipped = 64 + exponent - 2;
  const unsigned int* from = twoOverPi + (skipped >> 5);
  int shift = skipped & 31;
  unsigned long long digits[3];
  for (int i = 0; i < 3; i++) {
    unsigned long long pair = (unsigned long long)from[2 * i] << 32 | from[2 * i + 1];
    digits[i] = shift ? pair << shift | from[2 * i + 2] >> (32 - shift) : pair;
  }
  unsigned long long last = mantissa * digits[2];
  unsigned long long carried = high_of_product(mantissa, digits[2]);
  unsigned long long middle = mantissa * digits[1] + carried;
  carried = high_of_product(mantissa, digits[1]) + (middle < carried);
  unsigned long long first = mantissa * digits[0] + carried;

  /* To the nearest quarter: as a signed number, what follows its two bits is the rest, which may be negative. */
  int quarter = (int)((first >> 61) + 1) >> 1;
  unsigned long long high = first << 2 | middle >> 62, low = middle << 2 | last >> 62;
  wide turned = any_sum((double)(int)(high >> 32) * 0x1p-32, (double)(unsigned int)high * 0x1p-64);
  wide more = any_sum((double)(unsigned int)(low >> 32) * 0x1p-96, (double)(unsigned int)low * 0x1p-128);
  wide sum = any_sum(turned.high, turned.low + more.high);
  sum.low += more.low;
  wide angle = wide_product(sum, (wide){0x1.921fb54442d18p0, 0x1.1a62633145c07p-54});
  int isNegative = (int)(bits >> 63);
  double sign = isNegative ? -1 : 1;
  *rest = (wide){sign * angle.high, sign * angle.low};
  return isNegative ? -quarter : quarter;
}

SLOW(double, sine_of_large)(double x) {
  wide rest;
  int n = reduce_large_angle_d(x, &rest);
  return sine_of_quarters_d(n, rest);
}
SLOW(double, cosine_of_large)(double x) {
  wide rest;
  int n = reduce_large_angle_d(x, &rest);
  return sine_of_quarters_d(n + 1, rest);
}
SLOW(double, tangent_of_large)(double x) {
  wide rest;
  int n = reduce_large_angle_d(x, &rest);
  return tangent_of_quarters_d(n, rest);
}
