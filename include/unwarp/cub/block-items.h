/* What the threads of a block do with arrays of items: loads, stores, exchanges, sorts, comparisons of neighbours. */
#ifndef UNWARP_CUB_BLOCK_ITEMS_H
#define UNWARP_CUB_BLOCK_ITEMS_H

#include "block.h"
#include "radix-keys.h"

namespace cub {

enum BlockLoadAlgorithm { BLOCK_LOAD_DIRECT, BLOCK_LOAD_STRIPED, BLOCK_LOAD_VECTORIZE, BLOCK_LOAD_TRANSPOSE, BLOCK_LOAD_WARP_TRANSPOSE, BLOCK_LOAD_WARP_TRANSPOSE_TIMESLICED };
enum BlockStoreAlgorithm { BLOCK_STORE_DIRECT, BLOCK_STORE_STRIPED, BLOCK_STORE_VECTORIZE, BLOCK_STORE_TRANSPOSE, BLOCK_STORE_WARP_TRANSPOSE, BLOCK_STORE_WARP_TRANSPOSE_TIMESLICED };

namespace unwarp_block {
/* Item i of a thread: `Items` in a row, or one of each stripe of the block. */
template <int Threads, int Items, bool Striped> __device__ int place(int thread, int i) { return Striped ? i * Threads + thread : thread * Items + i; }
struct no_storage { char unused; };
}  // namespace unwarp_block

template <class T, int X, int Items, BlockLoadAlgorithm Algorithm = BLOCK_LOAD_DIRECT, int Y = 1, int Z = 1, int Architecture = 0>
class BlockLoad {
  static constexpr int threads = X * Y * Z;
  static constexpr bool striped = Algorithm == BLOCK_LOAD_STRIPED;

 public:
  UNWARP_CUB_COLLECTIVE(BlockLoad, unwarp_block::no_storage)
  template <class Iterator> __device__ void Load(Iterator in, T (&items)[Items]) { Load(in, items, threads * Items); }
  template <class Iterator> __device__ void Load(Iterator in, T (&items)[Items], int valid) {
    int thread = RowMajorTid(X, Y, Z);
    for (int i = 0; i < Items; ++i) {
      int at = unwarp_block::place<threads, Items, striped>(thread, i);
      if (at < valid) items[i] = in[at];
    }
  }
  template <class Iterator, class Default> __device__ void Load(Iterator in, T (&items)[Items], int valid, Default other) {
    for (int i = 0; i < Items; ++i) items[i] = other;
    Load(in, items, valid);
  }
};
template <class T, int X, int Items, BlockStoreAlgorithm Algorithm = BLOCK_STORE_DIRECT, int Y = 1, int Z = 1, int Architecture = 0>
class BlockStore {
  static constexpr int threads = X * Y * Z;
  static constexpr bool striped = Algorithm == BLOCK_STORE_STRIPED;

 public:
  UNWARP_CUB_COLLECTIVE(BlockStore, unwarp_block::no_storage)
  template <class Iterator> __device__ void Store(Iterator out, T (&items)[Items]) { Store(out, items, threads * Items); }
  template <class Iterator> __device__ void Store(Iterator out, T (&items)[Items], int valid) {
    int thread = RowMajorTid(X, Y, Z);
    for (int i = 0; i < Items; ++i) {
      int at = unwarp_block::place<threads, Items, striped>(thread, i);
      if (at < valid) out[at] = items[i];
    }
  }
};

template <class T, int X, int Items, bool Timeslicing = false, int Y = 1, int Z = 1, int Architecture = 0> class BlockExchange {
  static constexpr int threads = X * Y * Z;
  using Storage = unwarp_shared<T, threads * Items>;

 public:
  UNWARP_CUB_COLLECTIVE(BlockExchange, Storage)
  __device__ void StripedToBlocked(const T (&in)[Items], T (&out)[Items]) { exchange<true, false>(in, out); }
  __device__ void BlockedToStriped(const T (&in)[Items], T (&out)[Items]) { exchange<false, true>(in, out); }
  __device__ void StripedToBlocked(T (&items)[Items]) { exchange<true, false>(items, items); }
  __device__ void BlockedToStriped(T (&items)[Items]) { exchange<false, true>(items, items); }
  template <class Rank> __device__ void ScatterToBlocked(T (&items)[Items], Rank (&ranks)[Items]) { scatter<false>(items, ranks); }
  template <class Rank> __device__ void ScatterToStriped(T (&items)[Items], Rank (&ranks)[Items]) { scatter<true>(items, ranks); }

 private:
  template <bool From, bool To> __device__ void exchange(const T (&in)[Items], T (&out)[Items]) {
    T* shared = storage_.data();
    int thread = RowMajorTid(X, Y, Z);
    for (int i = 0; i < Items; ++i) shared[unwarp_block::place<threads, Items, From>(thread, i)] = in[i];
    __syncthreads();
    for (int i = 0; i < Items; ++i) out[i] = shared[unwarp_block::place<threads, Items, To>(thread, i)];
  }
  template <bool To, class Rank> __device__ void scatter(T (&items)[Items], Rank (&ranks)[Items]) {
    T* shared = storage_.data();
    int thread = RowMajorTid(X, Y, Z);
    for (int i = 0; i < Items; ++i) shared[ranks[i]] = items[i];
    __syncthreads();
    for (int i = 0; i < Items; ++i) items[i] = shared[unwarp_block::place<threads, Items, To>(thread, i)];
  }
};

/* Each item finds its place by comparing itself with all others: no more than some thousand are in a block. */
template <class Key, int X, int Items, class Value = NullType> class BlockRadixSort {
  static constexpr int threads = X, count = X * Items;
  using bits = typename radix_key<Key>::bits;
  struct Storage {
    bits keys[count];
    unwarp_shared<Key, count> sorted;
    unwarp_shared<Value, count> values;
  };

 public:
  UNWARP_CUB_COLLECTIVE(BlockRadixSort, Storage)
  __device__ void Sort(Key (&keys)[Items], int begin = 0, int end = sizeof(Key) * 8) { sort<false, false>(keys, (Value*)nullptr, begin, end); }
  __device__ void SortDescending(Key (&keys)[Items], int begin = 0, int end = sizeof(Key) * 8) { sort<true, false>(keys, (Value*)nullptr, begin, end); }
  __device__ void Sort(Key (&keys)[Items], Value (&values)[Items], int begin = 0, int end = sizeof(Key) * 8) { sort<false, false>(keys, values, begin, end); }
  __device__ void SortDescending(Key (&keys)[Items], Value (&values)[Items], int begin = 0, int end = sizeof(Key) * 8) { sort<true, false>(keys, values, begin, end); }
  __device__ void SortBlockedToStriped(Key (&keys)[Items], int begin = 0, int end = sizeof(Key) * 8) { sort<false, true>(keys, (Value*)nullptr, begin, end); }
  __device__ void SortBlockedToStriped(Key (&keys)[Items], Value (&values)[Items], int begin = 0, int end = sizeof(Key) * 8) { sort<false, true>(keys, values, begin, end); }

 private:
  template <bool Descending, bool Striped> __device__ void sort(Key (&keys)[Items], Value* values, int begin, int end) {
    int thread = RowMajorTid(X, 1, 1);
    for (int i = 0; i < Items; ++i) storage_.keys[thread * Items + i] = radix_key<Key>::between(keys[i], begin, end);
    __syncthreads();
    for (int i = 0; i < Items; ++i) {
      int own = thread * Items + i, rank = 0;
      bits key = storage_.keys[own];
      for (int other = 0; other < count; ++other) {
        bits than = storage_.keys[other];
        rank += (Descending ? than > key : than < key) || (than == key && other < own) ? 1 : 0;
      }
      storage_.sorted.data()[rank] = keys[i];
      if (values) storage_.values.data()[rank] = values[i];
    }
    __syncthreads();
    for (int i = 0; i < Items; ++i) {
      int at = unwarp_block::place<threads, Items, Striped>(thread, i);
      keys[i] = storage_.sorted.data()[at];
      if (values) values[i] = storage_.values.data()[at];
    }
  }
};

template <class T, int X, int Y = 1, int Z = 1, int Architecture = 0> class BlockDiscontinuity {
  static constexpr int threads = X * Y * Z;
  using Storage = unwarp_shared<T, threads>;

 public:
  UNWARP_CUB_COLLECTIVE(BlockDiscontinuity, Storage)
  template <int Items, class Flag, class Operator> __device__ void FlagHeads(Flag (&flags)[Items], T (&in)[Items], Operator differs) {
    int thread = share(in[Items - 1]);
    flags[0] = thread == 0 ? 1 : differs(storage_.data()[thread - 1], in[0]);
    for (int i = 1; i < Items; ++i) flags[i] = differs(in[i - 1], in[i]);
  }
  template <int Items, class Flag, class Operator> __device__ void FlagTails(Flag (&flags)[Items], T (&in)[Items], Operator differs) {
    int thread = share(in[0]);
    for (int i = 0; i + 1 < Items; ++i) flags[i] = differs(in[i], in[i + 1]);
    flags[Items - 1] = thread == threads - 1 ? 1 : differs(in[Items - 1], storage_.data()[thread + 1]);
  }

 private:
  __device__ int share(const T& item) {
    int thread = RowMajorTid(X, Y, Z);
    storage_.data()[thread] = item;
    __syncthreads();
    return thread;
  }
};
template <class T, int X, int Y = 1, int Z = 1, int Architecture = 0> class BlockAdjacentDifference {
  using Storage = unwarp_shared<T, X * Y * Z>;

 public:
  UNWARP_CUB_COLLECTIVE(BlockAdjacentDifference, Storage)
  template <int Items, class Output, class Operator> __device__ void SubtractLeft(T (&in)[Items], Output (&out)[Items], Operator subtract) {
    int thread = RowMajorTid(X, Y, Z);
    storage_.data()[thread] = in[Items - 1];
    __syncthreads();
    for (int i = Items - 1; i > 0; --i) out[i] = subtract(in[i], in[i - 1]);
    out[0] = thread == 0 ? in[0] : subtract(in[0], storage_.data()[thread - 1]);
  }
};

}  // namespace cub

#endif
