/* Sorts, merges, sets of sorted elements, partitions, binary searches. */
#ifndef UNWARP_THRUST_ORDERS_H
#define UNWARP_THRUST_ORDERS_H

#include "compactions.h"

namespace thrust {
namespace detail {

/* All sorts are stable, as thrust::sort of numbers is, too. */
template <class E, class I, class C> __host__ __device__ void stable_sort_on(const E& executor, I first, I last, C compare) {
  using T = value_of<I>;
  auto in = raw(first);
  executor.template permute<T>(count_of(first, last), values_at<T, decltype(in)>{in}, put_at<decltype(in)>{in},
                               [=] __host__ __device__(size_t a, size_t b) mutable -> bool { return compare(in[a], in[b]); });
}
template <class E, class I> __host__ __device__ void stable_sort_on(const E& executor, I first, I last) {
  stable_sort_on(executor, first, last, less<value_of<I>>());
}
template <class E, class... A> __host__ __device__ void sort_on(const E& executor, A... arguments) { stable_sort_on(executor, arguments...); }
template <class E, class K, class V, class C>
__host__ __device__ void stable_sort_by_key_on(const E& executor, K first, K last, V values, C compare) {
  using T = tuple<value_of<K>, value_of<V>>;
  auto keys = raw(first);
  auto in = raw(values);
  executor.template permute<T>(
      count_of(first, last), [=] __host__ __device__(size_t i) -> T { return T((value_of<K>)keys[i], (value_of<V>)in[i]); },
      [=] __host__ __device__(size_t i, const T& both) {
        keys[i] = get<0>(both);
        in[i] = get<1>(both);
      },
      [=] __host__ __device__(size_t a, size_t b) mutable -> bool { return compare(keys[a], keys[b]); });
}
template <class E, class K, class V> __host__ __device__ void stable_sort_by_key_on(const E& executor, K first, K last, V values) {
  stable_sort_by_key_on(executor, first, last, values, less<value_of<K>>());
}
template <class E, class... A> __host__ __device__ void sort_by_key_on(const E& executor, A... arguments) {
  stable_sort_by_key_on(executor, arguments...);
}

template <class E, class I, class P> __host__ __device__ I stable_partition_on(const E& executor, I first, I last, P predicate) {
  using T = value_of<I>;
  auto in = raw(first);
  ptrdiff_t kept = count_if_on(executor, first, last, predicate);
  executor.template permute<T>(count_of(first, last), values_at<T, decltype(in)>{in}, put_at<decltype(in)>{in},
                               [=] __host__ __device__(size_t a, size_t b) mutable -> bool { return predicate(in[a]) && !predicate(in[b]); });
  return first + kept;
}
template <class E, class... A> __host__ __device__ auto partition_on(const E& executor, A... arguments) {
  return stable_partition_on(executor, arguments...);
}
template <class E, class I, class O, class Q, class P>
__host__ __device__ pair<O, Q> partition_copy_on(const E& executor, I first, I last, O kept, Q others, P predicate) {
  O end = copy_if_on(executor, first, last, kept, predicate);
  return pair<O, Q>(end, remove_copy_if_on(executor, first, last, others, predicate));
}

/* How many elements of a sorted range come before `value`, or before what comes after it. */
template <class I, class T, class C> __host__ __device__ size_t lower_place(I in, size_t count, const T& value, C& compare) {
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (compare(in[middle], value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
template <class I, class T, class C> __host__ __device__ size_t upper_place(I in, size_t count, const T& value, C& compare) {
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (compare(value, in[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}
#define UNWARP_THRUST_SEARCH(name, place)                                                                                 \
  template <class E, class I, class T, class C> __host__ __device__ I name##_one(const E& executor, I first, I last, T value, C compare) { \
    auto in = raw(first);                                                                                                 \
    size_t count = count_of(first, last);                                                                                          \
    return first + executor.once([=] __host__ __device__() mutable -> size_t { return place(in, count, value, compare); }); \
  }                                                                                                                       \
  template <class E, class I, class J, class O, class C>                                                                  \
  __host__ __device__ O name##_all(const E& executor, I first, I last, J sought, J soughtEnd, O out, C compare) {          \
    auto in = raw(first);                                                                                                 \
    auto values = raw(sought);                                                                                            \
    auto to = raw(out);                                                                                                   \
    size_t count = count_of(first, last);                                                                                          \
    executor.each(soughtEnd - sought, [=] __host__ __device__(size_t i) mutable { to[i] = place(in, count, values[i], compare); }); \
    return out + (soughtEnd - sought);                                                                                    \
  }                                                                                                                       \
  template <class E, class I, class T, class... More> __host__ __device__ auto name##_on(const E& executor, I first, I last, T value, More... more) { \
    if constexpr (sizeof...(More) == 0) return name##_one(executor, first, last, value, less<>());                        \
    else if constexpr (sizeof...(More) == 1) return name##_one(executor, first, last, value, more...);                    \
    else if constexpr (sizeof...(More) == 2) return name##_all(executor, first, last, value, more..., less<>());          \
    else return name##_all(executor, first, last, value, more...);                                                        \
  }
template <class I, class T, class C> __host__ __device__ bool found_place(I in, size_t count, const T& value, C& compare) {
  size_t place = lower_place(in, count, value, compare);
  return place < count && !compare(value, in[place]);
}
UNWARP_THRUST_SEARCH(lower_bound, lower_place)
UNWARP_THRUST_SEARCH(upper_bound, upper_place)
UNWARP_THRUST_SEARCH(found, found_place)
#undef UNWARP_THRUST_SEARCH
template <class E, class I, class T, class... More>
__host__ __device__ auto binary_search_on(const E& executor, I first, I last, T value, More... more) {
  if constexpr (sizeof...(More) < 2) return found_on(executor, first, last, value, more...) - first == 1;
  else return found_on(executor, first, last, value, more...);
}
template <class E, class I, class T, class... More>
__host__ __device__ pair<I, I> equal_range_on(const E& executor, I first, I last, T value, More... more) {
  return pair<I, I>(lower_bound_on(executor, first, last, value, more...), upper_bound_on(executor, first, last, value, more...));
}

/* Each element's place in the merge is its own index and how many of the other range come before it. */
template <class E, class I, class J, class O, class C>
__host__ __device__ O merge_on(const E& executor, I first, I last, J other, J otherEnd, O out, C compare) {
  auto a = raw(first);
  auto b = raw(other);
  auto to = raw(out);
  size_t countA = count_of(first, last), countB = otherEnd - other;
  executor.each(countA, [=] __host__ __device__(size_t i) mutable { to[i + lower_place(b, countB, a[i], compare)] = a[i]; });
  executor.each(countB, [=] __host__ __device__(size_t i) mutable { to[i + upper_place(a, countA, b[i], compare)] = b[i]; });
  return out + (countA + countB);
}
template <class E, class I, class J, class O> __host__ __device__ O merge_on(const E& executor, I first, I last, J other, J otherEnd, O out) {
  return merge_on(executor, first, last, other, otherEnd, out, less<>());
}

/* Sets may hold an element several times. One thread goes along both. */
enum class set_kind { join, meet, difference, symmetric };
template <set_kind Kind, class I, class J, class O, class C>
__host__ __device__ size_t set_operation(I a, size_t countA, J b, size_t countB, O out, C& compare) {
  constexpr bool onlyA = Kind != set_kind::meet, onlyB = Kind == set_kind::join || Kind == set_kind::symmetric;
  constexpr bool both = Kind == set_kind::join || Kind == set_kind::meet;
  size_t i = 0, j = 0, place = 0;
  while (i < countA || j < countB) {
    if (j >= countB || (i < countA && compare(a[i], b[j]))) {
      if (onlyA) out[place++] = a[i];
      ++i;
    } else if (i >= countA || compare(b[j], a[i])) {
      if (onlyB) out[place++] = b[j];
      ++j;
    } else {
      if (both) out[place++] = a[i];
      ++i;
      ++j;
    }
  }
  return place;
}
#define UNWARP_THRUST_SET(name, kind)                                                                                 \
  template <class E, class I, class J, class O, class C>                                                              \
  __host__ __device__ O name##_on(const E& executor, I first, I last, J other, J otherEnd, O out, C compare) {         \
    auto a = raw(first);                                                                                              \
    auto b = raw(other);                                                                                              \
    auto to = raw(out);                                                                                               \
    size_t countA = count_of(first, last), countB = otherEnd - other;                                                          \
    return out + executor.once([=] __host__ __device__() mutable -> size_t {                                          \
      return set_operation<set_kind::kind>(a, countA, b, countB, to, compare);                                        \
    });                                                                                                               \
  }                                                                                                                   \
  template <class E, class I, class J, class O> __host__ __device__ O name##_on(const E& executor, I first, I last, J other, J otherEnd, O out) { \
    return name##_on(executor, first, last, other, otherEnd, out, less<>());                                          \
  }
UNWARP_THRUST_SET(set_union, join)
UNWARP_THRUST_SET(set_intersection, meet)
UNWARP_THRUST_SET(set_difference, difference)
UNWARP_THRUST_SET(set_symmetric_difference, symmetric)
#undef UNWARP_THRUST_SET

}  // namespace detail

UNWARP_THRUST_ALGORITHM(sort)
UNWARP_THRUST_ALGORITHM(stable_sort)
UNWARP_THRUST_ALGORITHM(sort_by_key)
UNWARP_THRUST_ALGORITHM(stable_sort_by_key)
UNWARP_THRUST_ALGORITHM(partition)
UNWARP_THRUST_ALGORITHM(stable_partition)
UNWARP_THRUST_ALGORITHM(partition_copy)
UNWARP_THRUST_ALGORITHM(lower_bound)
UNWARP_THRUST_ALGORITHM(upper_bound)
UNWARP_THRUST_ALGORITHM(binary_search)
UNWARP_THRUST_ALGORITHM(equal_range)
UNWARP_THRUST_ALGORITHM(merge)
UNWARP_THRUST_ALGORITHM(set_union)
UNWARP_THRUST_ALGORITHM(set_intersection)
UNWARP_THRUST_ALGORITHM(set_difference)
UNWARP_THRUST_ALGORITHM(set_symmetric_difference)

}  // namespace thrust

#endif
