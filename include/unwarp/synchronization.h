/* Barriers, fences, clocks and the ways to end a kernel. */
#ifndef UNWARP_SYNCHRONIZATION_H
#define UNWARP_SYNCHRONIZATION_H

#include "qualifiers.h"

/* __syncthreads itself is a builtin of Clang. */
__UNWARP_DEVICE int __syncthreads_count(int predicate) { return __nvvm_bar0_popc(predicate); }
__UNWARP_DEVICE int __syncthreads_and(int predicate) { return __nvvm_bar0_and(predicate); }
__UNWARP_DEVICE int __syncthreads_or(int predicate) { return __nvvm_bar0_or(predicate); }

__UNWARP_DEVICE void __threadfence_block() { __nvvm_membar_cta(); }
__UNWARP_DEVICE void __threadfence() { __nvvm_membar_gl(); }
__UNWARP_DEVICE void __threadfence_system() { __nvvm_membar_sys(); }

__UNWARP_DEVICE clock_t clock() { return __nvvm_read_ptx_sreg_clock(); }
__UNWARP_DEVICE long long int clock64() { return __nvvm_read_ptx_sreg_clock64(); }
__UNWARP_DEVICE unsigned long long __globaltimer() { return __nvvm_read_ptx_sreg_globaltimer(); }
__UNWARP_DEVICE void __nanosleep(unsigned int nanoseconds) { __nvvm_nanosleep(nanoseconds); }

__device__ __attribute__((noreturn)) __forceinline__ static void __trap() { __builtin_trap(); }
__UNWARP_DEVICE void __brkpt() { __builtin_debugtrap(); }
__UNWARP_DEVICE void __prof_trigger(int) {}

#endif
