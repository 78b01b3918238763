/* The least and the greatest value of a type, with which searches for the greatest and the least begin; and the type that two numbers compare in. */
#ifndef UNWARP_CUB_BOUNDS_H
#define UNWARP_CUB_BOUNDS_H

#include <limits>
#include <type_traits>

#include "operators.h"

struct __half;
struct __nv_bfloat16;

namespace cub {
namespace unwarp_device {

template <class T> struct bounds {
  static_assert(std::numeric_limits<T>::is_specialized, "std::numeric_limits of this type says neither its least nor its greatest value");
  static __host__ __device__ T lowest() { return std::numeric_limits<T>::lowest(); }
  static __host__ __device__ T highest() { return std::numeric_limits<T>::max(); }
};
/* By their bits: a program that uses none of these types need not include their headers. */
template <class T, unsigned short Greatest> struct bounds_of_16_bits {
  static __host__ __device__ T lowest() { return from_bits(Greatest | 0x8000); }
  static __host__ __device__ T highest() { return from_bits(Greatest); }

 private:
  static __host__ __device__ T from_bits(unsigned short bits) {
    T value;
    memcpy((void*)&value, &bits, sizeof(bits));
    return value;
  }
};
template <> struct bounds<__half> : bounds_of_16_bits<__half, 0x7bff> {};
template <> struct bounds<__nv_bfloat16> : bounds_of_16_bits<__nv_bfloat16, 0x7f7f> {};

/* Classes compare as the first type. */
template <class A, class B, bool = std::is_arithmetic_v<A> && std::is_arithmetic_v<B>> struct common { using type = A; };
template <class A, class B> struct common<A, B, true> { using type = std::common_type_t<A, B>; };

}  // namespace unwarp_device
}  // namespace cub

#endif
