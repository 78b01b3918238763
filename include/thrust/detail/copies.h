/* thrust::copy: within one place by its executor, between places by the runtime. */
#ifndef UNWARP_THRUST_COPIES_H
#define UNWARP_THRUST_COPIES_H

#include <memory>
#include <vector>

#include "transforms.h"

namespace thrust {
namespace detail {

template <class I> constexpr bool is_device = place_of<I>::value == unwarp_place::device;

template <class I, class O> __host__ O copy_to_device(cudaStream_t stream, I first, size_t count, O out) {
  using Value = value_of<I>;
  std::unique_ptr<char[]> bytes(new char[count * sizeof(Value) + 1]);
  Value* staged = (Value*)bytes.get();
  for (size_t i = 0; i < count; ++i, ++first) new (staged + i) Value(*first);
  unwarp_parallel::scratch<Value> copies(stream, count);
  unwarp_parallel::check(cudaMemcpyAsync(copies.data(), staged, count * sizeof(Value), cudaMemcpyHostToDevice, stream), "thrust::copy");
  copy_on(unwarp_parallel::device_executor{stream}, device_ptr<Value>(copies.data()), device_ptr<Value>(copies.data()) + count, out);
  return out + count;
}
template <class I, class O> __host__ O copy_to_host(cudaStream_t stream, I first, size_t count, O out) {
  using Value = value_of<I>;
  unwarp_parallel::scratch<Value> copies(stream, count);
  copy_on(unwarp_parallel::device_executor{stream}, first, first + count, device_ptr<Value>(copies.data()));
  std::unique_ptr<char[]> bytes(new char[count * sizeof(Value) + 1]);
  Value* staged = (Value*)bytes.get();
  unwarp_parallel::check(cudaMemcpyAsync((void*)staged, copies.data(), count * sizeof(Value), cudaMemcpyDeviceToHost, stream), "thrust::copy");
  unwarp_parallel::check(cudaStreamSynchronize(stream), "thrust::copy");
  for (size_t i = 0; i < count; ++i, ++out) *out = staged[i];
  return out;
}

template <class I, class O> __host__ O copy_between(cudaStream_t stream, I first, I last, O out) {
  size_t count = (size_t)std::distance(first, last);
  if (count == 0) return out;
  if constexpr (is_device<I> && place_of<O>::value == unwarp_place::host) return copy_to_host(stream, first, count, out);
  else if constexpr (place_of<I>::value == unwarp_place::host && is_device<O>) return copy_to_device(stream, first, count, out);
  else if constexpr (is_device<I> || is_device<O>) return copy_on(unwarp_parallel::device_executor{stream}, first, last, out);
  else {
    for (; first != last; ++first, ++out) *out = *first;
    return out;
  }
}

}  // namespace detail

template <class I, class O, std::enable_if_t<!detail::is_policy<I>, int> = 0> __host__ O copy(I first, I last, O out) {
  return detail::copy_between(0, first, last, out);
}
template <class I, class O, std::enable_if_t<!detail::is_policy<I>, int> = 0> __device__ O copy(I first, I last, O out) {
  return detail::copy_on(unwarp_parallel::sequential_executor{}, first, last, out);
}
/* With thrust::device, plain pointers are device memory; device_ptr and host iterators stay what they are. */
template <class P, class I, class O, std::enable_if_t<detail::is_policy<P>, int> = 0>
__host__ O copy(const P& policy, I first, I last, O out) {
  if constexpr (std::is_base_of_v<detail::device_policy, P>) {
    if constexpr (detail::is_device<I> != detail::is_device<O> && !(std::is_pointer_v<I> || std::is_pointer_v<O>))
      return detail::copy_between(policy.stream, first, last, out);
    else return detail::copy_on(detail::executor_of(policy), first, last, out);
  } else
    return detail::copy_between(0, first, last, out);
}
template <class P, class I, class O, std::enable_if_t<detail::is_policy<P>, int> = 0>
__device__ O copy(const P&, I first, I last, O out) {
  return detail::copy_on(unwarp_parallel::sequential_executor{}, first, last, out);
}
template <class I, class N, class O, std::enable_if_t<!detail::is_policy<I>, int> = 0> __host__ __device__ O copy_n(I first, N count, O out) {
  return thrust::copy(first, first + count, out);
}
template <class P, class I, class N, class O, std::enable_if_t<detail::is_policy<P>, int> = 0>
__host__ __device__ O copy_n(const P& policy, I first, N count, O out) {
  return thrust::copy(policy, first, first + count, out);
}

}  // namespace thrust

#endif
