/* Algorithms that keep some elements: copies, removals, partitions, unique ones, and sums of those with one key. */
#ifndef UNWARP_THRUST_COMPACTIONS_H
#define UNWARP_THRUST_COMPACTIONS_H

#include "reductions.h"

namespace thrust {
namespace detail {

template <class E, class I, class O, class P> __host__ __device__ O copy_if_on(const E& executor, I first, I last, O out, P predicate) {
  auto in = raw(first);
  auto to = raw(out);
  return out + executor.compact(
                   count_of(first, last), [=] __host__ __device__(size_t i) mutable -> bool { return predicate(in[i]); },
                   [=] __host__ __device__(size_t i, size_t place) mutable { to[place] = in[i]; });
}
template <class E, class I, class S, class O, class P>
__host__ __device__ O copy_if_on(const E& executor, I first, I last, S stencil, O out, P predicate) {
  auto in = raw(first);
  auto flags = raw(stencil);
  auto to = raw(out);
  return out + executor.compact(
                   count_of(first, last), [=] __host__ __device__(size_t i) mutable -> bool { return predicate(flags[i]); },
                   [=] __host__ __device__(size_t i, size_t place) mutable { to[place] = in[i]; });
}
template <class P> struct negated {
  P predicate;
  template <class T> __host__ __device__ bool operator()(T&& value) { return !predicate(value); }
};
template <class E, class I, class O, class P> __host__ __device__ O remove_copy_if_on(const E& executor, I first, I last, O out, P predicate) {
  return copy_if_on(executor, first, last, out, negated<P>{predicate});
}
template <class E, class I, class S, class O, class P>
__host__ __device__ O remove_copy_if_on(const E& executor, I first, I last, S stencil, O out, P predicate) {
  return copy_if_on(executor, first, last, stencil, out, negated<P>{predicate});
}
template <class E, class I, class O, class T> __host__ __device__ O remove_copy_on(const E& executor, I first, I last, O out, T value) {
  return remove_copy_if_on(executor, first, last, out, equals<T>{value});
}

/* Keeps in place those for which keep(i) holds. */
template <class E, class I, class Keep> __host__ __device__ I keep_in_place(const E& executor, I first, I last, Keep keep) {
  using T = value_of<I>;
  auto in = raw(first);
  return first + executor.template compact_in_place<T>(count_of(first, last), keep, values_at<T, decltype(in)>{in}, put_at<decltype(in)>{in});
}
template <class E, class I, class P> __host__ __device__ I remove_if_on(const E& executor, I first, I last, P predicate) {
  auto in = raw(first);
  return keep_in_place(executor, first, last, [=] __host__ __device__(size_t i) mutable -> bool { return !predicate(in[i]); });
}
template <class E, class I, class S, class P> __host__ __device__ I remove_if_on(const E& executor, I first, I last, S stencil, P predicate) {
  auto flags = raw(stencil);
  return keep_in_place(executor, first, last, [=] __host__ __device__(size_t i) mutable -> bool { return !predicate(flags[i]); });
}
template <class E, class I, class T> __host__ __device__ I remove_on(const E& executor, I first, I last, T value) {
  return remove_if_on(executor, first, last, equals<T>{value});
}

/* The first of each row of equal elements. */
template <class I, class C> struct starts_run {
  I in;
  C same;
  __host__ __device__ bool operator()(size_t i) { return i == 0 || !same(in[i - 1], in[i]); }
};
template <class E, class I, class C> __host__ __device__ I unique_on(const E& executor, I first, I last, C same) {
  auto in = raw(first);
  return keep_in_place(executor, first, last, starts_run<decltype(in), C>{in, same});
}
template <class E, class I> __host__ __device__ I unique_on(const E& executor, I first, I last) {
  return unique_on(executor, first, last, equal_to<>());
}
template <class E, class I, class O, class C> __host__ __device__ O unique_copy_on(const E& executor, I first, I last, O out, C same) {
  auto in = raw(first);
  auto to = raw(out);
  return out + executor.compact(count_of(first, last), starts_run<decltype(in), C>{in, same},
                                [=] __host__ __device__(size_t i, size_t place) mutable { to[place] = in[i]; });
}
template <class E, class I, class O> __host__ __device__ O unique_copy_on(const E& executor, I first, I last, O out) {
  return unique_copy_on(executor, first, last, out, equal_to<>());
}
template <class E, class I, class C> __host__ __device__ size_t unique_count_on(const E& executor, I first, I last, C same) {
  auto in = raw(first);
  return executor.compact(count_of(first, last), starts_run<decltype(in), C>{in, same}, [] __host__ __device__(size_t, size_t) {});
}
template <class E, class I> __host__ __device__ size_t unique_count_on(const E& executor, I first, I last) {
  return unique_count_on(executor, first, last, equal_to<>());
}
template <class E, class K, class V, class C> __host__ __device__ pair<K, V> unique_by_key_on(const E& executor, K first, K last, V values, C same) {
  /* The values first: the keys say which ones. */
  auto keys = raw(first);
  V end = keep_in_place(executor, values, values + count_of(first, last), starts_run<decltype(keys), C>{keys, same});
  return pair<K, V>(unique_on(executor, first, last, same), end);
}
template <class E, class K, class V> __host__ __device__ pair<K, V> unique_by_key_on(const E& executor, K first, K last, V values) {
  return unique_by_key_on(executor, first, last, values, equal_to<>());
}
template <class E, class K, class V, class KO, class VO, class C>
__host__ __device__ pair<KO, VO> unique_by_key_copy_on(const E& executor, K first, K last, V values, KO keysOut, VO valuesOut, C same) {
  auto keys = raw(first);
  auto in = raw(values);
  auto toKeys = raw(keysOut);
  auto toValues = raw(valuesOut);
  size_t kept = executor.compact(count_of(first, last), starts_run<decltype(keys), C>{keys, same},
                                 [=] __host__ __device__(size_t i, size_t place) mutable {
                                   toKeys[place] = keys[i];
                                   toValues[place] = in[i];
                                 });
  return pair<KO, VO>(keysOut + kept, valuesOut + kept);
}
template <class E, class K, class V, class KO, class VO>
__host__ __device__ pair<KO, VO> unique_by_key_copy_on(const E& executor, K first, K last, V values, KO keysOut, VO valuesOut) {
  return unique_by_key_copy_on(executor, first, last, values, keysOut, valuesOut, equal_to<>());
}

/* Sums the values of each row of equal keys; the thread of a row's first element goes along it. */
template <class T, class E, class K, class V, class KO, class VO, class C, class F>
__host__ __device__ pair<KO, VO> reduce_by_key_in(const E& executor, K first, K last, V values, KO keysOut, VO valuesOut, C same, F combine) {
  auto keys = raw(first);
  auto in = raw(values);
  auto toKeys = raw(keysOut);
  auto toValues = raw(valuesOut);
  size_t count = count_of(first, last);
  size_t rows = executor.compact(count, starts_run<decltype(keys), C>{keys, same},
                                 [=] __host__ __device__(size_t i, size_t place) mutable {
                                   T sum = (T)in[i];
                                   for (size_t j = i + 1; j < count && same(keys[j - 1], keys[j]); ++j) sum = combine(sum, (T)in[j]);
                                   toKeys[place] = keys[i];
                                   toValues[place] = sum;
                                 });
  return pair<KO, VO>(keysOut + rows, valuesOut + rows);
}
template <class E, class K, class V, class KO, class VO, class C, class F>
__host__ __device__ pair<KO, VO> reduce_by_key_on(const E& executor, K first, K last, V values, KO keysOut, VO valuesOut, C same, F combine) {
  return reduce_by_key_in<value_of<V>>(executor, first, last, values, keysOut, valuesOut, same, combine);
}
template <class E, class K, class V, class KO, class VO, class C>
__host__ __device__ pair<KO, VO> reduce_by_key_on(const E& executor, K first, K last, V values, KO keysOut, VO valuesOut, C same) {
  return reduce_by_key_on(executor, first, last, values, keysOut, valuesOut, same, plus<>());
}
template <class E, class K, class V, class KO, class VO>
__host__ __device__ pair<KO, VO> reduce_by_key_on(const E& executor, K first, K last, V values, KO keysOut, VO valuesOut) {
  return reduce_by_key_on(executor, first, last, values, keysOut, valuesOut, equal_to<>(), plus<>());
}

/* Prefix sums that begin anew with each row of equal keys. */
template <class T> struct keyed {
  T value;
  bool starts;
};
template <class T, class F> struct keyed_sum {
  F combine;
  __host__ __device__ keyed<T> operator()(const keyed<T>& a, const keyed<T>& b) {
    return b.starts ? b : keyed<T>{(T)combine(a.value, b.value), a.starts};
  }
};
template <class T, class E, class K, class V, class O, class C, class F>
__host__ __device__ O inclusive_scan_by_key_in(const E& executor, K first, K last, V values, O out, C same, F combine) {
  if (count_of(first, last) == 0) return out;
  auto in = raw(values);
  auto to = raw(out);
  auto keys = raw(first);
  starts_run<decltype(keys), C> starts{keys, same};
  executor.template scan<keyed<T>>(
      count_of(first, last), [=] __host__ __device__(size_t i) mutable -> keyed<T> { return {(T)in[i], starts(i)}; },
      [=] __host__ __device__(size_t i, const keyed<T>& sum) mutable { to[i] = sum.value; }, true, false, keyed<T>{},
      keyed_sum<T, F>{combine});
  return out + count_of(first, last);
}
template <class E, class K, class V, class O, class C, class F>
__host__ __device__ O inclusive_scan_by_key_on(const E& executor, K first, K last, V values, O out, C same, F combine) {
  return inclusive_scan_by_key_in<value_of<V>>(executor, first, last, values, out, same, combine);
}
template <class E, class K, class V, class O, class C>
__host__ __device__ O inclusive_scan_by_key_on(const E& executor, K first, K last, V values, O out, C same) {
  return inclusive_scan_by_key_on(executor, first, last, values, out, same, plus<>());
}
template <class E, class K, class V, class O> __host__ __device__ O inclusive_scan_by_key_on(const E& executor, K first, K last, V values, O out) {
  return inclusive_scan_by_key_on(executor, first, last, values, out, equal_to<>(), plus<>());
}
template <class E, class K, class V, class O, class T, class C, class F>
__host__ __device__ O exclusive_scan_by_key_on(const E& executor, K first, K last, V values, O out, T initial, C same, F combine) {
  size_t count = count_of(first, last);
  if (count == 0) return out;
  auto in = raw(values);
  auto to = raw(out);
  auto keys = raw(first);
  starts_run<decltype(keys), C> starts{keys, same};
  /* Element i is what stands before i in its row: the seed at its start. Sums have the seed's type. */
  using Before = keyed<T>;
  executor.template scan<Before>(
      count,
      [=] __host__ __device__(size_t i) mutable -> Before {
        bool isStart = starts(i);
        return {isStart ? initial : (T)in[i - 1], isStart};
      },
      [=] __host__ __device__(size_t i, const Before& sum) mutable { to[i] = sum.value; }, true, false, Before{initial, true},
      keyed_sum<T, F>{combine});
  return out + count;
}
template <class E, class K, class V, class O, class T, class C>
__host__ __device__ O exclusive_scan_by_key_on(const E& executor, K first, K last, V values, O out, T initial, C same) {
  return exclusive_scan_by_key_on(executor, first, last, values, out, initial, same, plus<>());
}
template <class E, class K, class V, class O, class T>
__host__ __device__ O exclusive_scan_by_key_on(const E& executor, K first, K last, V values, O out, T initial) {
  return exclusive_scan_by_key_on(executor, first, last, values, out, initial, equal_to<>(), plus<>());
}
template <class E, class K, class V, class O> __host__ __device__ O exclusive_scan_by_key_on(const E& executor, K first, K last, V values, O out) {
  return exclusive_scan_by_key_on(executor, first, last, values, out, value_of<V>(0), equal_to<>(), plus<>());
}

}  // namespace detail

UNWARP_THRUST_ALGORITHM(copy_if)
UNWARP_THRUST_ALGORITHM(remove)
UNWARP_THRUST_ALGORITHM(remove_if)
UNWARP_THRUST_ALGORITHM(remove_copy)
UNWARP_THRUST_ALGORITHM(remove_copy_if)
UNWARP_THRUST_ALGORITHM(unique)
UNWARP_THRUST_ALGORITHM(unique_copy)
UNWARP_THRUST_ALGORITHM(unique_count)
UNWARP_THRUST_ALGORITHM(unique_by_key)
UNWARP_THRUST_ALGORITHM(unique_by_key_copy)
UNWARP_THRUST_ALGORITHM(reduce_by_key)
UNWARP_THRUST_ALGORITHM(inclusive_scan_by_key)
UNWARP_THRUST_ALGORITHM(exclusive_scan_by_key)

}  // namespace thrust

#endif
