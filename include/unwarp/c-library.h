/*
 * The parts of the C library that device code may call. nvcc's headers bring stdio, stdlib, string,
 * time and math with them, and programs rely on it.
 */
#ifndef UNWARP_C_LIBRARY_H
#define UNWARP_C_LIBRARY_H

#include "qualifiers.h"

#include <limits.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

extern "C" {
/* Clang packs the arguments of a device printf into memory and calls vprintf. */
__device__ int printf(const char* format, ...) __attribute__((format(printf, 1, 2)));
__device__ void* malloc(size_t bytes) __attribute__((malloc));
__device__ void free(void* pointer);
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
 * All that these define becomes callable on both sides; Clang turns the calls of the C functions
 * into intrinsics. <utility> is here because <cmath> declares std::swap, which must then be defined
 * with the same qualifiers, before anybody else includes it.
 */
#pragma clang force_cuda_host_device begin
#include <math.h>
#include <cmath>
#include <utility>
#pragma clang force_cuda_host_device end

#include <new>

#endif
