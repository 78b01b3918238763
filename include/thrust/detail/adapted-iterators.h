/* Iterators over other iterators: transformed, zipped, permuted, reversed; and the raw ones that kernels get for each. */
#ifndef UNWARP_THRUST_ADAPTED_ITERATORS_H
#define UNWARP_THRUST_ADAPTED_ITERATORS_H

#include "iterators.h"

namespace thrust {

namespace detail {
/* What a function gets of an element: the element itself where the iterator has only a reference to device memory. */
template <class T> __host__ __device__ T& plain(T& value) { return value; }
template <class T> __host__ __device__ const T& plain(const T& value) { return value; }
template <class T> __host__ __device__ T& plain(const device_reference<T>& element) { return *element.address(); }
template <class T> using plain_value = std::decay_t<decltype(plain(std::declval<const T&>()))>;
}  // namespace detail

struct use_default;
template <class Function, class Iterator, class Reference = use_default, class Value = use_default> class transform_iterator;
namespace detail {
template <class Given, class Default> using given_or = std::conditional_t<std::is_same_v<Given, use_default> || std::is_void_v<Given>, Default, Given>;
template <class Function, class Iterator>
using transformed = decltype(std::declval<Function&>()(std::declval<plain_value<reference_of<Iterator>>&>()));
template <class Function, class Iterator, class Reference> using transform_reference = given_or<Reference, transformed<Function, Iterator>>;
template <class Function, class Iterator, class Reference, class Value>
using transform_facade = iterator_facade<transform_iterator<Function, Iterator, Reference, Value>,
                                         given_or<Value, std::decay_t<transform_reference<Function, Iterator, Reference>>>,
                                         transform_reference<Function, Iterator, Reference>, difference_of<Iterator>>;
}  // namespace detail

template <class Function, class Iterator, class Reference, class Value>
class transform_iterator : public detail::transform_facade<Function, Iterator, Reference, Value> {
  using result = detail::transform_reference<Function, Iterator, Reference>;
  static_assert(!std::is_reference_v<result> || std::is_reference_v<detail::transformed<Function, Iterator>>,
                "the function's result is a value, to which no reference can stay");
  using difference = detail::difference_of<Iterator>;

 public:
  __host__ __device__ transform_iterator(Iterator base, Function function) : base_(base), function_(function) {}
  __host__ __device__ explicit transform_iterator(Iterator base) : base_(base), function_() {}
  __host__ __device__ result at(difference i) const {
    decltype(auto) element = base_[i];
    return function_(detail::plain(element));
  }
  __host__ __device__ void advance(difference i) { base_ += i; }
  __host__ __device__ difference minus(const transform_iterator& other) const { return base_ - other.base_; }
  __host__ __device__ const Iterator& base() const { return base_; }
  __host__ __device__ Function functor() const { return function_; }

 private:
  Iterator base_;
  mutable Function function_;
};
template <class Function, class Iterator>
__host__ __device__ transform_iterator<Function, Iterator> make_transform_iterator(Iterator base, Function function) {
  return transform_iterator<Function, Iterator>(base, function);
}

template <class Element, class Map>
class permutation_iterator
    : public detail::iterator_facade<permutation_iterator<Element, Map>, detail::value_of<Element>, detail::reference_of<Element>, detail::difference_of<Map>> {
  using difference = detail::difference_of<Map>;

 public:
  __host__ __device__ permutation_iterator(Element elements, Map map) : elements_(elements), map_(map) {}
  __host__ __device__ detail::reference_of<Element> at(difference i) const {
    decltype(auto) place = map_[i];
    return elements_[(detail::difference_of<Element>)detail::plain(place)];
  }
  __host__ __device__ void advance(difference i) { map_ += i; }
  __host__ __device__ difference minus(const permutation_iterator& other) const { return map_ - other.map_; }
  __host__ __device__ const Element& elements() const { return elements_; }
  __host__ __device__ const Map& map() const { return map_; }

 private:
  Element elements_;
  Map map_;
};
template <class Element, class Map>
__host__ __device__ permutation_iterator<Element, Map> make_permutation_iterator(Element elements, Map map) {
  return permutation_iterator<Element, Map>(elements, map);
}

template <class Iterator>
class reverse_iterator
    : public detail::iterator_facade<reverse_iterator<Iterator>, detail::value_of<Iterator>, detail::reference_of<Iterator>, detail::difference_of<Iterator>> {
  using difference = detail::difference_of<Iterator>;

 public:
  __host__ __device__ explicit reverse_iterator(Iterator base) : base_(base) {}
  __host__ __device__ detail::reference_of<Iterator> at(difference i) const { return base_[-i - 1]; }
  __host__ __device__ void advance(difference i) { base_ += -i; }
  __host__ __device__ difference minus(const reverse_iterator& other) const { return other.base_ - base_; }
  __host__ __device__ Iterator base() const { return base_; }

 private:
  Iterator base_;
};
template <class Iterator> __host__ __device__ reverse_iterator<Iterator> make_reverse_iterator(Iterator base) {
  return reverse_iterator<Iterator>(base);
}

template <class Tuple> class zip_iterator;
template <class... Iterators>
class zip_iterator<tuple<Iterators...>>
    : public detail::iterator_facade<zip_iterator<tuple<Iterators...>>, tuple<detail::value_of<Iterators>...>,
                                     tuple<detail::reference_of<Iterators>...>, std::common_type_t<detail::difference_of<Iterators>...>> {
  using difference = std::common_type_t<detail::difference_of<Iterators>...>;
  using places = std::index_sequence_for<Iterators...>;

 public:
  __host__ __device__ zip_iterator(const tuple<Iterators...>& iterators) : iterators_(iterators) {}
  __host__ __device__ tuple<detail::reference_of<Iterators>...> at(difference i) const { return elements(i, places{}); }
  __host__ __device__ void advance(difference i) { move(i, places{}); }
  __host__ __device__ difference minus(const zip_iterator& other) const { return get<0>(iterators_) - get<0>(other.iterators_); }
  __host__ __device__ const tuple<Iterators...>& get_iterator_tuple() const { return iterators_; }

 private:
  template <size_t... Places>
  __host__ __device__ tuple<detail::reference_of<Iterators>...> elements(difference i, std::index_sequence<Places...>) const {
    return tuple<detail::reference_of<Iterators>...>(get<Places>(iterators_)[i]...);
  }
  template <size_t... Places> __host__ __device__ void move(difference i, std::index_sequence<Places...>) {
    ((get<Places>(iterators_) += i), ...);
  }
  tuple<Iterators...> iterators_;
};
template <class... Iterators> __host__ __device__ zip_iterator<tuple<Iterators...>> make_zip_iterator(const tuple<Iterators...>& iterators) {
  return zip_iterator<tuple<Iterators...>>(iterators);
}
template <class... Iterators> __host__ __device__ zip_iterator<tuple<Iterators...>> make_zip_iterator(Iterators... iterators) {
  return zip_iterator<tuple<Iterators...>>(tuple<Iterators...>(iterators...));
}
template <class Function> struct zip_function {
  mutable Function function;
  template <class... Types> __host__ __device__ decltype(auto) operator()(const tuple<Types...>& values) const {
    return call(values, std::index_sequence_for<Types...>{});
  }

 private:
  template <class Tuple, size_t... Places> __host__ __device__ decltype(auto) call(const Tuple& values, std::index_sequence<Places...>) const {
    return function(get<Places>(values)...);
  }
};
template <class Function> __host__ __device__ zip_function<Function> make_zip_function(Function function) { return {function}; }

namespace detail {

constexpr unwarp_place together(unwarp_place a, unwarp_place b) {
  return a == unwarp_place::any ? b : b == unwarp_place::any ? a : a == b ? a : unwarp_place::device;
}

template <class Iterator> struct place_of { static constexpr unwarp_place value = unwarp_place::host; };
template <class T> struct place_of<device_ptr<T>> { static constexpr unwarp_place value = unwarp_place::device; };
template <class T, class S, class D> struct place_of<counting_iterator<T, S, D>> { static constexpr unwarp_place value = unwarp_place::any; };
template <class T> struct place_of<constant_iterator<T>> { static constexpr unwarp_place value = unwarp_place::any; };
template <class S> struct place_of<discard_iterator<S>> { static constexpr unwarp_place value = unwarp_place::any; };
template <class F, class I, class R, class V> struct place_of<transform_iterator<F, I, R, V>> : place_of<I> {};
template <class I> struct place_of<reverse_iterator<I>> : place_of<I> {};
template <class E, class M> struct place_of<permutation_iterator<E, M>> {
  static constexpr unwarp_place value = together(place_of<E>::value, place_of<M>::value);
};
template <class... I> struct place_of<zip_iterator<tuple<I...>>> {
  static constexpr unwarp_place value = [] {
    unwarp_place place = unwarp_place::any;
    ((place = together(place, place_of<I>::value)), ...);
    return place;
  }();
};

/* The same iterator with plain pointers in place of device_ptr, for code that runs where the memory is. */
template <class I> __host__ __device__ I raw(const I& iterator) { return iterator; }
template <class T> __host__ __device__ T* raw(const device_ptr<T>& pointer) { return pointer.get(); }
template <class F, class I, class R, class V> __host__ __device__ auto raw(const transform_iterator<F, I, R, V>& iterator) {
  auto base = raw(iterator.base());
  return transform_iterator<F, decltype(base), R, V>(base, iterator.functor());
}
template <class I> __host__ __device__ auto raw(const reverse_iterator<I>& iterator) { return make_reverse_iterator(raw(iterator.base())); }
template <class E, class M> __host__ __device__ auto raw(const permutation_iterator<E, M>& iterator) {
  return make_permutation_iterator(raw(iterator.elements()), raw(iterator.map()));
}
template <class Tuple, size_t... Places> __host__ __device__ auto raw_tuple(const Tuple& iterators, std::index_sequence<Places...>) {
  return make_zip_iterator(thrust::make_tuple(raw(get<Places>(iterators))...));
}
template <class... I> __host__ __device__ auto raw(const zip_iterator<tuple<I...>>& iterator) {
  return raw_tuple(iterator.get_iterator_tuple(), std::index_sequence_for<I...>{});
}

}  // namespace detail

template <class Iterator> struct iterator_value { using type = detail::value_of<Iterator>; };
template <class Iterator> struct iterator_reference { using type = detail::reference_of<Iterator>; };
template <class Iterator> struct iterator_difference { using type = detail::difference_of<Iterator>; };
template <class Iterator> using iterator_traits = std::iterator_traits<Iterator>;
template <class Iterator, class Distance> __host__ __device__ void advance(Iterator& iterator, Distance count) { iterator += count; }
template <class Iterator> __host__ __device__ detail::difference_of<Iterator> distance(Iterator first, Iterator last) { return last - first; }

}  // namespace thrust

#endif
