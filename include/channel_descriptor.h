/* cudaCreateChannelDesc<T>(): describes the elements of a texture by their C++ type. */
#ifndef UNWARP_CHANNEL_DESCRIPTOR_H
#define UNWARP_CHANNEL_DESCRIPTOR_H

#include "cuda_runtime_api.h"

#if defined(__cplusplus)

template <class T> static inline cudaChannelFormatDesc cudaCreateChannelDesc() {
  return cudaCreateChannelDesc(0, 0, 0, 0, cudaChannelFormatKindNone);
}

#define __UNWARP_CHANNELS(type, x, y, z, w, kind)                                                  \
  template <> inline cudaChannelFormatDesc cudaCreateChannelDesc<type>() {                         \
    return cudaCreateChannelDesc(x, y, z, w, kind);                                                \
  }
#define __UNWARP_CHANNEL_TYPES(scalar, name, kind)                                                 \
  __UNWARP_CHANNELS(scalar, 8 * sizeof(scalar), 0, 0, 0, kind)                                     \
  __UNWARP_CHANNELS(name##1, 8 * sizeof(scalar), 0, 0, 0, kind)                                    \
  __UNWARP_CHANNELS(name##2, 8 * sizeof(scalar), 8 * sizeof(scalar), 0, 0, kind)                   \
  __UNWARP_CHANNELS(name##4, 8 * sizeof(scalar), 8 * sizeof(scalar), 8 * sizeof(scalar),           \
                    8 * sizeof(scalar), kind)

__UNWARP_CHANNELS(char, 8, 0, 0, 0, cudaChannelFormatKindSigned)
__UNWARP_CHANNEL_TYPES(signed char, char, cudaChannelFormatKindSigned)
__UNWARP_CHANNEL_TYPES(unsigned char, uchar, cudaChannelFormatKindUnsigned)
__UNWARP_CHANNEL_TYPES(short, short, cudaChannelFormatKindSigned)
__UNWARP_CHANNEL_TYPES(unsigned short, ushort, cudaChannelFormatKindUnsigned)
__UNWARP_CHANNEL_TYPES(int, int, cudaChannelFormatKindSigned)
__UNWARP_CHANNEL_TYPES(unsigned int, uint, cudaChannelFormatKindUnsigned)
__UNWARP_CHANNEL_TYPES(float, float, cudaChannelFormatKindFloat)

#undef __UNWARP_CHANNEL_TYPES
#undef __UNWARP_CHANNELS

#endif
#endif
