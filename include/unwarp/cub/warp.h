/* cub::WarpReduce and cub::WarpScan, by shuffles. */
#ifndef UNWARP_CUB_WARP_H
#define UNWARP_CUB_WARP_H

#include <cooperative_groups.h>

#include "operators.h"

namespace cub {

namespace unwarp_warp {
template <int Threads> struct lanes {
  static_assert(Threads >= 1 && Threads <= 32, "a warp has 32 threads");
  static constexpr bool powerOfTwo = (Threads & (Threads - 1)) == 0;
  static __device__ int lane() { return powerOfTwo ? LaneId() & (Threads - 1) : LaneId(); }
  static __device__ unsigned int mask() {
    constexpr unsigned int all = Threads == 32 ? ~0u : (1u << Threads) - 1;
    return powerOfTwo ? all << (LaneId() & ~(Threads - 1)) : all;
  }
  template <class T> static __device__ T down(const T& value, int step) {
    unsigned int members = mask();
    return cooperative_groups::unwarp_groups::by_words(
        value, [&](unsigned int word) { return __shfl_sync(members, word, (LaneId() + step) & 31); });
  }
  template <class T> static __device__ T up(const T& value, int step) {
    unsigned int members = mask();
    return cooperative_groups::unwarp_groups::by_words(
        value, [&](unsigned int word) { return __shfl_sync(members, word, (LaneId() - step) & 31); });
  }
  template <class T> static __device__ T from(const T& value, int lane) {
    unsigned int members = mask();
    int base = powerOfTwo ? LaneId() & ~(Threads - 1) : 0;
    return cooperative_groups::unwarp_groups::by_words(value, [&](unsigned int word) { return __shfl_sync(members, word, base + lane); });
  }
};
struct no_storage {};
}  // namespace unwarp_warp

template <class T, int Threads = 32, int Architecture = 0> class WarpReduce {
  using lanes = unwarp_warp::lanes<Threads>;

 public:
  struct TempStorage : unwarp_warp::no_storage {
    __device__ TempStorage& Alias() { return *this; }
  };
  __device__ explicit WarpReduce(TempStorage&) {}

  /* Lane 0 has the result. */
  template <class Operator> __device__ T Reduce(T input, Operator combine) { return Reduce(input, combine, Threads); }
  template <class Operator> __device__ T Reduce(T input, Operator combine, int valid) {
    if (valid > Threads) valid = Threads;  // callers give what is left of the whole input
    int lane = lanes::lane();
    for (int step = 1; step < Threads; step *= 2) {
      T right = lanes::down(input, step);
      if (lane % (2 * step) == 0 && lane + step < valid) input = combine(input, right);
    }
    return input;
  }
  __device__ T Sum(T input) { return Reduce(input, cub::Sum()); }
  __device__ T Sum(T input, int valid) { return Reduce(input, cub::Sum(), valid); }
};

template <class T, int Threads = 32, int Architecture = 0> class WarpScan {
  using lanes = unwarp_warp::lanes<Threads>;

 public:
  struct TempStorage : unwarp_warp::no_storage {
    __device__ TempStorage& Alias() { return *this; }
  };
  __device__ explicit WarpScan(TempStorage&) {}

  template <class Operator> __device__ void InclusiveScan(T input, T& output, Operator combine) {
    int lane = lanes::lane();
    T sum = input;
    for (int step = 1; step < Threads; step *= 2) {
      T left = lanes::up(sum, step);
      if (lane >= step) sum = combine(left, sum);
    }
    output = sum;
  }
  template <class Operator> __device__ void InclusiveScan(T input, T& output, Operator combine, T& aggregate) {
    InclusiveScan(input, output, combine);
    aggregate = lanes::from(output, Threads - 1);
  }
  template <class Operator> __device__ void ExclusiveScan(T input, T& output, T initial, Operator combine) {
    T inclusive, before;
    InclusiveScan(input, inclusive, combine);
    before = lanes::up(inclusive, 1);
    output = lanes::lane() == 0 ? initial : combine(initial, before);
  }
  template <class Operator> __device__ void ExclusiveScan(T input, T& output, T initial, Operator combine, T& aggregate) {
    T inclusive;
    InclusiveScan(input, inclusive, combine, aggregate);
    T before = lanes::up(inclusive, 1);
    output = lanes::lane() == 0 ? initial : combine(initial, before);
  }
  /* What lane 0 gets is not defined. */
  template <class Operator> __device__ void ExclusiveScan(T input, T& output, Operator combine) {
    T inclusive;
    InclusiveScan(input, inclusive, combine);
    output = lanes::up(inclusive, 1);
  }
  __device__ void InclusiveSum(T input, T& output) { InclusiveScan(input, output, cub::Sum()); }
  __device__ void InclusiveSum(T input, T& output, T& aggregate) { InclusiveScan(input, output, cub::Sum(), aggregate); }
  __device__ void ExclusiveSum(T input, T& output) { ExclusiveScan(input, output, T(0), cub::Sum()); }
  __device__ void ExclusiveSum(T input, T& output, T& aggregate) { ExclusiveScan(input, output, T(0), cub::Sum(), aggregate); }
  __device__ T Broadcast(T input, unsigned int lane) { return lanes::from(input, (int)lane); }
};

}  // namespace cub

#endif
