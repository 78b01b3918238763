/*
 * What is being compiled, asked once: a language of kernels (CUDA, HIP or MUSA), and its device pass.
 * Programs in other languages than CUDA must not see Clang's own macros for it, so our headers do not ask for those.
 */
#ifndef UNWARP_LANGUAGE_H
#define UNWARP_LANGUAGE_H

#if defined(__CUDA__)
#define __UNWARP_KERNELS__ 1
#if defined(__CUDA_ARCH__)
#define __UNWARP_DEVICE_PASS__ 1
#endif
#endif

#endif
