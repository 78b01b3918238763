/* CUB's operators, keys with values, and the place of a thread in its block. */
#ifndef UNWARP_CUB_OPERATORS_H
#define UNWARP_CUB_OPERATORS_H

#include <thrust/detail/adapted-iterators.h>

#include <limits>

namespace cub {

struct Sum { template <class A, class B> __host__ __device__ auto operator()(const A& a, const B& b) const { return a + b; } };
struct Difference { template <class A, class B> __host__ __device__ auto operator()(const A& a, const B& b) const { return a - b; } };
struct Max { template <class A, class B> __host__ __device__ auto operator()(const A& a, const B& b) const { return a < b ? b : a; } };
struct Min { template <class A, class B> __host__ __device__ auto operator()(const A& a, const B& b) const { return b < a ? b : a; } };
struct Equality { template <class A, class B> __host__ __device__ bool operator()(const A& a, const B& b) const { return a == b; } };
struct Inequality { template <class A, class B> __host__ __device__ bool operator()(const A& a, const B& b) const { return a != b; } };
template <class Operator> struct InequalityWrapper {
  Operator equal;
  template <class A, class B> __host__ __device__ bool operator()(const A& a, const B& b) { return !equal(a, b); }
};

template <class Key, class Value> struct KeyValuePair {
  using key_type = Key;
  using value_type = Value;
  Key key;
  Value value;
  __host__ __device__ KeyValuePair() : key(), value() {}
  __host__ __device__ KeyValuePair(const Key& k, const Value& v) : key(k), value(v) {}
  __host__ __device__ bool operator!=(const KeyValuePair& other) const { return value != other.value || key != other.key; }
};
/* The pair with the greater (smaller) value, of equal ones that with the smaller key. */
struct ArgMax {
  template <class P> __host__ __device__ P operator()(const P& a, const P& b) const {
    return b.value > a.value || (a.value == b.value && b.key < a.key) ? b : a;
  }
};
struct ArgMin {
  template <class P> __host__ __device__ P operator()(const P& a, const P& b) const {
    return b.value < a.value || (a.value == b.value && b.key < a.key) ? b : a;
  }
};

template <class T> using CountingInputIterator = thrust::counting_iterator<T>;
template <class T> using ConstantInputIterator = thrust::constant_iterator<T>;
using DiscardOutputIterator = thrust::discard_iterator<>;
template <class Value, class Function, class Iterator, class Offset = ptrdiff_t>
class TransformInputIterator
    : public thrust::detail::iterator_facade<TransformInputIterator<Value, Function, Iterator, Offset>, Value, Value,
                                             thrust::detail::difference_of<Iterator>> {
  using difference = thrust::detail::difference_of<Iterator>;

 public:
  __host__ __device__ TransformInputIterator(Iterator base, Function function) : base_(base), function_(function) {}
  __host__ __device__ Value at(difference i) const { return function_(base_[i]); }
  __host__ __device__ void advance(difference i) { base_ += i; }
  __host__ __device__ difference minus(const TransformInputIterator& other) const { return base_ - other.base_; }

 private:
  Iterator base_;
  mutable Function function_;
};
template <class Iterator, class Offset = ptrdiff_t, class Value = thrust::detail::value_of<Iterator>>
class ArgIndexInputIterator
    : public thrust::detail::iterator_facade<ArgIndexInputIterator<Iterator, Offset, Value>, KeyValuePair<Offset, Value>, KeyValuePair<Offset, Value>> {
 public:
  __host__ __device__ explicit ArgIndexInputIterator(Iterator base, Offset place = 0) : base_(base), place_(place) {}
  __host__ __device__ KeyValuePair<Offset, Value> at(ptrdiff_t i) const { return {(Offset)(place_ + i), (Value)base_[place_ + i]}; }
  __host__ __device__ void advance(ptrdiff_t i) { place_ += i; }
  __host__ __device__ ptrdiff_t minus(const ArgIndexInputIterator& other) const { return place_ - other.place_; }

 private:
  Iterator base_;
  Offset place_;
};

/* Where a sort may keep its data in one of two places; here the result is always in the other one. */
template <class T> struct DoubleBuffer {
  T* d_buffers[2];
  int selector;
  __host__ __device__ DoubleBuffer() : d_buffers{nullptr, nullptr}, selector(0) {}
  __host__ __device__ DoubleBuffer(T* current, T* alternate) : d_buffers{current, alternate}, selector(0) {}
  __host__ __device__ T* Current() { return d_buffers[selector]; }
  __host__ __device__ T* Alternate() { return d_buffers[selector ^ 1]; }
};
struct NullType {};

__device__ inline int LaneId() { return (threadIdx.x + blockDim.x * (threadIdx.y + blockDim.y * threadIdx.z)) & 31; }
__device__ inline int WarpId() { return (threadIdx.x + blockDim.x * (threadIdx.y + blockDim.y * threadIdx.z)) >> 5; }
__device__ inline int RowMajorTid(int x, int y, int) { return threadIdx.x + x * (threadIdx.y + y * threadIdx.z); }

/* As much memory as a block's threads share, not initialized. */
template <class T, int Count> struct unwarp_shared {
  alignas(T) char bytes[Count * sizeof(T)];
  __device__ T* data() { return (T*)bytes; }
};

/* The temporary memory of a collective: what its user gives, or one of its own. */
#define UNWARP_CUB_COLLECTIVE(Name, Storage)                                                                    \
  struct TempStorage : Storage {                                                                                \
    __device__ TempStorage& Alias() { return *this; }                                                           \
  };                                                                                                            \
  __device__ explicit Name(TempStorage& storage) : storage_(storage) {}                                         \
  __device__ Name() : storage_(own()) {}                                                                        \
                                                                                                                \
 private:                                                                                                       \
  static __device__ TempStorage& own() {                                                                        \
    __shared__ TempStorage storage;                                                                             \
    return storage;                                                                                             \
  }                                                                                                             \
  TempStorage& storage_;                                                                                        \
                                                                                                                \
 public:

}  // namespace cub

#endif
