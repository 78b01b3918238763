/*
 * Arithmetic with a rounding mode in the name: nearest (rn), towards zero (rz), up (ru), down (rd).
 *
 * No target has other modes than nearest, so the others are computed from it: a result rounded to
 * nearest and the sign of what it lacks of the exact value tell which neighbour is the right one.
 * For float, double holds the exact value, or a sum of two doubles does. For double, the operands are
 * scaled to near one, where the rounding error of every operation is itself a double (fma gives it),
 * and the result is scaled back in one directed step.
 */
#ifndef UNWARP_ROUNDING_ARITHMETIC_H
#define UNWARP_ROUNDING_ARITHMETIC_H

#include "qualifiers.h"

/* All of this relies on exact rounding errors: no flag may allow the compiler to reorder it. */
#pragma float_control(precise, on, push)

enum __unwarp_rounding { __unwarp_zero, __unwarp_up, __unwarp_down };

__UNWARP_DEVICE float __unwarp_next_up(float x) {
  int bits = __builtin_bit_cast(int, x);
  if (x == 0) return __builtin_bit_cast(float, 1);
  return __builtin_bit_cast(float, bits < 0 ? bits - 1 : bits + 1);
}
__UNWARP_DEVICE double __unwarp_next_up(double x) {
  long long bits = __builtin_bit_cast(long long, x);
  if (x == 0) return __builtin_bit_cast(double, 1ll);
  return __builtin_bit_cast(double, bits < 0 ? bits - 1 : bits + 1);
}

/*
 * The neighbour of `nearest` that the mode asks for, when the exact value lies on the side of it
 * that `difference` has the sign of. Infinities step back to the largest number by themselves.
 */
template <class T> __UNWARP_DEVICE T __unwarp_directed(T nearest, double difference, __unwarp_rounding mode) {
  if (mode == __unwarp_zero) mode = __builtin_signbit(nearest) ? __unwarp_up : __unwarp_down;
  if (mode == __unwarp_up) return difference > 0 ? __unwarp_next_up(nearest) : nearest;
  return difference < 0 ? -__unwarp_next_up(-nearest) : nearest;
}

/* What the rounded sum lacks: exact, whichever of the two is larger (Knuth's TwoSum). */
__UNWARP_DEVICE double __unwarp_sum_error(double a, double b, double sum) {
  double bRounded = sum - a;
  return (a - (sum - bRounded)) + (b - bRounded);
}

/* An exact zero made of two non-zero terms, or of zeros that differ in sign: -0 only when rounding down. */
__UNWARP_DEVICE double __unwarp_zero_sum(double a, double b, __unwarp_rounding mode) {
  if (a == 0 && b == 0 && __builtin_signbit(a) == __builtin_signbit(b)) return a;
  return mode == __unwarp_down ? -0.0 : 0.0;
}

/* float */

/* Rounds high + low, where low is at most half a unit of high's last place; only its sign counts. */
__UNWARP_DEVICE float __unwarp_round_to_float(double high, double low, __unwarp_rounding mode) {
  float nearest = (float)high;
  double difference = high - nearest;
  if (high == nearest) difference = low;
  return __unwarp_directed(nearest, difference, mode);
}
__UNWARP_DEVICE bool __unwarp_finite(double x) { return __builtin_fabs(x) < __builtin_inf(); }

__UNWARP_DEVICE float __unwarp_add(float a, float b, __unwarp_rounding mode) {
  double sum = (double)a + b;
  if (!__unwarp_finite(sum)) return (float)sum;
  if (sum == 0) return (float)__unwarp_zero_sum(a, b, mode);
  return __unwarp_round_to_float(sum, __unwarp_sum_error(a, b, sum), mode);
}
__UNWARP_DEVICE float __unwarp_multiply(float a, float b, __unwarp_rounding mode) {
  double product = (double)a * b;
  if (!__unwarp_finite(product)) return (float)product;
  return __unwarp_round_to_float(product, 0, mode);
}
__UNWARP_DEVICE float __unwarp_fma(float a, float b, float c, __unwarp_rounding mode) {
  double product = (double)a * b;
  double sum = product + c;
  if (!__unwarp_finite(sum)) return (float)sum;
  if (sum == 0) return (float)__unwarp_zero_sum(product, c, mode);
  return __unwarp_round_to_float(sum, __unwarp_sum_error(product, c, sum), mode);
}
__UNWARP_DEVICE float __unwarp_divide(float a, float b, __unwarp_rounding mode) {
  double quotient = (double)a / b;
  if (!__unwarp_finite(quotient) || quotient == 0 || !__unwarp_finite(b)) return (float)quotient;
  double remainder = __builtin_fma(-quotient, (double)b, (double)a);
  return __unwarp_round_to_float(quotient, b < 0 ? -remainder : remainder, mode);
}
__UNWARP_DEVICE float __unwarp_square_root(float x, __unwarp_rounding mode) {
  double root = __builtin_sqrt((double)x);
  if (!__unwarp_finite(root) || root == 0) return (float)root;
  return __unwarp_round_to_float(root, __builtin_fma(-root, root, (double)x), mode);
}

/* double */

/* x = result * 2^exponent with 1 <= |result| < 2; x is neither zero nor infinite nor NaN. */
__UNWARP_DEVICE double __unwarp_scaled(double x, int* exponent) {
  unsigned long long bits = __builtin_bit_cast(unsigned long long, x);
  int biased = (int)(bits >> 52) & 0x7ff;
  int extra = 0;
  if (biased == 0) {
    bits = __builtin_bit_cast(unsigned long long, x * 0x1p64);
    biased = (int)(bits >> 52) & 0x7ff;
    extra = 64;
  }
  *exponent = biased - 1023 - extra;
  return __builtin_bit_cast(double, (bits & 0x800fffffffffffffull) | 0x3ff0000000000000ull);
}
/* x * 2^exponent by steps that stay in range; inexact only where the result is below the normal numbers. */
__UNWARP_DEVICE double __unwarp_scale(double x, int exponent) {
  while (exponent > 1000) x *= 0x1p1000, exponent -= 1000;
  while (exponent < -1000) {
    if (exponent < -3000) exponent = -3000;
    x *= 0x1p-1000, exponent += 1000;
  }
  return x * __builtin_bit_cast(double, (unsigned long long)(1023 + exponent) << 52);
}
/* Rounds (high + low) * 2^exponent, |high| within 2^±500, low as in __unwarp_round_to_float. */
__UNWARP_DEVICE_CALL double __unwarp_round_scaled(double high, double low, int exponent, __unwarp_rounding mode) {
  double nearest = __unwarp_scale(high, exponent);
  double difference = low;
  if (!__unwarp_finite(nearest)) {
    difference = -high;
  } else if (nearest == 0) {
    difference = high;
  } else {
    int ownExponent;
    double own = __unwarp_scaled(nearest, &ownExponent);
    double back = __unwarp_scale(own, ownExponent - exponent);
    if (high != back) difference = high - back;
  }
  return __unwarp_directed(nearest, difference, mode);
}

__UNWARP_DEVICE_CALL double __unwarp_fma(double a, double b, double c, __unwarp_rounding mode) {
  double nearest = __builtin_fma(a, b, c);
  if (!__unwarp_finite(a) || !__unwarp_finite(b) || !__unwarp_finite(c)) return nearest;
  bool negative = __builtin_signbit(a) != __builtin_signbit(b);
  if (a == 0 || b == 0) return c == 0 ? __unwarp_zero_sum(negative ? -0.0 : 0.0, c, mode) : c;

  int aExponent, bExponent;
  double aScaled = __unwarp_scaled(a, &aExponent), bScaled = __unwarp_scaled(b, &bExponent);
  double product = aScaled * bScaled;
  double productError = __builtin_fma(aScaled, bScaled, -product);
  int exponent = aExponent + bExponent;
  if (c == 0) return __unwarp_round_scaled(product, productError, exponent, mode);

  int cExponent;
  double cScaled = __unwarp_scaled(c, &cExponent);
  int distance = cExponent - exponent;
  /* So far apart that only the sign of the smaller one matters. */
  if (distance > 200) return __unwarp_round_scaled(cScaled, product, cExponent, mode);
  cScaled = __unwarp_scale(cScaled, distance < -300 ? -300 : distance);

  /* The error of an fma, as a sum of two doubles (Boldo and Muller 2005). */
  double high = __builtin_fma(aScaled, bScaled, cScaled);
  if (high == 0) return __unwarp_zero_sum(1, -1, mode);
  double lowSum = cScaled + productError;
  double lowError = __unwarp_sum_error(cScaled, productError, lowSum);
  double highSum = product + lowSum;
  double highError = __unwarp_sum_error(product, lowSum, highSum);
  double low = ((highSum - high) + highError) + lowError;
  return __unwarp_round_scaled(high, low, exponent, mode);
}
__UNWARP_DEVICE double __unwarp_add(double a, double b, __unwarp_rounding mode) {
  double sum = a + b;
  if (sum == 0) return __unwarp_zero_sum(a, b, mode);
  return __unwarp_fma(a, 1.0, b, mode);
}
__UNWARP_DEVICE double __unwarp_multiply(double a, double b, __unwarp_rounding mode) {
  double product = a * b;
  if (a == 0 || b == 0) return product;
  return __unwarp_fma(a, b, 0.0, mode);
}
__UNWARP_DEVICE_CALL double __unwarp_divide(double a, double b, __unwarp_rounding mode) {
  if (!__unwarp_finite(a) || !__unwarp_finite(b) || a == 0 || b == 0) return a / b;
  int aExponent, bExponent;
  double aScaled = __unwarp_scaled(a, &aExponent), bScaled = __unwarp_scaled(b, &bExponent);
  double quotient = aScaled / bScaled;
  double remainder = __builtin_fma(-quotient, bScaled, aScaled);
  return __unwarp_round_scaled(quotient, bScaled < 0 ? -remainder : remainder, aExponent - bExponent, mode);
}
__UNWARP_DEVICE_CALL double __unwarp_square_root(double x, __unwarp_rounding mode) {
  if (!(x > 0) || !__unwarp_finite(x)) return __builtin_sqrt(x);
  int exponent;
  double scaled = __unwarp_scaled(x, &exponent);
  if (exponent & 1) scaled *= 2, exponent -= 1;
  double root = __builtin_sqrt(scaled);
  return __unwarp_round_scaled(root, __builtin_fma(-root, root, scaled), exponent / 2, mode);
}

/* The intrinsics */

#define __UNWARP_ROUNDED(type, letter, suffix, mode)                                               \
  __UNWARP_DEVICE type __##letter##add_##suffix(type a, type b) { return __unwarp_add(a, b, mode); } \
  __UNWARP_DEVICE type __##letter##sub_##suffix(type a, type b) { return __unwarp_add(a, -b, mode); } \
  __UNWARP_DEVICE type __##letter##mul_##suffix(type a, type b) { return __unwarp_multiply(a, b, mode); } \
  __UNWARP_DEVICE type __##letter##div_##suffix(type a, type b) { return __unwarp_divide(a, b, mode); } \
  __UNWARP_DEVICE type __##letter##rcp_##suffix(type x) { return __unwarp_divide((type)1, x, mode); } \
  __UNWARP_DEVICE type __##letter##sqrt_##suffix(type x) { return __unwarp_square_root(x, mode); }
#define __UNWARP_ROUNDED_NEAREST(type, letter, square_root)                                        \
  __UNWARP_DEVICE type __##letter##add_rn(type a, type b) { return a + b; }                        \
  __UNWARP_DEVICE type __##letter##sub_rn(type a, type b) { return a - b; }                        \
  __UNWARP_DEVICE type __##letter##mul_rn(type a, type b) { return a * b; }                        \
  __UNWARP_DEVICE type __##letter##div_rn(type a, type b) { return a / b; }                        \
  __UNWARP_DEVICE type __##letter##rcp_rn(type x) { return 1 / x; }                                \
  __UNWARP_DEVICE type __##letter##sqrt_rn(type x) { return square_root(x); }

__UNWARP_ROUNDED_NEAREST(float, f, __builtin_sqrtf)
__UNWARP_ROUNDED(float, f, rz, __unwarp_zero)
__UNWARP_ROUNDED(float, f, ru, __unwarp_up)
__UNWARP_ROUNDED(float, f, rd, __unwarp_down)
__UNWARP_ROUNDED_NEAREST(double, d, __builtin_sqrt)
__UNWARP_ROUNDED(double, d, rz, __unwarp_zero)
__UNWARP_ROUNDED(double, d, ru, __unwarp_up)
__UNWARP_ROUNDED(double, d, rd, __unwarp_down)
#undef __UNWARP_ROUNDED_NEAREST
#undef __UNWARP_ROUNDED

__UNWARP_DEVICE float __fmaf_rn(float a, float b, float c) { return __builtin_fmaf(a, b, c); }
__UNWARP_DEVICE float __fmaf_rz(float a, float b, float c) { return __unwarp_fma(a, b, c, __unwarp_zero); }
__UNWARP_DEVICE float __fmaf_ru(float a, float b, float c) { return __unwarp_fma(a, b, c, __unwarp_up); }
__UNWARP_DEVICE float __fmaf_rd(float a, float b, float c) { return __unwarp_fma(a, b, c, __unwarp_down); }
/* "ieee" means that subnormal numbers count even with -ftz=true, as they always do here. */
__UNWARP_DEVICE float __fmaf_ieee_rn(float a, float b, float c) { return __fmaf_rn(a, b, c); }
__UNWARP_DEVICE float __fmaf_ieee_rz(float a, float b, float c) { return __fmaf_rz(a, b, c); }
__UNWARP_DEVICE float __fmaf_ieee_ru(float a, float b, float c) { return __fmaf_ru(a, b, c); }
__UNWARP_DEVICE float __fmaf_ieee_rd(float a, float b, float c) { return __fmaf_rd(a, b, c); }
__UNWARP_DEVICE double __fma_rn(double a, double b, double c) { return __builtin_fma(a, b, c); }
__UNWARP_DEVICE double __fma_rz(double a, double b, double c) { return __unwarp_fma(a, b, c, __unwarp_zero); }
__UNWARP_DEVICE double __fma_ru(double a, double b, double c) { return __unwarp_fma(a, b, c, __unwarp_up); }
__UNWARP_DEVICE double __fma_rd(double a, double b, double c) { return __unwarp_fma(a, b, c, __unwarp_down); }
__UNWARP_DEVICE float __frsqrt_rn(float x) { return (float)(1.0 / __builtin_sqrt((double)x)); }

__UNWARP_DEVICE float __double2float_rn(double x) { return (float)x; }
__UNWARP_DEVICE float __unwarp_to_float(double x, __unwarp_rounding mode) {
  return __unwarp_finite(x) && x != 0 ? __unwarp_round_to_float(x, 0, mode) : (float)x;
}
__UNWARP_DEVICE float __double2float_rz(double x) { return __unwarp_to_float(x, __unwarp_zero); }
__UNWARP_DEVICE float __double2float_ru(double x) { return __unwarp_to_float(x, __unwarp_up); }
__UNWARP_DEVICE float __double2float_rd(double x) { return __unwarp_to_float(x, __unwarp_down); }

#pragma float_control(pop)

#endif
