#include "log-double.h"
#include "log-float.h"

MATH(float, sinhf)(float x) {
  float size = __builtin_fabsf(x), square = x * x;
  float half = half_exp_f(size);
  float far = half - 0.25f / half;
  float near = size + size * square * poly_sinh_f(square);
  return __builtin_copysignf(size < 1 ? near : far, x);
}
MATH(float, coshf)(float x) {
  float half = half_exp_f(__builtin_fabsf(x));
  return half + 0.25f / half;
}
MATH(float, tanhf)(float x) {
  float size = __builtin_fabsf(x), square = x * x;
  float far = 1 - 2 / (1 + exp_f(size + size));
  float near = size + size * square * poly_tanh_f(square);
  return __builtin_copysignf(size < 0.625f ? near : far, x);
}

/* From here on the squares would overflow, and 1 is nothing beside them. */
#define LARGE_F 0x1p30f

MATH(float, asinhf)(float x) {
  float size = __builtin_fabsf(x), square = x * x;
  int isLarge = size > LARGE_F;
  /* log(x + sqrt(1 + x^2)), less 1 */
  float less = size + square / (1 + __builtin_sqrtf(1 + square));
  float result = log1p_f(isLarge ? size : less, isLarge);
  result = size < INFINITY_F ? result : size;
  return __builtin_copysignf(result, x);
}
MATH(float, acoshf)(float x) {
  int isLarge = x > LARGE_F;
  float above = x - 1;
  float less = above + __builtin_sqrtf(above * (above + 2));
  float result = log1p_f(isLarge ? x : less, isLarge);
  result = x < INFINITY_F ? result : x;
  return x >= 1 ? result : NAN_F;
}
MATH(float, atanhf)(float x) {
  float size = __builtin_fabsf(x);
  float result = 0.5f * log1p_f((size + size) / (1 - size), 0);
  result = size == 1 ? INFINITY_F : result;
  result = size <= 1 ? result : NAN_F;
  /* The smallest numbers would lose their last digit on the way. */
  result = size < 0x1p-14f ? size : result;
  return __builtin_copysignf(result, x);
}

MATH(double, sinh)(double x) {
  double size = __builtin_fabs(x), square = x * x;
  double half = half_exp_d(size);
  double far = half - 0.25 / half;
  double near = size + size * square * poly_sinh_d(square);
  return __builtin_copysign(size < 1 ? near : far, x);
}
MATH(double, cosh)(double x) {
  double half = half_exp_d(__builtin_fabs(x));
  return half + 0.25 / half;
}
MATH(double, tanh)(double x) {
  double size = __builtin_fabs(x), square = x * x;
  double far = 1 - 2 / (1 + exp_d(size + size));
  double near = size + size * square * poly_tanh_d(square);
  return __builtin_copysign(size < 0.625 ? near : far, x);
}

#define LARGE_D 0x1p60

MATH(double, asinh)(double x) {
  double size = __builtin_fabs(x), square = x * x;
  int isLarge = size > LARGE_D;
  double less = size + square / (1 + __builtin_sqrt(1 + square));
  double result = log1p_d(isLarge ? size : less, isLarge);
  result = size < INFINITY_D ? result : size;
  return __builtin_copysign(result, x);
}
MATH(double, acosh)(double x) {
  int isLarge = x > LARGE_D;
  double above = x - 1;
  double less = above + __builtin_sqrt(above * (above + 2));
  double result = log1p_d(isLarge ? x : less, isLarge);
  result = x < INFINITY_D ? result : x;
  return x >= 1 ? result : NAN_D;
}
MATH(double, atanh)(double x) {
  double size = __builtin_fabs(x);
  double result = 0.5 * log1p_d((size + size) / (1 - size), 0);
  result = size == 1 ? INFINITY_D : result;
  result = size <= 1 ? result : NAN_D;
  result = size < 0x1p-28 ? size : result;
  return __builtin_copysign(result, x);
}
