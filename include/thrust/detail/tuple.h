/* thrust::pair and thrust::tuple: the standard library's cannot be assigned to in kernels. */
#ifndef UNWARP_THRUST_TUPLE_H
#define UNWARP_THRUST_TUPLE_H

#include <cuda_runtime.h>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace thrust {

template <class First, class Second> struct pair {
  using first_type = First;
  using second_type = Second;
  First first;
  Second second;
  __host__ __device__ pair() : first(), second() {}
  __host__ __device__ pair(const First& a, const Second& b) : first(a), second(b) {}
  template <class A, class B> __host__ __device__ pair(const pair<A, B>& other) : first(other.first), second(other.second) {}
};
template <class A, class B> __host__ __device__ bool operator==(const pair<A, B>& x, const pair<A, B>& y) {
  return x.first == y.first && x.second == y.second;
}
template <class A, class B> __host__ __device__ bool operator!=(const pair<A, B>& x, const pair<A, B>& y) { return !(x == y); }
template <class A, class B> __host__ __device__ bool operator<(const pair<A, B>& x, const pair<A, B>& y) {
  return x.first < y.first || (!(y.first < x.first) && x.second < y.second);
}
template <class A, class B> __host__ __device__ pair<A, B> make_pair(A a, B b) { return pair<A, B>(a, b); }

template <class... Types> class tuple;

namespace detail {

template <size_t Place, class Value> struct tuple_member {
  Value value;
  __host__ __device__ tuple_member() : value() {}
  template <class Other> __host__ __device__ explicit tuple_member(Other&& other) : value(static_cast<Other&&>(other)) {}
};
template <size_t Place, class Value> struct tuple_member<Place, Value&> {
  Value& value;
  __host__ __device__ explicit tuple_member(Value& other) : value(other) {}
};

template <class Places, class... Types> struct tuple_members;
template <size_t... Places, class... Types>
struct tuple_members<std::index_sequence<Places...>, Types...> : tuple_member<Places, Types>... {
  tuple_members() = default;
  struct each {};
  template <class... Others>
  __host__ __device__ explicit tuple_members(each, Others&&... others)
      : tuple_member<Places, Types>(static_cast<Others&&>(others))... {}
};

template <size_t Place, class Value> __host__ __device__ Value& member_of(tuple_member<Place, Value>& member) { return member.value; }
template <size_t Place, class Value> __host__ __device__ Value& member_of(tuple_member<Place, Value&>& member) { return member.value; }
template <size_t Place, class Value> __host__ __device__ const Value& member_of(const tuple_member<Place, Value>& member) {
  return member.value;
}
template <size_t Place, class Value> __host__ __device__ Value& member_of(const tuple_member<Place, Value&>& member) {
  return member.value;
}

template <size_t Place, class... Types> struct type_at;
template <class First, class... Rest> struct type_at<0, First, Rest...> { using type = First; };
template <size_t Place, class First, class... Rest> struct type_at<Place, First, Rest...> : type_at<Place - 1, Rest...> {};

}  // namespace detail

template <size_t Place, class... Types> __host__ __device__ decltype(auto) get(tuple<Types...>& values) {
  return detail::member_of<Place>(values.members);
}
template <size_t Place, class... Types> __host__ __device__ decltype(auto) get(const tuple<Types...>& values) {
  return detail::member_of<Place>(values.members);
}
template <size_t Place, class... Types> __host__ __device__ decltype(auto) get(tuple<Types...>&& values) {
  return detail::member_of<Place>(values.members);
}
template <size_t Place, class A, class B> __host__ __device__ decltype(auto) get(const pair<A, B>& values) {
  if constexpr (Place == 0) return (values.first);
  else return (values.second);
}

template <class... Types> class tuple {
 public:
  using indices = std::index_sequence_for<Types...>;
  detail::tuple_members<indices, Types...> members;

  tuple() = default;
  tuple(const tuple&) = default;
  template <class... Others, class = std::enable_if_t<sizeof...(Others) == sizeof...(Types) &&
                                                      (std::is_convertible_v<Others&&, Types> && ...)>>
  __host__ __device__ tuple(Others&&... others)
      : members(typename detail::tuple_members<indices, Types...>::each{}, static_cast<Others&&>(others)...) {}
  template <class... Others, class = std::enable_if_t<sizeof...(Others) == sizeof...(Types)>>
  __host__ __device__ tuple(const tuple<Others...>& other) : tuple(other, indices{}) {}

  __host__ __device__ tuple& operator=(const tuple& other) { return assign(other, indices{}); }
  template <class... Others> __host__ __device__ tuple& operator=(const tuple<Others...>& other) { return assign(other, indices{}); }

  template <size_t Place> __host__ __device__ decltype(auto) get() { return thrust::get<Place>(*this); }
  template <size_t Place> __host__ __device__ decltype(auto) get() const { return thrust::get<Place>(*this); }

 private:
  template <class... Others, size_t... Places>
  __host__ __device__ tuple(const tuple<Others...>& other, std::index_sequence<Places...>)
      : members(typename detail::tuple_members<indices, Types...>::each{}, thrust::get<Places>(other)...) {}
  template <class... Others, size_t... Places>
  __host__ __device__ tuple& assign(const tuple<Others...>& other, std::index_sequence<Places...>) {
    ((thrust::get<Places>(*this) = thrust::get<Places>(other)), ...);
    return *this;
  }
};

template <class... Types> __host__ __device__ tuple<Types...> make_tuple(Types... values) { return tuple<Types...>(values...); }
template <class... Types> __host__ __device__ tuple<Types&...> tie(Types&... values) { return tuple<Types&...>(values...); }

template <class Tuple> struct tuple_size;
template <class... Types> struct tuple_size<tuple<Types...>> : std::integral_constant<size_t, sizeof...(Types)> {};
template <size_t Place, class Tuple> struct tuple_element;
template <size_t Place, class... Types> struct tuple_element<Place, tuple<Types...>> : detail::type_at<Place, Types...> {};

namespace detail {
template <class A, class B, size_t... Places>
__host__ __device__ bool equal_tuples(const A& a, const B& b, std::index_sequence<Places...>) {
  return ((get<Places>(a) == get<Places>(b)) && ...);
}
template <size_t Place, size_t Size, class A, class B> __host__ __device__ bool less_tuples(const A& a, const B& b) {
  if constexpr (Place == Size) return false;
  else
    return get<Place>(a) < get<Place>(b) || (!(get<Place>(b) < get<Place>(a)) && less_tuples<Place + 1, Size>(a, b));
}
}  // namespace detail
template <class... A, class... B> __host__ __device__ bool operator==(const tuple<A...>& a, const tuple<B...>& b) {
  return detail::equal_tuples(a, b, std::index_sequence_for<A...>{});
}
template <class... A, class... B> __host__ __device__ bool operator!=(const tuple<A...>& a, const tuple<B...>& b) { return !(a == b); }
template <class... A, class... B> __host__ __device__ bool operator<(const tuple<A...>& a, const tuple<B...>& b) {
  return detail::less_tuples<0, sizeof...(A)>(a, b);
}
template <class... A, class... B> __host__ __device__ bool operator>(const tuple<A...>& a, const tuple<B...>& b) { return b < a; }

}  // namespace thrust

/* For structured bindings. */
template <class... Types> struct std::tuple_size<thrust::tuple<Types...>> : std::integral_constant<size_t, sizeof...(Types)> {};
template <size_t Place, class... Types>
struct std::tuple_element<Place, thrust::tuple<Types...>> : thrust::detail::type_at<Place, Types...> {};

#endif
