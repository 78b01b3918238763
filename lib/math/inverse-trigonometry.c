#include "polynomials.h"

#define PI_F 0x1.921fb6p1f
#define HALF_PI_F 0x1.921fb6p0f
/* What a float of pi/2 lacks. */
#define HALF_PI_REST_F -0x1.777a5cp-25f

/* atan x for |x| <= 1 */
INLINE float arctangent_to_one_f(float x) {
  float square = x * x;
  return x + x * square * poly_atan_f(square);
}
MATH(float, atanf)(float x) {
  float size = __builtin_fabsf(x);
  int isLarge = size > 1;
  float inverse = -1 / size;
  float result = arctangent_to_one_f(isLarge ? inverse : size);
  result = isLarge ? HALF_PI_F + (result + HALF_PI_REST_F) : result;
  return __builtin_copysignf(result, x);
}
MATH(float, atan2f)(float y, float x) {
  float height = __builtin_fabsf(y), width = __builtin_fabsf(x);
  int isSteep = height > width;
  float smaller = isSteep ? width : height, larger = isSteep ? height : width;
  float ratio = smaller / larger;
  /* 0/0 and infinity/infinity */
  ratio = smaller == larger ? 1 : ratio;
  ratio = larger == 0 ? 0 : ratio;
  float result = arctangent_to_one_f(ratio);
  result = isSteep ? HALF_PI_F - (result - HALF_PI_REST_F) : result;
  result = bits_of_float(x) < 0 ? PI_F - (result - 2 * HALF_PI_REST_F) : result;
  result = __builtin_copysignf(result, y);
  float sum = x + y;
  return ((x == x) & (y == y)) ? result : sum;
}

/* asin x - x for |x| <= 1/2 */
INLINE float arcsine_rest_f(float x, float square) { return x * square * poly_asin_f(square); }

MATH(float, asinf)(float x) {
  float size = __builtin_fabsf(x);
  int isLarge = size > 0.5f;
  /* asin x = pi/2 - 2 asin(sqrt((1 - x) / 2)) */
  float square = isLarge ? 0.5f - 0.5f * size : size * size;
  float root = isLarge ? __builtin_sqrtf(square) : size;
  float result = root + arcsine_rest_f(root, square);
  result = isLarge ? HALF_PI_F - (2 * result - HALF_PI_REST_F) : result;
  return __builtin_copysignf(result, x);
}
MATH(float, acosf)(float x) {
  float size = __builtin_fabsf(x);
  int isLarge = size > 0.5f;
  float square = isLarge ? 0.5f - 0.5f * size : size * size;
  float root = isLarge ? __builtin_sqrtf(square) : x;
  float rest = arcsine_rest_f(root, square);
  float near = HALF_PI_F - (root - (HALF_PI_REST_F - rest));
  float far = 2 * (root + rest);
  far = x < 0 ? PI_F - (far - 2 * HALF_PI_REST_F) : far;
  return isLarge ? far : near;
}

#define PI_D 0x1.921fb54442d18p1
#define HALF_PI_D 0x1.921fb54442d18p0
/* What a double of pi/2 lacks. */
#define HALF_PI_REST_D 0x1.1a62633145c07p-54

/*
 * atan(y / x) for 0 <= y <= x, x > 0. Beyond 1/2 it is pi/4 + atan((y - x) / (y + x)), where the difference is
 * exact: so a ratio of y and x is rounded once, in whichever range.
 */
INLINE double arctangent_of_ratio_d(double y, double x) {
  int isNear = y + y < x;
  double above = isNear ? y : y - x, below = isNear ? x : y + x;
  double ratio = above / below, square = ratio * ratio;
  double rest = ratio * square * poly_atan_d(square);
  double near = ratio + rest, far = 0.5 * HALF_PI_D + (ratio + (rest + 0.5 * HALF_PI_REST_D));
  return isNear ? near : far;
}
MATH(double, atan)(double x) {
  double size = __builtin_fabs(x);
  int isLarge = size > 1;
  double result = arctangent_of_ratio_d(isLarge ? 1 : size, isLarge ? size : 1);
  result = isLarge ? HALF_PI_D - (result - HALF_PI_REST_D) : result;
  return __builtin_copysign(result, x);
}
MATH(double, atan2)(double y, double x) {
  double height = __builtin_fabs(y), width = __builtin_fabs(x);
  int isSteep = height > width;
  double smaller = isSteep ? width : height, larger = isSteep ? height : width;
  /* Sums and differences of the largest overflow, and halves of the smallest are none. */
  int isSmall = larger < 0x1p-900, isLarge = larger > 0x1p900;
  double scale = isSmall ? 0x1p100 : 1;
  scale = isLarge ? 0x1p-100 : scale;
  smaller *= scale;
  larger *= scale;
  /* 0/0 and infinity/infinity */
  int isZero = larger == 0, isInfinite = is_infinite_d(smaller);
  smaller = isInfinite ? 1 : smaller;
  larger = (isZero | isInfinite) ? 1 : larger;
  double result = arctangent_of_ratio_d(smaller, larger);
  result = isSteep ? HALF_PI_D - (result - HALF_PI_REST_D) : result;
  result = bits_of_double(x) < 0 ? PI_D - (result - 2 * HALF_PI_REST_D) : result;
  result = __builtin_copysign(result, y);
  double sum = x + y;
  return ((x == x) & (y == y)) ? result : sum;
}

INLINE double arcsine_rest_d(double x, double square) { return x * square * poly_asin_d(square); }

MATH(double, asin)(double x) {
  double size = __builtin_fabs(x);
  int isLarge = size > 0.5;
  double square = isLarge ? 0.5 - 0.5 * size : size * size;
  double root = isLarge ? __builtin_sqrt(square) : size;
  double result = root + arcsine_rest_d(root, square);
  result = isLarge ? HALF_PI_D - (2 * result - HALF_PI_REST_D) : result;
  return __builtin_copysign(result, x);
}
MATH(double, acos)(double x) {
  double size = __builtin_fabs(x);
  int isLarge = size > 0.5;
  double square = isLarge ? 0.5 - 0.5 * size : size * size;
  double root = isLarge ? __builtin_sqrt(square) : x;
  double rest = arcsine_rest_d(root, square);
  double near = HALF_PI_D - (root - (HALF_PI_REST_D - rest));
  double far = 2 * (root + rest);
  far = x < 0 ? PI_D - (far - 2 * HALF_PI_REST_D) : far;
  return isLarge ? far : near;
}
