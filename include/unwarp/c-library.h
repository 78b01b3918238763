/*
 * The parts of the C library that device code may call. nvcc's headers bring the C library's with
 * them, and programs rely on it.
 */
#ifndef UNWARP_C_LIBRARY_H
#define UNWARP_C_LIBRARY_H

#include "qualifiers.h"

/*
 * std::abs and fabs of floating-point numbers. <stdlib.h> brings them, so they come first: a float must not
 * find only the device's abs of integers.
 */
#pragma clang force_cuda_host_device begin
#include <__math/abs.h>
#pragma clang force_cuda_host_device end

#include <limits.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <time.h>

extern "C" {
/* Clang packs the arguments of a device printf into memory and calls vprintf. */
__device__ int printf(const char* format, ...) __attribute__((format(printf, 1, 2)));
__device__ void* malloc(size_t bytes) __attribute__((malloc));
__device__ void free(void* pointer);
__device__ void __unwarp_assert_fail(const char* condition, const char* file, unsigned int line, const char* function)
    __attribute__((noreturn));
}

/* What the C library's assert calls. */
static __device__ __inline__ __attribute__((noreturn, unused)) void __assert_fail(const char* condition, const char* file, int line, const char* function) {
  __unwarp_assert_fail(condition, file, (unsigned int)line, function);
}

__UNWARP_DEVICE void* memcpy(void* destination, const void* source, size_t bytes) {
  return __builtin_memcpy(destination, source, bytes);
}
__UNWARP_DEVICE void* memmove(void* destination, const void* source, size_t bytes) {
  return __builtin_memmove(destination, source, bytes);
}
__UNWARP_DEVICE void* memset(void* destination, int value, size_t bytes) {
  return __builtin_memset(destination, value, bytes);
}
__UNWARP_DEVICE int abs(int x) { return __builtin_abs(x); }
__UNWARP_DEVICE long labs(long x) { return __builtin_labs(x); }
__UNWARP_DEVICE long long llabs(long long x) { return __builtin_llabs(x); }

/*
 * All that these define becomes callable on both sides; Clang turns the calls of the C functions into
 * intrinsics. <utility> is here because <cmath> declares std::swap, which must then be defined with the
 * same qualifiers, before anybody else includes it; min and max, because nvcc's headers have them.
 *
 * sincos is ours: Clang's builtin of that name gives an intrinsic that returns two values. So are the
 * Bessel functions, see math-bessel.h, which call C's.
 */
#define sincos __unwarp_c_sincos
#define sincosf __unwarp_c_sincosf
#define j0 __unwarp_c_j0
#define j0f __unwarp_c_j0f
#define j1 __unwarp_c_j1
#define j1f __unwarp_c_j1f
#define y0 __unwarp_c_y0
#define y0f __unwarp_c_y0f
#define y1 __unwarp_c_y1
#define y1f __unwarp_c_y1f
#define jn __unwarp_c_jn
#define jnf __unwarp_c_jnf
#define yn __unwarp_c_yn
#define ynf __unwarp_c_ynf
#pragma clang force_cuda_host_device begin
extern "C" {
double __unwarp_c_j0(double) __asm__("j0");
double __unwarp_c_j1(double) __asm__("j1");
double __unwarp_c_y0(double) __asm__("y0");
double __unwarp_c_y1(double) __asm__("y1");
double __unwarp_c_jn(int, double) __asm__("jn");
float __unwarp_c_jnf(int, float) __asm__("jnf");
double __unwarp_c_yn(int, double) __asm__("yn");
float __unwarp_c_ynf(int, float) __asm__("ynf");
}
#include <math.h>
#include <cmath>
#include <utility>
#include <__algorithm/max.h>
#include <__algorithm/min.h>
#pragma clang force_cuda_host_device end
#undef sincos
#undef sincosf
#undef j0
#undef j0f
#undef j1
#undef j1f
#undef y0
#undef y0f
#undef y1
#undef y1f
#undef jn
#undef jnf
#undef yn
#undef ynf

#if defined(__UNWARP_DEVICE_PASS__)
/* The C library's, which the host keeps, is a function of its own and no intrinsic. */
extern "C" {
__host__ __device__ inline double nan(const char*) { return __builtin_nan(""); }
__host__ __device__ inline float nanf(const char*) { return __builtin_nanf(""); }
}
#endif

#include "placement-new.h"

#endif
