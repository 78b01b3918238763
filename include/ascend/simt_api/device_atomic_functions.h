/*
 * Atomic functions, by type. Which of them work on shared memory as well is no matter of types, and is checked in the
 * compiler (ascend-atomic-space): those of 64 bits do not.
 */
#ifndef UNWARP_ASCEND_DEVICE_ATOMIC_FUNCTIONS_H
#define UNWARP_ASCEND_DEVICE_ATOMIC_FUNCTIONS_H

#define __UNWARP_ASCEND_ATOMIC(name, cudaName, type)                                               \
  __UNWARP_ASCEND type name(type* address, type value) { return __unwarp_cuda::cudaName(address, value); }

#define __UNWARP_ASCEND_INTEGER_ATOMICS(type)                                                      \
  __UNWARP_ASCEND_ATOMIC(asc_atomic_add, __unwarp_atomic_add, type)                                \
  __UNWARP_ASCEND_ATOMIC(asc_atomic_min, atomicMin, type)                                          \
  __UNWARP_ASCEND_ATOMIC(asc_atomic_max, atomicMax, type)                                          \
  __UNWARP_ASCEND_ATOMIC(asc_atomic_exch, atomicExch, type)                                        \
  __UNWARP_ASCEND_ATOMIC(asc_atomic_and, atomicAnd, type)                                          \
  __UNWARP_ASCEND_ATOMIC(asc_atomic_or, atomicOr, type)                                            \
  __UNWARP_ASCEND_ATOMIC(asc_atomic_xor, atomicXor, type)                                          \
  __UNWARP_ASCEND type asc_atomic_sub(type* address, type value) {                                 \
    return __unwarp_cuda::__unwarp_atomic_add(address, (type)(0 - value));                                   \
  }                                                                                                \
  __UNWARP_ASCEND type asc_atomic_cas(type* address, type expected, type desired) {                \
    return __unwarp_cuda::atomicCAS(address, expected, desired);                                   \
  }
__UNWARP_ASCEND_INTEGER_ATOMICS(int32_t)
__UNWARP_ASCEND_INTEGER_ATOMICS(uint32_t)
__UNWARP_ASCEND_INTEGER_ATOMICS(int64_t)
__UNWARP_ASCEND_INTEGER_ATOMICS(uint64_t)

/* Up to a limit and down from it, wrapping around. */
__UNWARP_ASCEND_ATOMIC(asc_atomic_inc, atomicInc, uint32_t)
__UNWARP_ASCEND_ATOMIC(asc_atomic_dec, atomicDec, uint32_t)

/* By compare and swap of the bits: `Word` has the type's size. */
#define __UNWARP_ASCEND_SWAP_LOOP(name, type, Word, combined)                                      \
  __UNWARP_ASCEND type name(type* address, type value) {                                           \
    Word* word = (Word*)address;                                                                   \
    Word found = *(volatile Word*)word, expected;                                                  \
    do {                                                                                           \
      expected = found;                                                                            \
      type old = __unwarp_cuda::__unwarp_bits_as<type>(expected);                                  \
      type next = combined;                                                                        \
      found = __unwarp_cuda::atomicCAS(word, expected, __unwarp_cuda::__unwarp_bits_as<Word>(next)); \
    } while (found != expected);                                                                   \
    return __unwarp_cuda::__unwarp_bits_as<type>(found);                                           \
  }
#define __UNWARP_ASCEND_SWAP(type, Word)                                                           \
  __UNWARP_ASCEND type asc_atomic_cas(type* address, type expected, type desired) {                \
    return __unwarp_cuda::__unwarp_bits_as<type>(                                                  \
        __unwarp_cuda::atomicCAS((Word*)address, __unwarp_cuda::__unwarp_bits_as<Word>(expected),  \
                                 __unwarp_cuda::__unwarp_bits_as<Word>(desired)));                 \
  }

__UNWARP_ASCEND_SWAP_LOOP(asc_atomic_inc, uint64_t, uint64_t, old >= value ? 0 : old + 1)
__UNWARP_ASCEND_SWAP_LOOP(asc_atomic_dec, uint64_t, uint64_t,
                          old == 0 || old > value ? value : old - 1)

__UNWARP_ASCEND_ATOMIC(asc_atomic_add, __unwarp_atomic_add, float)
__UNWARP_ASCEND_ATOMIC(asc_atomic_exch, atomicExch, float)
__UNWARP_ASCEND float asc_atomic_sub(float* address, float value) {
  return __unwarp_cuda::__unwarp_atomic_add(address, -value);
}
__UNWARP_ASCEND_SWAP_LOOP(asc_atomic_min, float, unsigned int, __builtin_fminf(old, value))
__UNWARP_ASCEND_SWAP_LOOP(asc_atomic_max, float, unsigned int, __builtin_fmaxf(old, value))
__UNWARP_ASCEND_SWAP(float, unsigned int)

#endif
