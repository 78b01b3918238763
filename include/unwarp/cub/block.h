/* cub::BlockReduce and cub::BlockScan, through shared memory, in the order of the threads. */
#ifndef UNWARP_CUB_BLOCK_H
#define UNWARP_CUB_BLOCK_H

#include "operators.h"

namespace cub {

enum BlockReduceAlgorithm { BLOCK_REDUCE_RAKING_COMMUTATIVE_ONLY, BLOCK_REDUCE_RAKING, BLOCK_REDUCE_WARP_REDUCTIONS };
enum BlockScanAlgorithm { BLOCK_SCAN_RAKING, BLOCK_SCAN_RAKING_MEMOIZE, BLOCK_SCAN_WARP_SCANS };

template <class T, int X, BlockReduceAlgorithm Algorithm = BLOCK_REDUCE_WARP_REDUCTIONS, int Y = 1, int Z = 1, int Architecture = 0>
class BlockReduce {
  static constexpr int threads = X * Y * Z;
  using Storage = unwarp_shared<T, threads>;

 public:
  UNWARP_CUB_COLLECTIVE(BlockReduce, Storage)

  /* Thread 0 has the result. */
  template <class Operator> __device__ T Reduce(T input, Operator combine) { return Reduce(input, combine, threads); }
  template <class Operator> __device__ T Reduce(T input, Operator combine, int valid) {
    if (valid > threads) valid = threads;  // callers give what is left of the whole input
    T* shared = storage_.data();
    int thread = RowMajorTid(X, Y, Z);
    new (shared + thread) T(input);
    for (int step = 1; step < threads; step *= 2) {
      __syncthreads();
      if (thread % (2 * step) == 0 && thread + step < valid) {
        input = combine(input, shared[thread + step]);
        shared[thread] = input;
      }
    }
    return input;
  }
  template <int Items, class Operator> __device__ T Reduce(T (&inputs)[Items], Operator combine) {
    T sum = inputs[0];
    for (int i = 1; i < Items; ++i) sum = combine(sum, inputs[i]);
    return Reduce(sum, combine);
  }
  __device__ T Sum(T input) { return Reduce(input, cub::Sum()); }
  __device__ T Sum(T input, int valid) { return Reduce(input, cub::Sum(), valid); }
  template <int Items> __device__ T Sum(T (&inputs)[Items]) { return Reduce(inputs, cub::Sum()); }
};

template <class T, int X, BlockScanAlgorithm Algorithm = BLOCK_SCAN_RAKING, int Y = 1, int Z = 1, int Architecture = 0>
class BlockScan {
  static constexpr int threads = X * Y * Z;
  using Storage = unwarp_shared<T, threads + 1>;

 public:
  UNWARP_CUB_COLLECTIVE(BlockScan, Storage)

  template <class Operator> __device__ void InclusiveScan(T input, T& output, Operator combine) {
    T aggregate;
    InclusiveScan(input, output, combine, aggregate);
  }
  template <class Operator> __device__ void InclusiveScan(T input, T& output, Operator combine, T& aggregate) {
    T* shared = storage_.data();
    int thread = RowMajorTid(X, Y, Z);
    T sum = input;
    new (shared + thread) T(sum);
    __syncthreads();
    for (int step = 1; step < threads; step *= 2) {
      if (thread >= step) sum = combine(shared[thread - step], sum);
      __syncthreads();
      shared[thread] = sum;
      __syncthreads();
    }
    aggregate = shared[threads - 1];
    output = sum;
  }
  template <class Operator> __device__ void ExclusiveScan(T input, T& output, T initial, Operator combine) {
    T aggregate;
    ExclusiveScan(input, output, initial, combine, aggregate);
  }
  template <class Operator> __device__ void ExclusiveScan(T input, T& output, T initial, Operator combine, T& aggregate) {
    T inclusive;
    InclusiveScan(input, inclusive, combine, aggregate);
    int thread = RowMajorTid(X, Y, Z);
    output = thread == 0 ? initial : combine(initial, storage_.data()[thread - 1]);
  }
  /* What thread 0 gets is not defined. */
  template <class Operator> __device__ void ExclusiveScan(T input, T& output, Operator combine) {
    T inclusive;
    InclusiveScan(input, inclusive, combine);
    int thread = RowMajorTid(X, Y, Z);
    output = thread == 0 ? input : storage_.data()[thread - 1];
  }
  /* `prefix` is called by the first warp, with the block's sum; lane 0's result comes before all elements. */
  template <class Operator, class Prefix>
  __device__ void InclusiveScan(T input, T& output, Operator combine, Prefix& prefix) {
    T aggregate, sum;
    InclusiveScan(input, sum, combine, aggregate);
    output = combine(seed(prefix, aggregate), sum);
  }
  template <class Operator, class Prefix>
  __device__ void ExclusiveScan(T input, T& output, Operator combine, Prefix& prefix) {
    T aggregate, inclusive;
    InclusiveScan(input, inclusive, combine, aggregate);
    int thread = RowMajorTid(X, Y, Z);
    T left = thread == 0 ? inclusive : storage_.data()[thread - 1];
    T before = seed(prefix, aggregate);
    output = thread == 0 ? before : combine(before, left);
  }

  template <int Items, class Operator> __device__ void InclusiveScan(T (&inputs)[Items], T (&outputs)[Items], Operator combine) {
    T aggregate;
    InclusiveScan(inputs, outputs, combine, aggregate);
  }
  template <int Items, class Operator>
  __device__ void InclusiveScan(T (&inputs)[Items], T (&outputs)[Items], Operator combine, T& aggregate) {
    T sum = inputs[0], inclusive;
    for (int i = 1; i < Items; ++i) sum = combine(sum, inputs[i]);
    InclusiveScan(sum, inclusive, combine, aggregate);
    int thread = RowMajorTid(X, Y, Z);
    T running = thread == 0 ? inputs[0] : combine(storage_.data()[thread - 1], inputs[0]);
    for (int i = 0; i < Items; ++i) {
      T next = i + 1 < Items ? combine(running, inputs[i + 1 < Items ? i + 1 : i]) : running;
      outputs[i] = running;
      running = next;
    }
  }
  template <int Items, class Operator>
  __device__ void ExclusiveScan(T (&inputs)[Items], T (&outputs)[Items], T initial, Operator combine) {
    T aggregate;
    ExclusiveScan(inputs, outputs, initial, combine, aggregate);
  }
  template <int Items, class Operator>
  __device__ void ExclusiveScan(T (&inputs)[Items], T (&outputs)[Items], T initial, Operator combine, T& aggregate) {
    T sum = inputs[0], before;
    for (int i = 1; i < Items; ++i) sum = combine(sum, inputs[i]);
    ExclusiveScan(sum, before, initial, combine, aggregate);
    for (int i = 0; i < Items; ++i) {
      T next = combine(before, inputs[i]);
      outputs[i] = before;
      before = next;
    }
  }

  __device__ void InclusiveSum(T input, T& output) { InclusiveScan(input, output, cub::Sum()); }
  __device__ void InclusiveSum(T input, T& output, T& aggregate) { InclusiveScan(input, output, cub::Sum(), aggregate); }
  __device__ void ExclusiveSum(T input, T& output) { ExclusiveScan(input, output, T(0), cub::Sum()); }
  __device__ void ExclusiveSum(T input, T& output, T& aggregate) { ExclusiveScan(input, output, T(0), cub::Sum(), aggregate); }
  template <class Prefix, class = std::enable_if_t<std::is_class_v<Prefix> && !std::is_same_v<Prefix, T>>>
  __device__ void InclusiveSum(T input, T& output, Prefix& prefix) { InclusiveScan(input, output, cub::Sum(), prefix); }
  template <class Prefix, class = std::enable_if_t<std::is_class_v<Prefix> && !std::is_same_v<Prefix, T>>>
  __device__ void ExclusiveSum(T input, T& output, Prefix& prefix) { ExclusiveScan(input, output, cub::Sum(), prefix); }
  template <int Items> __device__ void InclusiveSum(T (&inputs)[Items], T (&outputs)[Items]) { InclusiveScan(inputs, outputs, cub::Sum()); }
  template <int Items> __device__ void InclusiveSum(T (&inputs)[Items], T (&outputs)[Items], T& aggregate) {
    InclusiveScan(inputs, outputs, cub::Sum(), aggregate);
  }
  template <int Items> __device__ void ExclusiveSum(T (&inputs)[Items], T (&outputs)[Items]) { ExclusiveScan(inputs, outputs, T(0), cub::Sum()); }
  template <int Items> __device__ void ExclusiveSum(T (&inputs)[Items], T (&outputs)[Items], T& aggregate) {
    ExclusiveScan(inputs, outputs, T(0), cub::Sum(), aggregate);
  }

 private:
  /* Every thread of the first warp has its own copy of the callback, whose state moves on in each. */
  template <class Prefix> __device__ T seed(Prefix& prefix, T aggregate) {
    T* shared = storage_.data();
    int thread = RowMajorTid(X, Y, Z);
    __syncthreads();
    if (thread < 32) {
      T before = prefix(aggregate);
      if (thread == 0) new (shared + threads) T(before);
    }
    __syncthreads();
    return shared[threads];
  }
};

}  // namespace cub

#endif
