/*
 * Warp operations, each on one builtin of Clang, so that the compiler can name the CUDA function
 * when it meets one. 64-bit values go as two halves.
 */
#ifndef UNWARP_WARP_H
#define UNWARP_WARP_H

#include "qualifiers.h"

__UNWARP_DEVICE void __syncwarp(unsigned int mask = 0xffffffffu) { __nvvm_bar_warp_sync(mask); }
__UNWARP_DEVICE unsigned int __activemask() { return __nvvm_activemask(); }
__UNWARP_DEVICE int __all_sync(unsigned int mask, int predicate) { return __nvvm_vote_all_sync(mask, predicate); }
__UNWARP_DEVICE int __any_sync(unsigned int mask, int predicate) { return __nvvm_vote_any_sync(mask, predicate); }
__UNWARP_DEVICE int __uni_sync(unsigned int mask, int predicate) { return __nvvm_vote_uni_sync(mask, predicate); }
__UNWARP_DEVICE unsigned int __ballot_sync(unsigned int mask, int predicate) {
  return __nvvm_vote_ballot_sync(mask, predicate);
}

/*
 * The last operand of the builtins packs the segment (32 - width, from bit 8) and the highest lane a
 * source may have; shifting up clamps at the lowest lane instead, which is lane 0 of the segment.
 */
#define __UNWARP_SHUFFLE(name, builtin, laneType, clamp)                                           \
  __UNWARP_DEVICE int name(unsigned int mask, int value, laneType lane, int width = 32) {          \
    return __nvvm_shfl_sync_##builtin##_i32(mask, value, lane, ((32 - width) << 8) | clamp);       \
  }                                                                                                \
  __UNWARP_DEVICE float name(unsigned int mask, float value, laneType lane, int width = 32) {      \
    return __nvvm_shfl_sync_##builtin##_f32(mask, value, lane, ((32 - width) << 8) | clamp);       \
  }                                                                                                \
  __UNWARP_DEVICE unsigned int name(unsigned int mask, unsigned int value, laneType lane,          \
                                    int width = 32) {                                              \
    return (unsigned int)name(mask, (int)value, lane, width);                                      \
  }                                                                                                \
  __UNWARP_DEVICE long name(unsigned int mask, long value, laneType lane, int width = 32) {        \
    return name(mask, (int)value, lane, width);                                                    \
  }                                                                                                \
  __UNWARP_DEVICE unsigned long name(unsigned int mask, unsigned long value, laneType lane,        \
                                     int width = 32) {                                             \
    return (unsigned int)name(mask, (int)value, lane, width);                                      \
  }                                                                                                \
  __UNWARP_DEVICE unsigned long long name(unsigned int mask, unsigned long long value,             \
                                          laneType lane, int width = 32) {                         \
    unsigned int low = (unsigned int)name(mask, (int)(unsigned int)value, lane, width);            \
    unsigned int high = (unsigned int)name(mask, (int)(value >> 32), lane, width);                 \
    return ((unsigned long long)high << 32) | low;                                                 \
  }                                                                                                \
  __UNWARP_DEVICE long long name(unsigned int mask, long long value, laneType lane,                \
                                 int width = 32) {                                                 \
    return (long long)name(mask, (unsigned long long)value, lane, width);                          \
  }                                                                                                \
  __UNWARP_DEVICE double name(unsigned int mask, double value, laneType lane, int width = 32) {    \
    return __builtin_bit_cast(                                                                     \
        double, name(mask, __builtin_bit_cast(unsigned long long, value), lane, width));           \
  }

__UNWARP_SHUFFLE(__shfl_sync, idx, int, 0x1f)
__UNWARP_SHUFFLE(__shfl_up_sync, up, unsigned int, 0x00)
__UNWARP_SHUFFLE(__shfl_down_sync, down, unsigned int, 0x1f)
__UNWARP_SHUFFLE(__shfl_xor_sync, bfly, int, 0x1f)
#undef __UNWARP_SHUFFLE

/* The forms without a mask, which CUDA has for older chips: all active lanes take part. */
template <class T> __UNWARP_DEVICE T __shfl(T value, int lane, int width = 32) {
  return __shfl_sync(__activemask(), value, lane, width);
}
template <class T> __UNWARP_DEVICE T __shfl_up(T value, unsigned int delta, int width = 32) {
  return __shfl_up_sync(__activemask(), value, delta, width);
}
template <class T> __UNWARP_DEVICE T __shfl_down(T value, unsigned int delta, int width = 32) {
  return __shfl_down_sync(__activemask(), value, delta, width);
}
template <class T> __UNWARP_DEVICE T __shfl_xor(T value, int laneMask, int width = 32) {
  return __shfl_xor_sync(__activemask(), value, laneMask, width);
}
__UNWARP_DEVICE int __all(int predicate) { return __all_sync(__activemask(), predicate); }
__UNWARP_DEVICE int __any(int predicate) { return __any_sync(__activemask(), predicate); }
__UNWARP_DEVICE unsigned int __ballot(int predicate) { return __ballot_sync(__activemask(), predicate); }

/* Which lanes hold the same value; the bits decide, so -0.0 and 0.0 differ. */
#define __UNWARP_MATCH(type, width, bits)                                                          \
  __UNWARP_DEVICE unsigned int __match_any_sync(unsigned int mask, type value) {                   \
    return __nvvm_match_any_sync_##width(mask, __builtin_bit_cast(bits, value));                   \
  }                                                                                                \
  __UNWARP_DEVICE unsigned int __match_all_sync(unsigned int mask, type value, int* predicate) {   \
    return __nvvm_match_all_sync_##width##p(mask, __builtin_bit_cast(bits, value), predicate);     \
  }
__UNWARP_MATCH(int, i32, unsigned int)
__UNWARP_MATCH(unsigned int, i32, unsigned int)
__UNWARP_MATCH(long, i32, unsigned int)
__UNWARP_MATCH(unsigned long, i32, unsigned int)
__UNWARP_MATCH(float, i32, unsigned int)
__UNWARP_MATCH(long long, i64, unsigned long long)
__UNWARP_MATCH(unsigned long long, i64, unsigned long long)
__UNWARP_MATCH(double, i64, unsigned long long)
#undef __UNWARP_MATCH

__UNWARP_DEVICE int __reduce_add_sync(unsigned int mask, int value) { return __nvvm_redux_sync_add(value, mask); }
__UNWARP_DEVICE int __reduce_min_sync(unsigned int mask, int value) { return __nvvm_redux_sync_min(value, mask); }
__UNWARP_DEVICE int __reduce_max_sync(unsigned int mask, int value) { return __nvvm_redux_sync_max(value, mask); }
__UNWARP_DEVICE unsigned int __reduce_add_sync(unsigned int mask, unsigned int value) {
  return (unsigned int)__nvvm_redux_sync_add((int)value, mask);
}
__UNWARP_DEVICE unsigned int __reduce_min_sync(unsigned int mask, unsigned int value) {
  return (unsigned int)__nvvm_redux_sync_umin(value, mask);
}
__UNWARP_DEVICE unsigned int __reduce_max_sync(unsigned int mask, unsigned int value) {
  return (unsigned int)__nvvm_redux_sync_umax(value, mask);
}
__UNWARP_DEVICE unsigned int __reduce_and_sync(unsigned int mask, unsigned int value) {
  return (unsigned int)__nvvm_redux_sync_and((int)value, mask);
}
__UNWARP_DEVICE unsigned int __reduce_or_sync(unsigned int mask, unsigned int value) {
  return (unsigned int)__nvvm_redux_sync_or((int)value, mask);
}
__UNWARP_DEVICE unsigned int __reduce_xor_sync(unsigned int mask, unsigned int value) {
  return (unsigned int)__nvvm_redux_sync_xor((int)value, mask);
}

#endif
