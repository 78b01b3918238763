/*
 * How threads exchange values of a 16-bit floating-point type: shuffles and atomic addition; see
 * float16-class.h. Loads and stores with cache hints are those of memory-hints.h.
 */
#define __UNWARP_SHUFFLE(name, laneType)                                                           \
  __UNWARP_DEVICE __UNWARP_F16 name(unsigned int mask, __UNWARP_F16 value, laneType lane, int width = 32) { \
    return __UNWARP_NAME(__unwarp_, _of_bits)(name(mask, __unwarp_bits(value), lane, width));      \
  }                                                                                                \
  __UNWARP_DEVICE __UNWARP_F16X2 name(unsigned int mask, __UNWARP_F16X2 value, laneType lane, int width = 32) { \
    return __UNWARP_PAIR_NAME(__unwarp_, _of_bits)(name(mask, __unwarp_bits(value), lane, width)); \
  }
__UNWARP_SHUFFLE(__shfl_sync, int)
__UNWARP_SHUFFLE(__shfl_up_sync, unsigned int)
__UNWARP_SHUFFLE(__shfl_down_sync, unsigned int)
__UNWARP_SHUFFLE(__shfl_xor_sync, int)
#undef __UNWARP_SHUFFLE

/* Adds to what is there, and tries again if another thread was faster. */
#define __UNWARP_ATOMIC_ADD(type, Word, ofBits, add)                                               \
  __UNWARP_DEVICE type atomicAdd(type* address, type value) {                                      \
    Word* word = (Word*)address;                                                                   \
    Word found = *(volatile Word*)word, expected;                                                  \
    do {                                                                                           \
      expected = found;                                                                            \
      found = atomicCAS(word, expected, (Word)__unwarp_bits(add(ofBits(expected), value)));        \
    } while (found != expected);                                                                   \
    return ofBits(found);                                                                          \
  }
__UNWARP_ATOMIC_ADD(__UNWARP_F16, unsigned short, __UNWARP_NAME(__unwarp_, _of_bits), __hadd)
__UNWARP_ATOMIC_ADD(__UNWARP_F16X2, unsigned int, __UNWARP_PAIR_NAME(__unwarp_, _of_bits), __hadd2)
#undef __UNWARP_ATOMIC_ADD

/* The loads and stores that must really happen each time. */
template <> struct __unwarp_uncached<__UNWARP_F16, false> {
  static __device__ __forceinline__ __UNWARP_F16 load(const __UNWARP_F16* address) {
    return __UNWARP_NAME(__unwarp_, _of_bits)(*(const volatile unsigned short*)address);
  }
  static __device__ __forceinline__ void store(__UNWARP_F16* address, __UNWARP_F16 value) {
    *(volatile unsigned short*)address = (unsigned short)__unwarp_bits(value);
  }
};
template <> struct __unwarp_uncached<__UNWARP_F16X2, false> {
  static __device__ __forceinline__ __UNWARP_F16X2 load(const __UNWARP_F16X2* address) {
    return __UNWARP_PAIR_NAME(__unwarp_, _of_bits)(*(const volatile unsigned int*)address);
  }
  static __device__ __forceinline__ void store(__UNWARP_F16X2* address, __UNWARP_F16X2 value) {
    *(volatile unsigned int*)address = __unwarp_bits(value);
  }
};
