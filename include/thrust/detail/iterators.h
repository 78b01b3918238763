/* Thrust's iterators: pointers to device memory, and those that compute what they point to. */
#ifndef UNWARP_THRUST_ITERATORS_H
#define UNWARP_THRUST_ITERATORS_H

#include <iterator>

#include <unwarp/parallel/kernels.h>

#include "functional.h"

namespace thrust {

/* Where an iterator's elements are; `any` for those that compute them. */
enum class unwarp_place { host, device, any };

struct host_system_tag {};
struct device_system_tag {};
struct any_system_tag {};

namespace detail {

/* All of a random access iterator, from at(i), advance(i) and minus(other). */
template <class Self, class Value, class Reference, class Difference = ptrdiff_t> struct iterator_facade {
  using value_type = Value;
  using reference = Reference;
  using pointer = void;
  using difference_type = Difference;
  using iterator_category = std::random_access_iterator_tag;

  __host__ __device__ Reference operator*() const { return self().at(0); }
  __host__ __device__ Reference operator[](Difference i) const { return self().at(i); }
  __host__ __device__ Self& operator++() { return *this += 1; }
  __host__ __device__ Self& operator--() { return *this += -1; }
  __host__ __device__ Self operator++(int) {
    Self before = self();
    *this += 1;
    return before;
  }
  __host__ __device__ Self operator--(int) {
    Self before = self();
    *this += -1;
    return before;
  }
  __host__ __device__ Self& operator+=(Difference i) {
    static_cast<Self&>(*this).advance(i);
    return static_cast<Self&>(*this);
  }
  __host__ __device__ Self& operator-=(Difference i) { return *this += -i; }
  __host__ __device__ Self operator+(Difference i) const {
    Self moved = self();
    return moved += i;
  }
  __host__ __device__ Self operator-(Difference i) const { return *this + -i; }
  friend __host__ __device__ Self operator+(Difference i, const Self& iterator) { return iterator + i; }
  friend __host__ __device__ Difference operator-(const Self& a, const Self& b) { return a.minus(b); }
  friend __host__ __device__ bool operator==(const Self& a, const Self& b) { return a.minus(b) == 0; }
  friend __host__ __device__ bool operator!=(const Self& a, const Self& b) { return a.minus(b) != 0; }
  friend __host__ __device__ bool operator<(const Self& a, const Self& b) { return a.minus(b) < 0; }
  friend __host__ __device__ bool operator>(const Self& a, const Self& b) { return a.minus(b) > 0; }
  friend __host__ __device__ bool operator<=(const Self& a, const Self& b) { return a.minus(b) <= 0; }
  friend __host__ __device__ bool operator>=(const Self& a, const Self& b) { return a.minus(b) >= 0; }

 private:
  __host__ __device__ const Self& self() const { return static_cast<const Self&>(*this); }
};

template <class Iterator> using reference_of = decltype(std::declval<const Iterator&>()[0]);
template <class Iterator> using value_of = typename std::iterator_traits<Iterator>::value_type;
template <class Iterator> using difference_of = typename std::iterator_traits<Iterator>::difference_type;
template <class Iterator> __host__ __device__ size_t count_of(const Iterator& first, const Iterator& last) {
  if constexpr (sizeof(difference_of<Iterator>) > sizeof(size_t)) return unwarp_parallel::addressable(last - first);
  else return (size_t)(last - first);
}

}  // namespace detail

template <class T> class device_ptr;

/* An element in device memory: the host reads and writes it by copies. */
template <class T> class device_reference {
 public:
  using value_type = std::remove_cv_t<T>;
  __host__ __device__ explicit device_reference(T* address) : address_(address) {}
  device_reference(const device_reference&) = default;
  template <class Other, class = std::enable_if_t<std::is_convertible_v<Other*, T*>>>
  __host__ __device__ device_reference(const device_reference<Other>& other) : address_(other.address()) {}

  __host__ operator value_type() const {
    value_type value;
    unwarp_copy(&value, address_, cudaMemcpyDeviceToHost);
    return value;
  }
  __device__ operator value_type() const { return *address_; }
  __host__ const device_reference& operator=(const value_type& value) const {
    unwarp_copy((void*)address_, &value, cudaMemcpyHostToDevice);
    return *this;
  }
  __device__ const device_reference& operator=(const value_type& value) const {
    *address_ = value;
    return *this;
  }
  __host__ __device__ const device_reference& operator=(const device_reference& other) const { return *this = (value_type)other; }
  template <class Other> __host__ __device__ const device_reference& operator=(const device_reference<Other>& other) const {
    return *this = (value_type)other;
  }
#define UNWARP_THRUST_COMPOUND(symbol)                                                                           \
  template <class Other> __host__ __device__ const device_reference& operator symbol##=(const Other& other) const { \
    return *this = (value_type)((value_type) * this symbol other);                                               \
  }
  UNWARP_THRUST_COMPOUND(+)
  UNWARP_THRUST_COMPOUND(-)
  UNWARP_THRUST_COMPOUND(*)
  UNWARP_THRUST_COMPOUND(/)
  UNWARP_THRUST_COMPOUND(%)
  UNWARP_THRUST_COMPOUND(&)
  UNWARP_THRUST_COMPOUND(|)
  UNWARP_THRUST_COMPOUND(^)
#undef UNWARP_THRUST_COMPOUND
  __host__ __device__ const device_reference& operator++() const { return *this += 1; }
  __host__ __device__ const device_reference& operator--() const { return *this -= 1; }
  __host__ __device__ device_ptr<T> operator&() const { return device_ptr<T>(address_); }
  __host__ __device__ T* address() const { return address_; }

 private:
  static __host__ void unwarp_copy(void* to, const void* from, cudaMemcpyKind kind) {
    cudaMemcpy(to, from, sizeof(value_type), kind);
  }
  T* address_;
};
template <class Stream, class T> Stream& operator<<(Stream& stream, const device_reference<T>& element) {
  return stream << (std::remove_cv_t<T>)element;
}
template <class T> __host__ __device__ void swap(device_reference<T> a, device_reference<T> b) {
  std::remove_cv_t<T> first = a;
  a = b;
  b = first;
}

template <class T> class device_ptr : public detail::iterator_facade<device_ptr<T>, std::remove_cv_t<T>, device_reference<T>> {
 public:
  using element_type = T;
  device_ptr() = default;
  __host__ __device__ device_ptr(decltype(nullptr)) : address_(nullptr) {}
  __host__ __device__ explicit device_ptr(T* address) : address_(address) {}
  template <class Other, class = std::enable_if_t<std::is_convertible_v<Other*, T*>>>
  __host__ __device__ device_ptr(const device_ptr<Other>& other) : address_(other.get()) {}
  __host__ __device__ T* get() const { return address_; }
  __host__ __device__ explicit operator bool() const { return address_ != nullptr; }
  __host__ __device__ device_reference<T> at(ptrdiff_t i) const { return device_reference<T>(address_ + i); }
  __host__ __device__ void advance(ptrdiff_t i) { address_ += i; }
  __host__ __device__ ptrdiff_t minus(const device_ptr& other) const { return address_ - other.address_; }
  /* As device_vector's iterators have it. */
  __host__ __device__ device_ptr base() const { return *this; }

 private:
  T* address_ = nullptr;
};
template <class T> __host__ __device__ device_ptr<T> device_pointer_cast(T* address) { return device_ptr<T>(address); }
template <class T> __host__ __device__ device_ptr<T> device_pointer_cast(const device_ptr<T>& pointer) { return pointer; }
template <class T> __host__ __device__ T* raw_pointer_cast(const device_ptr<T>& pointer) { return pointer.get(); }
template <class T> __host__ __device__ T* raw_pointer_cast(T* pointer) { return pointer; }
template <class T> __host__ __device__ T& raw_reference_cast(const device_reference<T>& element) { return *element.address(); }
template <class T> __host__ __device__ T& raw_reference_cast(T& element) { return element; }

namespace detail {
/* Numbers of 64 bits are further apart than places in memory. */
template <class T, class Given>
using counting_difference = std::conditional_t<!std::is_void_v<Given>, Given, std::conditional_t<std::is_integral_v<T> && sizeof(T) == 8, long long, ptrdiff_t>>;
}  // namespace detail
template <class T, class System = void, class Difference = void>
class counting_iterator
    : public detail::iterator_facade<counting_iterator<T, System, Difference>, T, T, detail::counting_difference<T, Difference>> {
  using difference = detail::counting_difference<T, Difference>;

 public:
  __host__ __device__ counting_iterator() : first_() {}
  __host__ __device__ explicit counting_iterator(T first) : first_(first) {}
  __host__ __device__ T at(difference i) const { return (T)(first_ + i); }
  __host__ __device__ void advance(difference i) { first_ = (T)(first_ + i); }
  __host__ __device__ difference minus(const counting_iterator& other) const { return (difference)(first_ - other.first_); }

 private:
  T first_;
};
template <class T> __host__ __device__ counting_iterator<T> make_counting_iterator(T first) { return counting_iterator<T>(first); }

template <class T> class constant_iterator : public detail::iterator_facade<constant_iterator<T>, T, T> {
 public:
  __host__ __device__ constant_iterator(const T& value, ptrdiff_t place = 0) : value_(value), place_(place) {}
  __host__ __device__ T at(ptrdiff_t) const { return value_; }
  __host__ __device__ void advance(ptrdiff_t i) { place_ += i; }
  __host__ __device__ ptrdiff_t minus(const constant_iterator& other) const { return place_ - other.place_; }

 private:
  T value_;
  ptrdiff_t place_;
};
template <class T> __host__ __device__ constant_iterator<T> make_constant_iterator(T value, ptrdiff_t place = 0) {
  return constant_iterator<T>(value, place);
}

namespace detail {
struct discarded {
  template <class T> __host__ __device__ const discarded& operator=(const T&) const { return *this; }
};
}  // namespace detail
template <class System = void>
class discard_iterator : public detail::iterator_facade<discard_iterator<System>, detail::discarded, detail::discarded> {
 public:
  __host__ __device__ explicit discard_iterator(ptrdiff_t place = 0) : place_(place) {}
  __host__ __device__ detail::discarded at(ptrdiff_t) const { return {}; }
  __host__ __device__ void advance(ptrdiff_t i) { place_ += i; }
  __host__ __device__ ptrdiff_t minus(const discard_iterator& other) const { return place_ - other.place_; }

 private:
  ptrdiff_t place_;
};
inline __host__ __device__ discard_iterator<> make_discard_iterator(ptrdiff_t place = 0) { return discard_iterator<>(place); }

}  // namespace thrust

#endif
