/* Reductions over the lanes of a group. */
#ifndef UNWARP_COOPERATIVE_GROUPS_REDUCE_H
#define UNWARP_COOPERATIVE_GROUPS_REDUCE_H

#include "../cooperative_groups.h"
#include "../unwarp/group-operators.h"

namespace cooperative_groups {

/* All members get the result, combined in the order of their ranks. */
template <class Group, class T, class Operator>
__device__ T reduce(const Group& group, T value, Operator combine) {
  T result = group.shfl(value, 0);
  for (unsigned int rank = 1; rank < group.num_threads(); ++rank) result = combine(result, group.shfl(value, rank));
  return result;
}

}  // namespace cooperative_groups

#endif
