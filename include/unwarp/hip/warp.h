/*
 * HIP's warp functions. Masks and votes have 64 bits, for a chip may have 64 lanes in a warp; here there are 32, as on
 * AMD's RDNA chips, and the upper half of a mask is ignored as it is there.
 */
#ifndef UNWARP_HIP_WARP_H
#define UNWARP_HIP_WARP_H

#include "unwarp/qualifiers.h"

#define __AMDGCN_WAVEFRONT_SIZE 32
#define __AMDGCN_WAVEFRONT_SIZE__ 32

template <class Mask> __UNWARP_DEVICE unsigned int __unwarp_lanes(Mask mask) {
  static_assert(sizeof(Mask) == 8 && (Mask)1.5 == (Mask)1,
                "HIP's masks of lanes have 64 bits: write 0xffffffffffffffffull for a whole warp");
  return (unsigned int)mask;
}

__UNWARP_DEVICE void __syncwarp() { __unwarp___syncwarp(); }
template <class Mask> __UNWARP_DEVICE void __syncwarp(Mask mask) { __unwarp___syncwarp(__unwarp_lanes(mask)); }
__UNWARP_DEVICE unsigned long long __activemask() { return __unwarp___activemask(); }
__UNWARP_DEVICE unsigned int __lane_id() { return __nvvm_read_ptx_sreg_laneid(); }

__UNWARP_DEVICE int __all(int predicate) { return __unwarp___all(predicate); }
__UNWARP_DEVICE int __any(int predicate) { return __unwarp___any(predicate); }
__UNWARP_DEVICE unsigned long long __ballot(int predicate) { return __unwarp___ballot(predicate); }
template <class Mask> __UNWARP_DEVICE int __all_sync(Mask mask, int predicate) {
  return __unwarp___all_sync(__unwarp_lanes(mask), predicate);
}
template <class Mask> __UNWARP_DEVICE int __any_sync(Mask mask, int predicate) {
  return __unwarp___any_sync(__unwarp_lanes(mask), predicate);
}
template <class Mask> __UNWARP_DEVICE unsigned long long __ballot_sync(Mask mask, int predicate) {
  return __unwarp___ballot_sync(__unwarp_lanes(mask), predicate);
}

#define __UNWARP_SHUFFLE(name, laneType)                                                           \
  template <class T> __UNWARP_DEVICE T name(T value, laneType lane, int width = 32) {              \
    return __unwarp_##name(value, lane, width);                                                    \
  }                                                                                                \
  template <class Mask, class T>                                                                   \
  __UNWARP_DEVICE T name##_sync(Mask mask, T value, laneType lane, int width = 32) {               \
    return __unwarp_##name##_sync(__unwarp_lanes(mask), value, lane, width);                       \
  }
__UNWARP_SHUFFLE(__shfl, int)
__UNWARP_SHUFFLE(__shfl_up, unsigned int)
__UNWARP_SHUFFLE(__shfl_down, unsigned int)
__UNWARP_SHUFFLE(__shfl_xor, int)
#undef __UNWARP_SHUFFLE

template <class Mask, class T> __UNWARP_DEVICE unsigned long long __match_any_sync(Mask mask, T value) {
  return __unwarp___match_any_sync(__unwarp_lanes(mask), value);
}
template <class Mask, class T>
__UNWARP_DEVICE unsigned long long __match_all_sync(Mask mask, T value, int* predicate) {
  return __unwarp___match_all_sync(__unwarp_lanes(mask), value, predicate);
}

#define __UNWARP_REDUCE(name)                                                                      \
  template <class Mask, class T> __UNWARP_DEVICE T name(Mask mask, T value) {                      \
    return __unwarp_##name(__unwarp_lanes(mask), value);                                           \
  }
__UNWARP_REDUCE(__reduce_add_sync)
__UNWARP_REDUCE(__reduce_min_sync)
__UNWARP_REDUCE(__reduce_max_sync)
__UNWARP_REDUCE(__reduce_and_sync)
__UNWARP_REDUCE(__reduce_or_sync)
__UNWARP_REDUCE(__reduce_xor_sync)
#undef __UNWARP_REDUCE

#endif
