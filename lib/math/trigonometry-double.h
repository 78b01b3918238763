/* Sine and cosine in double, and what is made of them. */
#ifndef UNWARP_TRIGONOMETRY_DOUBLE_H
#define UNWARP_TRIGONOMETRY_DOUBLE_H

#include "double-double.h"
#include "polynomials.h"

/* sin and cos of x + low for |x| <= pi / 4, with low far smaller */
INLINE double sine_near_zero_d(double x, double low) {
  double square = x * x;
  return x + (x * square * poly_sin_d(square) + (low - 0.5 * square * low));
}
INLINE double cosine_near_zero_d(double x, double low) {
  double square = x * x, half = 0.5 * square, less = 1 - half;
  /* With what the rounding of 1 - half dropped. */
  return less + (((1 - less) - half) + (square * square * poly_cos_d(square) - x * low));
}

/* Beyond this, quarter turns have too many digits for reduce_angle_d. Infinities and NaN count as beyond. */
INLINE int is_large_angle_d(double x) { return !(__builtin_fabs(x) < 1e6); }

/* x = n pi/2 + rest, |rest| <= pi/4; returns n. pi/2 in parts of 33, 33 and 53 digits. */
INLINE int reduce_angle_d(double x, wide* rest) {
  double shifted = x * 0x1.45f306dc9c883p-1 + SHIFT_D;
  double n = shifted - SHIFT_D;
  /* The first two products and the first difference are exact. */
  double high = x - n * 0x1.921fb544p0, middle = n * 0x1.0b4611a6p-34;
  wide upper = any_sum(high, -middle);
  *rest = ordered_sum(upper.high, upper.low - n * 0x1.3198a2e037073p-69);
  return shifted_integer_d(shifted);
}

/* sin of a rest and a number of quarter turns; cos is sin a quarter turn on. */
INLINE double sine_of_quarters_d(int n, wide rest) {
  double sine = sine_near_zero_d(rest.high, rest.low), cosine = cosine_near_zero_d(rest.high, rest.low);
  double result = (n & 1) ? cosine : sine;
  return (n & 2) ? -result : result;
}
/* tan = sin / cos, or -cos / sin after an odd number of quarter turns. */
INLINE double tangent_of_quarters_d(int n, wide rest) {
  double sine = sine_near_zero_d(rest.high, rest.low), cosine = cosine_near_zero_d(rest.high, rest.low);
  double above = (n & 1) ? -cosine : sine, below = (n & 1) ? sine : cosine;
  return above / below;
}

/* Of large |x|, infinities and NaN. */
double __unwarp_math_sine_of_large(double x);
double __unwarp_math_cosine_of_large(double x);
double __unwarp_math_tangent_of_large(double x);

#endif
