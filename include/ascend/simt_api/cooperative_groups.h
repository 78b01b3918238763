/*
 * Cooperative groups: the block, tiles of a warp, and the lanes that run together. There is no grid group, no labeled
 * partition, no match, and nothing asynchronous.
 */
#ifndef UNWARP_ASCEND_COOPERATIVE_GROUPS_H
#define UNWARP_ASCEND_COOPERATIVE_GROUPS_H

namespace cooperative_groups {
using __unwarp_cuda::cooperative_groups::binary_partition;
using __unwarp_cuda::cooperative_groups::coalesced_group;
using __unwarp_cuda::cooperative_groups::coalesced_threads;
using __unwarp_cuda::cooperative_groups::this_thread_block;
using __unwarp_cuda::cooperative_groups::thread_block;
using __unwarp_cuda::cooperative_groups::thread_block_tile;
using __unwarp_cuda::cooperative_groups::thread_group;
using __unwarp_cuda::cooperative_groups::tiled_partition;
}  // namespace cooperative_groups

#endif
