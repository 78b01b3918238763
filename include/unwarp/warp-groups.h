/* Groups inside a warp: tiles of a power of two, and the lanes that run together. */
#ifndef UNWARP_WARP_GROUPS_H
#define UNWARP_WARP_GROUPS_H

#include "thread-block.h"

namespace cooperative_groups {

namespace unwarp_groups {

__device__ inline unsigned int lane() { return thread_block::thread_rank() & 31; }

#ifdef __UNWARP_ASCEND__
/* What Ascend's groups shuffle. */
template <class T, class... Types> constexpr bool is_one_of = (__is_same(T, Types) || ...);
#define __UNWARP_CHECK_SHUFFLED(T)                                                                 \
  static_assert(is_one_of<T, int32_t, uint32_t, int64_t, uint64_t, float, __half, __half2>,        \
                "groups shuffle int32_t, uint32_t, int64_t, uint64_t, float, half and half2")
#else
#define __UNWARP_CHECK_SHUFFLED(T)
#endif

/* Values of any size go through the shuffles in words; `shuffle` moves one word. */
template <class T, class Shuffle>
__device__ T by_words(const T& value, Shuffle shuffle) {
  __UNWARP_CHECK_SHUFFLED(T);
  constexpr unsigned int words = (sizeof(T) + 3) / 4;
  unsigned int bits[words] = {};
  memcpy(bits, &value, sizeof(T));
  for (unsigned int i = 0; i < words; ++i) bits[i] = shuffle(bits[i]);
  T result;
  memcpy(&result, bits, sizeof(T));
  return result;
}

}  // namespace unwarp_groups

/* Lanes of one warp, named by their mask. The ranks of its members are the places of their bits. */
class thread_group {
 public:
  __device__ thread_group(const thread_block&) : mask_(0) {}
  __device__ void sync() const { mask_ ? __syncwarp(mask_) : __syncthreads(); }
  __device__ unsigned int num_threads() const { return mask_ ? __popc(mask_) : thread_block::num_threads(); }
  __device__ unsigned int size() const { return num_threads(); }
  __device__ unsigned int thread_rank() const { return mask_ ? lane_rank() : thread_block::thread_rank(); }

 protected:
  __device__ explicit thread_group(unsigned int mask) : mask_(mask) {}
  __device__ unsigned int lane_rank() const { return __popc(mask_ & ((1u << unwarp_groups::lane()) - 1)); }
  /* 0 stands for the whole block. */
  unsigned int mask_;

  friend __device__ thread_group tiled_partition(const thread_group& parent, unsigned int size);
  friend __device__ class coalesced_group tiled_partition(const coalesced_group& parent, unsigned int size);
  template <class Group> friend __device__ class coalesced_group binary_partition(const Group& group, bool predicate);
  template <class Group, class Label>
  friend __device__ class coalesced_group labeled_partition(const Group& group, Label label);
};

class coalesced_group : public thread_group {
 public:
  __device__ void sync() const { __syncwarp(mask_); }
  __device__ unsigned int num_threads() const { return __popc(mask_); }
  __device__ unsigned int size() const { return num_threads(); }
  __device__ unsigned int thread_rank() const { return lane_rank(); }
  __device__ unsigned int meta_group_size() const { return groups_; }
  __device__ unsigned int meta_group_rank() const { return number_; }

  template <class T> __device__ T shfl(T value, int rank) const {
    int from = rank < 0 ? 0 : lane_of(rank % num_threads());
    return unwarp_groups::by_words(value, [&](unsigned int word) { return __shfl_sync(mask_, word, from); });
  }
  template <class T> __device__ T shfl_up(T value, unsigned int delta) const {
    unsigned int rank = thread_rank();
    return shfl_from(value, rank >= delta ? rank - delta : rank);
  }
  template <class T> __device__ T shfl_down(T value, unsigned int delta) const {
    unsigned int rank = thread_rank();
    return shfl_from(value, rank + delta < num_threads() ? rank + delta : rank);
  }
  __device__ int any(int predicate) const { return __any_sync(mask_, predicate); }
  __device__ int all(int predicate) const { return __all_sync(mask_, predicate); }
  __device__ unsigned int ballot(int predicate) const { return ranks_of(__ballot_sync(mask_, predicate)); }
  template <class T> __device__ unsigned int match_any(T value) const {
    return ranks_of(__match_any_sync(mask_, value));
  }
  template <class T> __device__ unsigned int match_all(T value, int& predicate) const {
    return ranks_of(__match_all_sync(mask_, value, &predicate));
  }

 private:
  __device__ explicit coalesced_group(unsigned int mask, unsigned int number = 0, unsigned int groups = 1)
      : thread_group(mask), number_(number), groups_(groups) {}
  template <class T> __device__ T shfl_from(T value, unsigned int rank) const {
    int from = lane_of(rank);
    return unwarp_groups::by_words(value, [&](unsigned int word) { return __shfl_sync(mask_, word, from); });
  }
  __device__ int lane_of(unsigned int rank) const {
    unsigned int rest = mask_;
    for (unsigned int i = 0; i < rank; ++i) rest &= rest - 1;
    return __ffs(rest) - 1;
  }
  /* Lanes to the ranks that they have in the group. */
  __device__ unsigned int ranks_of(unsigned int lanes) const {
    unsigned int ranks = 0, rank = 0;
    for (unsigned int rest = mask_; rest != 0; rest &= rest - 1, ++rank) {
      if (lanes & rest & (0u - rest)) ranks |= 1u << rank;
    }
    return ranks;
  }
  /* Which of the groups it is that its parent was split into. */
  unsigned int number_, groups_;

  friend __device__ coalesced_group coalesced_threads();
  friend __device__ coalesced_group tiled_partition(const coalesced_group& parent, unsigned int size);
  template <class Group> friend __device__ coalesced_group binary_partition(const Group& group, bool predicate);
  template <class Group, class Label> friend __device__ coalesced_group labeled_partition(const Group& group, Label label);
};

__device__ inline coalesced_group coalesced_threads() { return coalesced_group(__activemask()); }

template <unsigned int Size, class Parent = void> class thread_block_tile;

/* A tile that has forgotten what it is a part of. */
template <unsigned int Size>
class thread_block_tile<Size, void> : public thread_group {
  static_assert(Size != 0 && (Size & (Size - 1)) == 0, "the size of a tile is a power of two");
  static_assert(Size <= 32, "unwarp does not support tiles of more than 32 threads yet");

 public:
  __device__ static constexpr unsigned int num_threads() { return Size; }
  __device__ static constexpr unsigned int size() { return Size; }
  __device__ static unsigned int thread_rank() { return unwarp_groups::lane() & (Size - 1); }
  __device__ unsigned int meta_group_size() const { return groups_; }
  __device__ unsigned int meta_group_rank() const { return number_; }
  __device__ void sync() const { __syncwarp(mask_); }

  template <class T> __device__ T shfl(T value, int rank) const {
    unsigned int mask = mask_;
    return unwarp_groups::by_words(value, [=](unsigned int word) { return __shfl_sync(mask, word, rank, Size); });
  }
  template <class T> __device__ T shfl_up(T value, unsigned int delta) const {
    unsigned int mask = mask_;
    return unwarp_groups::by_words(value, [=](unsigned int word) { return __shfl_up_sync(mask, word, delta, Size); });
  }
  template <class T> __device__ T shfl_down(T value, unsigned int delta) const {
    unsigned int mask = mask_;
    return unwarp_groups::by_words(value, [=](unsigned int word) { return __shfl_down_sync(mask, word, delta, Size); });
  }
  template <class T> __device__ T shfl_xor(T value, unsigned int lanes) const {
    unsigned int mask = mask_;
    return unwarp_groups::by_words(value, [=](unsigned int word) { return __shfl_xor_sync(mask, word, lanes, Size); });
  }
  __device__ int any(int predicate) const { return __any_sync(mask_, predicate); }
  __device__ int all(int predicate) const { return __all_sync(mask_, predicate); }
  __device__ unsigned int ballot(int predicate) const { return __ballot_sync(mask_, predicate) >> first(); }
  template <class T> __device__ unsigned int match_any(T value) const {
    return __match_any_sync(mask_, value) >> first();
  }
  template <class T> __device__ unsigned int match_all(T value, int& predicate) const {
    return __match_all_sync(mask_, value, &predicate) >> first();
  }

 private:
  __device__ static unsigned int first() { return unwarp_groups::lane() & ~(Size - 1); }
  /* `rank` in a parent of so many threads. */
  __device__ thread_block_tile(unsigned int rank, unsigned int threads)
      : thread_group((0xffffffffu >> (32 - Size)) << first()), number_(rank / Size), groups_((threads + Size - 1) / Size) {}
  unsigned int number_, groups_;
  template <unsigned int Other, class Parent> friend class thread_block_tile;
};

template <unsigned int Size, class Parent>
class thread_block_tile : public thread_block_tile<Size, void> {
  __device__ explicit thread_block_tile(const Parent& parent)
      : thread_block_tile<Size, void>(parent.thread_rank(), parent.num_threads()) {}
  template <unsigned int Other, class Group>
  friend __device__ thread_block_tile<Other, Group> tiled_partition(const Group& group);
};

template <unsigned int Size, class Group>
__device__ thread_block_tile<Size, Group> tiled_partition(const Group& group) {
  return thread_block_tile<Size, Group>(group);
}

namespace unwarp_groups {

/* The members of a group that belong to the same tile of `size` as one of that rank. */
__device__ inline unsigned int tile_of_ranks(unsigned int members, unsigned int rank, unsigned int size) {
  unsigned int first = rank & ~(size - 1), tile = 0, at = 0;
  for (unsigned int rest = members; rest != 0; rest &= rest - 1, ++at) {
    if (at >= first && at < first + size) tile |= rest & (0u - rest);
  }
  return tile;
}

}  // namespace unwarp_groups

/* A size that is known at run time only; it divides the parent's. */
__device__ inline thread_group tiled_partition(const thread_group& parent, unsigned int size) {
  if (parent.mask_) return thread_group(unwarp_groups::tile_of_ranks(parent.mask_, parent.lane_rank(), size));
  return thread_group((0xffffffffu >> (32 - size)) << (unwarp_groups::lane() & ~(size - 1)));
}
__device__ inline coalesced_group tiled_partition(const coalesced_group& parent, unsigned int size) {
  unsigned int rank = parent.thread_rank();
  unsigned int tile = unwarp_groups::tile_of_ranks(parent.mask_, rank, size);
  return coalesced_group(tile, rank / size, (parent.size() + size - 1) / size);
}

template <class Group>
__device__ coalesced_group binary_partition(const Group& group, bool predicate) {
  unsigned int lanes = group.mask_;
  unsigned int same = __ballot_sync(lanes, predicate);
  return coalesced_group(predicate ? same : lanes & ~same, predicate, 2);
}

/* One group for each label, numbered in the order of their first members. */
template <class Group, class Label>
__device__ coalesced_group labeled_partition(const Group& group, Label label) {
  unsigned int lanes = group.mask_, lane = unwarp_groups::lane();
  unsigned int same = __match_any_sync(lanes, label);
  unsigned int leader = same & (0u - same);
  unsigned int leaders = __ballot_sync(lanes, leader == 1u << lane);
  return coalesced_group(same, __popc(leaders & (leader - 1)), __popc(leaders));
}

/* One member calls the function; with `_broadcast` all get its result. */
template <class Group, class Function, class... Arguments>
__device__ void invoke_one(const Group& group, Function&& function, Arguments&&... arguments) {
  if (group.thread_rank() == 0) function(static_cast<Arguments&&>(arguments)...);
}
template <class Group, class Function, class... Arguments>
__device__ auto invoke_one_broadcast(const Group& group, Function&& function, Arguments&&... arguments)
    -> decltype(function(static_cast<Arguments&&>(arguments)...)) {
  decltype(function(static_cast<Arguments&&>(arguments)...)) result{};
  if (group.thread_rank() == 0) result = function(static_cast<Arguments&&>(arguments)...);
  return group.shfl(result, 0);
}

template <class Group> __device__ inline void sync(const Group& group) { group.sync(); }
template <class Group> __device__ inline unsigned int thread_rank(const Group& group) { return group.thread_rank(); }
template <class Group> __device__ inline unsigned int group_size(const Group& group) { return group.size(); }

}  // namespace cooperative_groups

#endif
