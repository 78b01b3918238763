/* Sine and cosine in float, and what is made of them. */
#ifndef UNWARP_TRIGONOMETRY_FLOAT_H
#define UNWARP_TRIGONOMETRY_FLOAT_H

#include "polynomials.h"

/* sin x and cos x for |x| <= pi / 4 */
INLINE float sine_near_zero_f(float x) {
  float square = x * x;
  return x + x * square * poly_sin_f(square);
}
INLINE float cosine_near_zero_f(float x) {
  float square = x * x, half = 0.5f * square, less = 1 - half;
  /* With what the rounding of 1 - half dropped. */
  return less + (((1 - less) - half) + square * square * poly_cos_f(square));
}

/* Beyond this, quarter turns have too many digits for reduce_angle_f. Infinities and NaN count as beyond. */
#define LARGE_ANGLE_F 1e6f
INLINE int is_large_angle_f(float x) { return !(__builtin_fabsf(x) < LARGE_ANGLE_F); }

/* x = n pi/2 + rest, |rest| <= pi/4, returns n. In double, which has the digits that pi/2 times n needs. */
INLINE int reduce_angle_f(float x, float* rest) {
  double wide = x;
  double shifted = wide * 0x1.45f306dc9c883p-1 + SHIFT_D;
  double n = shifted - SHIFT_D;
  *rest = (float)((wide - n * 0x1.921fb544p0) - n * 0x1.0b4611a626331p-34);
  return shifted_integer_d(shifted);
}

/* sin of a rest and a number of quarter turns; cos is sin a quarter turn on. */
INLINE float sine_of_quarters_f(int n, float rest) {
  float sine = sine_near_zero_f(rest), cosine = cosine_near_zero_f(rest);
  float result = (n & 1) ? cosine : sine;
  return float_of_bits(bits_of_float(result) ^ (int)((unsigned)(n & 2) << 30));
}
/* tan = sin / cos, or -cos / sin after an odd number of quarter turns. */
INLINE float tangent_of_quarters_f(int n, float rest) {
  float sine = sine_near_zero_f(rest), cosine = cosine_near_zero_f(rest);
  float above = (n & 1) ? -cosine : sine, below = (n & 1) ? sine : cosine;
  return above / below;
}

/* Of large |x|, infinities and NaN. */
float __unwarp_math_sine_of_large_f(float x);
float __unwarp_math_cosine_of_large_f(float x);
float __unwarp_math_tangent_of_large_f(float x);

#endif
