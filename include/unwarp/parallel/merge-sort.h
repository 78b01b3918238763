/* Stable sorting of indices: each part by itself, then merges whose outputs are cut into parts, too. */
#ifndef UNWARP_PARALLEL_MERGE_SORT_H
#define UNWARP_PARALLEL_MERGE_SORT_H

#include "kernels.h"

namespace unwarp_parallel {

using index_type = unsigned int;

/* `less(a, b)` compares the elements that two indices stand for. */
template <class Less>
__host__ __device__ void merge_runs(const index_type* a, size_t countA, const index_type* b, size_t countB, index_type* out,
                                    size_t count, Less& less) {
  size_t i = 0, j = 0;
  for (size_t k = 0; k < count; ++k) out[k] = j >= countB || (i < countA && !less(b[j], a[i])) ? a[i++] : b[j++];
}

/* Sorts indices[0 .. count) with `spare` of the same size; true if the result is in `spare`. */
template <class Less>
__host__ __device__ bool sort_run(index_type* indices, index_type* spare, size_t count, Less& less) {
  constexpr size_t shortest = 16;
  for (size_t begin = 0; begin < count; begin += shortest) {
    size_t end = begin + shortest < count ? begin + shortest : count;
    for (size_t i = begin + 1; i < end; ++i) {
      index_type moved = indices[i];
      size_t j = i;
      for (; j > begin && less(moved, indices[j - 1]); --j) indices[j] = indices[j - 1];
      indices[j] = moved;
    }
  }
  bool swapped = false;
  for (size_t width = shortest; width < count; width *= 2, swapped = !swapped) {
    index_type *from = swapped ? spare : indices, *to = swapped ? indices : spare;
    for (size_t begin = 0; begin < count; begin += 2 * width) {
      size_t middle = begin + width < count ? begin + width : count, end = begin + 2 * width < count ? begin + 2 * width : count;
      merge_runs(from + begin, middle - begin, from + middle, end - middle, to + begin, end - begin, less);
    }
  }
  return swapped;
}

/* How many of the first `rank` elements of the merge of a and b come from a. */
template <class Less>
__host__ __device__ size_t split_merge(const index_type* a, size_t countA, const index_type* b, size_t countB, size_t rank, Less& less) {
  size_t low = rank > countB ? rank - countB : 0, high = rank < countA ? rank : countA;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (less(b[rank - middle - 1], a[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}

/* Fills indices[0 .. count) with the order of the elements; device memory, as `spare` of the same size. Returns the one that has it. */
template <class Less>
__host__ index_type* sort_indices(cudaStream_t stream, index_type* indices, index_type* spare, size_t count, Less less) {
  parts cut(count);
  launch_parts(stream, cut.number, [=] __host__ __device__(size_t part) mutable {
    size_t begin = cut.begin(part), length = cut.end(part) - begin;
    for (size_t i = 0; i < length; ++i) indices[begin + i] = (index_type)(begin + i);
    if (sort_run(indices + begin, spare + begin, length, less))
      for (size_t i = 0; i < length; ++i) indices[begin + i] = spare[begin + i];
  });
  for (size_t width = cut.size; width < count; width *= 2) {
    launch_parts(stream, cut.number, [=] __host__ __device__(size_t part) mutable {
      size_t pair = cut.begin(part) / (2 * width) * (2 * width);
      size_t middle = pair + width < count ? pair + width : count, end = pair + 2 * width < count ? pair + 2 * width : count;
      const index_type *a = indices + pair, *b = indices + middle;
      size_t countA = middle - pair, countB = end - middle, rank = cut.begin(part) - pair, length = cut.end(part) - cut.begin(part);
      size_t i = split_merge(a, countA, b, countB, rank, less), j = rank - i;
      merge_runs(a + i, countA - i, b + j, countB - j, spare + pair + rank, length, less);
    });
    index_type* swapped = indices;
    indices = spare;
    spare = swapped;
  }
  return indices;
}

}  // namespace unwarp_parallel

#endif
