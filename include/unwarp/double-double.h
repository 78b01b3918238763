/*
 * Numbers as the sum of two doubles, for the few places where a library function needs more digits
 * than it returns. Just the operations that are used.
 */
#ifndef UNWARP_DOUBLE_DOUBLE_H
#define UNWARP_DOUBLE_DOUBLE_H

#include "qualifiers.h"

#pragma float_control(precise, on, push)

struct __unwarp_dd {
  double high, low;
};

__UNWARP_HOST_DEVICE __unwarp_dd __unwarp_dd_sum(double a, double b) {
  double sum = a + b;
  double bRounded = sum - a;
  return __unwarp_dd{sum, (a - (sum - bRounded)) + (b - bRounded)};
}
__UNWARP_HOST_DEVICE __unwarp_dd __unwarp_dd_product(double a, double b) {
  double product = a * b;
  return __unwarp_dd{product, __builtin_fma(a, b, -product)};
}
__UNWARP_HOST_DEVICE __unwarp_dd __unwarp_dd_add(__unwarp_dd a, __unwarp_dd b) {
  __unwarp_dd sum = __unwarp_dd_sum(a.high, b.high);
  return __unwarp_dd_sum(sum.high, sum.low + (a.low + b.low));
}
__UNWARP_HOST_DEVICE __unwarp_dd __unwarp_dd_multiply(__unwarp_dd a, __unwarp_dd b) {
  __unwarp_dd product = __unwarp_dd_product(a.high, b.high);
  return __unwarp_dd_sum(product.high, product.low + (a.high * b.low + a.low * b.high));
}
__UNWARP_HOST_DEVICE __unwarp_dd __unwarp_dd_divide(__unwarp_dd a, double b) {
  double quotient = a.high / b;
  double remainder = __builtin_fma(-quotient, b, a.high) + a.low;
  return __unwarp_dd_sum(quotient, remainder / b);
}
__UNWARP_HOST_DEVICE __unwarp_dd __unwarp_dd_square_root(__unwarp_dd a) {
  double root = __builtin_sqrt(a.high);
  if (root == 0) return __unwarp_dd{0, 0};
  double remainder = __builtin_fma(-root, root, a.high) + a.low;
  return __unwarp_dd_sum(root, remainder / (2 * root));
}
__UNWARP_HOST_DEVICE double __unwarp_dd_reciprocal(__unwarp_dd a) {
  double quotient = 1 / a.high;
  double remainder = __builtin_fma(-quotient, a.high, 1.0) - quotient * a.low;
  return quotient + quotient * remainder;
}

/* 2^exponent for -1022..1023. */
__UNWARP_HOST_DEVICE double __unwarp_power_of_two(int exponent) {
  return __builtin_bit_cast(double, (unsigned long long)(1023 + exponent) << 52);
}
/* The exponent of a finite x that is not zero; below the normal numbers, of the smallest normal one. */
__UNWARP_HOST_DEVICE int __unwarp_exponent(double x) {
  int biased = (int)(__builtin_bit_cast(unsigned long long, x) >> 52) & 0x7ff;
  return (biased ? biased : 1) - 1023;
}

#pragma float_control(pop)

#endif
