/* Reductions over the lanes of a group. */
#ifndef UNWARP_COOPERATIVE_GROUPS_REDUCE_H
#define UNWARP_COOPERATIVE_GROUPS_REDUCE_H

#include "../cooperative_groups.h"
#include "../unwarp/group-operators.h"

namespace cooperative_groups {

/* All members get the result, combined in the order of their ranks. */
template <class Group, class T, class Operator>
__device__ T reduce(const Group& group, T value, Operator combine) {
  unsigned int rank = group.thread_rank(), size = group.num_threads();
  for (unsigned int step = 1; step < size; step *= 2) {
    T right = group.shfl_down(value, step);
    if (rank % (2 * step) == 0 && rank + step < size) value = combine(value, right);
  }
  return group.shfl(value, 0);
}
/* The lanes of a tile come in pairs at each step, so that all have the result at the end. */
template <unsigned int Size, class Parent, class T, class Operator>
__device__ T reduce(const thread_block_tile<Size, Parent>& tile, T value, Operator combine) {
  for (unsigned int step = 1; step < Size; step *= 2) {
    T other = tile.shfl_xor(value, step);
    value = tile.thread_rank() & step ? combine(other, value) : combine(value, other);
  }
  return value;
}

}  // namespace cooperative_groups

#endif
