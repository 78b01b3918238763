/* Copies by all threads of a group. They have ended when the call returns, which CUDA allows; wait() is the barrier after them. */
#ifndef UNWARP_COOPERATIVE_GROUPS_MEMCPY_ASYNC_H
#define UNWARP_COOPERATIVE_GROUPS_MEMCPY_ASYNC_H

#include "../cooperative_groups.h"

namespace cooperative_groups {

/* `count` is in bytes, or has them for a size of its own (cuda::aligned_size_t). */
template <class Group, class To, class From, class Count>
__device__ void memcpy_async(const Group& group, To* to, const From* from, const Count& count) {
  size_t bytes = (size_t)count, threads = group.size();
  char* target = (char*)to;
  const char* source = (const char*)from;
  if ((((size_t)target | (size_t)source | bytes) & 3) == 0) {
    for (size_t i = group.thread_rank(); i < bytes / 4; i += threads) ((unsigned int*)target)[i] = ((const unsigned int*)source)[i];
  } else {
    for (size_t i = group.thread_rank(); i < bytes; i += threads) target[i] = source[i];
  }
}
/* In elements, with a size for each side: the smaller one counts. */
template <class Group, class T, class ToCount, class FromCount>
__device__ void memcpy_async(const Group& group, T* to, const ToCount& toCount, const T* from, const FromCount& fromCount) {
  size_t count = (size_t)toCount < (size_t)fromCount ? (size_t)toCount : (size_t)fromCount;
  for (size_t i = group.thread_rank(); i < count; i += group.size()) to[i] = from[i];
}
template <class Group> __device__ void wait(const Group& group) { group.sync(); }
template <unsigned int Stages, class Group> __device__ void wait_prior(const Group& group) { group.sync(); }

}  // namespace cooperative_groups

#endif
