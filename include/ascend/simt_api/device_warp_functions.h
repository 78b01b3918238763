/*
 * Warp functions. None takes a mask: the lanes that run together take part. A lane that reads from one which does not gets
 * nothing that is defined; under the Ascend rules that is a value made up for it (see ascend-rules).
 */
#ifndef UNWARP_ASCEND_DEVICE_WARP_FUNCTIONS_H
#define UNWARP_ASCEND_DEVICE_WARP_FUNCTIONS_H

__UNWARP_ASCEND uint32_t asc_activemask() { return __unwarp_cuda::__activemask(); }
__UNWARP_ASCEND int32_t asc_all(int32_t predicate) { return __unwarp_cuda::__all(predicate); }
__UNWARP_ASCEND int32_t asc_any(int32_t predicate) { return __unwarp_cuda::__any(predicate); }
__UNWARP_ASCEND uint32_t asc_ballot(int32_t predicate) { return __unwarp_cuda::__ballot(predicate); }

#define __UNWARP_ASCEND_SHUFFLES(type)                                                             \
  __UNWARP_ASCEND type asc_shfl(type value, int32_t lane, int32_t width = 32) {                    \
    return __unwarp_cuda::__unwarp_shfl(value, lane, width);                                              \
  }                                                                                                \
  __UNWARP_ASCEND type asc_shfl_up(type value, uint32_t delta, int32_t width = 32) {               \
    return __unwarp_cuda::__unwarp_shfl_up(value, delta, width);                                          \
  }                                                                                                \
  __UNWARP_ASCEND type asc_shfl_down(type value, uint32_t delta, int32_t width = 32) {             \
    return __unwarp_cuda::__unwarp_shfl_down(value, delta, width);                                        \
  }                                                                                                \
  __UNWARP_ASCEND type asc_shfl_xor(type value, int32_t laneMask, int32_t width = 32) {            \
    return __unwarp_cuda::__unwarp_shfl_xor(value, laneMask, width);                                      \
  }
/* No others are documented: of long and long long the one that is neither is ambiguous. */
__UNWARP_ASCEND_SHUFFLES(int32_t)
__UNWARP_ASCEND_SHUFFLES(uint32_t)
__UNWARP_ASCEND_SHUFFLES(int64_t)
__UNWARP_ASCEND_SHUFFLES(uint64_t)
__UNWARP_ASCEND_SHUFFLES(float)

#define __UNWARP_ASCEND_REDUCTIONS(type)                                                           \
  __UNWARP_ASCEND type asc_reduce_add(type value) {                                                \
    return __unwarp_cuda::__reduce_add_sync(__unwarp_cuda::__activemask(), value);                 \
  }                                                                                                \
  __UNWARP_ASCEND type asc_reduce_max(type value) {                                                \
    return __unwarp_cuda::__reduce_max_sync(__unwarp_cuda::__activemask(), value);                 \
  }                                                                                                \
  __UNWARP_ASCEND type asc_reduce_min(type value) {                                                \
    return __unwarp_cuda::__reduce_min_sync(__unwarp_cuda::__activemask(), value);                 \
  }
__UNWARP_ASCEND_REDUCTIONS(int32_t)
__UNWARP_ASCEND_REDUCTIONS(uint32_t)

#include "../unwarp/tree-reduction.h"
__UNWARP_ASCEND_TREE(asc_reduce_add, float, a + b)
__UNWARP_ASCEND_TREE(asc_reduce_max, float, __builtin_fmaxf(a, b))
__UNWARP_ASCEND_TREE(asc_reduce_min, float, __builtin_fminf(a, b))

__UNWARP_ASCEND int32_t laneid() { return (int32_t)__nvvm_read_ptx_sreg_laneid(); }
__UNWARP_ASCEND uint32_t lanemask_eq() { return 1u << __nvvm_read_ptx_sreg_laneid(); }
__UNWARP_ASCEND uint32_t lanemask_lt() { return (1u << __nvvm_read_ptx_sreg_laneid()) - 1; }
__UNWARP_ASCEND uint32_t lanemask_le() { return (2u << __nvvm_read_ptx_sreg_laneid()) - 1; }
__UNWARP_ASCEND uint32_t lanemask_gt() { return ~lanemask_le(); }
__UNWARP_ASCEND uint32_t lanemask_ge() { return ~lanemask_lt(); }

#endif
