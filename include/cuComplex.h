/* Complex numbers as vectors of two: C functions on float2 (cuFloatComplex) and double2 (cuDoubleComplex). */
#ifndef UNWARP_CUCOMPLEX_H
#define UNWARP_CUCOMPLEX_H

#include <math.h>

#include "vector_types.h"

typedef float2 cuFloatComplex;
typedef double2 cuDoubleComplex;
typedef cuFloatComplex cuComplex;

#define __UNWARP_COMPLEX static __inline__ __host__ __device__ __attribute__((unused))

/* real is the type of a part; f is the letter that ends the names for float. */
#define __UNWARP_COMPLEX_FUNCTIONS(Complex, real, f, make)                                         \
  __UNWARP_COMPLEX Complex make(real x, real y) {                                                  \
    Complex z;                                                                                     \
    z.x = x;                                                                                       \
    z.y = y;                                                                                       \
    return z;                                                                                      \
  }                                                                                                \
  __UNWARP_COMPLEX real cuCreal##f(Complex a) { return a.x; }                                      \
  __UNWARP_COMPLEX real cuCimag##f(Complex a) { return a.y; }                                      \
  __UNWARP_COMPLEX Complex cuConj##f(Complex a) { return make(a.x, -a.y); }                        \
  __UNWARP_COMPLEX Complex cuCadd##f(Complex a, Complex b) { return make(a.x + b.x, a.y + b.y); }  \
  __UNWARP_COMPLEX Complex cuCsub##f(Complex a, Complex b) { return make(a.x - b.x, a.y - b.y); }  \
  __UNWARP_COMPLEX Complex cuCmul##f(Complex a, Complex b) {                                       \
    return make(a.x * b.x - a.y * b.y, a.x * b.y + a.y * b.x);                                     \
  }                                                                                                \
  /* Scaled first, so that the squares of the divisor do not overflow. */                          \
  __UNWARP_COMPLEX Complex cuCdiv##f(Complex a, Complex b) {                                       \
    real scale = 1 / (fabs##f(b.x) + fabs##f(b.y));                                                \
    real ax = a.x * scale, ay = a.y * scale, bx = b.x * scale, by = b.y * scale;                   \
    real inverse = 1 / (bx * bx + by * by);                                                        \
    return make((ax * bx + ay * by) * inverse, (ay * bx - ax * by) * inverse);                     \
  }                                                                                                \
  __UNWARP_COMPLEX real cuCabs##f(Complex a) { return hypot##f(a.x, a.y); }                        \
  /* a * b + c */                                                                                  \
  __UNWARP_COMPLEX Complex cuCfma##f(Complex a, Complex b, Complex c) {                            \
    real x = a.x * b.x + c.x, y = a.x * b.y + c.y;                                                 \
    return make(x - a.y * b.y, y + a.y * b.x);                                                     \
  }

__UNWARP_COMPLEX_FUNCTIONS(cuFloatComplex, float, f, make_cuFloatComplex)
__UNWARP_COMPLEX_FUNCTIONS(cuDoubleComplex, double, , make_cuDoubleComplex)

__UNWARP_COMPLEX cuComplex make_cuComplex(float x, float y) { return make_cuFloatComplex(x, y); }
__UNWARP_COMPLEX cuDoubleComplex cuComplexFloatToDouble(cuFloatComplex a) { return make_cuDoubleComplex(a.x, a.y); }
__UNWARP_COMPLEX cuFloatComplex cuComplexDoubleToFloat(cuDoubleComplex a) {
  return make_cuFloatComplex((float)a.x, (float)a.y);
}

#undef __UNWARP_COMPLEX_FUNCTIONS
#undef __UNWARP_COMPLEX

#endif
