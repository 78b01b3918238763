/** What CUDA has and HIP has not, in headers that come with a port which needs it. */

import type { HelperText } from "../rename/dialect.ts";
import {
  groupCopiesHelper,
  groupCopiesText,
  pipelineHelper,
  pipelineText,
  roundingHelper,
  roundingText,
  simdHelper,
  simdText,
} from "./own-headers.ts";
import { sixteenBitHelper, sixteenBitText } from "./sixteen-bit-helper.ts";

export const deviceHelper = "unwarp_hip.h";
export const groupsHelper = "unwarp_hip_groups.h";

/** Functions of 16-bit numbers, which the others must not drag in. */
export const halfHelper = "unwarp_hip_fp16.h";
export const bfloatHelper = "unwarp_hip_bf16.h";

/** Functions that `unwarp_hip.h` defines. */
export const helperFunctions = [
  ...["umin", "umax", "llmin", "llmax", "ullmin", "ullmax", "__nanosleep", "__trap"],
  ...["__ldcv", "__ldlu", "__stwb", "__stcs", "__stcg", "__stwt"],
] as const;

const device = `// Written by unwarp port. Functions of CUDA's that HIP does not have.
#ifndef UNWARP_PORT_HIP_H
#define UNWARP_PORT_HIP_H

#include <hip/hip_runtime.h>

#define UNWARP_PORT_FUNCTION static __device__ inline __attribute__((always_inline, unused))

UNWARP_PORT_FUNCTION unsigned int umin(unsigned int a, unsigned int b) { return a < b ? a : b; }
UNWARP_PORT_FUNCTION unsigned int umax(unsigned int a, unsigned int b) { return a > b ? a : b; }
UNWARP_PORT_FUNCTION long long llmin(long long a, long long b) { return a < b ? a : b; }
UNWARP_PORT_FUNCTION long long llmax(long long a, long long b) { return a > b ? a : b; }
UNWARP_PORT_FUNCTION unsigned long long ullmin(unsigned long long a, unsigned long long b) { return a < b ? a : b; }
UNWARP_PORT_FUNCTION unsigned long long ullmax(unsigned long long a, unsigned long long b) { return a > b ? a : b; }

UNWARP_PORT_FUNCTION void __trap() { __builtin_trap(); }

// A wish to wait, of which CUDA only promises that it ends.
UNWARP_PORT_FUNCTION void __nanosleep(unsigned int) {
#if defined(__AMDGCN__)
  __builtin_amdgcn_s_sleep(1);
#endif
}

// Wishes about caches: the accesses stay, and those that must see other blocks' values are volatile where the type allows.
template <class T, bool IsNumber = __is_arithmetic(T)> struct UnwarpUncached {
  static __device__ inline T load(const T* address) { return *(const volatile T*)address; }
  static __device__ inline void store(T* address, T value) { *(volatile T*)address = value; }
};
template <class T> struct UnwarpUncached<T, false> {
  static __device__ inline T load(const T* address) { return *address; }
  static __device__ inline void store(T* address, T value) { *address = value; }
};
template <class T> struct UnwarpSame { typedef T type; };
template <class T> UNWARP_PORT_FUNCTION T __ldlu(const T* address) { return *address; }
template <class T> UNWARP_PORT_FUNCTION T __ldcv(const T* address) { return UnwarpUncached<T>::load(address); }
template <class T> UNWARP_PORT_FUNCTION void __stwb(T* address, typename UnwarpSame<T>::type value) { *address = value; }
template <class T> UNWARP_PORT_FUNCTION void __stcs(T* address, typename UnwarpSame<T>::type value) { *address = value; }
template <class T> UNWARP_PORT_FUNCTION void __stcg(T* address, typename UnwarpSame<T>::type value) {
  UnwarpUncached<T>::store(address, value);
}
template <class T> UNWARP_PORT_FUNCTION void __stwt(T* address, typename UnwarpSame<T>::type value) {
  UnwarpUncached<T>::store(address, value);
}

#undef UNWARP_PORT_FUNCTION
#endif
`;

const groups = `// Written by unwarp port. Reductions and scans of cooperative groups, which HIP does not have.
#ifndef UNWARP_PORT_HIP_GROUPS_H
#define UNWARP_PORT_HIP_GROUPS_H

#include <hip/hip_cooperative_groups.h>
#include <hip/hip_runtime.h>

namespace cooperative_groups {

#define UNWARP_PORT_OPERATOR(name, expression)                                              \\
  template <class T = void> struct name {                                                   \\
    __host__ __device__ T operator()(const T& a, const T& b) const { return expression; }   \\
  };                                                                                        \\
  template <> struct name<void> {                                                           \\
    template <class T> __host__ __device__ T operator()(const T& a, const T& b) const {     \\
      return expression;                                                                    \\
    }                                                                                       \\
  };
UNWARP_PORT_OPERATOR(plus, a + b)
UNWARP_PORT_OPERATOR(less, a < b ? a : b)
UNWARP_PORT_OPERATOR(greater, a > b ? a : b)
UNWARP_PORT_OPERATOR(bit_and, a & b)
UNWARP_PORT_OPERATOR(bit_or, a | b)
UNWARP_PORT_OPERATOR(bit_xor, a ^ b)
#undef UNWARP_PORT_OPERATOR

// All members get the result, combined in the order of their ranks.
template <class Group, class T, class Operator>
__device__ T reduce(const Group& group, T value, Operator combine) {
  unsigned int rank = group.thread_rank(), size = group.size();
  for (unsigned int step = 1; step < size; step *= 2) {
    T right = group.shfl_down(value, step);
    if (rank % (2 * step) == 0 && rank + step < size) value = combine(value, right);
  }
  return group.shfl(value, 0);
}

template <class Group, class T, class Operator>
__device__ T inclusive_scan(const Group& group, T value, Operator combine) {
  unsigned int rank = group.thread_rank();
  for (unsigned int step = 1; step < group.size(); step *= 2) {
    T left = group.shfl_up(value, step);
    if (rank >= step) value = combine(left, value);
  }
  return value;
}
template <class Group, class T> __device__ T inclusive_scan(const Group& group, T value) {
  return inclusive_scan(group, value, plus<T>());
}

// The first member gets the zero of its type.
template <class Group, class T, class Operator>
__device__ T exclusive_scan(const Group& group, T value, Operator combine) {
  T before = group.shfl_up(inclusive_scan(group, value, combine), 1);
  return group.thread_rank() == 0 ? T() : before;
}
template <class Group, class T> __device__ T exclusive_scan(const Group& group, T value) {
  return exclusive_scan(group, value, plus<T>());
}

}  // namespace cooperative_groups
#endif
`;

const half = `// Written by unwarp port. A conversion of CUDA's that HIP does not have under this name.
#ifndef UNWARP_PORT_HIP_FP16_H
#define UNWARP_PORT_HIP_FP16_H

#include <hip/hip_fp16.h>

static __host__ __device__ inline __attribute__((unused)) __half __double2half(double x) { return __half(x); }

#endif
`;

const bfloat = `// Written by unwarp port. Conversions of CUDA's that HIP does not have under these names.
#ifndef UNWARP_PORT_HIP_BF16_H
#define UNWARP_PORT_HIP_BF16_H

#include <hip/hip_bf16.h>

static __host__ __device__ inline __attribute__((unused)) __hip_bfloat162 __float2bfloat162_rn(float x) {
  return __bfloat162bfloat162(__float2bfloat16(x));
}
static __host__ __device__ inline __attribute__((unused)) __hip_bfloat162 __floats2bfloat162_rn(float x, float y) {
  return __halves2bfloat162(__float2bfloat16(x), __float2bfloat16(y));
}

#endif
`;

/** Their texts by name. */
export const hipHelpers: Readonly<Record<string, HelperText>> = {
  [deviceHelper]: device,
  [groupsHelper]: groups,
  [halfHelper]: half,
  [bfloatHelper]: bfloat,
  [sixteenBitHelper]: sixteenBitText,
  [simdHelper]: simdText,
  [roundingHelper]: roundingText,
  [groupCopiesHelper]: groupCopiesText,
  [pipelineHelper]: pipelineText,
};
