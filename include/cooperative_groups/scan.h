/* Prefix sums over the lanes of a group. */
#ifndef UNWARP_COOPERATIVE_GROUPS_SCAN_H
#define UNWARP_COOPERATIVE_GROUPS_SCAN_H

#include "../cooperative_groups.h"
#include "../unwarp/group-operators.h"

namespace cooperative_groups {

template <class Group, class T, class Operator>
__device__ T inclusive_scan(const Group& group, T value, Operator combine) {
  unsigned int rank = group.thread_rank();
  for (unsigned int step = 1; step < group.num_threads(); step *= 2) {
    T left = group.shfl_up(value, step);
    if (rank >= step) value = combine(left, value);
  }
  return value;
}
template <class Group, class T>
__device__ T inclusive_scan(const Group& group, T value) {
  return inclusive_scan(group, value, plus<T>());
}

/* The first member gets the zero of its type. */
template <class Group, class T, class Operator>
__device__ T exclusive_scan(const Group& group, T value, Operator combine) {
  T before = group.shfl_up(inclusive_scan(group, value, combine), 1);
  return group.thread_rank() == 0 ? T() : before;
}
template <class Group, class T>
__device__ T exclusive_scan(const Group& group, T value) {
  return exclusive_scan(group, value, plus<T>());
}

}  // namespace cooperative_groups

#endif
