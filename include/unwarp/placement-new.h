/*
 * Device versions of the operators of <new>. The ones that allocate are declared by Clang itself;
 * placement only returns its argument, but <new> declares it for the host alone.
 */
#ifndef UNWARP_PLACEMENT_NEW_H
#define UNWARP_PLACEMENT_NEW_H

#include <new>

#include "qualifiers.h"

#define __UNWARP_OPERATOR __device__ __inline__ __attribute__((always_inline))

__UNWARP_OPERATOR void* operator new(size_t, void* place) noexcept { return place; }
__UNWARP_OPERATOR void* operator new[](size_t, void* place) noexcept { return place; }
__UNWARP_OPERATOR void operator delete(void*, void*) noexcept {}
__UNWARP_OPERATOR void operator delete[](void*, void*) noexcept {}
__UNWARP_OPERATOR void* operator new(size_t bytes, const std::nothrow_t&) noexcept { return malloc(bytes); }
__UNWARP_OPERATOR void* operator new[](size_t bytes, const std::nothrow_t&) noexcept { return malloc(bytes); }

#undef __UNWARP_OPERATOR

#endif
