/* The qualifiers of the functions that the headers themselves define. */
#ifndef UNWARP_QUALIFIERS_H
#define UNWARP_QUALIFIERS_H

#include "../host_defines.h"

#define __UNWARP_DEVICE static __device__ __inline__ __attribute__((always_inline, unused))
/* For longer functions, where a copy at every call would cost more than the call. */
#define __UNWARP_DEVICE_CALL static __device__ __inline__ __attribute__((unused))
#define __UNWARP_HOST_DEVICE static __host__ __device__ __inline__ __attribute__((always_inline, unused))
#define __UNWARP_HOST_DEVICE_CALL static __host__ __device__ __inline__ __attribute__((unused))

#endif
