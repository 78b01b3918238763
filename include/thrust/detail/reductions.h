/* Reductions, searches among all elements, and prefix sums. */
#ifndef UNWARP_THRUST_REDUCTIONS_H
#define UNWARP_THRUST_REDUCTIONS_H

#include "transforms.h"

namespace thrust {
namespace detail {

/* Reads elements as values: what operators combine. */
template <class Value, class Iterator> struct values_at {
  Iterator in;
  __host__ __device__ Value operator()(size_t i) const { return (Value)in[i]; }
};

template <class E, class I, class T, class F> __host__ __device__ T reduce_on(const E& executor, I first, I last, T initial, F combine) {
  auto in = raw(first);
  return executor.template reduce<T>(count_of(first, last), values_at<T, decltype(in)>{in}, initial, combine);
}
template <class E, class I, class T> __host__ __device__ T reduce_on(const E& executor, I first, I last, T initial) {
  return reduce_on(executor, first, last, initial, plus<T>());
}
template <class E, class I> __host__ __device__ value_of<I> reduce_on(const E& executor, I first, I last) {
  return reduce_on(executor, first, last, value_of<I>(0), plus<value_of<I>>());
}
template <class E, class I, class G, class T, class F>
__host__ __device__ T transform_reduce_on(const E& executor, I first, I last, G function, T initial, F combine) {
  auto in = raw(first);
  return executor.template reduce<T>(
      count_of(first, last),
      [=] __host__ __device__(size_t i) mutable -> T {
        decltype(auto) element = in[i];
        return function(element);
      },
      initial, combine);
}
template <class E, class I, class J, class T, class F, class G>
__host__ __device__ T inner_product_on(const E& executor, I first, I last, J other, T initial, F combine, G multiply) {
  auto a = raw(first);
  auto b = raw(other);
  return executor.template reduce<T>(
      count_of(first, last), [=] __host__ __device__(size_t i) mutable -> T { return multiply(a[i], b[i]); }, initial, combine);
}
template <class E, class I, class J, class T> __host__ __device__ T inner_product_on(const E& executor, I first, I last, J other, T initial) {
  return inner_product_on(executor, first, last, other, initial, plus<T>(), multiplies<T>());
}

template <class E, class I, class P> __host__ __device__ ptrdiff_t count_if_on(const E& executor, I first, I last, P predicate) {
  auto in = raw(first);
  return executor.template reduce<ptrdiff_t>(
      count_of(first, last),
      [=] __host__ __device__(size_t i) mutable -> ptrdiff_t {
        decltype(auto) element = in[i];
        return predicate(element) ? 1 : 0;
      },
      (ptrdiff_t)0, plus<ptrdiff_t>());
}
template <class T> struct equals {
  T value;
  template <class U> __host__ __device__ bool operator()(const U& other) const { return other == value; }
};
template <class E, class I, class T> __host__ __device__ ptrdiff_t count_on(const E& executor, I first, I last, T value) {
  return count_if_on(executor, first, last, equals<T>{value});
}

/* The index that wins against all others; `better(b, a)` of a later b and an earlier a. */
template <class E, class Better> __host__ __device__ size_t best_index(const E& executor, size_t count, Better better) {
  if (count == 0) return 0;
  return executor.template reduce<size_t>(
      count - 1, [=] __host__ __device__(size_t i) -> size_t { return i + 1; }, (size_t)0,
      [=] __host__ __device__(size_t a, size_t b) mutable -> size_t { return better(b, a) ? b : a; });
}
template <class E, class I, class C> __host__ __device__ I max_element_on(const E& executor, I first, I last, C less) {
  auto in = raw(first);
  return first + best_index(executor, count_of(first, last), [=] __host__ __device__(size_t b, size_t a) mutable { return less(in[a], in[b]); });
}
template <class E, class I, class C> __host__ __device__ I min_element_on(const E& executor, I first, I last, C less) {
  auto in = raw(first);
  return first + best_index(executor, count_of(first, last), [=] __host__ __device__(size_t b, size_t a) mutable { return less(in[b], in[a]); });
}
template <class E, class I> __host__ __device__ I max_element_on(const E& executor, I first, I last) {
  return max_element_on(executor, first, last, less<value_of<I>>());
}
template <class E, class I> __host__ __device__ I min_element_on(const E& executor, I first, I last) {
  return min_element_on(executor, first, last, less<value_of<I>>());
}
template <class E, class I, class C> __host__ __device__ pair<I, I> minmax_element_on(const E& executor, I first, I last, C less) {
  return pair<I, I>(min_element_on(executor, first, last, less), max_element_on(executor, first, last, less));
}
template <class E, class I> __host__ __device__ pair<I, I> minmax_element_on(const E& executor, I first, I last) {
  return minmax_element_on(executor, first, last, less<value_of<I>>());
}

/* The first index for which `found` holds, or count. */
template <class E, class Found> __host__ __device__ size_t first_index(const E& executor, size_t count, Found found) {
  return executor.template reduce<size_t>(
      count, [=] __host__ __device__(size_t i) mutable -> size_t { return found(i) ? i : count; }, count, minimum<size_t>());
}
template <class E, class I, class P> __host__ __device__ I find_if_on(const E& executor, I first, I last, P predicate) {
  auto in = raw(first);
  return first + first_index(executor, count_of(first, last), [=] __host__ __device__(size_t i) mutable -> bool { return predicate(in[i]); });
}
template <class E, class I, class P> __host__ __device__ I find_if_not_on(const E& executor, I first, I last, P predicate) {
  auto in = raw(first);
  return first + first_index(executor, count_of(first, last), [=] __host__ __device__(size_t i) mutable -> bool { return !predicate(in[i]); });
}
template <class E, class I, class T> __host__ __device__ I find_on(const E& executor, I first, I last, T value) {
  return find_if_on(executor, first, last, equals<T>{value});
}
template <class E, class I, class P> __host__ __device__ bool any_of_on(const E& executor, I first, I last, P predicate) {
  return find_if_on(executor, first, last, predicate) != last;
}
template <class E, class I, class P> __host__ __device__ bool none_of_on(const E& executor, I first, I last, P predicate) {
  return find_if_on(executor, first, last, predicate) == last;
}
template <class E, class I, class P> __host__ __device__ bool all_of_on(const E& executor, I first, I last, P predicate) {
  return find_if_not_on(executor, first, last, predicate) == last;
}
template <class E, class I, class J, class C> __host__ __device__ bool equal_on(const E& executor, I first, I last, J other, C same) {
  auto a = raw(first);
  auto b = raw(other);
  size_t count = count_of(first, last);
  return first_index(executor, count, [=] __host__ __device__(size_t i) mutable -> bool { return !same(a[i], b[i]); }) == count;
}
template <class E, class I, class J> __host__ __device__ bool equal_on(const E& executor, I first, I last, J other) {
  return equal_on(executor, first, last, other, equal_to<>());
}
template <class E, class I, class J, class C> __host__ __device__ pair<I, J> mismatch_on(const E& executor, I first, I last, J other, C same) {
  auto a = raw(first);
  auto b = raw(other);
  size_t at = first_index(executor, count_of(first, last), [=] __host__ __device__(size_t i) mutable -> bool { return !same(a[i], b[i]); });
  return pair<I, J>(first + at, other + at);
}
template <class E, class I, class J> __host__ __device__ pair<I, J> mismatch_on(const E& executor, I first, I last, J other) {
  return mismatch_on(executor, first, last, other, equal_to<>());
}
template <class E, class I, class C> __host__ __device__ I is_sorted_until_on(const E& executor, I first, I last, C less) {
  auto in = raw(first);
  size_t count = count_of(first, last);
  if (count < 2) return last;
  return first + 1 + first_index(executor, count - 1, [=] __host__ __device__(size_t i) mutable -> bool { return less(in[i + 1], in[i]); });
}
template <class E, class I> __host__ __device__ I is_sorted_until_on(const E& executor, I first, I last) {
  return is_sorted_until_on(executor, first, last, less<value_of<I>>());
}
template <class E, class I, class C> __host__ __device__ bool is_sorted_on(const E& executor, I first, I last, C less) {
  return is_sorted_until_on(executor, first, last, less) == last;
}
template <class E, class I> __host__ __device__ bool is_sorted_on(const E& executor, I first, I last) {
  return is_sorted_until_on(executor, first, last) == last;
}

template <class Iterator> struct put_at {
  Iterator out;
  template <class T> __host__ __device__ void operator()(size_t i, const T& value) const { out[i] = value; }
};
template <class E, class I, class O, class F> __host__ __device__ O inclusive_scan_on(const E& executor, I first, I last, O out, F combine) {
  using T = value_of<I>;
  if (count_of(first, last) == 0) return out;
  auto in = raw(first);
  auto to = raw(out);
  executor.template scan<T>(count_of(first, last), values_at<T, decltype(in)>{in}, put_at<decltype(to)>{to}, true, false, T(), combine);
  return out + count_of(first, last);
}
template <class E, class I, class O> __host__ __device__ O inclusive_scan_on(const E& executor, I first, I last, O out) {
  return inclusive_scan_on(executor, first, last, out, plus<>());
}
template <class E, class I, class O, class T, class F>
__host__ __device__ O exclusive_scan_on(const E& executor, I first, I last, O out, T initial, F combine) {
  auto in = raw(first);
  auto to = raw(out);
  executor.template scan<T>(count_of(first, last), values_at<T, decltype(in)>{in}, put_at<decltype(to)>{to}, false, true, initial, combine);
  return out + count_of(first, last);
}
template <class E, class I, class O, class T> __host__ __device__ O exclusive_scan_on(const E& executor, I first, I last, O out, T initial) {
  return exclusive_scan_on(executor, first, last, out, initial, plus<>());
}
template <class E, class I, class O> __host__ __device__ O exclusive_scan_on(const E& executor, I first, I last, O out) {
  return exclusive_scan_on(executor, first, last, out, value_of<I>(0), plus<>());
}
template <class E, class I, class O, class G, class F>
__host__ __device__ O transform_inclusive_scan_on(const E& executor, I first, I last, O out, G function, F combine) {
  auto transformed = make_transform_iterator(first, function);
  return inclusive_scan_on(executor, transformed, transformed + count_of(first, last), out, combine);
}
template <class E, class I, class O, class G, class T, class F>
__host__ __device__ O transform_exclusive_scan_on(const E& executor, I first, I last, O out, G function, T initial, F combine) {
  auto transformed = make_transform_iterator(first, function);
  return exclusive_scan_on(executor, transformed, transformed + count_of(first, last), out, initial, combine);
}
template <class E, class I, class O, class F> __host__ __device__ O adjacent_difference_on(const E& executor, I first, I last, O out, F function) {
  using T = value_of<I>;
  auto in = raw(first);
  auto to = raw(out);
  /* By way of copies, since `out` may be `first`. */
  executor.template move<T>(
      count_of(first, last), [=] __host__ __device__(size_t i) mutable -> T { return i == 0 ? (T)in[0] : (T)function(in[i], in[i - 1]); },
      put_at<decltype(to)>{to});
  return out + count_of(first, last);
}
template <class E, class I, class O> __host__ __device__ O adjacent_difference_on(const E& executor, I first, I last, O out) {
  return adjacent_difference_on(executor, first, last, out, minus<value_of<I>>());
}

}  // namespace detail

UNWARP_THRUST_ALGORITHM(reduce)
UNWARP_THRUST_ALGORITHM(transform_reduce)
UNWARP_THRUST_ALGORITHM(inner_product)
UNWARP_THRUST_ALGORITHM(count)
UNWARP_THRUST_ALGORITHM(count_if)
UNWARP_THRUST_ALGORITHM(max_element)
UNWARP_THRUST_ALGORITHM(min_element)
UNWARP_THRUST_ALGORITHM(minmax_element)
UNWARP_THRUST_ALGORITHM(find)
UNWARP_THRUST_ALGORITHM(find_if)
UNWARP_THRUST_ALGORITHM(find_if_not)
UNWARP_THRUST_ALGORITHM(any_of)
UNWARP_THRUST_ALGORITHM(none_of)
UNWARP_THRUST_ALGORITHM(all_of)
UNWARP_THRUST_ALGORITHM(equal)
UNWARP_THRUST_ALGORITHM(mismatch)
UNWARP_THRUST_ALGORITHM(is_sorted)
UNWARP_THRUST_ALGORITHM(is_sorted_until)
UNWARP_THRUST_ALGORITHM(inclusive_scan)
UNWARP_THRUST_ALGORITHM(exclusive_scan)
UNWARP_THRUST_ALGORITHM(transform_inclusive_scan)
UNWARP_THRUST_ALGORITHM(transform_exclusive_scan)
UNWARP_THRUST_ALGORITHM(adjacent_difference)

}  // namespace thrust

#endif
