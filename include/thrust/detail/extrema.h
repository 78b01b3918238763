/* thrust::min, max, swap and abs of values. */
#ifndef UNWARP_THRUST_EXTREMA_H
#define UNWARP_THRUST_EXTREMA_H

#include "reductions.h"

namespace thrust {

template <class T> __host__ __device__ T min(const T& a, const T& b) { return b < a ? b : a; }
template <class T> __host__ __device__ T max(const T& a, const T& b) { return a < b ? b : a; }
template <class T, class C> __host__ __device__ T min(const T& a, const T& b, C less) { return less(b, a) ? b : a; }
template <class T, class C> __host__ __device__ T max(const T& a, const T& b, C less) { return less(a, b) ? b : a; }

}  // namespace thrust

#endif
