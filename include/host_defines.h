/*
 * The words CUDA adds to C++: where functions and variables live, and how they are laid out.
 * In a file that is not CUDA (a .cpp that includes cuda_runtime.h) they mean nothing.
 */
#ifndef UNWARP_HOST_DEFINES_H
#define UNWARP_HOST_DEFINES_H

#include "unwarp/language.h"

#if defined(__UNWARP_KERNELS__)

#define __host__ __attribute__((host))
#define __device__ __attribute__((device))
#define __global__ __attribute__((global))
#define __shared__ __attribute__((shared))
#define __constant__ __attribute__((constant))
#define __launch_bounds__(...) __attribute__((launch_bounds(__VA_ARGS__)))

/*
 * Managed storage is the host's own variable, which device code reaches by its name.
 *
 * Device pass: a device variable in a section that the compiler recognizes.
 *
 * Host pass: the variable must be an ordinary external one, but in `__device__ __managed__ int x;`
 * the __device__ has been read already and would make it a private shadow copy. So __managed__
 * closes that declaration as one of a function that nobody calls, and starts the variable's own:
 *
 *     __device__ __managed__ int x = 1;   =>   __device__ void unused(); int x = 1;
 *
 * What comes before the word is therefore lost. `static` then gives an external variable, which the
 * compiler of the kernels knows; as a template or a class member it does not compile. Link errors are
 * `__managed__ __device__ int x`, `__managed__ static int x`, `extern __managed__`, and variables in an
 * unnamed namespace or of an unnamed type.
 */
#if defined(__UNWARP_DEVICE_PASS__)
#define __managed__ __attribute__((device)) __attribute__((section(".unwarp.managed")))
#else
#define __managed__ void __UNWARP_JOIN(__unwarp_managed_, __COUNTER__)(void);
#endif
#define __UNWARP_JOIN(a, b) __UNWARP_JOIN_(a, b)
#define __UNWARP_JOIN_(a, b) a##b

#else

#define __host__
#define __device__
#define __global__
#define __shared__
#define __constant__
#define __managed__
#define __launch_bounds__(...)

#endif

#define __forceinline__ __inline__ __attribute__((always_inline))
#define __align__(bytes) __attribute__((aligned(bytes)))
#define __builtin_align__(bytes) __attribute__((aligned(bytes)))
#define __grid_constant__
#define __inline_hint__ __inline__
#define __maxnreg__(registers)
#define __nv_pure__ __attribute__((pure))
#define __specialization_static
#define __CUDA_HOSTDEVICE__ __host__ __device__

/* `__noinline__` is a keyword of Clang's CUDA; elsewhere GCC's attribute of that name must stay usable. */

#define CUDARTAPI
#define CUDARTAPI_CDECL
#define CUDART_CB
#define CUDAAPI
#define CUDA_CB

#endif
