/* Algorithms that treat every element by itself. */
#ifndef UNWARP_THRUST_TRANSFORMS_H
#define UNWARP_THRUST_TRANSFORMS_H

#include "policies.h"

namespace thrust {
namespace detail {

template <class E, class I, class F> __host__ __device__ I for_each_on(const E& executor, I first, I last, F function) {
  auto in = raw(first);
  executor.each(count_of(first, last), [=] __host__ __device__(size_t i) mutable {
    decltype(auto) element = in[i];
    function(element);
  });
  return last;
}
template <class E, class I, class N, class F> __host__ __device__ I for_each_n_on(const E& executor, I first, N count, F function) {
  return for_each_on(executor, first, first + count, function);
}

template <class E, class I, class O, class F> __host__ __device__ O transform_on(const E& executor, I first, I last, O out, F function) {
  auto in = raw(first);
  auto to = raw(out);
  executor.each(count_of(first, last), [=] __host__ __device__(size_t i) mutable {
    decltype(auto) element = in[i];
    to[i] = function(element);
  });
  return out + count_of(first, last);
}
template <class E, class I, class J, class O, class F>
__host__ __device__ O transform_on(const E& executor, I first, I last, J other, O out, F function) {
  auto a = raw(first);
  auto b = raw(other);
  auto to = raw(out);
  executor.each(count_of(first, last), [=] __host__ __device__(size_t i) mutable {
    decltype(auto) x = a[i];
    decltype(auto) y = b[i];
    to[i] = function(x, y);
  });
  return out + count_of(first, last);
}
template <class E, class I, class O, class F, class P>
__host__ __device__ O transform_if_on(const E& executor, I first, I last, O out, F function, P predicate) {
  auto in = raw(first);
  auto to = raw(out);
  executor.each(count_of(first, last), [=] __host__ __device__(size_t i) mutable {
    decltype(auto) element = in[i];
    if (predicate(element)) to[i] = function(element);
  });
  return out + count_of(first, last);
}
/* With a stencil, and with two inputs and a stencil. */
template <class E, class I, class S, class O, class F, class P>
__host__ __device__ O transform_if_on(const E& executor, I first, I last, S stencil, O out, F function, P predicate) {
  auto in = raw(first);
  auto flags = raw(stencil);
  auto to = raw(out);
  executor.each(count_of(first, last), [=] __host__ __device__(size_t i) mutable {
    decltype(auto) element = in[i];
    decltype(auto) flag = flags[i];
    if (predicate(flag)) to[i] = function(element);
  });
  return out + count_of(first, last);
}

template <class E, class I, class T> __host__ __device__ void fill_on(const E& executor, I first, I last, T value) {
  auto to = raw(first);
  value_of<I> given = value;
  executor.each(count_of(first, last), [=] __host__ __device__(size_t i) mutable { to[i] = given; });
}
template <class E, class I, class N, class T> __host__ __device__ I fill_n_on(const E& executor, I first, N count, T value) {
  fill_on(executor, first, first + count, value);
  return first + count;
}
template <class E, class I, class F> __host__ __device__ void generate_on(const E& executor, I first, I last, F function) {
  auto to = raw(first);
  executor.each(count_of(first, last), [=] __host__ __device__(size_t i) mutable { to[i] = function(); });
}
template <class E, class I, class N, class F> __host__ __device__ I generate_n_on(const E& executor, I first, N count, F function) {
  generate_on(executor, first, first + count, function);
  return first + count;
}
template <class E, class I, class T, class S> __host__ __device__ void sequence_on(const E& executor, I first, I last, T start, S step) {
  auto to = raw(first);
  executor.each(count_of(first, last), [=] __host__ __device__(size_t i) mutable { to[i] = (value_of<I>)(start + step * (value_of<I>)i); });
}
template <class E, class I, class T> __host__ __device__ void sequence_on(const E& executor, I first, I last, T start) {
  sequence_on(executor, first, last, start, value_of<I>(1));
}
template <class E, class I> __host__ __device__ void sequence_on(const E& executor, I first, I last) {
  sequence_on(executor, first, last, value_of<I>(0), value_of<I>(1));
}
template <class E, class I, class F> __host__ __device__ void tabulate_on(const E& executor, I first, I last, F function) {
  auto to = raw(first);
  executor.each(count_of(first, last), [=] __host__ __device__(size_t i) mutable { to[i] = function((ptrdiff_t)i); });
}

template <class E, class I, class M, class O> __host__ __device__ O gather_on(const E& executor, M mapFirst, M mapLast, I first, O out) {
  auto map = raw(mapFirst);
  auto in = raw(first);
  auto to = raw(out);
  executor.each(count_of(mapFirst, mapLast), [=] __host__ __device__(size_t i) mutable { to[i] = in[map[i]]; });
  return out + count_of(mapFirst, mapLast);
}
template <class E, class I, class M, class O> __host__ __device__ void scatter_on(const E& executor, I first, I last, M mapFirst, O out) {
  auto map = raw(mapFirst);
  auto in = raw(first);
  auto to = raw(out);
  executor.each(count_of(first, last), [=] __host__ __device__(size_t i) mutable { to[map[i]] = in[i]; });
}
template <class E, class I, class M, class S, class O, class P>
__host__ __device__ void scatter_if_on(const E& executor, I first, I last, M mapFirst, S stencil, O out, P predicate) {
  auto map = raw(mapFirst);
  auto in = raw(first);
  auto flags = raw(stencil);
  auto to = raw(out);
  executor.each(count_of(first, last), [=] __host__ __device__(size_t i) mutable {
    if (predicate(flags[i])) to[map[i]] = in[i];
  });
}
template <class E, class I, class M, class S, class O>
__host__ __device__ void scatter_if_on(const E& executor, I first, I last, M mapFirst, S stencil, O out) {
  scatter_if_on(executor, first, last, mapFirst, stencil, out, identity<>());
}
template <class E, class M, class S, class I, class O, class P>
__host__ __device__ O gather_if_on(const E& executor, M mapFirst, M mapLast, S stencil, I first, O out, P predicate) {
  auto map = raw(mapFirst);
  auto in = raw(first);
  auto flags = raw(stencil);
  auto to = raw(out);
  executor.each(count_of(mapFirst, mapLast), [=] __host__ __device__(size_t i) mutable {
    if (predicate(flags[i])) to[i] = in[map[i]];
  });
  return out + count_of(mapFirst, mapLast);
}

template <class E, class I, class P, class T> __host__ __device__ void replace_if_on(const E& executor, I first, I last, P predicate, T value) {
  auto to = raw(first);
  value_of<I> given = value;
  executor.each(count_of(first, last), [=] __host__ __device__(size_t i) mutable {
    if (predicate(to[i])) to[i] = given;
  });
}
template <class E, class I, class S, class P, class T>
__host__ __device__ void replace_if_on(const E& executor, I first, I last, S stencil, P predicate, T value) {
  auto to = raw(first);
  auto flags = raw(stencil);
  value_of<I> given = value;
  executor.each(count_of(first, last), [=] __host__ __device__(size_t i) mutable {
    if (predicate(flags[i])) to[i] = given;
  });
}
template <class E, class I, class T, class U> __host__ __device__ void replace_on(const E& executor, I first, I last, T old, U value) {
  value_of<I> sought = old;
  replace_if_on(executor, first, last, [=] __host__ __device__(const value_of<I>& element) { return element == sought; }, value);
}
template <class E, class I> __host__ __device__ void reverse_on(const E& executor, I first, I last) {
  auto to = raw(first);
  size_t count = count_of(first, last);
  executor.each(count / 2, [=] __host__ __device__(size_t i) mutable {
    value_of<I> moved = to[i];
    to[i] = to[count - 1 - i];
    to[count - 1 - i] = moved;
  });
}
template <class E, class I, class O> __host__ __device__ O reverse_copy_on(const E& executor, I first, I last, O out) {
  auto in = raw(first);
  auto to = raw(out);
  size_t count = count_of(first, last);
  executor.each(count, [=] __host__ __device__(size_t i) mutable { to[i] = in[count - 1 - i]; });
  return out + count;
}
template <class E, class I, class J> __host__ __device__ J swap_ranges_on(const E& executor, I first, I last, J other) {
  auto a = raw(first);
  auto b = raw(other);
  executor.each(count_of(first, last), [=] __host__ __device__(size_t i) mutable {
    value_of<I> moved = a[i];
    a[i] = b[i];
    b[i] = moved;
  });
  return other + count_of(first, last);
}
/* Within one place; detail/copies.h has those from one to another. */
template <class E, class I, class O> __host__ __device__ O copy_on(const E& executor, I first, I last, O out) {
  auto in = raw(first);
  auto to = raw(out);
  executor.each(count_of(first, last), [=] __host__ __device__(size_t i) mutable { to[i] = in[i]; });
  return out + count_of(first, last);
}

}  // namespace detail

UNWARP_THRUST_ALGORITHM(for_each)
UNWARP_THRUST_ALGORITHM(for_each_n)
UNWARP_THRUST_ALGORITHM(transform)
UNWARP_THRUST_ALGORITHM(transform_if)
UNWARP_THRUST_ALGORITHM(fill)
UNWARP_THRUST_ALGORITHM(fill_n)
UNWARP_THRUST_ALGORITHM(generate)
UNWARP_THRUST_ALGORITHM(generate_n)
UNWARP_THRUST_ALGORITHM(sequence)
UNWARP_THRUST_ALGORITHM(tabulate)
UNWARP_THRUST_ALGORITHM(gather)
UNWARP_THRUST_ALGORITHM(gather_if)
UNWARP_THRUST_ALGORITHM(scatter)
UNWARP_THRUST_ALGORITHM(scatter_if)
UNWARP_THRUST_ALGORITHM(replace)
UNWARP_THRUST_ALGORITHM(replace_if)
UNWARP_THRUST_ALGORITHM(reverse)
UNWARP_THRUST_ALGORITHM(reverse_copy)
UNWARP_THRUST_ALGORITHM(swap_ranges)

}  // namespace thrust

#endif
