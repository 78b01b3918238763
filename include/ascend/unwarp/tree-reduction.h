/*
 * Reductions of floating-point numbers over a warp. The documents say that they are made in the order of a tree: the upper
 * half of the warp is combined with the lower, then the upper quarter of that, and so on. Lanes that do not take part are left out.
 */
#ifndef UNWARP_ASCEND_TREE_REDUCTION_H
#define UNWARP_ASCEND_TREE_REDUCTION_H

namespace __unwarp_cuda {

/* Every lane computes the whole tree, from all lanes' values: slow, and the same everywhere. */
template <class T, class Combine>
static __inline__ __attribute__((device, unused)) T __unwarp_tree(T value, Combine combine) {
  unsigned int present = __activemask();
  T values[32];
  for (int lane = 0; lane < 32; lane++) {
    if (present >> lane & 1) values[lane] = __unwarp_shuffle(present, value, lane);
    else values[lane] = value;
  }
  for (int distance = 16; distance != 0; distance >>= 1) {
    for (int lane = 0; lane < distance; lane++) {
      bool hasLower = present >> lane & 1, hasUpper = present >> (lane + distance) & 1;
      if (hasLower && hasUpper) values[lane] = combine(values[lane], values[lane + distance]);
      else if (hasUpper) values[lane] = values[lane + distance];
      present |= (unsigned int)hasUpper << lane;
    }
  }
  return values[0];
}

}  // namespace __unwarp_cuda

#define __UNWARP_ASCEND_TREE(name, type, combined)                                                 \
  static __inline__ __attribute__((device, unused)) type name(type value) {                        \
    return __unwarp_cuda::__unwarp_tree(                                                           \
        value, [] __attribute__((device)) (type a, type b) -> type { return combined; });          \
  }

#endif
