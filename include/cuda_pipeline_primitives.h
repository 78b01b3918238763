/* Copies of a thread to shared memory, which have ended when the call returns; commits and waits have nothing left to do. */
#ifndef UNWARP_CUDA_PIPELINE_PRIMITIVES_H
#define UNWARP_CUDA_PIPELINE_PRIMITIVES_H

#include "unwarp/qualifiers.h"

/* Of 4, 8 or 16 bytes, the last `zeroFill` of which become 0. */
__UNWARP_DEVICE void __pipeline_memcpy_async(void* shared, const void* global, size_t bytes, size_t zeroFill = 0) {
  unsigned int words[4] = {0, 0, 0, 0};
  memcpy(words, global, bytes - zeroFill);
  memcpy(shared, words, bytes);
}
__UNWARP_DEVICE void __pipeline_commit() {}
__UNWARP_DEVICE void __pipeline_wait_prior(size_t) {}

#endif
