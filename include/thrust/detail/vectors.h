/* thrust::device_vector, whose elements are in device memory, and thrust::host_vector. */
#ifndef UNWARP_THRUST_VECTORS_H
#define UNWARP_THRUST_VECTORS_H

#include <initializer_list>

#include "copies.h"

namespace thrust {

template <class T> class device_allocator {
 public:
  using value_type = T;
  using pointer = device_ptr<T>;
};
template <class T> using device_malloc_allocator = device_allocator<T>;
/* Of managed memory, which host and kernels reach by plain pointers. */
template <class T> class universal_allocator : public device_allocator<T> {};
namespace detail {
template <class Allocator> constexpr bool is_universal = false;
template <class T> constexpr bool is_universal<universal_allocator<T>> = true;
}  // namespace detail

template <class T, class Allocator = std::allocator<T>> class host_vector;

template <class T, class Allocator = device_allocator<T>> class device_vector {
 public:
  using value_type = T;
  using pointer = device_ptr<T>;
  using const_pointer = device_ptr<const T>;
  using reference = device_reference<T>;
  using const_reference = device_reference<const T>;
  using iterator = device_ptr<T>;
  using const_iterator = device_ptr<const T>;
  using size_type = size_t;
  using difference_type = ptrdiff_t;
  using allocator_type = Allocator;

  device_vector() = default;
  explicit device_vector(size_t count) { resize(count); }
  device_vector(size_t count, const T& value) { resize(count, value); }
  device_vector(const device_vector& other) { assign(other.begin(), other.end()); }
  device_vector(device_vector&& other) noexcept { swap(other); }
  template <class Other, class A> device_vector(const host_vector<Other, A>& other) { assign(other.begin(), other.end()); }
  template <class Other, class A> device_vector(const device_vector<Other, A>& other) { assign(other.begin(), other.end()); }
  template <class Other, class A> device_vector(const std::vector<Other, A>& other) { assign(other.begin(), other.end()); }
  device_vector(std::initializer_list<T> values) { assign(values.begin(), values.end()); }
  template <class I, std::enable_if_t<detail::is_iterator<I>, int> = 0> device_vector(I first, I last) { assign(first, last); }
  ~device_vector() { cudaFree(data_); }

  device_vector& operator=(const device_vector& other) {
    if (this != &other) assign(other.begin(), other.end());
    return *this;
  }
  device_vector& operator=(device_vector&& other) noexcept {
    swap(other);
    return *this;
  }
  template <class Other> device_vector& operator=(const Other& other) {
    assign(other.begin(), other.end());
    return *this;
  }
  device_vector& operator=(std::initializer_list<T> values) {
    assign(values.begin(), values.end());
    return *this;
  }

  template <class I, std::enable_if_t<detail::is_iterator<I>, int> = 0> void assign(I first, I last) {
    size_t count = (size_t)std::distance(first, last);
    make_room(count, 0);
    size_ = count;
    thrust::copy(first, last, begin());
  }
  void assign(size_t count, const T& value) {
    size_ = 0;
    resize(count, value);
  }
  void resize(size_t count) { resize(count, T()); }
  void resize(size_t count, const T& value) {
    if (count > capacity_) make_room(count, size_);
    size_t before = size_;
    size_ = count;
    if (count > before) thrust::fill(begin() + before, end(), value);
  }
  void reserve(size_t count) {
    if (count > capacity_) make_room(count, size_);
  }
  void shrink_to_fit() {}
  void clear() { size_ = 0; }
  void push_back(const T& value) {
    if (size_ == capacity_) make_room(capacity_ * 2 + 16, size_);
    ++size_;
    back() = value;
  }
  void pop_back() { --size_; }
  iterator erase(iterator at) { return erase(at, at + 1); }
  iterator erase(iterator first, iterator last) {
    device_vector tail(last, end());
    thrust::copy(tail.begin(), tail.end(), first);
    size_ -= last - first;
    return first;
  }
  iterator insert(iterator at, const T& value) {
    size_t place = at - begin();
    device_vector tail(at, end());
    resize(size_ + 1, value);
    thrust::copy(tail.begin(), tail.end(), begin() + place + 1);
    (*this)[place] = value;
    return begin() + place;
  }
  template <class I, std::enable_if_t<detail::is_iterator<I>, int> = 0> void insert(iterator at, I first, I last) {
    size_t place = at - begin(), count = (size_t)std::distance(first, last);
    device_vector tail(at, end()), added(first, last);
    resize(size_ + count);
    thrust::copy(added.begin(), added.end(), begin() + place);
    thrust::copy(tail.begin(), tail.end(), begin() + place + count);
  }
  void swap(device_vector& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
  }

  iterator begin() { return iterator(data_); }
  iterator end() { return iterator(data_ + size_); }
  const_iterator begin() const { return const_iterator(data_); }
  const_iterator end() const { return const_iterator(data_ + size_); }
  const_iterator cbegin() const { return begin(); }
  const_iterator cend() const { return end(); }
  auto rbegin() { return make_reverse_iterator(end()); }
  auto rend() { return make_reverse_iterator(begin()); }
  pointer data() { return pointer(data_); }
  const_pointer data() const { return const_pointer(data_); }
  reference operator[](size_t i) { return reference(data_ + i); }
  const_reference operator[](size_t i) const { return const_reference(data_ + i); }
  reference front() { return (*this)[0]; }
  const_reference front() const { return (*this)[0]; }
  reference back() { return (*this)[size_ - 1]; }
  const_reference back() const { return (*this)[size_ - 1]; }
  size_t size() const { return size_; }
  size_t capacity() const { return capacity_; }
  size_t max_size() const { return ~(size_t)0 / sizeof(T); }
  bool empty() const { return size_ == 0; }

 private:
  static cudaError_t allocate(void** data, size_t bytes) {
    return detail::is_universal<Allocator> ? cudaMallocManaged(data, bytes) : cudaMalloc(data, bytes);
  }
  /* `kept` elements stay. */
  void make_room(size_t count, size_t kept) {
    if (count <= capacity_) return;
    T* data = nullptr;
    if (count > max_size() || allocate((void**)&data, count * sizeof(T)) != cudaSuccess) {
      cudaGetLastError();
      throw std::bad_alloc();
    }
    if (kept) cudaMemcpy((void*)data, data_, kept * sizeof(T), cudaMemcpyDeviceToDevice);
    cudaFree(data_);
    data_ = data;
    capacity_ = count;
  }
  T* data_ = nullptr;
  size_t size_ = 0, capacity_ = 0;
};

template <class T, class Allocator> class host_vector : public std::vector<T, Allocator> {
  using base = std::vector<T, Allocator>;

 public:
  using base::base;
  host_vector() = default;
  host_vector(const host_vector&) = default;
  host_vector(host_vector&&) = default;
  host_vector(const base& other) : base(other) {}
  template <class Other, class A> host_vector(const device_vector<Other, A>& other) { copy_from(other.begin(), other.end()); }
  template <class Other, class A> host_vector(const host_vector<Other, A>& other) : base(other.begin(), other.end()) {}
  template <class Other> host_vector(device_ptr<Other> first, device_ptr<Other> last) { copy_from(first, last); }
  host_vector& operator=(const host_vector&) = default;
  host_vector& operator=(host_vector&&) = default;
  template <class Other, class A> host_vector& operator=(const device_vector<Other, A>& other) {
    copy_from(other.begin(), other.end());
    return *this;
  }

 private:
  template <class I> void copy_from(I first, I last) {
    this->resize(last - first);
    thrust::copy(first, last, this->begin());
  }
};

namespace detail {
template <class A, class B> bool same_elements(const A& a, const B& b) {
  if (a.size() != b.size()) return false;
  host_vector<typename A::value_type> x(a);
  host_vector<typename B::value_type> y(b);
  for (size_t i = 0; i < x.size(); ++i)
    if (!(x[i] == y[i])) return false;
  return true;
}
}  // namespace detail
template <class T, class U, class A, class B> bool operator==(const device_vector<T, A>& a, const device_vector<U, B>& b) {
  return detail::same_elements(a, b);
}
template <class T, class U, class A, class B> bool operator==(const device_vector<T, A>& a, const host_vector<U, B>& b) {
  return detail::same_elements(a, b);
}
template <class T, class U, class A, class B> bool operator==(const host_vector<T, A>& a, const device_vector<U, B>& b) {
  return detail::same_elements(a, b);
}
template <class T, class U, class A, class B> bool operator!=(const device_vector<T, A>& a, const device_vector<U, B>& b) { return !(a == b); }
template <class T, class U, class A, class B> bool operator!=(const device_vector<T, A>& a, const host_vector<U, B>& b) { return !(a == b); }
template <class T, class U, class A, class B> bool operator!=(const host_vector<T, A>& a, const device_vector<U, B>& b) { return !(a == b); }
template <class T, class A> void swap(device_vector<T, A>& a, device_vector<T, A>& b) { a.swap(b); }
template <class T, class Allocator = universal_allocator<T>> using universal_vector = device_vector<T, Allocator>;

template <class T> device_ptr<T> device_malloc(size_t count) {
  T* data = nullptr;
  if (count > ~(size_t)0 / sizeof(T) || cudaMalloc((void**)&data, count * sizeof(T)) != cudaSuccess) throw std::bad_alloc();
  return device_ptr<T>(data);
}
template <class T> void device_free(device_ptr<T> pointer) { cudaFree((void*)pointer.get()); }
template <class T> device_ptr<T> device_new(size_t count) {
  device_ptr<T> data = device_malloc<T>(count);
  thrust::fill(data, data + count, T());
  return data;
}
template <class T> void device_delete(device_ptr<T> pointer, size_t = 0) { device_free(pointer); }

}  // namespace thrust

#endif
