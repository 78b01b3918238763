/* Where an algorithm runs: as its policy says, or else where its iterators point. */
#ifndef UNWARP_THRUST_POLICIES_H
#define UNWARP_THRUST_POLICIES_H

#include <unwarp/parallel/executors.h>
#include "adapted-iterators.h"

namespace thrust {

namespace detail {
struct policy {};
struct host_policy : policy {
  /* thrust::host(allocator) and its like: memory comes from cudaMalloc all the same. */
  template <class Allocator> __host__ __device__ host_policy operator()(Allocator&&) const { return {}; }
};
struct device_policy : policy {
  cudaStream_t stream = 0;
  constexpr device_policy() = default;
  __host__ __device__ constexpr explicit device_policy(cudaStream_t given) : stream(given) {}
  __host__ __device__ device_policy on(cudaStream_t given) const { return device_policy(given); }
  template <class Allocator> __host__ __device__ device_policy operator()(Allocator&&) const { return *this; }
};
template <class T> constexpr bool is_policy = std::is_base_of_v<policy, std::decay_t<T>>;

inline __host__ unwarp_parallel::device_executor executor_of(const device_policy& policy) { return {policy.stream}; }
inline __host__ unwarp_parallel::sequential_executor executor_of(const host_policy&) { return {}; }
}  // namespace detail

template <class Derived> struct execution_policy : detail::policy {};
template <class Derived> struct device_execution_policy : detail::device_policy {};
template <class Derived> struct host_execution_policy : detail::host_policy {};

inline constexpr detail::host_policy host{}, seq{};
inline constexpr detail::device_policy device{};
namespace cuda {
inline constexpr detail::device_policy par{}, par_nosync{};
using execution_policy_base = detail::device_policy;
}  // namespace cuda
namespace cpp {
inline constexpr detail::host_policy par{};
}

using system_error = unwarp_parallel::device_error;
namespace system {
using system_error = unwarp_parallel::device_error;
}

}  // namespace thrust

/*
 * Defines an algorithm `name` whose body `name##_on(executor, …)` is in thrust::detail: with and without a policy, on
 * the host and in kernels, where one thread does it all. `Iterators` are the types that say where it runs.
 */
#define UNWARP_THRUST_ALGORITHM(name)                                                                              \
  template <class First, class... Rest, std::enable_if_t<detail::is_policy<First>, int> = 0>                        \
  __host__ auto name(const First& policy, Rest... rest) {                                                           \
    return detail::name##_on(detail::executor_of(policy), rest...);                                                 \
  }                                                                                                                 \
  template <class First, class... Rest, std::enable_if_t<detail::is_policy<First>, int> = 0>                        \
  __device__ auto name(const First&, Rest... rest) {                                                                \
    return detail::name##_on(unwarp_parallel::sequential_executor{}, rest...);                                      \
  }                                                                                                                 \
  template <class First, class... Rest, std::enable_if_t<!detail::is_policy<First>, int> = 0>                       \
  __host__ auto name(First first, Rest... rest) {                                                                   \
    return detail::name##_on(detail::executor_of(detail::policy_among<First, Rest...>()), first, rest...);          \
  }                                                                                                                 \
  template <class First, class... Rest, std::enable_if_t<!detail::is_policy<First>, int> = 0>                       \
  __device__ auto name(First first, Rest... rest) {                                                                 \
    return detail::name##_on(unwarp_parallel::sequential_executor{}, first, rest...);                               \
  }

namespace thrust {
namespace detail {
template <class T, class = void> constexpr bool is_iterator = false;
template <class T> constexpr bool is_iterator<T, std::void_t<typename std::iterator_traits<T>::iterator_category>> = true;
template <class T> constexpr unwarp_place place_if_iterator() {
  if constexpr (is_iterator<T>) return place_of<T>::value;
  else return unwarp_place::any;
}
template <class... Arguments> __host__ auto policy_among() {
  constexpr unwarp_place place = [] {
    unwarp_place found = unwarp_place::any;
    ((found = together(found, place_if_iterator<Arguments>())), ...);
    return found;
  }();
  if constexpr (place == unwarp_place::host) return host_policy{};
  else return device_policy{};
}
}  // namespace detail
}  // namespace thrust

#endif
