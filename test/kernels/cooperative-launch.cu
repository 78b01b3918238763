// Cooperative launches: what the device says of them, how many blocks they may have, and grid.sync() where there is none.
// expect-stderr: grid.sync() in a kernel that was not launched with cudaLaunchCooperativeKernel
#include <cooperative_groups.h>
#include "check.h"
namespace cg = cooperative_groups;

__global__ void describe(unsigned long long* out) {
  cg::grid_group grid = cg::this_grid();
  bool agree = grid.size() == grid.num_threads() && cg::group_size(grid) == grid.size();
  agree = agree && grid.num_blocks() == grid.dim_blocks().x * grid.dim_blocks().y * grid.dim_blocks().z;
  agree = agree && grid.block_index().x == blockIdx.x && grid.group_dim().y == gridDim.y;
  cg::sync(grid);
  out[grid.thread_rank()] = grid.block_rank() * 1000 + grid.size() + (grid.is_valid() ? 1000000 : 0) + (agree ? 2000000 : 0);
}
__global__ void onlyAsks(int* out) {
  if (threadIdx.x == 0) out[blockIdx.x] = cg::this_grid().is_valid() ? 1 : 2;
}
__global__ void useShared(int* out) {
  extern __shared__ int box[];
  box[threadIdx.x] = 1;
  cg::this_grid().sync();
  atomicAdd(out, box[threadIdx.x]);
}

int main() {
  int device, supported = 0;
  cudaDeviceProp properties;
  CHECK_CUDA(cudaGetDevice(&device));
  CHECK_CUDA(cudaDeviceGetAttribute(&supported, cudaDevAttrCooperativeLaunch, device));
  CHECK_CUDA(cudaGetDeviceProperties(&properties, device));
  CHECK(supported == 1 && properties.cooperativeLaunch == 1);

  unsigned long long* ranks = deviceZeros<unsigned long long>(240);
  void* arguments[] = {&ranks};
  CHECK_CUDA(cudaLaunchCooperativeKernel((void*)describe, dim3(2, 3, 2), dim3(5, 2, 2), arguments));
  auto seen = toHost(ranks, 240);
  for (int i = 0; i < 240; i++) CHECK(seen[i] == i / 20 * 1000 + 240 + 3000000);

  // The same through a launch configuration.
  int* valid = deviceZeros<int>(4);
  cudaLaunchConfig_t config = {};
  cudaLaunchAttribute attribute = {};
  attribute.id = cudaLaunchAttributeCooperative;
  attribute.val.cooperative = 1;
  config.gridDim = 4;
  config.blockDim = 32;
  config.attrs = &attribute;
  config.numAttrs = 1;
  CHECK_CUDA(cudaLaunchKernelEx(&config, onlyAsks, valid));
  for (int v : toHost(valid, 4)) CHECK(v == 1);
  attribute.val.cooperative = 0;
  CHECK_CUDA(cudaLaunchKernelEx(&config, onlyAsks, valid));
  for (int v : toHost(valid, 4)) CHECK(v == 2);
  onlyAsks<<<4, 32>>>(valid);
  for (int v : toHost(valid, 4)) CHECK(v == 2);

  // As many blocks as fit on the device, and not one more.
  int* sum = deviceZeros<int>(1);
  void* sumArguments[] = {&sum};
  int expected = 0;
  for (int threads : {32, 100, 256, 1024}) {
    int shared = threads * 4 * (threads == 100 ? 64 : 1), perMultiprocessor = 0;
    CHECK_CUDA(cudaOccupancyMaxActiveBlocksPerMultiprocessor(&perMultiprocessor, useShared, threads, shared));
    int most = perMultiprocessor * properties.multiProcessorCount;
    CHECK_CUDA(cudaLaunchCooperativeKernel((void*)useShared, most, threads, sumArguments, shared));
    expected += most * threads;
    CHECK(toHost(sum, 1)[0] == expected);
    CHECK(cudaLaunchCooperativeKernel((void*)useShared, most + 1, threads, sumArguments, shared) == cudaErrorCooperativeLaunchTooLarge);
    CHECK(cudaGetLastError() == cudaErrorCooperativeLaunchTooLarge);
    CHECK(toHost(sum, 1)[0] == expected);
  }
  CHECK(cudaLaunchCooperativeKernel((void*)useShared, 0, 32, sumArguments) == cudaErrorInvalidConfiguration);
  CHECK(cudaLaunchCooperativeKernel((void*)puts, 1, 32, sumArguments) == cudaErrorInvalidDeviceFunction);
  CHECK(cudaGetLastError() == cudaErrorInvalidDeviceFunction);

  // A barrier of the grid in a launch without <<<>>>'s blocks at once is an error, and the next launch starts clean.
  useShared<<<2, 32, 128>>>(sum);
  CHECK(cudaDeviceSynchronize() == cudaErrorLaunchFailure);
  CHECK(cudaDeviceReset() == cudaSuccess);

  sum = deviceZeros<int>(1);
  CHECK_CUDA(cudaLaunchCooperativeKernel((void*)useShared, 2, 32, sumArguments, 128));
  CHECK(toHost(sum, 1)[0] == 64);
  puts("PASSED");
}
