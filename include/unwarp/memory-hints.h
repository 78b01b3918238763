/*
 * Loads and stores with cache hints. There is no such cache here, so a hint changes nothing, but
 * the accesses that programs use to watch memory another block writes (`cg`, `cv`, `wt`) must
 * really happen each time: they are volatile where the type allows.
 */
#ifndef UNWARP_MEMORY_HINTS_H
#define UNWARP_MEMORY_HINTS_H

#include "qualifiers.h"

template <class T, bool IsNumber = __is_arithmetic(T)> struct __unwarp_uncached {
  static __device__ __forceinline__ T load(const T* address) { return *(const volatile T*)address; }
  static __device__ __forceinline__ void store(T* address, T value) { *(volatile T*)address = value; }
};
template <class T> struct __unwarp_uncached<T, false> {
  static __device__ __forceinline__ T load(const T* address) { return *address; }
  static __device__ __forceinline__ void store(T* address, T value) { *address = value; }
};
/* Keeps the value from taking part in the deduction of T, so that it converts as in a plain store. */
template <class T> struct __unwarp_same {
  typedef T type;
};

template <class T> __UNWARP_DEVICE T __ldg(const T* address) { return *address; }
template <class T> __UNWARP_DEVICE T __ldca(const T* address) { return *address; }
template <class T> __UNWARP_DEVICE T __ldcs(const T* address) { return *address; }
template <class T> __UNWARP_DEVICE T __ldlu(const T* address) { return *address; }
template <class T> __UNWARP_DEVICE T __ldcg(const T* address) { return __unwarp_uncached<T>::load(address); }
template <class T> __UNWARP_DEVICE T __ldcv(const T* address) { return __unwarp_uncached<T>::load(address); }

template <class T> __UNWARP_DEVICE void __stwb(T* address, typename __unwarp_same<T>::type value) { *address = value; }
template <class T> __UNWARP_DEVICE void __stcs(T* address, typename __unwarp_same<T>::type value) { *address = value; }
template <class T> __UNWARP_DEVICE void __stcg(T* address, typename __unwarp_same<T>::type value) {
  __unwarp_uncached<T>::store(address, value);
}
template <class T> __UNWARP_DEVICE void __stwt(T* address, typename __unwarp_same<T>::type value) {
  __unwarp_uncached<T>::store(address, value);
}

/* Questions about where an address points. Shared, local and global memory are one memory here. */
__UNWARP_DEVICE unsigned int __isGlobal(const void* address) { return __nvvm_isspacep_global(address); }
__UNWARP_DEVICE unsigned int __isShared(const void* address) { return __nvvm_isspacep_shared(address); }
__UNWARP_DEVICE unsigned int __isConstant(const void* address) { return __nvvm_isspacep_const(address); }
__UNWARP_DEVICE unsigned int __isLocal(const void* address) { return __nvvm_isspacep_local(address); }
__UNWARP_DEVICE size_t __cvta_generic_to_shared(const void* address) { return (size_t)address; }
__UNWARP_DEVICE size_t __cvta_generic_to_global(const void* address) { return (size_t)address; }
__UNWARP_DEVICE size_t __cvta_generic_to_local(const void* address) { return (size_t)address; }
__UNWARP_DEVICE size_t __cvta_generic_to_constant(const void* address) { return (size_t)address; }
__UNWARP_DEVICE void* __cvta_shared_to_generic(size_t address) { return (void*)address; }
__UNWARP_DEVICE void* __cvta_global_to_generic(size_t address) { return (void*)address; }
__UNWARP_DEVICE void* __cvta_local_to_generic(size_t address) { return (void*)address; }
__UNWARP_DEVICE void* __cvta_constant_to_generic(size_t address) { return (void*)address; }

#endif
