/*
 * Atomic functions. CUDA's are relaxed, and order nothing but themselves. `_block` and `_system`
 * name the threads that must see one order; scopes wider than asked for are always right.
 *
 * `long` has 32 bits here, so programs reach these with both `int` and `long` spellings of a
 * 32-bit type; every integer function takes both.
 */
#ifndef UNWARP_ATOMICS_H
#define UNWARP_ATOMICS_H

#include "qualifiers.h"

#define __UNWARP_ATOMIC(cudaName, builtin, type, suffix, scope)                                    \
  __UNWARP_DEVICE type cudaName##suffix(type* address, type value) {                               \
    return __scoped_atomic_##builtin(address, value, __ATOMIC_RELAXED, scope);                     \
  }

/* An operation with its three scopes. */
#define __UNWARP_ATOMIC_SCOPES(cudaName, builtin, type)                                            \
  __UNWARP_ATOMIC(cudaName, builtin, type, , __MEMORY_SCOPE_DEVICE)                                \
  __UNWARP_ATOMIC(cudaName, builtin, type, _block, __MEMORY_SCOPE_WRKGRP)                          \
  __UNWARP_ATOMIC(cudaName, builtin, type, _system, __MEMORY_SCOPE_SYSTEM)

#define __UNWARP_INTEGER_ATOMICS(type)                                                             \
  __UNWARP_ATOMIC_SCOPES(atomicAdd, fetch_add, type)                                               \
  __UNWARP_ATOMIC_SCOPES(atomicMin, fetch_min, type)                                               \
  __UNWARP_ATOMIC_SCOPES(atomicMax, fetch_max, type)                                               \
  __UNWARP_ATOMIC_SCOPES(atomicAnd, fetch_and, type)                                               \
  __UNWARP_ATOMIC_SCOPES(atomicOr, fetch_or, type)                                                 \
  __UNWARP_ATOMIC_SCOPES(atomicXor, fetch_xor, type)                                               \
  __UNWARP_ATOMIC_SCOPES(atomicExch, exchange_n, type)                                             \
  __UNWARP_ATOMIC_CAS(type, , __MEMORY_SCOPE_DEVICE)                                               \
  __UNWARP_ATOMIC_CAS(type, _block, __MEMORY_SCOPE_WRKGRP)                                         \
  __UNWARP_ATOMIC_CAS(type, _system, __MEMORY_SCOPE_SYSTEM)

/* The value found is returned, whether it was the expected one or not. */
#define __UNWARP_ATOMIC_CAS(type, suffix, scope)                                                   \
  __UNWARP_DEVICE type atomicCAS##suffix(type* address, type expected, type desired) {             \
    __scoped_atomic_compare_exchange_n(address, &expected, desired, false, __ATOMIC_RELAXED,       \
                                       __ATOMIC_RELAXED, scope);                                   \
    return expected;                                                                               \
  }

__UNWARP_INTEGER_ATOMICS(int)
__UNWARP_INTEGER_ATOMICS(unsigned int)
__UNWARP_INTEGER_ATOMICS(long)
__UNWARP_INTEGER_ATOMICS(unsigned long)
__UNWARP_INTEGER_ATOMICS(long long)
__UNWARP_INTEGER_ATOMICS(unsigned long long)

__UNWARP_ATOMIC_SCOPES(atomicSub, fetch_sub, int)
__UNWARP_ATOMIC_SCOPES(atomicSub, fetch_sub, unsigned int)
__UNWARP_ATOMIC_SCOPES(atomicSub, fetch_sub, long)
__UNWARP_ATOMIC_SCOPES(atomicSub, fetch_sub, unsigned long)

__UNWARP_ATOMIC_SCOPES(atomicAdd, fetch_add, float)
__UNWARP_ATOMIC_SCOPES(atomicAdd, fetch_add, double)

__UNWARP_ATOMIC_CAS(unsigned short, , __MEMORY_SCOPE_DEVICE)
__UNWARP_ATOMIC_CAS(unsigned short, _block, __MEMORY_SCOPE_WRKGRP)
__UNWARP_ATOMIC_CAS(unsigned short, _system, __MEMORY_SCOPE_SYSTEM)

#undef __UNWARP_INTEGER_ATOMICS
#undef __UNWARP_ATOMIC_CAS
#undef __UNWARP_ATOMIC_SCOPES
#undef __UNWARP_ATOMIC

#define __UNWARP_FLOAT_EXCHANGE(suffix, scope)                                                     \
  __UNWARP_DEVICE float atomicExch##suffix(float* address, float value) {                          \
    float old;                                                                                     \
    __scoped_atomic_exchange(address, &value, &old, __ATOMIC_RELAXED, scope);                      \
    return old;                                                                                    \
  }
__UNWARP_FLOAT_EXCHANGE(, __MEMORY_SCOPE_DEVICE)
__UNWARP_FLOAT_EXCHANGE(_block, __MEMORY_SCOPE_WRKGRP)
__UNWARP_FLOAT_EXCHANGE(_system, __MEMORY_SCOPE_SYSTEM)
#undef __UNWARP_FLOAT_EXCHANGE

/* Counting up to a limit and down from it, both wrapping around. */
#define __UNWARP_ATOMIC_WRAP(suffix)                                                               \
  __UNWARP_DEVICE unsigned int atomicInc##suffix(unsigned int* address, unsigned int limit) {      \
    return __nvvm_atom_inc_gen_ui(address, limit);                                                 \
  }                                                                                                \
  __UNWARP_DEVICE unsigned int atomicDec##suffix(unsigned int* address, unsigned int limit) {      \
    return __nvvm_atom_dec_gen_ui(address, limit);                                                 \
  }                                                                                                \
  __UNWARP_DEVICE unsigned long atomicInc##suffix(unsigned long* address, unsigned long limit) {   \
    return __nvvm_atom_inc_gen_ui((unsigned int*)address, limit);                                  \
  }                                                                                                \
  __UNWARP_DEVICE unsigned long atomicDec##suffix(unsigned long* address, unsigned long limit) {   \
    return __nvvm_atom_dec_gen_ui((unsigned int*)address, limit);                                  \
  }
__UNWARP_ATOMIC_WRAP()
__UNWARP_ATOMIC_WRAP(_block)
__UNWARP_ATOMIC_WRAP(_system)
#undef __UNWARP_ATOMIC_WRAP

#endif
