// A fault behind a barrier of the grid ends the launch; what comes after a reset is not touched by it.
// expect-stderr: kernel trapsLater stopped
#include <cooperative_groups.h>
#include "check.h"
namespace cg = cooperative_groups;

__global__ void trapsLater(int* out) {
  __shared__ int box[64];
  cg::grid_group grid = cg::this_grid();
  box[threadIdx.x] = threadIdx.x;
  out[grid.thread_rank()] = 1;
  grid.sync();
  if (grid.thread_rank() == 3) __trap();
  grid.sync();
  out[grid.thread_rank()] = box[threadIdx.x ^ 1];
}
__global__ void fine(int* out, int turns) {
  __shared__ int box[64];
  cg::grid_group grid = cg::this_grid();
  box[threadIdx.x] = out[grid.thread_rank()];
  for (int i = 0; i < turns; i++) grid.sync();
  out[grid.thread_rank()] = box[threadIdx.x ^ 1] + 1;
}

int main() {
  int* out = deviceZeros<int>(256);
  void* arguments[] = {&out};
  CHECK_CUDA(cudaLaunchCooperativeKernel((void*)trapsLater, 4, 64, arguments));
  CHECK(cudaDeviceSynchronize() == cudaErrorLaunchFailure);
  CHECK(cudaDeviceReset() == cudaSuccess);
  for (int turns : {1, 2, 5}) {
    out = deviceZeros<int>(256);
    void* more[] = {&out, &turns};
    CHECK_CUDA(cudaLaunchCooperativeKernel((void*)fine, 4, 64, more));
    CHECK_CUDA(cudaLaunchCooperativeKernel((void*)fine, 4, 64, more));
    for (int v : toHost(out, 256)) CHECK(v == 2);
  }
  puts("PASSED");
}
