/*
 * acosh of a number below 1 is NaN. The C library computes log(2x - 1 / (x + sqrt(x * x - 1))) there too, where
 * rounding can leave a positive number: its acosh(-100000) is -1.5. Kernels call these functions as well.
 */
#include <math.h>

double acosh(double x) {
  if (x < 1) return (double)NAN;
  double above = x - 1;
  if (above < 1) return log1p(above + sqrt(2 * above + above * above));
  if (x < 0x1p26) return log(2 * x - 1 / (x + sqrt(x * x - 1)));
  return log(x) + 0.693147180559945309417232121458176568;
}

float acoshf(float x) { return (float)acosh(x); }
