/* The function objects that reductions and scans of cooperative groups take. */
#ifndef UNWARP_GROUP_OPERATORS_H
#define UNWARP_GROUP_OPERATORS_H

namespace cooperative_groups {

#define __UNWARP_OPERATOR(name, expression)                                              \
  template <class T = void> struct name {                                                \
    __host__ __device__ T operator()(const T& a, const T& b) const { return expression; } \
  };                                                                                     \
  template <> struct name<void> {                                                        \
    template <class T> __host__ __device__ T operator()(const T& a, const T& b) const {  \
      return expression;                                                                 \
    }                                                                                    \
  };
__UNWARP_OPERATOR(plus, a + b)
__UNWARP_OPERATOR(less, a < b ? a : b)
__UNWARP_OPERATOR(greater, a > b ? a : b)
__UNWARP_OPERATOR(bit_and, a & b)
__UNWARP_OPERATOR(bit_or, a | b)
__UNWARP_OPERATOR(bit_xor, a ^ b)
#undef __UNWARP_OPERATOR

}  // namespace cooperative_groups

#endif
