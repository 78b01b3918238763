/*
 * What CUDA adds to erf and erfc: the scaled complement, the inverses and the normal distribution.
 * Host functions too. The float versions compute in double.
 *
 * The inverses start from a rough formula and improve it with erf and erfc themselves, so they are as
 * exact as those are.
 */
#ifndef UNWARP_MATH_ERROR_FUNCTIONS_H
#define UNWARP_MATH_ERROR_FUNCTIONS_H

#include "double-double.h"

#pragma float_control(precise, on, push)

#define __UNWARP_ROOT_PI 1.7724538509055160273
#define __UNWARP_ROOT_HALF 0.70710678118654752440

/* exp(x * x), with the digits of the square that a double drops. */
__UNWARP_HOST_DEVICE double __unwarp_exp_square(double x) {
  __unwarp_dd square = __unwarp_dd_product(x, x);
  double power = __builtin_exp(square.high);
  return power < __builtin_inf() ? power + power * square.low : power;
}

/*
 * exp(x^2) * erfc(x) for 0 <= x < 8. Times 1 + 2x it is nearly constant, and a polynomial in
 * (x - 3) / (x + 3), whose coefficients are those of its Chebyshev series (error below 1e-17).
 */
__UNWARP_HOST_DEVICE_CALL double __unwarp_erfcx_near(double x) {
  const double coefficients[] = {
      7.92363463136484389e-09, 4.78138910631640630e-08, 7.17728186198967926e-08,
      -1.72324288088034451e-07, -6.10779699940701861e-07, 3.78011242068975098e-07,
      3.47715340133634681e-06, -7.37902737604495478e-07, -2.01032652523238021e-05,
      4.95051677025508305e-06, 1.25099963222060994e-04, -1.05159898585186702e-04,
      -7.79832347640433744e-04, 1.88869036567101425e-03, 2.52939182155349643e-03,
      -2.37705149189765957e-02, 6.83080273437459834e-02, -1.19273663415297770e-01,
      1.29645158702765689e-01, -4.75622943534508985e-02, -1.35621106124581198e-01,
      1.25300805826972961e+00,
  };
  double t = (x - 3) / (x + 3);
  double sum = 0;
  for (int i = 0; i < (int)(sizeof(coefficients) / sizeof(double)); i++) sum = sum * t + coefficients[i];
  return sum / (1 + 2 * x);
}

/* exp(x^2) * erfc(x) */
__UNWARP_HOST_DEVICE_CALL double erfcx(double x) {
  if (x < 0) return x < -26.7 ? __builtin_inf() : 2 * __unwarp_exp_square(x) - __unwarp_erfcx_near(x < -7.9 ? 7.9 : -x);
  if (x < 8) return __unwarp_erfcx_near(x);
  if (!(x < 1e8)) return (1 / __UNWARP_ROOT_PI) / x;
  /* 1/(x sqrt(pi)) * (1 - 1/(2x^2) + 1*3/(2x^2)^2 - 1*3*5/(2x^2)^3 ...), from the last term on. */
  double step = 0.5 / (x * x);
  double sum = 1;
  for (int odd = 33; odd > 0; odd -= 2) sum = 1 - odd * step * sum;
  return (1 / __UNWARP_ROOT_PI) / x * sum;
}
__UNWARP_HOST_DEVICE float erfcxf(float x) { return (float)erfcx((double)x); }

/* y with erf(y) = x, for |x| <= 1/2: the series of the inverse, then Newton's method on erf. */
__UNWARP_HOST_DEVICE_CALL double __unwarp_erfinv_center(double x) {
  const double pi = 3.14159265358979323846;
  double square = x * x * pi;
  double y = 0.5 * __UNWARP_ROOT_PI * x * (1 + square * (1.0 / 12 + square * (7.0 / 480 + square * (127.0 / 40320))));
  for (int i = 0; i < 3; i++) {
    double error = __builtin_erf(y) - x;
    double step = error * (0.5 * __UNWARP_ROOT_PI) * __builtin_exp(y * y);
    y -= step / (1 + y * step); /* Halley's correction: the second derivative is -2y times the first */
  }
  return y;
}
/*
 * y with erfc(y) = x, for 0 < x <= 1/2: Newton's method on log(erfc), which is almost a parabola.
 * Far out, erfc falls too fast to divide by; there its logarithm is log(erfcx(y)) - y^2.
 */
__UNWARP_HOST_DEVICE_CALL double __unwarp_erfcinv_tail(double x) {
  double logarithm = __builtin_log(x);
  double y = __builtin_sqrt(-logarithm);
  for (int i = 0; i < 8; i++) {
    double scaled = erfcx(y);
    double error = y > 2 ? (__builtin_log(scaled) - logarithm) - y * y : __builtin_log(__builtin_erfc(y) / x);
    double step = error * (0.5 * __UNWARP_ROOT_PI) * scaled;
    y += step;
    if (__builtin_fabs(step) < 1e-10 * y) break; /* the next step would be below the last digit */
  }
  return y;
}
__UNWARP_HOST_DEVICE_CALL double erfcinv(double x) {
  if (!(x > 0 && x < 2)) return x == 0 ? __builtin_inf() : x == 2 ? -__builtin_inf() : __builtin_nan("");
  if (x < 0.5) return __unwarp_erfcinv_tail(x);
  if (x > 1.5) return -__unwarp_erfcinv_tail(2 - x);
  return __unwarp_erfinv_center(1 - x);
}
__UNWARP_HOST_DEVICE_CALL double erfinv(double x) {
  double size = __builtin_fabs(x);
  if (size <= 0.5) return __unwarp_erfinv_center(x);
  if (!(size < 1)) return size == 1 ? __builtin_copysign(__builtin_inf(), x) : __builtin_nan("");
  return __builtin_copysign(__unwarp_erfcinv_tail(1 - size), x);
}
__UNWARP_HOST_DEVICE float erfcinvf(float x) { return (float)erfcinv((double)x); }
__UNWARP_HOST_DEVICE float erfinvf(float x) { return (float)erfinv((double)x); }

/*
 * The standard normal distribution: erfc(-x / sqrt(2)) / 2. In the tail erfc would need more digits of
 * its argument than a double has; exp(-x^2/2) * erfcx does not.
 */
__UNWARP_HOST_DEVICE_CALL double normcdf(double x) {
  double t = -x * __UNWARP_ROOT_HALF;
  if (!(t > 0.5)) return 0.5 * __builtin_erfc(t);
  if (x < -40) return 0;
  __unwarp_dd square = __unwarp_dd_product(x, x);
  double scaled = 0.5 * erfcx(t) * (1 - 0.5 * square.low);
  if (x > -37) return __builtin_exp(-0.5 * square.high) * scaled;
  /* Here the power alone would be below the normal numbers. */
  double root = __builtin_exp(-0.25 * square.high);
  return root * scaled * root;
}
__UNWARP_HOST_DEVICE float normcdff(float x) { return (float)(0.5 * __builtin_erfc(-(double)x * __UNWARP_ROOT_HALF)); }

__UNWARP_HOST_DEVICE_CALL double normcdfinv(double p) {
  const double root2 = 1.4142135623730951455, root2Rest = -9.6672933134529135e-17;
  double y = -erfcinv(2 * p);
  double result = y * root2;
  return y - y == 0 ? result + (__builtin_fma(y, root2, -result) + y * root2Rest) : y;
}
__UNWARP_HOST_DEVICE float normcdfinvf(float p) { return (float)normcdfinv((double)p); }

#undef __UNWARP_ROOT_HALF
#undef __UNWARP_ROOT_PI

#pragma float_control(pop)

#endif
