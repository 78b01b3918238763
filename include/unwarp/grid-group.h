/* The grid as a cooperative group. */
#ifndef UNWARP_GRID_GROUP_H
#define UNWARP_GRID_GROUP_H

#include "../cuda_runtime.h"

/* Never defined: the compiler knows them. Blocks can wait for each other in a cooperative launch only. */
extern "C" __device__ int __unwarp_grid_is_cooperative();
extern "C" __device__ void __unwarp_grid_sync();
extern "C" __device__ __attribute__((noreturn)) void __unwarp_grid_not_cooperative();

namespace cooperative_groups {

class grid_group {
 public:
  struct arrival_token {};

  __device__ static void sync() {
    if (!is_valid()) __unwarp_grid_not_cooperative();
    __unwarp_grid_sync();
  }
  /* Who arrives may go on, so all can meet where they wait. */
  __device__ static arrival_token barrier_arrive() { return arrival_token(); }
  __device__ static void barrier_wait(arrival_token&&) { sync(); }

  __device__ static bool is_valid() { return __unwarp_grid_is_cooperative() != 0; }
  __device__ static unsigned long long block_rank() {
    return blockIdx.x + (unsigned long long)gridDim.x * (blockIdx.y + (unsigned long long)gridDim.y * blockIdx.z);
  }
  __device__ static unsigned long long num_blocks() { return (unsigned long long)gridDim.x * gridDim.y * gridDim.z; }
  __device__ static unsigned long long thread_rank() {
    unsigned int inBlock = threadIdx.x + blockDim.x * (threadIdx.y + blockDim.y * threadIdx.z);
    return block_rank() * (blockDim.x * blockDim.y * blockDim.z) + inBlock;
  }
  __device__ static unsigned long long num_threads() {
    return num_blocks() * (blockDim.x * blockDim.y * blockDim.z);
  }
  __device__ static unsigned long long size() { return num_threads(); }
  __device__ static dim3 group_dim() { return dim3(gridDim.x, gridDim.y, gridDim.z); }
  __device__ static dim3 dim_blocks() { return group_dim(); }
  __device__ static dim3 block_index() { return dim3(blockIdx.x, blockIdx.y, blockIdx.z); }
};

__device__ inline grid_group this_grid() { return grid_group(); }

}  // namespace cooperative_groups

#endif
