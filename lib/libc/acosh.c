/*
 * The inverse hyperbolic cosine, for the host and for kernels. musl's leaves numbers below 1 to the
 * functions it calls, and what rounding makes of them is now and then positive: acosh(-91252.1) is finite there.
 */
#include <math.h>

static const double naturalLogOf2 = 0.69314718055994530942;

double acosh(double x) {
  if (!(x >= 1)) return (x - x) / (x - x);  // the NaN of an invalid operation, or x itself
  if (x >= 0x1p26) return log(x) + naturalLogOf2;
  if (x >= 2) return log(2 * x - 1 / (x + sqrt(x * x - 1)));
  double above = x - 1;
  return log1p(above + sqrt(2 * above + above * above));
}

float acoshf(float x) { return (float)acosh(x); }
