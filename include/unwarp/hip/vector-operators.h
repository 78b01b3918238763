/*
 * HIP's vector types, unlike CUDA's, can be added and compared. Templates, so that a program's own operator for
 * such a type comes first.
 */
#ifndef UNWARP_HIP_VECTOR_OPERATORS_H
#define UNWARP_HIP_VECTOR_OPERATORS_H

#define __UNWARP_OPERATOR static __host__ __device__ __inline__ __attribute__((always_inline, unused))

namespace unwarp_vectors {

/* How to make a vector of what a function gives for each component. */
template <class V> struct Parts {};

#define __UNWARP_PARTS(V, T, size, make1, make2, all)                                              \
  template <> struct Parts<V> {                                                                    \
    using Vector = V;                                                                              \
    using Scalar = T;                                                                              \
    using Truth = bool;                                                                            \
    template <class F> __UNWARP_OPERATOR V map1(const V& a, F f) { return make1; }                 \
    template <class F> __UNWARP_OPERATOR V map2(const V& a, const V& b, F f) { return make2; }     \
    __UNWARP_OPERATOR bool equal(const V& a, const V& b) { return all; }                           \
    __UNWARP_OPERATOR V same(T s) { return map1(V{}, [s](T) { return s; }); }                      \
  };
#define __UNWARP_VECTORS(name, T)                                                                  \
  __UNWARP_PARTS(name##1, T, 1, (V_of<name##1, T>((T)f(a.x))), (V_of<name##1, T>((T)f(a.x, b.x))), a.x == b.x) \
  __UNWARP_PARTS(name##2, T, 2, (V_of<name##2, T>((T)f(a.x), (T)f(a.y))),                          \
                 (V_of<name##2, T>((T)f(a.x, b.x), (T)f(a.y, b.y))), a.x == b.x && a.y == b.y)     \
  __UNWARP_PARTS(name##3, T, 3, (V_of<name##3, T>((T)f(a.x), (T)f(a.y), (T)f(a.z))),               \
                 (V_of<name##3, T>((T)f(a.x, b.x), (T)f(a.y, b.y), (T)f(a.z, b.z))),               \
                 a.x == b.x && a.y == b.y && a.z == b.z)                                           \
  __UNWARP_PARTS(name##4, T, 4, (V_of<name##4, T>((T)f(a.x), (T)f(a.y), (T)f(a.z), (T)f(a.w))),    \
                 (V_of<name##4, T>((T)f(a.x, b.x), (T)f(a.y, b.y), (T)f(a.z, b.z), (T)f(a.w, b.w))), \
                 a.x == b.x && a.y == b.y && a.z == b.z && a.w == b.w)

template <class V, class T> __UNWARP_OPERATOR V V_of(T x) { V v; v.x = x; return v; }
template <class V, class T> __UNWARP_OPERATOR V V_of(T x, T y) { V v; v.x = x; v.y = y; return v; }
template <class V, class T> __UNWARP_OPERATOR V V_of(T x, T y, T z) { V v; v.x = x; v.y = y; v.z = z; return v; }
template <class V, class T> __UNWARP_OPERATOR V V_of(T x, T y, T z, T w) { V v; v.x = x; v.y = y; v.z = z; v.w = w; return v; }

__UNWARP_VECTORS(char, signed char)
__UNWARP_VECTORS(uchar, unsigned char)
__UNWARP_VECTORS(short, short)
__UNWARP_VECTORS(ushort, unsigned short)
__UNWARP_VECTORS(int, int)
__UNWARP_VECTORS(uint, unsigned int)
__UNWARP_VECTORS(long, long)
__UNWARP_VECTORS(ulong, unsigned long)
__UNWARP_VECTORS(longlong, long long)
__UNWARP_VECTORS(ulonglong, unsigned long long)
__UNWARP_VECTORS(float, float)
__UNWARP_VECTORS(double, double)
#undef __UNWARP_VECTORS
#undef __UNWARP_PARTS

}  // namespace unwarp_vectors

#define __UNWARP_BINARY(op)                                                                        \
  template <class V> __UNWARP_OPERATOR typename unwarp_vectors::Parts<V>::Vector operator op(const V& a, const V& b) { \
    using T = typename unwarp_vectors::Parts<V>::Scalar;                                           \
    return unwarp_vectors::Parts<V>::map2(a, b, [](T x, T y) { return x op y; });                  \
  }                                                                                                \
  template <class V> __UNWARP_OPERATOR typename unwarp_vectors::Parts<V>::Vector operator op(      \
      const V& a, typename unwarp_vectors::Parts<V>::Scalar b) {                                   \
    return a op unwarp_vectors::Parts<V>::same(b);                                                 \
  }                                                                                                \
  template <class V> __UNWARP_OPERATOR typename unwarp_vectors::Parts<V>::Vector operator op(      \
      typename unwarp_vectors::Parts<V>::Scalar a, const V& b) {                                   \
    return unwarp_vectors::Parts<V>::same(a) op b;                                                 \
  }                                                                                                \
  template <class V, class R> __UNWARP_OPERATOR typename unwarp_vectors::Parts<V>::Vector& operator op##=(V& a, const R& b) { \
    return a = a op b;                                                                             \
  }
__UNWARP_BINARY(+)
__UNWARP_BINARY(-)
__UNWARP_BINARY(*)
__UNWARP_BINARY(/)
__UNWARP_BINARY(%)
__UNWARP_BINARY(&)
__UNWARP_BINARY(|)
__UNWARP_BINARY(^)
__UNWARP_BINARY(<<)
__UNWARP_BINARY(>>)
#undef __UNWARP_BINARY

template <class V> __UNWARP_OPERATOR typename unwarp_vectors::Parts<V>::Vector operator-(const V& a) {
  using T = typename unwarp_vectors::Parts<V>::Scalar;
  return unwarp_vectors::Parts<V>::map1(a, [](T x) { return -x; });
}
template <class V> __UNWARP_OPERATOR typename unwarp_vectors::Parts<V>::Vector operator~(const V& a) {
  using T = typename unwarp_vectors::Parts<V>::Scalar;
  return unwarp_vectors::Parts<V>::map1(a, [](T x) { return ~x; });
}
template <class V> __UNWARP_OPERATOR typename unwarp_vectors::Parts<V>::Truth operator==(const V& a, const V& b) {
  return unwarp_vectors::Parts<V>::equal(a, b);
}
template <class V> __UNWARP_OPERATOR typename unwarp_vectors::Parts<V>::Truth operator!=(const V& a, const V& b) {
  return !unwarp_vectors::Parts<V>::equal(a, b);
}

#undef __UNWARP_OPERATOR

#endif
