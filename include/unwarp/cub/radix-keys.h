/* Keys as unsigned numbers in the same order, so that a part of their bits can be compared. */
#ifndef UNWARP_CUB_RADIX_KEYS_H
#define UNWARP_CUB_RADIX_KEYS_H

#include "operators.h"

namespace cub {

template <class Key> struct radix_key {
  using bits = std::conditional_t<sizeof(Key) == 8, unsigned long long,
                                  std::conditional_t<sizeof(Key) == 4, unsigned int, std::conditional_t<sizeof(Key) == 2, unsigned short, unsigned char>>>;
  static constexpr bool isSigned = std::is_integral_v<Key> && std::is_signed_v<Key>, isFloat = !std::is_integral_v<Key>;
  static constexpr bits top = (bits)((bits)1 << (8 * sizeof(Key) - 1));

  static __host__ __device__ bits ordered(const Key& key) {
    bits value;
    memcpy(&value, &key, sizeof(Key));
    if (isSigned) return value ^ top;
    /* -0 and 0 are one key. */
    if (isFloat) return value == top ? top : value & top ? (bits)~value : (bits)(value | top);
    return value;
  }
  static __host__ __device__ bits between(const Key& key, int begin, int end) {
    bits value = (bits)(ordered(key) >> begin);
    int width = end - begin;
    return width >= (int)(8 * sizeof(Key)) ? value : (bits)(value & (((bits)1 << width) - 1));
  }
};

}  // namespace cub

#endif
